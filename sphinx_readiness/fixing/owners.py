"""Owners: one spelling (RD302), and a column for them (RD301)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sphinx_readiness.fixing.cells import OPTION, PIPE, cell_edit, kind_at
from sphinx_readiness.fixing.csv_columns import last_of_csv
from sphinx_readiness.fixing.drawn_columns import last_drawn_column
from sphinx_readiness.fixing.listed_columns import last_of_list
from sphinx_readiness.fixing.new_columns import column_behind, column_name
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
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.record import Checklist
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
from sphinx_readiness.text.folding import fold, fold_case
from sphinx_readiness.text.phrases import N_

_NO_COLUMN: Final = N_("an owner column is added to checklists of one table only")

_NO_NAME: Final = N_(
    "only a person knows who answers for it, and there is no column to be filled in"
)

_MIXED: Final = N_("there is more in the cell than the name")


def make_spelling(finding: Finding, scope: Scope) -> Offers:
    """Yield what writes the rarer spelling of an owner as the usual one, row by row."""
    first = scope.row_of(finding)
    usual = scope.owners.get(dict(finding.values).get("usual", ""), "")
    if first is None or not usual:
        yield refused(finding, NO_PLACE)
        return
    rare = fold(first[1].owner)
    safe = _letters(rare) == _letters(usual)
    done: set[Location] = set()
    below: dict[Location, tuple[Checklist, list[Item]]] = {}
    for checklist, item in scope.owned[rare]:
        if item.location in done:
            continue
        done.add(item.location)
        if fold(checklist.owner) == rare and not _has_own(scope, item):
            below.setdefault(checklist.location, (checklist, []))[1].append(item)
        else:
            yield _row(finding, scope, item, usual, safe=safe)
    for checklist, items in below.values():
        yield _option(finding, scope, checklist, items, usual, safe=safe)


def _letters(name: str) -> str:
    """Return *name* without case, blanks and punctuation."""
    return "".join(filter(str.isalnum, fold_case(name)))


def _has_own(scope: Scope, item: Item) -> bool:
    """Say whether the row of *item* names its owner itself."""
    source = scope.source(item.location.path)
    span = span_of(source, item.location.line, "owner") if source is not None else None
    return span is not None and source is not None and bool(source.text(span).strip())


def _row(finding: Finding, scope: Scope, item: Item, usual: str, *, safe: bool) -> Offer:
    source, line = scope.source(item.location.path), item.location.line
    span = span_of(source, line, "owner") if source is not None else None
    if source is None or span is None:
        return refused(finding, NO_PLACE, item.location)
    if fold(source.text(span)) != fold(item.owner):
        return refused(finding, _MIXED, item.location)
    edit = cell_edit(source, line, "owner", usual)
    if edit is None:
        return refused(finding, NO_ROOM, item.location, text=usual)
    return fix_of(
        finding,
        _SAYS,
        (edit,),
        safe=safe,
        meant=((field_of("item", item.location, "owner"), usual),),
        location=item.location._replace(column=0),
        mends=False,  # it is found once for all rows
        old=item.owner,
        new=usual,
    )


_SAYS: Final = N_("write the owner '{old}' as '{new}'")


def _option(
    finding: Finding,
    scope: Scope,
    checklist: Checklist,
    items: list[Item],
    usual: str,
    *,
    safe: bool,
) -> Offer:
    """Return what changes the option of *checklist* that *items* have their owner from."""
    place = checklist.location
    source = scope.source(place.path)
    edit = None
    if source is not None and kind_at(source, place.line) == OPTION:
        edit = cell_edit(source, place.line, "owner", usual)
    if edit is None:
        return refused(finding, NO_PLACE, place)
    return fix_of(
        finding,
        _SAYS,
        (edit,),
        safe=safe,
        meant=(
            (field_of("checklist", place, "owner"), usual),
            *((field_of("item", each.location, "owner"), usual) for each in items),
        ),
        location=place._replace(column=0),
        mends=False,
        old=checklist.owner,
        new=usual,
    )


def make_column(finding: Finding, scope: Scope) -> Offers:
    """Yield what adds a column for owners, empty, to the table of a checklist that names none."""
    if finding.item:
        return  # only a person knows who answers for it
    if any(
        each.code == "RD107"
        and ("close", "owner") in each.values
        and each.location[:2] == finding.location[:2]
        for each in scope.report.findings
    ):
        return  # it has an owner, whose option is misspelled
    checklist = scope.list_at(finding.location)
    source = scope.source(finding.location.path)
    name = column_name(scope.columns, "owner")
    if checklist is None or source is None or not name:
        yield refused(finding, NO_PLACE)
        return
    if checklist.form != "table":
        yield refused(finding, _NO_NAME)
        return
    lines = [item.location.line for item in checklist.items]
    same_file = all(item.location.path == finding.location.path for item in checklist.items)
    edits = _column(scope, source, lines, name) if lines and same_file else ()
    if not edits:
        yield refused(finding, _NO_COLUMN)
        return
    yield fix_of(
        finding,
        N_("add a column '{name}', to be filled in"),
        edits,
        safe=False,
        meant=((field_of("checklist", checklist.location, "has_owner_column"), True),),
        name=name,
    )


def _column(scope: Scope, source: SourceText, lines: Sequence[int], name: str) -> tuple[Edit, ...]:
    """Return what adds an empty column *name* to the one table that has *lines* (from 1)."""
    kind = kind_at(source, lines[0])
    if kind == PIPE:
        pipes = scope.table(source.path, lines[0])
        if pipes is None or any(line - 1 not in pipes.rows for line in lines):
            return ()
        fields = pipes.fields()
        return column_behind(
            pipes, fields.index("status") if "status" in fields else len(fields) - 1, name
        )
    at = lines[0] - 1
    table: Csv | Drawn | Listed | None
    if kind == "list":
        table = listed_around(source, at)
    else:
        table = csv_around(source, at) if kind == "csv" else drawn_table(source, at)
    if table is None or any(line - 1 not in table.rows for line in lines):
        return ()
    if isinstance(table, Csv):
        return last_of_csv(source, table, name)
    if isinstance(table, Listed):
        return last_of_list(source, table, name)
    return last_drawn_column(source, table, name)


SPELLING: Final = Fixer(
    make_spelling,
    safe=True,
    unsafe=True,
    does=("Writes the rarer spelling as the usual one, in each row. That is safe where the two "
            "differ only in case, blanks or punctuation."),
)  # fmt: skip

COLUMN: Final = Fixer(
    make_column,
    safe=False,
    unsafe=True,
    does=(
        "Adds an empty owner column, to be filled in, to a checklist of one table. Tasks and "
        "checks have none."
    ),
)
