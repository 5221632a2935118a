"""Tables of HTML within Markdown: plain rows, with no merged cells and no table in them."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import Final

from sphinx_readiness.importing.blocks import Row, Table

_MERGED: Final = ("rowspan", "colspan")

_KEPT: Final = frozenset(("b", "strong", "i", "em", "code", "del", "s", "sub", "sup", "kbd", "a"))
"""Elements of text that stay in the cell."""

_SHAPE: Final = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "br", "p", "span",
                           "caption", "colgroup", "col"))  # fmt: skip


class _Reader(HTMLParser):
    """Collects the cells; *is_plain* says whether that is all that there is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[tuple[int, list[str]]] = []
        self.header = False
        self.is_plain = True
        self._cell: list[str] | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if any(name in _MERGED and value not in (None, "1") for name, value in attrs):
            self.is_plain = False
        if tag == "table":
            self._depth += 1
            self.is_plain = self.is_plain and self._depth == 1
        elif tag == "tr":
            self.rows.append((self.getpos()[0] - 1, []))
        elif tag in ("td", "th"):
            self._end_cell()
            self.header = self.header or (tag == "th" and len(self.rows) == 1)
            self._cell = []
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
            self.rows[-1][1].append(" ".join("".join(self._cell).split()))
        self._cell = None


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
    width = len(rows[0][1])
    if any(len(cells) > width for _, cells in rows):
        return None
    made = tuple(Row(line + at, tuple(cells)) for at, cells in rows[1:])
    return Table(tuple(rows[0][1]), made, "html")
