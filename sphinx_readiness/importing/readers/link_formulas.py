"""``=HYPERLINK("url","text")`` in a cell of a workbook: where it leads, and what it shows.

Of formulas that put a text together, pieces joined by ``&`` are read: texts, numbers, and other
cells of the sheet. Whatever else a formula works out is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_BEGINS: Final = re.compile(r"=\+?\s*HYPERLINK\s*\(", re.IGNORECASE)

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*+")
    | (?P<cell>\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})(?![\w(!.:])
    | (?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?)(?![\w.])
    | (?P<sign>[&,)]))""",
    re.VERBOSE | re.IGNORECASE,
)


class LinkFormula(NamedTuple):
    """Where a formula leads, and the text that it gives to that; each empty where not known."""

    url: str = ""
    text: str = ""


def is_link_formula(content: object) -> bool:
    """Say whether the *content* of a cell is a formula that begins with a link."""
    return isinstance(content, str) and _BEGINS.match(content) is not None


def read_link_formula(formula: str, cell: Callable[[str], str]) -> LinkFormula:
    """Return what *formula* says; *cell* gives the text of another one, by a name such as ``B2``.

    Without a text of its own a link shows where it leads.
    """
    begins = _BEGINS.match(formula)
    url, sign, position = _joined(formula, begins.end() if begins is not None else 0, cell)
    if sign == ",":
        text, sign, _ = _joined(formula, position, cell)
        return LinkFormula(url, text if sign == ")" else "")
    return LinkFormula(url, url) if sign == ")" else LinkFormula()


def _joined(formula: str, start: int, cell: Callable[[str], str]) -> tuple[str, str, int]:
    """Return the text that begins at *start*, the comma or bracket that ends it, and what follows.

    The sign is empty where something else stands there.
    """
    made: list[str] = []
    position = start
    while (token := _TOKEN.match(formula, position)) is not None:
        sign, position = token["sign"], token.end()
        if (len(made) % 2 == 0) is (sign is not None):
            break
        if sign in (",", ")"):
            return "".join(made), sign, position
        if token["text"]:
            made.append(token["text"][1:-1].replace('""', '"'))
        elif token["cell"]:
            made.append(cell(token["cell"].replace("$", "").upper()))
        else:
            made.append(token["number"] or "")
    return "", "", position
