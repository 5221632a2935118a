r"""Where directives of ours open in a source text, whatever its parser makes of it.

Both syntaxes are looked for in every text, in any case, well or badly marked, below quotes and
lists, and with characters in the name that only look right. What is found is compared with what
has run; nothing here decides what is code and what is a comment (see :mod:`.markdown_places`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.reading.opening_marks import BLANK, LEAD, NAME
from sphinx_readiness.reading.prefilter import has_breaks
from sphinx_readiness.reading.similar_names import plain_name, similar

_MARKED: Final = re.compile(
    rf"""\n(?P<lead>{LEAD})(?:(?P<fence>[:\uff1a]{{2,}}|`{{2,}}|~{{3,}})|(?P<dots>\.\.))
    (?P<gap>{BLANK}{{0,8}})(?P<escape>\\?)(?P<open>[{{\uff5b]?)(?P<before>{BLANK}{{0,8}})
    (?P<name>{NAME})
    (?P<after>{BLANK}{{0,8}})(?P<close>[}}\uff5d]?)(?P<colons>[:\uff1a]{{0,3}})(?P<rest>.*)""",
    re.VERBOSE,
)
"""Behind a line feed, which is found at once; one is put before the text for its first line."""

BREAKS: Final = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Where some parsers break lines, and editors do not, or not all of them."""

LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
"""Where lines end for CommonMark, and for a reader who counts them."""


class Opening(NamedTuple):
    """A directive of ours that opens at *line*, or something that is meant as one.

    *line* counts as readers do, *counted* as a parser that breaks lines at any separator; both
    from 1. *name* is as written, *meant* one of ours. *flaw* is empty if a parser of its syntax
    reads it, else ``markup`` (its marks are wrong), ``twin`` (it has characters that only look
    right: *odd*) or ``unknown`` (the name is misspelled).
    """

    line: int
    counted: int
    markdown: bool
    mark: str
    name: str
    meant: str
    written: str
    flaw: str = ""
    odd: str = ""


def pieces(text: str) -> tuple[list[str], Sequence[int]]:
    """Return the lines of *text*, broken wherever a parser may do it, and the number of each."""
    if not has_breaks(text):
        lines = text.split("\n")
        return lines, range(1, len(lines) + 1)
    lines, numbers = [], []
    for number, line in enumerate(LINE_ENDS.split(text), 1):
        for piece in line.splitlines() or [""]:
            lines.append(piece)
            numbers.append(number)
    return lines, numbers


def openings(text: str, ours: Collection[str], also: Collection[str] = ()) -> Iterator[Opening]:
    """Yield what opens in *text* with a name of *ours*, or one that is meant as such.

    And what Markdown directives are called one of *also*, which are none of ours.
    """
    if has_breaks(text):
        lines, numbers = pieces(text)
        text = "\n".join(lines)
    else:
        numbers = range(1, text.count("\n") + 2)
    text = f"\n{text}"
    counted, position = 0, 0
    for match in _MARKED.finditer(text):
        counted += text.count("\n", position, match.start())
        position = match.start()
        found = _judged(match, ours)
        if found is None and match["close"] and match["fence"] and match["name"] in also:
            found = Opening(0, 0, True, match["fence"][0], match["name"], "", "", "stranger")
        if found is not None:
            yield found._replace(line=numbers[counted], counted=counted + 1)


def _judged(match: re.Match[str], ours: Collection[str]) -> Opening | None:
    """Return what *match* opens, with no line yet, or None if it is nothing of ours."""
    name, marks = match["name"], match["fence"] or ""
    folded, exact = plain_name(name), name.lower() in ours
    meant = folded if folded in ours else similar(name, ours)
    if not meant:
        return None
    flaw = "" if exact or (folded in ours and not name.isascii()) else "unknown"
    bad = _is_bad_fence(match, flaw) if marks else _is_bad_rest(match, flaw)
    if bad is None:
        return None
    end = match.end("close") if marks else match.start("rest") + 1
    start = match[0][: end - match.start()]
    odd = "".join(sorted({char for char in start if not char.isascii() and char != "\u2022"}))
    if not flaw:
        flaw = "twin" if odd else "markup" if bad else ""
    mark = marks[0] if marks else match["colons"]
    return Opening(0, 0, bool(marks), mark, name, meant, match[0].strip()[:120], flaw, odd)


def _is_bad_fence(match: re.Match[str], flaw: str) -> bool | None:
    """Say whether the marks of a directive of Markdown are wrong; None if it is none at all."""
    marks, rest = match["fence"], match["rest"]
    short = len(marks) < 3  # noqa: PLR2004
    if (marks[0] == "`" and "`" in rest) or (short and not match["open"]):
        return None
    if match["escape"]:  # as a formatter writes that takes the brace for text
        return True if match["open"] else None
    if match["open"] and match["close"]:
        return short or bool(match["before"] or match["after"])
    return None if flaw or (not match["after"] and rest[:1].strip()) else True


def _is_bad_rest(match: re.Match[str], flaw: str) -> bool | None:
    """Say the same of a directive of reST."""
    colons = match["colons"]
    if not colons or match["open"] or match["escape"] or match["rest"][:1].strip():
        return None
    bad = len(colons) != 2 or match["gap"] in ("", "\t") or len(match["after"]) > 1  # noqa: PLR2004
    return None if bad and flaw else bad
