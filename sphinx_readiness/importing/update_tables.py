"""The rows of tables into those of a document, where people have put them by now.

What people have filled in stays, whatever the source says, and so does the order of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sphinx_readiness.importing.blocks import Row, Table
from sphinx_readiness.importing.changes import OPEN_BOXES, Change, Update
from sphinx_readiness.importing.fresh import Fresh, fields_of, keys_of, subject_of
from sphinx_readiness.importing.placing import Named, place
from sphinx_readiness.importing.recognise.plan import MATRIX
from sphinx_readiness.importing.words import key_of, links_of, words_of
from sphinx_readiness.importing.writing.tables import write_table
from sphinx_readiness.importing.written import Found, Written
from sphinx_readiness.text.folding import is_blank

PEOPLES: Final = frozenset(
    ("status", "owner", "notes", "severity", "blocking", "evidence", "verify", "links", "tags",
     "name", "signature", "date")
)  # fmt: skip
"""Fields that people fill in: what stands there goes before what the source says."""


_Said = tuple[Fresh, Row]


@dataclass(slots=True)
class _Target:
    """A table of the document, and what of the source goes into it."""

    where: int
    written: Written
    found: Found
    table: Table
    fields: tuple[str, ...]
    said: dict[int, _Said] = field(default_factory=dict)
    """Row of the table → the same row of the source."""
    behind: dict[int, list[_Said]] = field(default_factory=dict)
    """Row of the table → the new rows that come behind it."""
    last: list[_Said] = field(default_factory=list)
    """New rows at the end."""

    def all_said(self) -> Iterator[_Said]:
        """Yield all that goes into it."""
        yield from self.said.values()
        for rows in self.behind.values():
            yield from rows
        yield from self.last


def merge_tables(
    update: Update, fresh: Sequence[Fresh], existing: Sequence[Written]
) -> set[tuple[int, int]]:
    """Bring the rows of *fresh* into the tables of *existing*.

    Returns pairs: the index of a part, and that of a directive in which rows of it stand.
    """
    landed: set[tuple[int, int]] = set()
    for matrices in (True, False):
        tables = [each for each in fresh if (each.part.kind == MATRIX) is matrices]
        targets = [
            _Target(at, each, found, found.table, fields_of(update.names, found.table, each.name))
            for at, each in enumerate(existing)
            for found in each.found
            if found.table is not None and (each.name == MATRIX) is matrices
        ]
        ids = _Ids(targets)
        for each, rows in _spread(tables, targets, landed, update.markup):
            if not existing[each.home].found:
                _fill(update, existing[each.home], each, rows, ids)
        homes = {each.home for each in tables if each.drops}
        first: set[int] = set()
        for target in targets:
            # A table of which the source has no row, beside the one that came from it, is people's.
            is_source = target.where not in first or any(target.all_said())
            first.add(target.where)
            _write(update, target, ids, drops=is_source and target.where in homes)
    return landed


def _spread(
    tables: Sequence[Fresh],
    targets: Sequence[_Target],
    landed: set[tuple[int, int]],
    markup: str,
) -> list[tuple[Fresh, list[Row]]]:
    """Give the rows of *tables* to *targets*; return the new ones whose directive has no table."""
    spots = [(target, at) for target in targets for at in range(len(target.table.rows))]
    found = iter(
        place(
            [_named(each.home, row, each.fields, each.part.kind, markup, own=not each.part.numbered)
             for each in tables for row in each.table.rows],
            [_named(target.where, target.table.rows[at], target.fields, target.written.name, markup)
             for target, at in spots],
        )
    )  # fmt: skip
    ends = {target.where: target for target in targets}
    homeless: list[tuple[Fresh, list[Row]]] = []
    for each in tables:
        before: list[_Said] | None = None
        waiting: list[_Said] = []
        home = ends.get(each.home)
        for row, at in zip(each.table.rows, found, strict=False):
            if at >= 0:
                target, number = spots[at]
                target.said[number] = (each, row)
                landed.add((each.at, target.where))
                if each.home in (-1, target.where):
                    before = target.behind.setdefault(number, [])
                    home = home or target
            else:
                (waiting if before is None else before).append((each, row))
        if home is not None:
            home.last += waiting
        elif each.home >= 0 and waiting:
            homeless.append((each, [row for _, row in waiting]))
    return homeless


def _named(
    home: int, row: Row, fields: Sequence[str], kind: str, markup: str, *, own: bool = True
) -> Named:
    """Return what *row* is known by; without a title, that is all else that it says."""
    said = dict(zip(fields, row.cells, strict=False))
    title = key_of(said.get(subject_of(kind), ""), markup)
    if not title:
        cells = zip(fields, row.cells, strict=False)
        title = key_of(" ".join(cell for name, cell in cells if name != "id"), markup)
    return Named(home, key_of(said.get("id", ""), markup), title, own)


class _Ids:
    """The ids of a document, so that none is given twice."""

    def __init__(self, targets: Sequence[_Target]) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        for target in targets:
            at = target.fields.index("id") if "id" in target.fields else -1
            rows = target.table.rows
            self._taken |= {row.cells[at].casefold() for row in rows if 0 <= at < len(row.cells)}
            argument = target.written.argument
            self._numbers[argument] = self._numbers.get(argument, 0) + len(rows)

    def free(self, id_: str, checklist: str) -> str:
        """Return *id_*, or the next free one of the *checklist* if it is taken, and take it."""
        made = id_
        while not made or made.casefold() in self._taken:
            self._numbers[checklist] = self._numbers.get(checklist, 0) + 1
            made = f"{checklist or 'row'}-{self._numbers[checklist]}"
        self._taken.add(made.casefold())
        return made


def _fill(update: Update, written: Written, fresh: Fresh, rows: Sequence[Row], ids: _Ids) -> None:
    """Give a directive without any rows a table of the new ones."""
    none = fresh.table._replace(rows=())
    target = _Target(-1, written, Found(0, 0, 0, none, ()), none, fresh.fields)
    made = tuple(_new(update, target, (fresh, row), ids, fresh.keys()) for row in rows)
    lines = write_table(none._replace(rows=made), update.markup, update.markup)
    blanks = " " * written.indent
    piece = ["", *(blanks + line if line else "" for line in lines), ""]
    update.edits.append((written.last, written.last, piece))


def _write(update: Update, target: _Target, ids: _Ids, *, drops: bool) -> None:
    """Write the table of *target* anew, if anything of it changes.

    With *drops* the rows go that the source no longer has.
    """
    table = target.table
    headers, fields = _columns(target)
    keys = keys_of(fields, headers)
    wide = [
        row._replace(line=0, cells=(*row.cells, *[""] * (len(headers) - len(row.cells))))
        for row in table.rows
    ]
    made: list[Row] = []
    subject = subject_of(target.written.name)
    title = fields.index(subject) if subject in fields else 0
    known: dict[int, list[str]] = {}
    for at, row in enumerate(wide):
        if at in target.said:
            each, said = target.said[at]
            own = known.get(id(each)) or known.setdefault(id(each), each.keys())
            made.append(_merged(update, target, row, (each, said), keys, own))
        elif not drops:
            made.append(row)
        else:
            gone = update.title(row.cells[title])
            update.changes.append(Change("removed", target.written.argument, gone))
        made += [_new(update, target, said, ids, keys) for said in target.behind.get(at, ())]
    made += [_new(update, target, said, ids, keys) for said in target.last]
    if made == wide and headers == list(table.headers):
        return
    table = table.wider(0, len(headers) - len(table.headers))
    lines = write_table(
        table._replace(headers=tuple(headers), rows=tuple(made)), update.markup, update.markup
    )
    blanks = " " * target.found.indent
    fresh = [blanks + line if line else "" for line in lines]
    update.edits.append((target.found.start, target.found.end, fresh))


def _columns(target: _Target) -> tuple[list[str], list[str]]:
    """Return headers and fields of the document, then what its own source has new and filled."""
    headers, fields = list(target.table.headers), list(target.fields)
    known = set(keys_of(fields, headers))
    filled: dict[int, tuple[Fresh, set[int]]] = {}
    for each, row in target.all_said():
        if each.home in (-1, target.where):
            seen = filled.setdefault(id(each), (each, set()))[1]
            seen.update(at for at, cell in enumerate(row.cells) if cell.strip())
    for each, seen in filled.values():
        for at, key in enumerate(each.keys()):
            if at in seen and key not in known and each.fields[at] != "id":
                known.add(key)
                headers.append(each.table.headers[at])
                fields.append(each.fields[at])
    return headers, fields


def _new(update: Update, target: _Target, said: _Said, ids: _Ids, keys: Sequence[str]) -> Row:
    """Return a row that only the source has, for a table with the columns *keys*."""
    each, row = said
    cells = dict(zip(each.keys(), row.cells, strict=False))
    argument = target.written.argument
    title = cells.get(subject_of(each.part.kind), "")
    update.changes.append(Change("added", argument, update.title(title)))
    if "id" in keys:
        cells["id"] = ids.free(cells.get("id", ""), argument)
    return Row(0, tuple(cells.get(key, "") for key in keys), row.surplus)


def _merged(
    update: Update, target: _Target, old: Row, said: _Said, keys: Sequence[str], own: Sequence[str]
) -> Row:
    """Return the row *old*, which the source has with the columns *own*, brought up to date.

    What people filled in goes before.
    """
    each, row = said
    source = dict(zip(own, row.cells, strict=False))
    if all(source.get(key, cell) == cell for key, cell in zip(keys, old.cells, strict=False)):
        return old
    cells: list[str] = []
    details: list[str] = []
    kept: list[str] = []
    names = dict(zip(own, each.table.headers, strict=True))
    names |= dict(zip(keys, target.table.headers, strict=False))
    for key, before in zip(keys, old.cells, strict=False):
        after = source.get(key, before)
        if _stays(before, after, key, update.markup):
            cells.append(before)
            if _differs(before, after, update.markup) and key != "id":
                kept.append(update.title(names[key]))
        else:
            cells.append(after)
            details.append(update.title(names[key]))
    title = update.title(dict(zip(keys, cells, strict=False)).get(subject_of(each.part.kind), ""))
    for kind, what in (("changed", details), ("kept", kept)):
        if what:
            update.changes.append(Change(kind, target.written.argument, title, ", ".join(what)))
    return old._replace(cells=tuple(cells))


def _stays(before: str, after: str, key: str, markup: str) -> bool:
    """Say whether a cell of the document stays, whatever the source has there.

    What people have filled in does, but the same words may become a link.
    """
    if before == after:
        return True
    if key_of(before, markup) != key_of(after, markup):
        filled = not (is_blank(before) or before.strip() in OPEN_BOXES)
        return key == "id" or (key in PEOPLES and filled)
    if links_of(after, markup) <= links_of(before, markup):
        return True
    return key in PEOPLES and words_of(before, markup) != before.strip()


def _differs(before: str, after: str, markup: str) -> bool:
    """Say whether the source has something in a cell that the document has not."""
    if before == after:
        return False
    if key_of(before, markup) == key_of(after, markup):
        return not links_of(after, markup) <= links_of(before, markup)
    return not is_blank(after) and after.strip() not in OPEN_BOXES
