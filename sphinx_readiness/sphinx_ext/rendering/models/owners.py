"""The model of who has how much open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.assembly.stored_items import owners_of, stream
from sphinx_readiness.text.ids import slug
from sphinx_readiness.vocabulary.statuses import Outcome

if TYPE_CHECKING:
    from sphinx_readiness.model.items import Item
    from sphinx_readiness.workspace.item_links import Href

_LISTED: Final = 24
"""How many rows of an owner are named at most."""

_HELD: Final = (Outcome.OPEN, Outcome.FAIL)


class OwnedRow(NamedTuple):
    """A row that is open or blocks."""

    text: str
    title: str
    href: Href
    blocks: bool


class OwnerLine(NamedTuple):
    """An owner, how many items there are, and which of them are not done."""

    owner: str
    """Empty for the items that name nobody."""
    anchor: str
    items: int
    open: int
    blocking: int
    blocking_only: int
    """How many of those that block do not count as open."""
    rows: tuple[OwnedRow, ...]
    """Those that block first."""


def owner_lines(result: RecordResult) -> tuple[OwnerLine, ...]:
    """Return who owns items of a record: those with blockers first, then with open rows."""
    items: dict[str, int] = {}
    held: dict[str, list[Item]] = {}
    for each in result.checklists:
        named = 0
        for owner, number, _first in owners_of(each.checklist.items):
            items[owner] = items.get(owner, 0) + number
            named += number
        if each.counts.total > named:
            items[""] = items.get("", 0) + each.counts.total - named
        counts = each.counts
        if each.blockers or counts.outcome(Outcome.OPEN) or counts.outcome(Outcome.FAIL):
            for item in stream(each.checklist.items):
                if item.holds_back:
                    held.setdefault(item.owner, []).append(item)
    lines = [_line(owner, number, held.get(owner, [])) for owner, number in items.items()]
    lines.sort(key=lambda line: (-line.blocking, -line.open))
    return _with_anchors(lines)


def _line(owner: str, items: int, held: list[Item]) -> OwnerLine:
    blocking = [item for item in held if item.is_blocker]
    others = [item for item in held if not item.is_blocker]
    return OwnerLine(
        owner,
        "",
        items,
        sum(item.outcome in _HELD for item in held),
        len(blocking),
        sum(item.outcome not in _HELD for item in blocking),
        tuple(
            OwnedRow(
                item.id if item.explicit_id else item.title,
                item.title,
                (item.docname, item.anchor),
                item.is_blocker,
            )
            for item in (*blocking, *others)[:_LISTED]
        ),
    )


def _with_anchors(lines: list[OwnerLine]) -> tuple[OwnerLine, ...]:
    """Return *lines*, each with an anchor that stays as long as its owner is called the same."""
    taken: set[str] = set()
    made = []
    for line in lines:
        wanted = anchor = f"readiness-owner-{slug(line.owner or 'nobody')}"
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{wanted}-{number}"
        taken.add(anchor)
        made.append(line._replace(anchor=anchor))
    return tuple(made)
