"""The derived ids of rows are written down (RD104), so that they stay when titles change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from sphinx_readiness.fixing.cells import OPTION, PIPE, TASK, cell_edit, kind_at
from sphinx_readiness.fixing.csv_columns import first_of_csv
from sphinx_readiness.fixing.drawn_columns import drawn_column
from sphinx_readiness.fixing.listed_columns import first_of_list, row_of
from sphinx_readiness.fixing.new_columns import PipeTable, column_name, first_column
from sphinx_readiness.fixing.new_options import option_edit
from sphinx_readiness.fixing.scope import (
    NO_PLACE,
    NO_ROOM,
    Fixer,
    Offer,
    Offers,
    Scope,
    field_of,
    fix_of,
    refused,
)
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.reading.spans.find import span_of
from sphinx_readiness.reading.spans.rest_tables import (
    Csv,
    Drawn,
    Listed,
    csv_around,
    drawn_table,
    listed_around,
)
from sphinx_readiness.reading.spans.source_text import SourceText
from sphinx_readiness.text.phrases import N_

_NO_COLUMN: Final = N_("it has no place for an id, and its table is none that can get a column")


def make(finding: Finding, scope: Scope) -> Offers:
    """Yield what writes the ids of a checklist down; *finding* is at its first row without one."""
    row = scope.row_of(finding)
    if row is None:
        yield refused(finding, NO_PLACE)
        return
    items = [item for item in row[0].items if not item.explicit_id]
    known = {(item.location.path, item.location.line): item for item in items}
    name = column_name(scope.columns, "id")
    done: set[tuple[str, int]] = set()
    for item in items:
        path, line = item.location.path, item.location.line
        source = scope.source(path)
        kind = kind_at(source, line) if source is not None else ""
        if source is None or not kind:
            yield refused(finding, NO_PLACE, item.location)
        elif kind == TASK:
            yield _task(finding, source, item)
        elif span_of(source, line, "id") is not None:
            yield _cell(finding, source, item)
        elif kind == OPTION:
            yield _option(finding, source, item)
        elif (path, line) not in done:
            table = _table(scope, source, line, kind)
            if table is None or not name:
                yield refused(finding, _NO_COLUMN, item.location)
                return  # it is so for all of its rows
            done.update((path, at + 1) for at in table.rows)
            yield _column(finding, source, table, name, known)


_Table: TypeAlias = PipeTable | Drawn | Csv | Listed


def _table(scope: Scope, source: SourceText, line: int, kind: str) -> _Table | None:
    """Return the table around *line* that a column can be added to."""
    if kind == PIPE:
        return scope.table(source.path, line)
    if kind == "list":
        return listed_around(source, line - 1)
    return csv_around(source, line - 1) if kind == "csv" else drawn_table(source, line - 1)


def _option(finding: Finding, source: SourceText, item: Item) -> Offer:
    edit = option_edit(source, item.location.line, "id", item.id)
    if edit is None:
        return refused(finding, NO_PLACE, item.location)
    return _fix(finding, item, edit)


def _task(finding: Finding, source: SourceText, item: Item) -> Offer:
    span = span_of(source, item.location.line, "item")
    if span is None:
        return refused(finding, NO_PLACE, item.location)
    edit = Edit(span._replace(end_line=span.line, end_column=span.column), f"{{#{item.id}}} ")
    return _fix(finding, item, edit)


def _cell(finding: Finding, source: SourceText, item: Item) -> Offer:
    span = span_of(source, item.location.line, "id")
    if span is not None and source.text(span).strip():
        return refused(finding, _INVALID, item.location)
    edit = cell_edit(source, item.location.line, "id", item.id)
    if edit is None:
        return refused(finding, NO_ROOM, item.location, text=item.id)
    return _fix(finding, item, edit)


_INVALID: Final = N_("what is written there is no id; only a person knows which one is meant")


def _fix(finding: Finding, item: Item, edit: Edit) -> Offer:
    return fix_of(
        finding,
        N_("write the id '{id}' down"),
        (edit,),
        safe=True,
        meant=((field_of("item", item.location, "explicit_id"), True),),
        location=item.location._replace(column=0),
        mends=False,  # it is found once for all rows
        id=item.id,
    )


def _column(
    finding: Finding,
    source: SourceText,
    table: _Table,
    name: str,
    known: Mapping[tuple[str, int], Item],
) -> Offer:
    """Return what adds a column *name* to *table*, with the ids of the items that are *known*."""
    path = source.path
    rows = {at: known[path, at + 1] for at in table.rows if (path, at + 1) in known}
    ids = {at: item.id for at, item in rows.items()}
    if isinstance(table, Drawn):
        edits = drawn_column(source, table, name, ids)
    elif isinstance(table, Csv):
        edits = first_of_csv(source, table, name, ids)
    elif isinstance(table, Listed):
        edits = first_of_list(
            source, table, name, {row_of(table, at): each for at, each in ids.items()}
        )
    else:
        edits = first_column(table, name, ids)
    return fix_of(
        finding,
        N_("add a column '{name}' with ids; rows: {count}"),
        edits,
        safe=True,
        meant=tuple(
            (field_of("item", each.location, "explicit_id"), True) for each in rows.values()
        ),
        location=next(iter(rows.values())).location._replace(column=0),
        mends=False,
        name=name,
        count=str(len(rows)),
    )


FIXER: Final = Fixer(
    make,
    safe=True,
    unsafe=False,
    does=("Writes the derived id of each row into its ID column, which it adds to tables that have "
            "none, before the title of a task, and as the option `id` of a `check`."),
)  # fmt: skip
