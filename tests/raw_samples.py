"""Short ways to write raw checklists and records, shared by tests."""

from __future__ import annotations

from sphinx_readiness.config.columns import ITEM_FIELDS, ColumnNames
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.raw import DocumentData, RawChecklist, RawRecord, RawRow, RawTable
from sphinx_readiness.model.record import Project
from sphinx_readiness.testing.projects import assemble


def table(headers: str, *rows: str, wanted: frozenset[str] = ITEM_FIELDS) -> RawTable:
    names = tuple(part.strip() for part in headers.split("|"))
    return RawTable(
        names,
        ColumnNames().fields(names, wanted),
        tuple(
            RawRow(number, f"A-{number}", True, tuple(part.strip() for part in row.split("|")))
            for number, row in enumerate(rows, 10)
        ),
    )


def checklist(
    own: str = "ops", *tables: RawTable, line: int = 5, kind: str = "checklist", **options: str
) -> RawChecklist:
    pairs = tuple((name.replace("_", "-"), value) for name, value in options.items())
    return RawChecklist(own, own.title(), ("index.md", line), pairs, tables, kind)


def head(own: str, line: int = 1, path: str = "index.md", **options: str) -> RawRecord:
    pairs = tuple((name.replace("_", "-"), value) for name, value in options.items())
    return RawRecord(own, own.upper(), (path, line), pairs)


def assembled(*checklists: RawChecklist, records: tuple[RawRecord, ...] = ()) -> Project:
    return assemble([DocumentData("index", records, checklists)], Options())


def only_item(headers: str, row: str, owner: str = "") -> Item:
    (item,) = assembled(checklist("ops", table(headers, row), owner=owner)).all_items()
    return item
