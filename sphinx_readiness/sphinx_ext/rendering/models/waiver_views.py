"""What a ``waiver`` shows of itself, and a calendar of what turns red: plain values."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM
from sphinx_readiness.model.forecast import DEFAULT_DAYS, Event, parse_days
from sphinx_readiness.model.waivers import BoundWaiver
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.rendering.models.aggregates import ViewOptions
from sphinx_readiness.workspace.item_links import Href
from sphinx_readiness.workspace.targets import target_of


class WaiverLine(NamedTuple):
    """One waiver, as its page shows it."""

    targets: tuple[tuple[str, Href | None], ...]
    """What it names, each with the place of it."""
    rule: str
    state: str
    start: str
    until: str
    approver: str
    reason: str
    ticket: str


class CalendarLine(NamedTuple):
    """What turns red on a day."""

    event: Event
    href: Href | None


def waivers(state: BuildState, options: ViewOptions) -> tuple[WaiverLine, ...]:
    """Return the waivers that one directive has written."""
    return tuple(
        _line(state, bound, options)
        for bound in state.project.waivers
        if f"{bound.waiver.block.path}:{bound.waiver.block.line}" == options["place"]
    )


def _line(state: BuildState, bound: BoundWaiver, options: ViewOptions) -> WaiverLine:
    waiver = bound.waiver
    return WaiverLine(
        tuple((target, _href(state, target, options)) for target in waiver.targets),
        waiver.rule,
        bound.state.value,
        waiver.start.text,
        waiver.end.text,
        waiver.approver,
        waiver.reason,
        waiver.ticket,
    )


def _href(state: BuildState, target: str, options: ViewOptions) -> Href | None:
    found = target_of(state.find(target, options, ITEM, CHECKLIST))
    return (found.docname, found.anchor) if found is not None else None


def calendar(state: BuildState, options: ViewOptions) -> tuple[CalendarLine, ...]:
    """Return what turns red within the days of the option, of one record or of all."""
    record = options.get("record", "")
    return tuple(
        CalendarLine(event, _href(state, event.items[0], options) if event.items else None)
        for event in state.forecast(days_of(options))
        if not record or event.record in ("", record)
    )


def days_of(options: ViewOptions) -> int:
    """Return how many days a calendar looks ahead."""
    return parse_days(options.get("days", "")) or DEFAULT_DAYS
