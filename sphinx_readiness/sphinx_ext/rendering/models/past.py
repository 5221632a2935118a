"""What views show of earlier days; imported where there are reports of them."""

from __future__ import annotations

from collections.abc import Callable

from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.comparing.history import RecordDay, Since, counted_day, open_since
from sphinx_readiness.model.items import Item
from sphinx_readiness.sphinx_ext.build.state import BuildState


def since_of(state: BuildState, record: str) -> Callable[[Item], Since | None]:
    """Return what says since when an open item of *record* is open.

    Of a record without earlier reports, and of items without an id of their own, nothing is known.
    """
    days = state.history.get(record, ())

    def since(item: Item) -> Since | None:
        if not days or not item.explicit_id:
            return None
        return open_since(days, (item.checklist, item.id), state.today)

    return since


def trend(state: BuildState, result: RecordResult) -> tuple[RecordDay, ...]:
    """Return how the record of *result* stood on each day that is known, up to today.

    Nothing where no earlier day is. Which rows were open is left out.
    """
    past = state.history.get(result.record.id, ())
    if not past:
        return ()
    return (
        *(each._replace(held=frozenset()) for each in past), counted_day(result, state.today)
    )  # fmt: skip
