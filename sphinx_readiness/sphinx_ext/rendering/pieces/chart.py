"""A chart of checklists, drawn when the page is built: a bar for each, with its words above it.

The words say all that the bars show, so the bars are hidden from those who do not see them. The
table that follows says the same, so builders without such pictures leave the chart out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.text.folding import shorten

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_readiness.sphinx_ext.rendering.pieces.bar import Bar

_WIDTH: Final = 480
"""Units of the drawing; a page shows it as wide as its column, up to a bound in the style sheet."""

_BAR: Final = 12

_LONGEST: Final = 60
"""Characters of a title that fit above its bar."""


def chart(builder: Builder, lines: Sequence[tuple[str, Bar]], name: str) -> list[nodes.Node]:
    """Return the chart of *lines*, titles and bars; nothing where *builder* cannot show it.

    A book would have to declare each page with a drawing, which Sphinx does not.
    """
    if builder.format != "html" or getattr(builder, "embedded", False) or not lines:
        return []
    return [nodes.raw("", chart_svg(lines, name, _escape), format="html")]


def _escape(text: str) -> str:
    from html import escape

    return escape(text)


def chart_svg(
    lines: Sequence[tuple[str, Bar]], name: str, encode: Callable[[str], str] = _escape
) -> str:
    """Return the drawings, each below its words, which say all of it."""
    drawn = "".join(_line(title, bar, encode) for title, bar in lines)
    return f'<div class="readiness-chart" role="group" aria-label="{encode(name)}">{drawn}</div>\n'


def _line(title: str, bar: Bar, encode: Callable[[str], str]) -> str:
    total = sum(number for _name, number in bar.parts)
    parts, left = [], 0.0
    for outcome, number in bar.parts:
        width = _WIDTH * number / total if number else 0.0
        if width:
            parts.append(
                f'<rect class="readiness-{outcome}" x="{left:.1f}" y="0"'
                f' width="{width:.1f}" height="{_BAR}"/>'
            )
        left += width
    # Each in the direction of its own words.
    shown = f"<bdi>{encode(shorten(title, _LONGEST))}</bdi>: {encode(bar.text)}"
    return (
        f'<p>{shown}</p><svg aria-hidden="true" viewBox="0 0 {_WIDTH} {_BAR}"'
        f' preserveAspectRatio="none">{"".join(parts)}</svg>'
    )
