"""A column more for a csv-table: of its header, its widths and each of its rows, one edit.

As in https://docutils.sourceforge.io/docs/ref/rst/directives.html#csv-table: a row may have fewer
cells than the header, and ``:widths:`` has as many numbers as there are columns.
"""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.spans.rest_tables import Csv
from sphinx_readiness.reading.spans.source_text import SourceText, Stretch


def first_of_csv(
    source: SourceText, table: Csv, name: str, said: Mapping[int, str]
) -> tuple[Edit, ...]:
    """Return the edits that put a column *name* before all others; it has what is *said* by line.

    Lines are from 0.
    """
    header = table.header
    edits = [_before(source, header.line, header.start, name)]
    for at in table.rows:
        line = source.lines[at]
        edits.append(_before(source, at, len(line) - len(line.lstrip()), said.get(at, "")))
    return (*edits, *wider(source, table.widths, at_end=False))


def last_of_csv(source: SourceText, table: Csv, name: str) -> tuple[Edit, ...]:
    """Return the edits that put an empty column *name* behind all others: rows may be shorter."""
    header = table.header
    written = source.lines[header.line][: header.end].rstrip()
    text = f', "{name}"' if written.endswith('"') else f", {name}"
    return (_insert(source, header.line, header.end, text),
            *wider(source, table.widths, at_end=True))  # fmt: skip


def _before(source: SourceText, at: int, column: int, text: str) -> Edit:
    quoted = source.lines[at][column : column + 1] == '"' or not text
    return _insert(source, at, column, f'"{text}", ' if quoted else f"{text}, ")


def wider(source: SourceText, widths: Stretch | None, *, at_end: bool) -> tuple[Edit, ...]:
    """Return the edit of the *widths* for one column more; none where they are no numbers."""
    text = source.text(source.span(widths)) if widths is not None else ""
    numbers = text.replace(",", " ").split()
    if widths is None or not numbers or not all(map(str.isdecimal, numbers)):
        return ()
    more, between = min(numbers, key=lambda each: (len(each), each)), ", " if "," in text else " "
    if at_end:
        return (_insert(source, widths.end_line, widths.end, between + more),)
    return (_insert(source, widths.line, widths.start, more + between),)


def _insert(source: SourceText, at: int, column: int, text: str) -> Edit:
    return Edit(Span(source.path, at + 1, column + 1, at + 1, column + 1), text)
