"""The dates of a record: what is due on which day, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.model.waivers import BoundWaiver, WaiverState
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR

if TYPE_CHECKING:
    from sphinx_readiness.model.record import Record
    from sphinx_readiness.sphinx_ext.build.state import BuildState
    from sphinx_readiness.workspace.item_links import Href

LATE = "fail"
"""The outcome of what is overdue; what is still to come is for information."""

COMING = "info"


class Due(NamedTuple):
    """One date of a record."""

    kind: str
    """``review``, ``release``, ``go-live``, ``condition``, ``window`` or ``waiver``."""
    what: str
    """What it is called, where the kind alone does not tell."""
    day: str
    days: int
    """How many days are left; negative where it is past."""
    outcome: str
    href: Href | None


def due_dates(state: BuildState, record: Record) -> tuple[Due, ...]:
    """Return the dates of *record* in their order: the rules look at it as it was written."""
    record = next((each for each in state.found.records if each.id == record.id), record)
    return tuple(sorted(_dates(state, record), key=lambda each: (each.day, each.kind, each.what)))


def _dates(state: BuildState, record: Record) -> Iterator[Due]:
    if record.next_review.value is not None:
        yield _due(state, "review", "", record.next_review.value, late=True)
    if record.release_date.value is not None:
        yield _due(state, "release", "", record.release_date.value, late=False)
    for decision in record.decisions:
        target = decision.target.value
        if target is not None and target != record.release_date.value:
            yield _due(state, "go-live", "", target, late=False)
        for each in decision.conditions:
            if each.due.value is not None:
                yield _due(state, "condition", each.text, each.due.value, late=not each.met)
    if record.windows:
        yield from _windows(state, record)
    for bound in state.project.waivers:
        if _is_dated(bound, record):
            yield _of_waiver(state, bound)


def _due(
    state: BuildState, kind: str, what: str, day: date, *, late: bool, href: Href | None = None
) -> Due:
    """Return what is due on *day*; it is overdue behind that day where it can be *late*."""
    left = (day - state.today).days
    return Due(kind, what, day.isoformat(), left, LATE if late and left < 0 else COMING, href)


def _windows(state: BuildState, record: Record) -> Iterator[Due]:
    from sphinx_readiness.golive.windows import ends
    from sphinx_readiness.rules.gate.overdue_window import open_rows
    from sphinx_readiness.vocabulary.record_states import final_words

    for window, due in ends(record, final_words(state.final_states)):
        late = bool(open_rows(window, state.vocabulary))
        place = (window.checklist.docname, window.checklist.on_page)
        shown = state.checklists.get(place)
        title = shown.checklist.title if shown is not None else window.checklist.title
        href = (place[0], CHECKLIST_ANCHOR + place[1]) if shown is not None else None
        shown_due = _due(state, "window", title, due.day, late=late, href=href)
        if late and due.timed and due.is_over(state.now):
            shown_due = shown_due._replace(outcome=LATE)
        yield shown_due


def _is_dated(bound: BoundWaiver, record: Record) -> bool:
    """Say whether a waiver belongs to *record*, and its last day matters to a reader."""
    if bound.waiver.home not in ("", record.id):
        return False
    if bound.state is WaiverState.EXPIRED:
        return bool(bound.open)
    return bound.state is WaiverState.IN_FORCE


def _of_waiver(state: BuildState, bound: BoundWaiver) -> Due:
    waiver = bound.waiver
    what = ", ".join(waiver.targets)
    return _due(state, "waiver", what, waiver.last, late=True)
