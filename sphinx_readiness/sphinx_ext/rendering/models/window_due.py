"""When windows after deployment are due, as their pages show it."""

from __future__ import annotations

from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.golive.windows import ends
from sphinx_readiness.model.record import Record, Window
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.vocabulary.record_states import final_words
from sphinx_readiness.vocabulary.statuses import Outcome


def days_left(state: BuildState, record: Record, window: Window) -> int | None:
    """Return in how many days *window* ends; None where it does not run, or has no open row."""
    counts = checklist_result(window.checklist, state.vocabulary).counts
    if not counts.outcome(Outcome.OPEN):
        return None
    for each, end in ends(record, final_words(state.final_states)):
        if each is window:
            return (end - state.today).days
    return None


def windows_of(state: BuildState) -> dict[str, list[int | None]]:
    """Return the days that are left of the windows on each page, in order, where any runs."""
    found: dict[str, list[int | None]] = {}
    for result in state.results:
        for window in result.record.windows:
            left = days_left(state, result.record, window)
            if left is not None:
                found.setdefault(window.checklist.docname, []).append(left)
    return found
