"""A column more for a grid or a simple table of reST, before or behind all others."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_readiness.fixing.cells import width_of
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.spans.rest_tables import Drawn
from sphinx_readiness.reading.spans.source_text import SourceText


def drawn_column(
    source: SourceText, table: Drawn, name: str, cells: Mapping[int, str]
) -> tuple[Edit, ...]:
    """Return the edits that put a column *name* before all others; *cells* are those of its rows.

    Lines are from 0.
    """
    said = {table.lines.start + 1: name, **cells}
    width = max(map(width_of, said.values()))
    edits = []
    for at in table.lines:
        line = source.lines[at]
        if not line.strip():
            continue
        cell = said.get(at, "")
        cell += " " * (width - width_of(cell))
        if table.kind == "grid":
            rule = "=" if at == table.head else "-"
            is_rule = line[table.left] == "+"
            text = f"+{rule * (width + 2)}" if is_rule else f"| {cell} "
        else:
            is_rule = line[table.left : table.left + 1] == "=" and not line.strip("= ")
            text = "=" * width + "  " if is_rule else f"{cell}  "
        span = Span(source.path, at + 1, table.left + 1, at + 1, table.left + 1)
        edits.append(Edit(span, text))
    return tuple(edits)


def last_drawn_column(source: SourceText, table: Drawn, name: str) -> tuple[Edit, ...]:
    """Return the edits that put an empty column *name* behind all others.

    Rows of a simple table have nothing behind their text, which may go beyond its column.
    """
    header = table.lines.start + 1
    lines = {at: source.lines[at].rstrip() for at in table.lines}
    if table.kind == "grid":
        width = width_of(name) + 2
        pieces = {}
        for at, line in lines.items():
            rule = "=" if at == table.head else "-"
            cell = f" {name} " if at == header else " " * width
            pieces[at] = f"{cell}|" if line.endswith("|") else f"{rule * width}+"
        return tuple(_behind(source, at, len(lines[at]), text) for at, text in pieces.items())
    widest = max(map(width_of, lines.values()))
    edits = []
    for at, line in lines.items():
        blanks = widest - width_of(line)
        if line[table.left : table.left + 1] == "=" and not line.strip("= "):
            edits.append(_behind(source, at, len(line), "=" * blanks + "  " + "=" * width_of(name)))
        elif at == header:
            edits.append(_behind(source, at, len(line), " " * blanks + f"  {name}"))
    return tuple(edits)


def _behind(source: SourceText, at: int, column: int, text: str) -> Edit:
    return Edit(Span(source.path, at + 1, column + 1, at + 1, column + 1), text)
