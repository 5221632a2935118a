"""The progress bar: a few spans in HTML, a share in words elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.nodes import progress_bar
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class Bar(NamedTuple):
    """The parts of a bar, (outcome, number) in order, and the same in words."""

    parts: tuple[tuple[str, int], ...]
    text: str


_PARTS: Final = (
    (Outcome.PASS.value, N_("{number} passed")),
    (Outcome.INFO.value, N_("{number} for information")),
    (Outcome.OPEN.value, N_("{number} open")),
    (Outcome.FAIL.value, N_("{number} failed")),
)
"""The parts of a bar in order, and what is said of each."""


def make_bar(outcomes: Sequence[tuple[str, int]]) -> Bar:
    """Return the bar of *outcomes*; passed first, then informational, open, failed.

    Each part that there is has its figure in words, so that they add up to all items.
    """
    numbers = dict(outcomes)
    parts = tuple((name, numbers.get(name, 0)) for name, _words in _PARTS)
    said = [
        _(words).format(number=number)
        for (_name, number), (_same, words) in zip(parts, _PARTS, strict=True)
        if number
    ]
    return Bar(parts, ", ".join(said) or _("no items"))


def bar_node(bar: Bar) -> progress_bar:
    """Return *bar* as a node."""
    return progress_bar("", bar.text, parts=bar.parts)


def bar_html(bar: Bar, encode: Callable[[str], str]) -> str:
    """Return the bar, then its words: both are read, so the bar itself is hidden from readers.

    The width of a part is a percentage in two classes, for its tens and ones: a strict Content
    Security Policy allows no ``style``.
    """
    total = sum(number for _, number in bar.parts)
    spans = "".join(
        f'<span class="readiness-{outcome} {_width(number, total)}"></span>'
        for outcome, number in bar.parts
        if number
    )
    return (
        f'<span class="readiness-bar" aria-hidden="true">{spans}</span>'
        f'<span class="readiness-bar-text">{encode(bar.text)}</span>'
    )


def _width(number: int, total: int) -> str:
    tens, ones = divmod(max(1, round(100 * number / total)), 10)
    return f"readiness-tens-{tens} readiness-ones-{ones}"


def visit_bar_html(self: HTML5Translator, node: progress_bar) -> None:
    """Write the bar and its words."""
    self.body.append(bar_html(Bar(node["parts"], node.astext()), self.encode))
    raise nodes.SkipNode
