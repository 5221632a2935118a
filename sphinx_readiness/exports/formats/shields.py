"""The verdict as a badge: data for an endpoint of shields.io, or a picture.

By "Endpoint Badge" in the documentation of shields.io (``schemaVersion`` 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sphinx_readiness.exports.formats.xml_text import content, tag
from sphinx_readiness.exports.json_lines import json_pieces
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.exports.text_columns import text_width
from sphinx_readiness.text.phrases import N_, Translate

_COLOURS: Final = {"brightgreen": "#2c7a1f", "yellow": "#8a6100", "red": "#c2261d"}
"""The names of shields.io, and what white text can be read on (contrast 4.5 : 1 and more)."""

_LEFT: Final = "#444"


class _Badge(NamedTuple):
    label: str
    message: str
    colour: str


def pieces(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield the JSON that shields.io makes a badge of."""
    badge = _badge(report, translate)
    return json_pieces(
        {
            "schemaVersion": 1,
            "label": badge.label,
            "message": badge.message,
            "color": badge.colour,
            "isError": report.failed,
        }
    )


def svg_pieces(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield the badge as a picture that asks nobody for anything: one file, no script, no font."""
    badge = _badge(report, translate)
    left, right = (text_width(each) * 7 + 12 for each in (badge.label, badge.message))
    said = f"{badge.label}: {badge.message}"
    size = {"width": left + right, "height": 20}
    yield f"<{tag('svg', xmlns='http://www.w3.org/2000/svg', **size, role='img')}"
    yield f"{tag('', **{'aria-label': said})}>\n"
    yield f" <title>{content(said)}</title>\n"
    yield f" <{tag('rect', width=left, height=20, fill=_LEFT)}/>\n"
    yield f" <{tag('rect', x=left, width=right, height=20, fill=_COLOURS[badge.colour])}/>\n"
    yield ' <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" '
    yield 'font-size="11">\n'
    yield f"  <{tag('text', x=left // 2, y=14)}>{content(badge.label)}</text>\n"
    yield f"  <{tag('text', x=left + right // 2, y=14)}>{content(badge.message)}</text>\n"
    yield " </g>\n</svg>\n"


def _badge(report: ReportFields, translate: Translate) -> _Badge:
    label = translate(N_("readiness"))
    blockers = len(report.blockers)
    if report.failed:
        if blockers:
            said = translate(N_("failed, blockers: {blockers}")).format(blockers=blockers)
        else:
            said = translate(N_("failed"))
        return _Badge(label, said, "red")
    if not any(result.checklists for result in report.results):
        return _Badge(label, translate(N_("nothing checked")), "yellow")
    if blockers or report.known:
        said = translate(N_("passed, known: {known}")).format(known=len(report.known))
        if blockers:
            said = translate(N_("passed, blockers: {blockers}")).format(blockers=blockers)
        return _Badge(label, said, "yellow")
    return _Badge(label, translate(N_("passed")), "brightgreen")
