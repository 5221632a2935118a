"""The tables of exported pages: between bars, or as HTML where cells are merged."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.importing.readers.web.tokens import Token

TABLE: Final = frozenset(("table", "tr", "td", "th"))

_WIDEST: Final = 100
"""Columns between bars."""


class Grid:
    """Takes the elements of a table; what stands in a cell is added to :attr:`cell`.

    A table within a cell is text of that.
    """

    def __init__(self) -> None:
        self.cell: list[str] | None = None
        """The pieces of the open cell."""
        self.depth = 0
        self._rows: list[list[tuple[str, str, str]]] = []
        """For each cell its element, how many columns and rows it takes, and its text."""
        self._head = ("td", "")

    def start(self, token: Token) -> None:
        """Take a start tag."""
        if token.name == "table":
            self.depth += 1
        if self.depth != 1:
            if self.cell is not None:
                self.cell.append(" ")
            return
        self._end_cell()
        if token.name == "tr" or (token.name != "table" and not self._rows):
            self._rows.append([])
        if token.name in ("td", "th"):
            spans = "".join(
                f' {name}="{number}"'
                for name in ("colspan", "rowspan")
                if (number := token.attributes.get(name, "1")) != "1" and number.isdecimal()
            )
            self.cell, self._head = [], (token.name, spans)

    def end(self, name: str) -> list[str]:
        """Take an end tag; return the lines of the table if it ends there."""
        if self.depth != 1:
            self.depth -= name == "table" and self.depth > 0
            return []
        self._end_cell()
        return self.finished() if name == "table" else []

    def finished(self) -> list[str]:
        """Return the lines of the table that was read, if one was."""
        self._end_cell()
        rows = [row for row in self._rows if row]
        self._rows, self.depth = [], 0
        if not rows:
            return []
        width = max(map(len, rows))
        if width > _WIDEST or any(spans for row in rows for _, spans, _ in row):
            return ["<table>", *map(_row, range(len(rows)), rows), "</table>"]
        lines = []
        for number, row in enumerate(rows):
            cells = [text.replace("|", "\\|") for _, _, text in row]
            lines.append(f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |")
            if not number and all(name == "th" for name, _, _ in row):
                lines.append(f"|{'---|' * width}")
        return lines

    def _end_cell(self) -> None:
        if self.cell is not None and self._rows:
            parts = (" ".join(each.split()) for each in "".join(self.cell).split("<br>"))
            self._rows[-1].append((*self._head, "<br>".join(filter(None, parts))))
        self.cell = None


def _row(number: int, row: list[tuple[str, str, str]]) -> str:
    """Return a row as HTML; the first one is the header, which it has to have there."""
    tag = "td" if number else "th"
    return f"<tr>{''.join(f'<{tag}{spans}>{text}</{tag}>' for _, spans, text in row)}</tr>"
