"""The model of ``readiness-table``: items that filters choose, grouped and sorted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from sphinx_readiness.assembly.build_items import split_list
from sphinx_readiness.assembly.lookup import CHECKLIST
from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.model.filters import parse_filter
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
from sphinx_readiness.text.folding import fold_case

_OWNERS: Final = re.compile(r"[,;/&+]| and | und ")

_DIGITS: Final = re.compile(r"([0-9]+)")

_LONGEST: Final = 18
"""Numbers with more digits sort as text."""


def owners_in(text: str) -> frozenset[str]:
    """Return the owners that an owner's cell names, folded: it as a whole, and each of a list.

    ``@ann`` is ``ann``, too. A name with a separator in it, such as *R&D*, is found as a whole.
    """
    whole = fold_case(text)
    parts = {whole, *(part.strip() for part in _OWNERS.split(whole))} - {""}
    return frozenset(parts | {part.removeprefix("@") for part in parts})


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts numbers in *text* by their value: ``C-2`` before ``C-10``."""
    return tuple(
        (0, int(part), "") if part.isdecimal() and len(part) <= _LONGEST else (1, 0, part)
        for part in _DIGITS.split(fold_case(text))
        if part
    )


def _wanted(options: ViewOptions, name: str) -> frozenset[str]:
    return frozenset(filter(None, (fold_case(part) for part in options.get(name, "").split(","))))


_ALWAYS: Final = frozenset(("id", "item", "status", "owner", "severity", "checklist", "notes"))
"""The columns that every row of a view has; others are added where they are shown."""

_Chosen: TypeAlias = tuple[Item, Mapping[str, str], str]
"""An item, the titles of the checklists of its record, and its record."""

_DEFAULT_COLUMNS: Final = ("id", "item", "status", "owner", "notes")


def table(state: BuildState, options: ViewOptions) -> GroupsModel:
    """Return the items that the filters of a ``readiness-table`` choose, grouped and sorted."""
    results = state.chosen(options.get("record", ""))
    chosen: list[_Chosen] = [
        (item, titles, result.record.id)
        for result, items in _filter(state, results, options)
        for titles in (checklist_titles(result),)
        for item in items
    ]
    chosen += [(need, {}, "") for need in _needs(state, options)]
    sort = options.get("sort", "")
    key = sort.removeprefix("-")
    if key:
        order = _sort_key(state, key)
        chosen.sort(key=lambda each: order(each[0]), reverse=sort.startswith("-"))
    columns = tuple(filter(None, options.get("columns", "").split(","))) or _DEFAULT_COLUMNS
    more = tuple(column for column in columns if column not in _ALWAYS)
    rows = [(each, item_row(each[0], each[1], more, state.marked, state.day)) for each in chosen]
    # A need that has failed blocks only where the project says that such needs do.
    rows = [
        (each, row if each[2] else row._replace(blocks=row.id in state.needs)) for each, row in rows
    ]
    group_by = options.get("group_by", "")
    if not group_by:
        return GroupsModel((Group("", None, tuple(row for _, row in rows)),), columns)
    groups: dict[tuple[str, ...], list[ItemRow]] = {}
    for (item, titles, record), row in rows:
        own = (record, item.checklist) if group_by == "checklist" else ()
        groups.setdefault((_heading(state, item, titles, group_by), *own), []).append(row)
    return GroupsModel(
        tuple(Group(name, None, tuple(members)) for (name, *_own), members in groups.items()),
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
    if key == "severity":
        weigh = state.scale.weigh
        return lambda item: (weigh(item.severity).rank, fold_case(item.severity))
    if key in {"id", "checklist"}:
        return lambda item: (natural(getattr(item, key)),)
    return lambda item: (fold_case(getattr(item, key)),)


def _lists(state: BuildState, options: ViewOptions) -> set[tuple[str, str]]:
    """Return record and id of the checklists that the filter names, each in its own record first.

    An id that several others have is each of them.
    """
    ids, home = state.ids, state.home(options)
    known = {fold_case(id_): id_ for id_ in reversed([*ids.checklists])}
    found = set()
    for part in filter(None, (each.strip() for each in options.get("checklist", "").split(","))):
        places = ids.find(part, home, (CHECKLIST,))
        places = places or ids.find(known.get(fold_case(part), ""), home, (CHECKLIST,))
        found |= {(each.record, each.checklist.id) for each in places if each.checklist}
    return found


def _filter(
    state: BuildState, results: Iterable[RecordResult], options: ViewOptions
) -> Iterator[tuple[RecordResult, list[Item]]]:
    """Yield the items of each record that the filters choose."""
    chooses = _chooser(state, options)
    any_list = not _wanted(options, "checklist")
    lists = set() if any_list else _lists(state, options)
    for result in results:
        record = result.record.id
        yield (
            result,
            [
                item
                for checklist in result.record.checklists
                if any_list or (record, checklist.id) in lists
                for item in checklist.items
                if chooses(item)
            ],
        )


def _chooser(state: BuildState, options: ViewOptions) -> Callable[[Item], bool]:
    """Return what says whether the filters choose an item, whichever checklist it is in."""
    match = state.vocabulary.match
    statuses = {found.key for word in _wanted(options, "status") if (found := match(word).status)}
    has_status = bool(options.get("status", ""))
    outcomes = _wanted(options, "outcome")
    tags = {fold_case(tag) for tag in split_list(options.get("tag", ""))}
    owners = {owner.removeprefix("@") for owner in _wanted(options, "owner")}
    severities = _wanted(options, "severity")
    weigh = state.scale.weigh
    ranks = {rank for rank in (weigh(word).rank for word in severities) if rank < weigh("").rank}
    only_blockers = "blockers" in options

    def chooses(item: Item) -> bool:
        return (
            (not has_status or item.status in statuses)
            and (not outcomes or item.outcome.value in outcomes)
            and (not owners or not owners.isdisjoint(owners_in(item.owner)))
            and (
                not severities
                or fold_case(item.severity) in severities
                or weigh(item.severity).rank in ranks
            )
            and (not tags or any(fold_case(tag) in tags for tag in item.tags))
            and (not only_blockers or item.is_blocker)
        )

    return chooses
