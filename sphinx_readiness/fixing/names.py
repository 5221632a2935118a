"""Misspelled names: of columns (RD113), and of options of directives (RD107, RD110).

Only a name that is nearly one is replaced, where nothing else has that: then nobody can have meant
another one. What was not read is read from then on, so that none of these is safe.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, header_key
from sphinx_readiness.fixing.scope import (
    NO_PLACE,
    Fixer,
    Offers,
    Scope,
    field_of,
    fix_of,
    refused,
)
from sphinx_readiness.model.edits import Edit, Field
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.spans.directive_options import directive_part, is_directive
from sphinx_readiness.reading.unclear_columns import distance
from sphinx_readiness.text.phrases import N_

_USUAL: Final = {"status": "Status", "blocking": "Blocking", "severity": "Severity",
                 "owner": "Owner"}  # fmt: skip
"""What columns are called."""

_PLACES: Final = ("item", "checklist", "record", "window", "matrix", "decision", "waiver")
"""What may stand at a directive."""

_NOT_SURE: Final = N_("'{option}' may be meant as another option than '{close}'")

_TAKEN: Final = N_("the option '{close}' is set already")

_NO_PIPES: Final = N_("columns are renamed in pipe tables only")

_LONG: Final = 8
"""From this many letters on two of them may be wrong."""


def make_header(finding: Finding, scope: Scope) -> Offers:
    """Yield what gives a column of a pipe table the name that its header nearly is."""
    values = dict(finding.values)
    header, field = values.get("header", ""), values.get("field", "")
    name = _USUAL.get(field, "")
    if not header or not name:
        return  # a column is missing, or there twice: only a person knows which one is meant
    path = finding.location.path
    table = scope.table(path, finding.location.line)
    at = [n for n, each in enumerate(table.headers) if each == header] if table is not None else []
    if table is None:
        yield refused(finding, _NO_PIPES)
        return
    if len(at) != 1 or not _is_free(scope, name, field, table.headers):
        yield refused(finding, NO_PLACE)
        return
    start, end = table.bounds(table.header)[at[0]]
    line = table.source.lines[table.header]
    cell = line[start:end]
    begin = start + len(cell) - len(cell.lstrip())
    new = name if len(header_key(header).split()) == 1 else f"{name} ({header})"
    span = Span(path, table.header + 1, begin + 1, table.header + 1, start + len(cell.rstrip()) + 1)
    rows = tuple(Field("item", path, row + 1) for row in table.rows)
    lists = tuple(Field("checklist", path, each + 1) for each in range(table.header + 1))
    yield fix_of(
        finding,
        N_("call the column '{new}' instead of '{old}'"),
        (Edit(span, new),),
        safe=False,
        touched=(*rows, *lists),
        old=header,
        new=new,
    )


def _is_free(scope: Scope, name: str, field: str, headers: Sequence[str]) -> bool:
    """Say whether *name* is read as *field*, and none of *headers* is so far."""
    known = scope.columns.fields((name, "Item"), ITEM_FIELDS)
    return known[0] == field and field not in scope.columns.fields(headers, ITEM_FIELDS)


def make_option(finding: Finding, scope: Scope) -> Offers:
    """Yield what gives an option of a directive the name that it nearly has."""
    values = dict(finding.values)
    option, close = values.get("option", ""), values.get("close", "")
    path, at = finding.location.path, finding.location.line - 1
    source = scope.source(path)
    if not option or not close or source is None or not 0 <= at < len(source.lines):
        return
    if distance(option, close, _LONG) > (2 if len(close) >= _LONG else 1):
        yield refused(finding, _NOT_SURE, option=option, close=close)
        return
    found = directive_part(source, at, option) if is_directive(source, at) else None
    line = source.lines[found.line] if found is not None else ""
    before = line[: found.start] if found is not None else ""
    taken = is_directive(source, at) and directive_part(source, at, close) is not None
    if taken:
        yield refused(finding, _TAKEN, close=close)
        return
    if found is None or before.count(option) != 1:
        yield refused(finding, NO_PLACE)
        return
    begin = before.find(option)
    number = found.line + 1
    span = Span(path, number, begin + 1, number, begin + len(option) + 1)
    checklist = scope.list_at(finding.location._replace(column=0))
    checklist = checklist or scope.list_at(finding.location)
    items = [each.location for each in checklist.items] if checklist is not None else []
    yield fix_of(
        finding,
        N_("call the option '{new}' instead of '{old}'"),
        (Edit(span, close),),
        safe=False,
        touched=(*(Field(kind, path, at + 1) for kind in _PLACES),
                 *(field_of("item", each, "owner") for each in items)),
        old=option,
        new=close,
    )  # fmt: skip


HEADER: Final = Fixer(
    make_header,
    safe=False,
    unsafe=True,
    does=("Gives a column of a pipe table the name of the status, blocking, severity or owner that "
            "its header nearly is."),
)  # fmt: skip

OPTION: Final = Fixer(
    make_option,
    safe=False,
    unsafe=True,
    does="Gives a misspelled option of a directive the name that it nearly has.",
)
