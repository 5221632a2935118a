"""The progress bar: a few spans in HTML, a share in words elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.nodes import progress_bar
from sphinx_readiness.vocabulary.statuses import Outcome

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class Bar(NamedTuple):
    """The parts of a bar, (outcome, number) in order, and the same in words."""

    parts: tuple[tuple[str, int], ...]
    text: str


def make_bar(outcomes: Sequence[tuple[str, int]], total: int) -> Bar:
    """Return the bar of *outcomes*; passed first, then informational, open, failed."""
    numbers = dict(outcomes)
    order = (Outcome.PASS, Outcome.INFO, Outcome.OPEN, Outcome.FAIL)
    needed = total - numbers.get(Outcome.INFO.value, 0)
    passed = numbers.get(Outcome.PASS.value, 0)
    text = _("{passed} of {needed} passed").format(passed=passed, needed=needed)
    return Bar(tuple((each.value, numbers.get(each.value, 0)) for each in order), text)


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
