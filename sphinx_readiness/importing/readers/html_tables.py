"""Tables of HTML within Markdown: rows of text, with no table in them.

A cell that goes over several rows is in each of them; one over several columns is in the first.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final, NamedTuple

from sphinx_readiness.importing.blocks import Row, Table

_WIDEST: Final = 100
"""Columns of a table, and of a cell."""

_TALLEST: Final = 1000
"""Rows of a cell."""


class _Cell(NamedTuple):
    """The text of a cell, and how many columns and rows it takes."""

    text: str
    wide: int
    tall: int


_KEPT: Final = frozenset(("b", "strong", "i", "em", "code", "del", "s", "sub", "sup", "kbd", "a"))
"""Elements of text that stay in the cell."""

_SHAPE: Final = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "br", "p", "span",
                           "caption", "colgroup", "col"))  # fmt: skip


class _Reader(HTMLParser):
    """Collects the cells; *is_plain* says whether that is all that there is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[tuple[int, list[_Cell]]] = []
        self.header = False
        self.is_plain = True
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            self.is_plain = self.is_plain and self._depth == 1
        elif tag == "tr":
            self.rows.append((self.getpos()[0] - 1, []))
        elif tag in ("td", "th"):
            self._end_cell()
            self.header = self.header or (tag == "th" and len(self.rows) == 1)
            self._cell = []
            said = dict(attrs)
            self._spans = (_number(said.get("colspan")), _number(said.get("rowspan")))
            self.is_plain = self.is_plain and min(self._spans) > 0
        elif tag == "br" and self._cell is not None:
            self._cell.append("<br>")
        elif tag in _KEPT and self._cell is not None:
            self._cell.append(self.get_starttag_text() or "")
        elif tag not in _SHAPE or tag == "caption":
            self.is_plain = False

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif tag in _KEPT and self._cell is not None:
            self._cell.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        elif data.strip():
            self.is_plain = False

    def handle_entityref(self, name: str) -> None:
        self.handle_data(html.unescape(f"&{name};") if name not in ("lt", "amp") else f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        del data
        self.is_plain = False  # it is kept where it is

    def _end_cell(self) -> None:
        if self._cell is not None and self.rows:
            text = " ".join("".join(self._cell).split())
            self.rows[-1][1].append(_Cell(text, *self._spans))
        self._cell = None


def _number(text: str | None) -> int:
    """Return how many rows or columns an attribute says; 0 where that is unclear or too much."""
    bare = (text or "1").strip()
    number = int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 5 else 0  # noqa: PLR2004
    return number if number <= _TALLEST else 0


def _laid_out(rows: Sequence[Sequence[_Cell]]) -> list[list[str]] | None:
    """Return the texts of *rows* by column, merged cells parted; None where they are too wide.

    A cell over all columns is a title, and strong.
    """
    above: dict[int, tuple[str, int]] = {}
    made: list[list[str]] = []
    for row in rows:
        if made and len(row) == 1 < row[0].wide and row[0].wide == len(made[0]) and not above:
            title = re.sub(r"</?(?:b|strong)>", "", row[0].text).strip("* ")
            made.append([f"**{title}**" if title else "", *[""] * (row[0].wide - 1)])
            continue
        cells: list[str] = []
        below: dict[int, tuple[str, int]] = {}

        def take(text: str, tall: int, cells: list[str] = cells,
                 below: dict[int, tuple[str, int]] = below) -> None:  # fmt: skip
            if tall > 1:
                below[len(cells)] = (text, tall - 1)
            cells.append(text)

        for cell in row:
            while len(cells) in above:
                take(*above[len(cells)])
            if len(cells) + cell.wide > _WIDEST:
                return None
            for at in range(cell.wide):
                take("" if at else cell.text, cell.tall)
        while len(cells) in above:
            take(*above[len(cells)])
        above = below
        made.append(cells)
    return made


def read_html_table(text: str, line: int) -> Table | None:
    """Return the table in *text*, which begins at *line*; None where it has more than plain rows.

    Its first row is the header.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    after = text.lower().rpartition("</table>")[2]
    rows = [(at, cells) for at, cells in reader.rows if cells]
    if not reader.is_plain or after.strip() or len(rows) < 2 or not reader.header:  # noqa: PLR2004
        return None
    texts = _laid_out([cells for _, cells in rows])
    if texts is None or any(len(cells) > len(texts[0]) for cells in texts):
        return None
    made = tuple(
        Row(line + at, tuple(cells)) for (at, _), cells in zip(rows[1:], texts[1:], strict=True)
    )
    return Table(tuple(texts[0]), made, "html")
