"""Typographic quotes, dashes and dots in plain cells, as Sphinx makes them in any paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from docutils import nodes
from sphinx.transforms import SphinxSmartQuotes

from sphinx_readiness.reading.markup import CELL_SEPARATOR
from sphinx_readiness.sphinx_ext.nodes import DATA_FIELDS, item_table

SMART: Final = re.compile(r"[\"'\-.`](?:(?<=[\"'`])|(?<=-)-|(?<=\.)\.)")
"""What Sphinx may make typographic."""


def educate_cells(document: nodes.document) -> None:
    """Note for each table of *document* how its plain cells are shown.

    The cells stay as they were written, for the search and for translators.
    """
    tables = [each for each in document.findall(item_table) if SMART.search(each.plain_text())]
    cells = {table: _cells(table) for table in tables}
    educated = _educate(document, {text for found in cells.values() for *_, text in found})
    for table, found in cells.items():
        shown: dict[int, dict[int, str]] = {}
        for position, column, text in found:
            if educated[text] != text:
                shown.setdefault(position, {})[column] = educated[text]
        table["smart"] = shown


def _cells(table: item_table) -> list[tuple[int, int, str]]:
    """Return row, column and text of the cells that may be made typographic."""
    language = [field not in DATA_FIELDS for field in table["fields"]]
    return [
        (position, column, cell)
        for position, line in enumerate(table.plain_text().split("\n"))
        if SMART.search(line)
        for column, cell in enumerate(line.split(CELL_SEPARATOR)[: len(language)])
        if language[column] and SMART.search(cell)
    ]


def _educate(document: nodes.document, texts: Iterable[str]) -> dict[str, str]:
    """Return each of *texts* as Sphinx's own transform would leave it in *document*."""
    sample = nodes.document(document.settings, document.reporter)
    written = sorted(texts)
    sample += [nodes.paragraph("", text) for text in written]
    SphinxSmartQuotes(sample, startnode=None).apply()
    return {text: shown.astext() for text, shown in zip(written, sample.children, strict=True)}
