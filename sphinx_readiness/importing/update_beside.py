"""Sentences on links and comments of cells of a sheet, brought to where a document has them.

A sentence is the same as long as it says the same, though its row may have moved in the sheet;
else by its cell. Those that the sheet no longer has stay, and are named.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.importing.blocks import PLAIN
from sphinx_readiness.importing.changes import Change, Update
from sphinx_readiness.importing.recognise.plan import READINESS, Plan
from sphinx_readiness.importing.words import key_of
from sphinx_readiness.importing.writing.blocks import block_lines
from sphinx_readiness.importing.written import Written

_SENTENCE: Final = re.compile(
    r"[ ]*Cell (?P<cell>[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?)(?P<of>(?: \"[^\n]*?\")?),"
    r" (?P<what>link to|comment) (?P<text>[^\n]*)\Z"
)


class _Sentence(NamedTuple):
    """A sentence at a *line*: behind which directive (-1: none), of which cell, and its words."""

    where: int
    line: int
    cell: str
    of: str
    text: str
    written: str


def merge_beside(
    update: Update, plan: Plan, homes: Sequence[int], existing: Sequence[Written]
) -> dict[int, list[str]]:
    """Bring the sentences of *plan* behind the directives that they belong to.

    Returns lines for parts that are new in the document, by the index of the part; -1 are those
    that belong to none.
    """
    if plan.source.markup != PLAIN:
        return {}
    known = [each for each in (_known(update, existing)) if each is not None]
    fresh: list[_Sentence] = []
    parts: list[int] = []
    for index, block in enumerate(plan.source.blocks):
        if block.kind == "beside":
            at = _part_before(plan, index)
            line = block_lines(block, [block.text], PLAIN, update.markup)[0]
            made = _read(homes[at] if at >= 0 else -1, index, line)
            if made is not None:
                fresh.append(made)
                parts.append(at)
    found = _matched(fresh, known)
    more: dict[int, list[str]] = {}
    inserted: dict[int, list[str]] = {}
    for each, part, at in zip(fresh, parts, found, strict=True):
        name = plan.parts[part].argument if part >= 0 else ""
        if at >= 0:
            old = known[at]
            if key_of(old.written, update.markup) != key_of(each.written, update.markup):
                blanks = old.written[: len(old.written) - len(old.written.lstrip())]
                update.edits.append((old.line, old.line + 1, [blanks + each.written]))
                update.changes.append(Change("changed below", name, update.title(each.written)))
            continue
        update.changes.append(Change("added below", name, update.title(each.written)))
        if each.where < 0:
            more.setdefault(part, []).extend(("", each.written))
            continue
        home = existing[each.where]
        last = max((one.line + 1 for one in known if one.where == each.where), default=home.end)
        opens = update.lines[home.start]
        blanks = opens[: len(opens) - len(opens.lstrip())]
        inserted.setdefault(last, []).extend(("", blanks + each.written))
    update.edits += [(line, line, lines) for line, lines in inserted.items()]
    for at in sorted(set(range(len(known))) - set(found)):
        where = known[at].where
        name = existing[where].argument if where >= 0 else ""
        update.changes.append(Change("left below", name, update.title(known[at].written)))
    return more


def _part_before(plan: Plan, index: int) -> int:
    """Return the part that the sentence in the block *index* stands below; -1 if there is none."""
    before = (
        at for at, part in enumerate(plan.parts) if part.kind != READINESS and part.first < index
    )
    return max(before, key=lambda at: plan.parts[at].first, default=-1)


def _known(update: Update, existing: Sequence[Written]) -> list[_Sentence | None]:
    """Return the sentences of a document, outside of our directives."""
    inside = {line for each in existing for line in range(each.start, each.end)}
    ends = sorted((each.end, at) for at, each in enumerate(existing))
    made: list[_Sentence | None] = []
    position, where = 0, -1
    for number, line in enumerate(update.lines):
        while position < len(ends) and ends[position][0] <= number:
            where = ends[position][1]
            position += 1
        if number not in inside and line.lstrip().startswith("Cell "):
            made.append(_read(where, number, line))
    return made


def _read(where: int, number: int, line: str) -> _Sentence | None:
    match = _SENTENCE.match(line)
    if match is None:
        return None
    return _Sentence(
        where, number, match["cell"], match["of"], f"{match['what']} {match['text']}", line
    )


def _matched(fresh: Sequence[_Sentence], known: Sequence[_Sentence]) -> list[int]:
    """Return for each of *fresh* the index of the same sentence in *known*; -1 if there is none."""
    keys: tuple[Callable[[_Sentence], Hashable], ...] = (
        lambda each: (each.where, each.cell, each.of, each.text),
        lambda each: (each.where, each.of, each.text),
        lambda each: (each.of, each.text),
        lambda each: (each.where, each.text),
        lambda each: (each.where, each.cell, each.text.partition(" ")[0]),
    )
    found = [-1] * len(fresh)
    free = [True] * len(known)
    for key in keys:
        index: dict[Hashable, deque[int]] = {}
        for at, each in enumerate(known):
            if free[at]:
                index.setdefault(key(each), deque()).append(at)
        for at, each in enumerate(fresh):
            same = index.get(key(each)) if found[at] < 0 else None
            if same:
                found[at] = same.popleft()
                free[found[at]] = False
    return found
