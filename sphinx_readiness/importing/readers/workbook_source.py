"""Sheets of a workbook to blocks, with what stands beside their cells and a word on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.importing.blocks import (
    PLAIN,
    Block,
    Remark,
    Source,
    heading_block,
)
from sphinx_readiness.importing.readers.beside_cells import sentence_of
from sphinx_readiness.importing.readers.sheet_links import Placed, place_links
from sphinx_readiness.importing.readers.sheets import last_header, sheet_blocks
from sphinx_readiness.importing.readers.workbook import Sheet, read_workbook
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_

_CHART: Final = N_("the sheet '{title}' is a chart; it is left out")

_PLACED: Final = N_("cells of the sheet '{title}' that are links: {count}")

_LINKS: Final = N_(
    "links of the sheet '{title}' that lead to no web address, or from no cell of its table, kept "
    "as text below the table: {count}"
)

_COMMENTS: Final = N_("comments of cells of the sheet '{title}', kept below its table: {count}")


def workbook_source(data: bytes, name: str, names: ColumnNames) -> Source:
    """Return a heading for each sheet, if there are several, and its blocks below it."""
    blocks: list[Block] = []
    remarks: list[Remark] = []
    everything = list(read_workbook(data, name))
    sheets = [each for each in everything if any(map(any, each.rows))]
    for sheet in sheets:
        if len(sheets) > 1:
            blocks.append(heading_block(sheet.title, 2))
        placed = place_links(sheet.rows, sheet.beside, last_header(sheet.rows, names))
        blocks += sheet_blocks(placed.rows, names, 3 if len(sheets) > 1 else 2, sheet.merged)
        blocks += [Block("beside", 0, 0, sentence_of(each, sheet.rows)) for each in placed.kept]
        remarks += _remarks(sheet, placed)
    remarks += [_remark(_CHART, sheet, 0) for sheet in everything if sheet.is_chart]
    return Source(name, PLAIN, (), tuple(blocks), remarks=tuple(remarks))


def _remarks(sheet: Sheet, placed: Placed) -> Iterator[Remark]:
    """Yield what became of the links and comments of *sheet*."""
    counts = (
        (_PLACED, placed.linked),
        (_LINKS, sum(each.is_link for each in placed.kept)),
        (_COMMENTS, sum(not each.is_link for each in placed.kept)),
    )
    for said, count in counts:
        if count:
            yield _remark(said, sheet, count)


def _remark(said: str, sheet: Sheet, count: int) -> Remark:
    values = (("title", shorten(visible(sheet.title))), ("count", str(count)))
    return Remark(0, said, values)
