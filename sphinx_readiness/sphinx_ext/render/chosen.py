"""The model of ``readiness-table``: items that filters choose, grouped and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sphinx_readiness.core.filters import parse_filter
from sphinx_readiness.core.model import Item
from sphinx_readiness.core.rollup import RecordResult
from sphinx_readiness.core.text import fold_case
from sphinx_readiness.sphinx_ext.i18n import _
from sphinx_readiness.sphinx_ext.render.models import (
    Group,
    GroupsModel,
    ItemRow,
    ViewOptions,
    checklist_titles,
    item_row,
)
from sphinx_readiness.sphinx_ext.state import BuildState


def _wanted(options: ViewOptions, name: str) -> frozenset[str]:
    return frozenset(filter(None, (fold_case(part) for part in options.get(name, "").split(","))))


_DEFAULT_COLUMNS: Final = ("id", "item", "status", "owner", "notes")


def table(state: BuildState, options: ViewOptions) -> GroupsModel:
    """Return the items that the filters of a ``readiness-table`` choose, grouped and sorted."""
    results = state.chosen(options.get("record", ""))
    titles = checklist_titles(results)
    chosen = [*_filter(state, results, options), *_needs(state, options)]
    sort = options.get("sort", "")
    key = sort.removeprefix("-")
    if key:
        order = _sort_key(state, key)
        chosen.sort(key=order, reverse=sort.startswith("-"))
    columns = tuple(filter(None, options.get("columns", "").split(","))) or _DEFAULT_COLUMNS
    rows = [(item, item_row(item, titles)) for item in chosen]
    group_by = options.get("group_by", "")
    if not group_by:
        return GroupsModel((Group("", None, tuple(row for _, row in rows)),), columns)
    groups: dict[tuple[str, str], list[ItemRow]] = {}
    for item, row in rows:
        own = item.checklist if group_by == "checklist" else ""
        groups.setdefault((_heading(state, item, titles, group_by), own), []).append(row)
    return GroupsModel(
        tuple(Group(name, None, tuple(members)) for (name, _own), members in groups.items()),
        columns,
    )


def _needs(state: BuildState, options: ViewOptions) -> tuple[Item, ...]:
    """Return the needs that the option ``needs`` chooses, as items."""
    pairs = parse_filter(options.get("needs", ""))
    return state.authored.chosen(pairs) if pairs and state.authored is not None else ()


def _heading(state: BuildState, item: Item, titles: Mapping[str, str], by: str) -> str:
    if by == "checklist":
        return titles.get(item.checklist, item.checklist)
    if by == "status":
        status = state.vocabulary.get(item.status)
        return _(status.label) if status else item.status_text
    return item.owner if by == "owner" else item.severity


def _sort_key(state: BuildState, key: str) -> Callable[[Item], tuple[object, ...]]:
    vocabulary = state.vocabulary

    def by_status(item: Item) -> tuple[object, ...]:
        return (vocabulary.rank(item.status) if item.status else len(vocabulary.statuses),)

    if key == "status":
        return by_status
    return lambda item: (fold_case(getattr(item, key)),)


def _filter(state: BuildState, results: Iterable[RecordResult], options: ViewOptions) -> list[Item]:
    vocabulary = state.vocabulary
    matches = (vocabulary.match(word).status for word in _wanted(options, "status"))
    statuses = {status.key for status in matches if status}
    outcomes, tags = _wanted(options, "outcome"), _wanted(options, "tag")
    owners, severities = _wanted(options, "owner"), _wanted(options, "severity")
    checklists = _wanted(options, "checklist")
    only_blockers = "blockers" in options
    has_status = bool(options.get("status", ""))
    return [
        item
        for result in results
        for item in result.record.items()
        if (not has_status or item.status in statuses)
        and (not outcomes or item.outcome.value in outcomes)
        and (not owners or fold_case(item.owner) in owners)
        and (not severities or fold_case(item.severity) in severities)
        and (not checklists or fold_case(item.checklist) in checklists)
        and (not tags or any(fold_case(tag) in tags for tag in item.tags))
        and (not only_blockers or item.is_blocker)
    ]
