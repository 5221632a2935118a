"""The progress bar: a few spans in HTML, a share in words elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sphinx_readiness.core.status import Outcome
from sphinx_readiness.sphinx_ext.i18n import _
from sphinx_readiness.sphinx_ext.nodes import progress_bar

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def bar(outcomes: Sequence[tuple[str, int]], total: int) -> progress_bar:
    """Return the bar of *outcomes*; passed first, then informational, open, failed."""
    numbers = dict(outcomes)
    order = (Outcome.PASS, Outcome.INFO, Outcome.OPEN, Outcome.FAIL)
    parts = tuple((each.value, numbers.get(each.value, 0)) for each in order)
    needed = total - numbers.get(Outcome.INFO.value, 0)
    passed = numbers.get(Outcome.PASS.value, 0)
    text = _("{passed} of {needed} passed").format(passed=passed, needed=needed)
    return progress_bar("", text, parts=parts)


def visit_bar_html(self: HTML5Translator, node: progress_bar) -> None:
    """Write the bar, then its words: both are read, so the bar itself is hidden from readers."""
    spans = "".join(
        f'<span class="readiness-{outcome}" style="flex-grow:{number}"></span>'
        for outcome, number in node["parts"]
        if number
    )
    self.body.append(
        f'<span class="readiness-bar" aria-hidden="true">{spans}</span>'
        '<span class="readiness-bar-text">'
    )


def depart_bar_html(self: HTML5Translator, node: progress_bar) -> None:
    """Close the words."""
    del node
    self.body.append("</span>")
