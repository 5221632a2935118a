"""What ``readiness-blockers`` shows: why not, and what else is open."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.model.items import Item
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.models.aggregates import (
    Group,
    GroupsModel,
    ItemRow,
    ViewOptions,
    checklist_titles,
    item_row,
)
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR
from sphinx_readiness.vocabulary.statuses import Outcome

_HELD: Final = (Outcome.OPEN, Outcome.FAIL)

_MOST_OPEN: Final = 100
"""So many open rows that block nothing are listed; nobody reads a table of thousands."""

_COLUMNS: Final = ("id", "item", "status", "owner", "checklist", "notes")

_WITH_SINCE: Final = ("id", "item", "status", "owner", "checklist", "since", "notes")


def blockers(state: BuildState, options: ViewOptions) -> GroupsModel:
    """Return the blockers of all checklists and the needs that block, then what else is open."""
    blocking: list[ItemRow] = []
    others: list[ItemRow] = []
    count = 0
    for result in state.chosen(options.get("record", "")):
        shown = _row_maker(state, result.record.id, checklist_titles(result))
        for each in result.checklists:
            held = each.counts.outcome(Outcome.OPEN) + each.counts.outcome(Outcome.FAIL)
            if not held and not each.blockers:
                continue
            place = (each.checklist.docname, CHECKLIST_ANCHOR + each.checklist.on_page)
            blocking += (shown(item)._replace(list_href=place) for item in each.blockers)
            count += (rest := held - sum(item.outcome in _HELD for item in each.blockers))
            if rest and len(others) < _MOST_OPEN:
                unblocking = (
                    shown(item)._replace(list_href=place)
                    for item in stream(each.checklist.items)
                    if item.outcome in _HELD and not item.is_blocker
                )
                others += islice(unblocking, _MOST_OPEN - len(others))
    blocking += (
        item_row(need, {})._replace(blocks=True, checklist=_("Needs"))
        for need in state.needs.values()
    )
    groups = (
        Group(_("Blockers"), None, tuple(blocking), "readiness-blockers", "rows"),
        Group(
            _("Also open"), None, tuple(others), "readiness-also-open", "open",
            count - len(others),
        ),
    )  # fmt: skip
    dated = any(row.since is not None for row in (*blocking, *others)) if state.history else False
    return GroupsModel(groups, _WITH_SINCE if dated else _COLUMNS)


def _row_maker(state: BuildState, record: str, titles: dict[str, str]) -> Callable[[Item], ItemRow]:
    def plain(item: Item) -> ItemRow:
        return item_row(item, titles, (), state.marked, state.day)

    if not state.history:
        return plain
    from sphinx_readiness.sphinx_ext.rendering.models.past import since_of

    since = since_of(state, record)
    return lambda item: plain(item)._replace(since=since(item))
