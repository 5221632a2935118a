"""From the data of a case to what its document says, with the readers that builds use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import (
    DocumentData,
    RawChecklist,
    RawMatrix,
    RawRecord,
    RawReference,
    RawRow,
    RawTable,
)
from sphinx_readiness.reading.markdown_body import read_body, read_pipe_table
from sphinx_readiness.reading.plain_body import BodyTable
from sphinx_readiness.reading.unclear_columns import column_problems, is_harmless
from sphinx_readiness.text.ids import derived_id
from sphinx_readiness.vocabulary.statuses import Vocabulary

PATH: Final = "docs/index.md"
"""The document of a case."""

Data: TypeAlias = Mapping[str, Any]
"""A table of TOML."""


class BadCase(ValueError):  # noqa: N818 - it is the case that is wrong
    """A case that says something which the kit does not know."""


def tables_of(
    body: str, first_line: int, checklist: str, wanted: frozenset[str], columns: ColumnNames
) -> tuple[RawTable, ...]:
    """Return the tables and task lists of *body*, which begins on *first_line*."""
    tables = []
    lines = body.strip("\n").split("\n")
    # A table with odd characters is left to the parser, which has no part in what rules say.
    segments: Sequence[object] = read_body(lines) or [read_pipe_table(lines, 0)]
    if segments[0] is None and body.strip():
        raise BadCase(f"no table and no flat tasks: {body}")
    for segment in segments:
        if isinstance(segment, BodyTable):
            fields = columns.fields(segment.headers, wanted)
            rows = []
            for row in segment.rows:
                cells = dict(zip(fields, row.cells, strict=False))
                written = cells.get("id", "")
                made = written or derived_id(checklist, cells.get("item", ""))
                code = tuple(re.findall("`([^`]+)`", cells.get("evidence", "")))
                rows.append(
                    RawRow(first_line + row.line, made, bool(written), row.cells, stated=code)
                )
            tables.append(RawTable(segment.headers, fields, tuple(rows)))
    return tuple(tables)


def _checklist(data: Data, columns: ColumnNames) -> RawChecklist:
    line = data.get("line", 1)
    own = data.get("id", "list")
    tables = tables_of(data.get("body", ""), line + 1, own, ITEM_FIELDS, columns)
    return RawChecklist(
        own,
        data.get("title", own),
        (PATH, line),
        tuple(data.get("options", {}).items()),
        tables,
        data.get("kind", "checklist"),
    )


def _column_problems(
    checklists: list[RawChecklist], columns: ColumnNames, vocabulary: Vocabulary
) -> list[RawProblem]:
    """Return what the directives note of the headers of *checklists*."""
    return [
        each._replace(place=(PATH, table.rows[0].line - 2 if table.rows else raw.place[1]))
        for raw in checklists
        for table in raw.tables
        for each in column_problems(
            columns, table.headers, ITEM_FIELDS, needs_status=raw.kind != "go-live"
        )
        if not is_harmless(each, table.headers, (row.cells for row in table.rows), vocabulary)
    ]


def document(data: Data, options: Options) -> DocumentData:
    """Return what the document of a case says."""
    columns = ColumnNames(options.columns)
    checklists = list(data.get("checklists", []))
    if "body" in data:
        checklists.insert(0, {"body": data["body"]})
    raws = [_checklist(each, columns) for each in checklists]
    return DocumentData(
        "index",
        records=tuple(
            RawRecord(
                each.get("id", "record"),
                each.get("title", "Product"),
                (PATH, each.get("line", 1)),
                tuple(each.get("options", {}).items()),
            )
            for each in data.get("records", [])
        ),
        checklists=tuple(raws),
        matrices=tuple(
            RawMatrix(
                (PATH, each.get("line", 1)),
                tuple(each.get("options", {}).items()),
                tables_of(
                    each.get("body", ""), each.get("line", 1) + 1, "", SIGNOFF_FIELDS, columns
                ),
            )
            for each in data.get("matrices", [])
        ),
        references=tuple(
            RawReference(
                each["target"],
                (PATH, each.get("line", 1)),
                tuple(each.get("kinds", ("item",))),
                each.get("home", ""),
            )
            for each in data.get("references", [])
        ),
        problems=tuple(
            RawProblem(
                each["rule"],
                (PATH, each["line"]),
                each["message"],
                each.get("hint", ""),
                tuple(each.get("values", {}).items()),
                each.get("column"),
            )
            for each in data.get("problems", [])
        )
        + tuple(_column_problems(raws, columns, options.vocabulary())),
    )
