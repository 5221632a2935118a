"""Windows after deployment: from which day they run, and when each is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sphinx_readiness.model.record import Answer, Record, Window
from sphinx_readiness.text.dates import last_day
from sphinx_readiness.vocabulary.record_states import says_final


def ends(record: Record, finals: frozenset[tuple[str, ...]]) -> Iterator[tuple[Window, date]]:
    """Yield the windows of *record* and their last days, if it is deployed or released.

    *finals* are the words of the option ``final_states``.
    """
    start = start_of(record, finals) if record.windows else None
    for window in record.windows if start is not None else ():
        end = last_day(start, window.span) if start is not None and window.span else None
        if end is not None:
            yield window, end


def start_of(record: Record, finals: frozenset[tuple[str, ...]]) -> date | None:
    """Return the day from which the windows of *record* run; None where none of them does yet.

    That is the day on which it was deployed. Where nobody says so, it is the day of the release, or
    else the target of the decision, if the record is released: by its decision, or by its state.
    """
    if record.deployed.value is not None:
        return record.deployed.value
    if any(each.answer is not Answer.YES for each in record.decisions):
        return None
    if not record.decisions and not says_final(record.state, finals):
        return None
    targets = (each.target.value for each in record.decisions)
    return record.release_date.value or next(filter(None, targets), None)
