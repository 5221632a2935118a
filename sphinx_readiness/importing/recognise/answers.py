"""Tables whose status is told by several columns, or by letters for colours, with one for it.

``Yes | No | N/A`` with a tick in one of them is one status. A status for each environment,
``Dev | Staging | Prod``, is the worst of them: what holds in one place only holds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames, header_key
from sphinx_readiness.importing.blocks import Block, Table
from sphinx_readiness.importing.links import link_like
from sphinx_readiness.importing.recognise.columns import (
    LEVEL_HEADER,
    MOST_MARKS,
    NOT_A_STATUS,
    Judge,
    key_of,
)
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

ANSWERED: Final = "answered"
"""The form of a table whose answers became its status."""

WORST: Final = "worst"
"""The form of a table that has got a status, the worst of several."""

COLOURED: Final = "coloured"
"""The form of a table whose letters for colours were written out."""

TOLD: Final = {
    ANSWERED: N_("its columns of answers became its status"),
    WORST: N_("it has several columns of statuses; the worst of each row is its status"),
}
"""What the report says of tables by their form."""

_TICKS: Final = re.compile(r"(?:\[x\]|[xX\u2713\u2714\u2705\u2611\u2612\u25cf\u2022])\Z")

_EMPTY: Final = re.compile(r"(?:\[\s?\]|[\u2610\u25a1\u25cb])\Z")

_COLOURS: Final = {"r": "Red", "a": "Amber", "g": "Green", "y": "Yellow", "red": "", "amber": "",
                   "green": "", "yellow": ""}  # fmt: skip

_RAG: Final = frozenset(("rag", "rag status", "rag rating", "status rag", "r/a/g"))

_WORSE: Final = (Outcome.FAIL, Outcome.OPEN, Outcome.PASS, Outcome.INFO)

_MOST_COLUMNS: Final = 60


def with_answers(blocks: Sequence[Block], names: ColumnNames, judge: Judge) -> Iterator[Block]:
    """Yield *blocks*, each table with the one status that its columns say together."""
    for block in blocks:
        table = block.table
        if table is not None and 1 < len(table.headers) <= _MOST_COLUMNS and table.rows:
            named = [names.named(each, ITEM_FIELDS | SIGNOFF_FIELDS) for each in table.headers]
            said = {  # but by Pass and Fail, which are answers
                each
                for header, fields in zip(table.headers, named, strict=True)
                for each in fields
                if judge.status(header) is None
            }
            if not {"status", "signature"} & said and (made := _answered(table, named, judge)):
                yield block._replace(table=made)
                continue
            if not any({"status", "signature"} & set(each) for each in named):
                made = _coloured(table) or _worst(table, named, judge)
                yield block._replace(table=made or table)
                continue
        yield block


def _coloured(table: Table) -> Table | None:
    """Return *table* with colours for letters in its column of red, amber and green."""
    at = next((n for n, each in enumerate(table.headers) if header_key(each) in _RAG), -1)
    cells = [key_of(cell) for cell in table.column(at)] if at >= 0 else []
    if not any(each in _COLOURS for each in cells):
        return None

    def colour(cell: str, key: str) -> str:
        return link_like(cell, _COLOURS.get(key, "") or cell)

    rows = tuple(
        row._replace(cells=_put(row.cells, at, colour(row.cells[at], key)))
        if at < len(row.cells) else row
        for row, key in zip(table.rows, cells, strict=True)
    )  # fmt: skip
    header = f"Status ({table.headers[at].strip()})"
    return table._replace(headers=_put(table.headers, at, header), rows=rows, form=COLOURED)


def _put(cells: Sequence[str], at: int, cell: str) -> tuple[str, ...]:
    return (*cells[:at], cell, *cells[at + 1 :])


def _answered(table: Table, named: Sequence[Sequence[str]], judge: Judge) -> Table | None:
    """Return *table* with one status for its columns of answers; None if it has no such columns.

    The columns stay where a row has two answers, which are none, or other words.
    """
    columns = [
        at
        for at, header in enumerate(table.headers)
        if set(named[at]) <= {"id", "status"}
        and header.strip()
        and judge.status(header) is not None
    ]
    if len(columns) < 2:  # noqa: PLR2004 - one is the status itself
        return None
    said = [
        [at for at in columns if at < len(row.cells) and not _is_empty(row.cells[at])]
        for row in table.rows
    ]
    clear = [
        len(each) == 1 and _TICKS.match(key_of(row.cells[each[0]])) is not None
        for row, each in zip(table.rows, said, strict=True)
    ]
    if not any(clear):
        return None
    all_clear = all(good or not each for good, each in zip(clear, said, strict=True))
    first, *others = columns

    def with_status(cells: Sequence[str], status: str) -> tuple[str, ...]:
        padded = [*cells, *[""] * (len(table.headers) - len(cells))]
        if not all_clear:
            return (*padded, status)
        return tuple(status if at == first else cell
                     for at, cell in enumerate(padded) if at not in others)  # fmt: skip

    rows = tuple(
        row._replace(
            cells=with_status(
                row.cells,
                link_like(row.cells[each[0]], table.headers[each[0]]) if good else "\u2b1c",
            )
        )
        for row, each, good in zip(table.rows, said, clear, strict=True)
    )
    return Table(with_status(table.headers, "Status"), rows, ANSWERED)


def _is_empty(cell: str) -> bool:
    return is_blank(cell) or _EMPTY.match(cell.strip()) is not None


def _worst(table: Table, named: Sequence[Sequence[str]], judge: Judge) -> Table | None:
    """Return *table* with a status that is the worst of several; None if it has not several.

    Columns of one kind of mark are for whom a row holds: so one of the cells has to be open.
    """
    columns = [
        at for at in range(len(table.headers)) if not named[at] and _is_said(table, at, judge)
    ]
    if len(columns) < 2:  # noqa: PLR2004
        return None
    cells = {cell for at in columns for cell in table.column(at)}
    ranks = {cell: _rank(cell, judge) for cell in cells}
    if all(rank > 1 for cell, rank in ranks.items() if not is_blank(cell)):
        return None
    rows = []
    for row in table.rows:
        said = [row.cells[at] if at < len(row.cells) else "" for at in columns]
        worst = min(said, key=lambda cell: ranks[cell])
        padded = [*row.cells, *[""] * (len(table.headers) - len(row.cells))]
        rows.append(row._replace(cells=(*padded, worst if worst.strip() else "\u2b1c")))
    return Table((*table.headers, "Status"), tuple(rows), WORST)


def _is_said(table: Table, at: int, judge: Judge) -> bool:
    """Say whether the column *at* of *table* has statuses, and is none of levels or severities."""
    key = header_key(table.headers[at])
    if key in NOT_A_STATUS or not key or LEVEL_HEADER.match(key) is not None:
        return False
    filled = {cell for cell in table.column(at) if not is_blank(cell)}
    return 0 < len(filled) <= MOST_MARKS and all(judge.status(each) is not None for each in filled)


def _rank(cell: str, judge: Judge) -> int:
    """Return how bad the status *cell* is, from 0 at the worst; a blank one is open."""
    said = judge.status(cell)
    status = judge.vocabulary.match(said).status if said and not is_blank(said) else None
    if status is None:
        known = judge.vocabulary.get(said) if said else None
        return _WORSE.index(known.outcome) if known is not None else 1
    return _WORSE.index(status.outcome)
