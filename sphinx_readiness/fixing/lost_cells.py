r"""Rows with more cells than their table has columns (RD102): bars become text, or columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sphinx_readiness.fixing.new_columns import PipeTable
from sphinx_readiness.fixing.scope import (
    NO_PLACE,
    Fixer,
    Offer,
    Offers,
    Scope,
    field_of,
    fix_of,
    refused,
)
from sphinx_readiness.model.edits import Edit, Field
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.spans import Span
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.ids import is_valid_id
from sphinx_readiness.text.phrases import N_

_UNCLEAR: Final = N_("which of the bars belongs to the text cannot be told for sure")

_NO_SENTENCES: Final = frozenset(("id", "status", "severity", "blocking", "owner", "tags", "links"))
"""Fields whose cells have no bar in them."""

_WIDE_ROWS: Final = 2
"""So many rows that are all too long by the same number mean that columns are missing."""


def make(finding: Finding, scope: Scope) -> Offers:
    """Yield what lets the row of *finding* keep its cells."""
    table = scope.table(finding.location.path, finding.location.line)
    if table is None:
        yield refused(finding, NO_PLACE)
    elif len(table.rows) >= _WIDE_ROWS and len(table.surplus) == 1:
        if finding.location.line - 1 == table.rows.start:  # for all of its rows at once
            yield _widened(finding, table, next(iter(table.surplus)))
    else:
        number = len(table.bounds(finding.location.line - 1)) - len(table.headers)
        yield _escaped(finding, scope, table, number)


def _escaped(finding: Finding, scope: Scope, table: PipeTable, surplus: int) -> Offer:
    r"""Return what writes ``\|`` for the bars that are text."""
    at = finding.location.line - 1
    bounds = table.bounds(at)
    line = table.source.lines[at]
    texts = [line[start:end].strip() for start, end in bounds]
    fields = table.fields()
    fitting = [
        first for first in range(len(fields))
        if _fits(scope, fields, [*texts[:first], "", *texts[first + surplus + 1 :]], first)
    ]  # fmt: skip
    # With the last column all else is read as it is now, so that nothing can become wrong.
    last = len(fields) - 1
    if surplus <= 0 or not (last in fitting or len(fitting) == 1):
        return refused(finding, _UNCLEAR)
    first = last if last in fitting else fitting[0]
    bars = [bounds[number][1] for number in range(first, first + surplus)]
    edits = tuple(
        Edit(Span(table.source.path, at + 1, bar + 1, at + 1, bar + 2), "\\|") for bar in bars
    )
    row = Field("item", finding.location.path, at + 1)
    names = ("notes", "links", "code", "extra", "stated", "evidence", "tags")
    is_last = first == last
    touched = tuple(row._replace(name=each) for each in names) if is_last else (row,)
    return fix_of(
        finding,
        N_("write '\\|' for each bar that belongs to the text of '{column}'"),
        edits,
        safe=is_last,
        touched=touched,
        column=table.headers[first],
    )


def _fits(scope: Scope, fields: Sequence[str], texts: Sequence[str], joined: int) -> bool:
    """Say whether *texts* are what *fields* may hold; the one that is *joined* may be anything."""
    if len(texts) != len(fields) or fields[joined] in _NO_SENTENCES:
        return False
    for field, text in zip(fields, texts, strict=True):
        if field == "id" and text and not is_valid_id(text.strip("*`_")):
            return False
        if field == "status" and not is_blank(text):
            match = scope.vocabulary.match(text)
            if match.status is None or match.conflict is not None:
                return False
    if "status" not in fields:
        return False
    # A blank may be the status of any row, so it says nothing of where the status stands.
    return not is_blank(texts[list(fields).index("status")])


def _widened(finding: Finding, table: PipeTable, surplus: int) -> Offer:
    """Return what adds columns without a name for what all rows have behind the last one."""
    edits = []
    for at, cell in ((table.header, "   "), (table.header + 1, "---")):
        end = table.bounds(at)[-1][1]
        line = table.source.lines[at]
        closed = line[end : end + 1] == "|"
        text = f"|{cell}" * surplus if closed else f"|{cell}" * surplus + "|"
        edits.append(Edit(Span(table.source.path, at + 1, end + 1, at + 1, end + 1), text))
    places = [finding.location._replace(line=at + 1) for at in table.rows]
    return fix_of(
        finding,
        N_("add columns to the header for what all rows have behind the last one: {count}"),
        tuple(edits),
        safe=False,
        touched=tuple(field_of("item", each, "extra") for each in places),
        count=str(surplus),
    )


FIXER: Final = Fixer(
    make,
    safe=True,
    unsafe=True,
    does=("Writes a bar that belongs to the text as '\\|', where it can be told which one does; "
            "that is safe in the last column. Where all rows are too long, the header gets columns "
            "without a name."),
)  # fmt: skip
