"""What appendices say of the items of tables, in a column of their own."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_readiness.importing.blocks import Row
from sphinx_readiness.importing.recognise.appendices import Known, words_of
from sphinx_readiness.importing.recognise.checklists import Rows
from sphinx_readiness.importing.recognise.columns import Columns


def known_items(rows: Rows) -> list[Known]:
    """Return the items of a table as appendices may speak of them."""
    item, notes, id_ = (rows.columns.at(each) for each in ("item", "notes", "id"))
    found = []
    for number, row in enumerate(rows.table.rows):
        title = row.cells[item]
        more = row.cells[notes] if notes >= 0 else ""
        name = row.cells[id_] if id_ >= 0 else title
        found.append(Known(rows.block, number, name, words_of(f"{title} {more}"), words_of(title)))
    return found


def with_severities(rows: Rows, said: Mapping[int, str]) -> Rows:
    """Return *rows* with the severities *said*; what is written already stays."""
    at = rows.columns.at("severity")
    headers, fields = rows.table.headers, rows.columns.fields
    made: list[Row] = []
    for number, row in enumerate(rows.table.rows):
        word = said.get(number, "")
        if at < 0:
            made.append(row._replace(cells=(*row.cells, word)))
        elif word and not row.cells[at].strip():
            made.append(row._replace(cells=(*row.cells[:at], word, *row.cells[at + 1 :])))
        else:
            made.append(row)
    if at < 0:
        headers, fields = (*headers, "Severity"), (*fields, "severity")
    table = rows.table.wider(0, int(at < 0))._replace(headers=headers, rows=tuple(made))
    return Rows(rows.block, table, Columns(headers, fields), changed=True)
