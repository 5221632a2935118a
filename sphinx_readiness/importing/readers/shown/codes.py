"""Number formats of cells to sections and pieces (ECMA-376, part 1, 18.8.31)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""(?P<text>"[^"]*"?|\\.|_.|\*.)
    | \[(?P<bracket>[^\[\]]*)\]
    | (?P<meridiem>AM/PM|A/P)
    | (?P<general>General)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+)
    | (?P<digit>[0#?])
    | (?P<sign>[.,%/@])
    | (?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

_ELAPSED: Final = frozenset("hms")

_CONDITION: Final = re.compile(r"(?P<sign><=|>=|<>|<|>|=)(?P<bound>-?[0-9.]{1,30})\Z")

LONGEST: Final = 255
"""Characters of a format that is read, as Excel has it."""

PARTS: Final = 4
"""Sections of a format: of numbers above 0, below 0, 0, and of text."""


class Piece(NamedTuple):
    """A piece of a format: what it is, and its characters."""

    kind: str
    text: str


class Section(NamedTuple):
    """A section of a format: its pieces, and the condition for numbers that it is for."""

    pieces: tuple[Piece, ...]
    condition: tuple[str, Decimal] | None = None

    def kinds(self) -> set[str]:
        """Return which kinds of pieces it has; dates by their letter."""
        return {each.text[0] if each.kind == "date" else each.kind for each in self.pieces}


def read_format(code: str) -> tuple[Section, ...]:
    """Return the sections of the format *code*; that of one that is too long is ``General``."""
    if len(code) > LONGEST:
        code = "General"
    sections: list[Section] = []
    pieces: list[Piece] = []
    condition = None
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "other", match[match.lastgroup or 0]
        if text == ";" and kind == "other":
            sections.append(Section(tuple(pieces), condition))
            pieces, condition = [], None
        elif kind == "text":
            said = {'"': text.strip('"'), "\\": text[1:], "_": " "}.get(text[0], "")
            pieces.append(Piece("text", said))
        elif kind == "bracket":
            asked = _CONDITION.match(text)
            if text[:1] == "$":
                pieces.append(Piece("text", text[1:].rpartition("-")[0] or text[1:].rstrip("-"))
                              if "-" in text else Piece("text", text[1:]))  # fmt: skip
            elif text and not text.lower().strip(text[0].lower()) and text[0].lower() in _ELAPSED:
                pieces.append(Piece("elapsed", text.lower()))
            elif asked is not None and asked["bound"].count(".") < 2 and asked["bound"] != ".":  # noqa: PLR2004
                condition = asked["sign"], Decimal(asked["bound"].replace("-.", "-0."))
        else:
            pieces.append(Piece(kind, text.lower() if kind == "date" else text))
    sections.append(Section(tuple(pieces), condition))
    return tuple(_with_minutes(each) for each in sections[:PARTS])


def _with_minutes(section: Section) -> Section:
    """Return *section* with another letter for minutes: those beside hours or seconds."""
    timed = [at for at, each in enumerate(section.pieces) if each.kind in ("date", "elapsed")]
    pieces = list(section.pieces)
    for number, at in enumerate(timed):
        before = pieces[timed[number - 1]].text[0] if number else ""
        behind = pieces[timed[number + 1]].text[0] if number + 1 < len(timed) else ""
        if pieces[at].text[0] == "m" and (before == "h" or behind == "s"):
            pieces[at] = Piece(pieces[at].kind, "n" * len(pieces[at].text))
    return section._replace(pieces=tuple(pieces))
