"""The model of ``readiness-table``: items that filters choose, grouped and sorted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sphinx_readiness.core.filters import parse_filter
from sphinx_readiness.core.model import Item
from sphinx_readiness.core.rollup import RecordResult
from sphinx_readiness.core.text import fold_case
from sphinx_readiness.sources.build_items import split_list
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
    more = tuple(column for column in columns if column not in _ALWAYS)
    rows = [(item, item_row(item, titles, more)) for item in chosen]
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
    if key == "severity":
        weigh = state.scale.weigh
        return lambda item: (weigh(item.severity).rank, fold_case(item.severity))
    if key in {"id", "checklist"}:
        return lambda item: (natural(getattr(item, key)),)
    return lambda item: (fold_case(getattr(item, key)),)


def _filter(state: BuildState, results: Iterable[RecordResult], options: ViewOptions) -> list[Item]:
    vocabulary = state.vocabulary
    matches = (vocabulary.match(word).status for word in _wanted(options, "status"))
    statuses = {status.key for status in matches if status}
    outcomes = _wanted(options, "outcome")
    tags = {fold_case(tag) for tag in split_list(options.get("tag", ""))}
    owners = {owner.removeprefix("@") for owner in _wanted(options, "owner")}
    severities = _wanted(options, "severity")
    weigh = state.scale.weigh
    ranks = {rank for rank in (weigh(word).rank for word in severities) if rank < weigh("").rank}
    checklists = _wanted(options, "checklist")
    only_blockers = "blockers" in options
    has_status = bool(options.get("status", ""))
    return [
        item
        for result in results
        for item in result.record.items()
        if (not has_status or item.status in statuses)
        and (not outcomes or item.outcome.value in outcomes)
        and (not owners or not owners.isdisjoint(owners_in(item.owner)))
        and (
            not severities
            or fold_case(item.severity) in severities
            or weigh(item.severity).rank in ranks
        )
        and (not checklists or fold_case(item.checklist) in checklists)
        and (not tags or any(fold_case(tag) in tags for tag in item.tags))
        and (not only_blockers or item.is_blocker)
    ]
