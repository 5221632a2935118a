"""Typographic quotes, dashes and dots in plain cells, as Sphinx makes them in any paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docutils import nodes
from sphinx.transforms import SphinxSmartQuotes

from sphinx_readiness.reading.markup import CELL_SEPARATOR
from sphinx_readiness.sphinx_ext.nodes import DATA_FIELDS, item_table

SMART: Final = re.compile(r"[\"'\-.`](?:(?<=[\"'`])|(?<=-)-|(?<=\.)\.)")
"""What Sphinx may make typographic."""

_END: Final = re.compile(f"[\n{CELL_SEPARATOR}]")
"""Behind a cell."""


def educate_cells(document: nodes.document) -> None:
    """Note for each table of *document* how its plain cells are shown.

    The cells stay as they were written, for the search and for translators.
    """
    tables = document.findall(item_table)
    cells = {table: found for table in tables if (found := _cells(table))}
    if not cells:
        return
    educated = _educate(document, {text for found in cells.values() for *_, text in found})
    for table, found in cells.items():
        shown: dict[int, dict[int, str]] = {}
        for position, column, text in found:
            if educated[text] != text:
                shown.setdefault(position, {})[column] = educated[text]
        table["smart"] = shown


def _cells(table: item_table) -> list[tuple[int, int, str]]:
    """Return row, column and text of the cells that may be made typographic."""
    fields = table["fields"]
    return [
        (row, column, cell)
        for row, column, cell in smart_cells(table.plain_text())
        if column < len(fields) and fields[column] not in DATA_FIELDS
    ]


def smart_cells(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield row and column of each cell in the *text* of a table that may change, and the cell.

    One search through all of it, as few cells do.
    """
    row = column = end = 0
    for match in SMART.finditer(text):
        at = match.start()
        if at < end:
            continue
        begin = end
        if rows := text.count("\n", begin, at):
            row, column = row + rows, 0
            begin = text.rfind("\n", begin, at) + 1
        column += text.count(CELL_SEPARATOR, begin, at)
        start = text.rfind(CELL_SEPARATOR, begin, at) + 1 or begin
        ends = _END.search(text, at)
        end = ends.start() if ends is not None else len(text)
        yield row, column, text[start:end]


def _educate(document: nodes.document, texts: Iterable[str]) -> dict[str, str]:
    """Return each of *texts* as Sphinx's own transform would leave it in *document*."""
    sample = nodes.document(document.settings, document.reporter)
    written = sorted(texts)
    sample += [nodes.paragraph("", text) for text in written]
    SphinxSmartQuotes(sample, startnode=None).apply()
    return {text: shown.astext() for text, shown in zip(written, sample.children, strict=True)}
