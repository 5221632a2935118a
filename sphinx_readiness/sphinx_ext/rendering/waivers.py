"""Waivers and calendars as tables, the same for every writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.model.waivers import WaiverState
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import note, simple_table
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.rendering.models.waiver_views import CalendarLine, WaiverLine
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer

_STATES: Final = {
    WaiverState.IN_FORCE.value: (N_("In force"), Outcome.INFO),
    WaiverState.NOT_YET.value: (N_("Not yet in force"), Outcome.OPEN),
    WaiverState.TOO_LONG.value: (N_("Too long: counts for nothing"), Outcome.FAIL),
    WaiverState.EXPIRED.value: (N_("Expired"), Outcome.FAIL),
    WaiverState.VOID.value: (N_("Incomplete: counts for nothing"), Outcome.FAIL),
}
"""What is said of each state, and the outcome that it looks like."""

_CLASS: Final = "readiness-waivers"

_CALENDAR: Final = "readiness-calendar"


def waiver_table(renderer: Renderer, lines: Sequence[WaiverLine]) -> list[nodes.Node]:
    """Return a table of waivers, whether they count or not."""
    if not lines:
        return [note(_("There is no waiver here."))]
    headers = (
        _("Waived"), _("State"), _("Until"), _("Approved by"), _("Reason"), _("Ticket")
    )  # fmt: skip
    rows = [
        [
            _targets(renderer, line),
            renderer.badge(Badge("", _(_STATES[line.state][0]), _STATES[line.state][1].value)),
            nodes.Text(_days(line, renderer.state.day)),
            nodes.Text(line.approver or "-"),
            nodes.Text(line.reason or "-"),
            nodes.Text(line.ticket or "-"),
        ]
        for line in lines
    ]
    html = renderer.builder.format == "html"
    return [simple_table(headers, rows, _CLASS, html=html, name=_("Waivers"))]


def _days(line: WaiverLine, day: Callable[[str], str]) -> str:
    until = day(line.until) or "-"
    return _("{start} to {end}").format(start=day(line.start), end=until) if line.start else until


def _targets(renderer: Renderer, line: WaiverLine) -> nodes.inline:
    made = nodes.inline()
    if line.rule:
        made += nodes.Text(f"{line.rule}: ")
    for number, (target, href) in enumerate(line.targets):
        made += nodes.Text(", " if number else "")
        text = nodes.Text(target)
        made += renderer.link(href, text) if href is not None else text
    if not line.targets:
        made += nodes.Text("-")
    return made


def calendar_table(
    renderer: Renderer, lines: Sequence[CalendarLine], days: int
) -> list[nodes.Node]:
    """Return a table of what turns red, or a remark that nothing does."""
    if not lines:
        return [note(_("Nothing turns red within {days} days.").format(days=days))]
    headers = (_("Red from"), _("Rule"), _("What"), _("Where"))
    rows = []
    for line in lines:
        event = line.event
        where: nodes.Node = nodes.Text(f"{event.location.path}:{event.location.line}")
        rows.append(
            [
                renderer.day(event.day.isoformat()),
                nodes.Text(event.code),
                nodes.Text(event.text(_)),
                renderer.link(line.href, where) if line.href is not None else where,
            ]
        )
    html = renderer.builder.format == "html"
    return [simple_table(headers, rows, _CALENDAR, html=html, name=_("Dates"))]
