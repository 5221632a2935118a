"""Lines to the text of a file that has its ends of lines, also where those differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

_NEAR: Final = 8
"""How many lines may be missing from one that stayed to the next."""


class Ends(NamedTuple):
    """How the lines of a text end: with *newline*, but for those of *lines*, if there are any.

    *mark* is the byte order mark before all of them, or nothing.
    """

    newline: str = "\n"
    mark: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    """Each line of a text of two kinds of ends, without its end, and that."""


def ends_of(text: str, newline: str, mark: str, lines: Sequence[str]) -> Ends:
    r"""Return how the *lines* end that *text* was cut into at each *newline*.

    Where that is CR and LF, a line may end with LF alone; other texts have ends of one kind.
    """
    if newline != "\r\n" or text.count("\n") == text.count("\r\n"):
        return Ends(newline, mark)
    ends = ("\r\n" if each.endswith("\r") else "\n" for each in text.split("\n"))
    return Ends(newline, mark, tuple(zip(lines, ends, strict=True)))


def joined(lines: Sequence[str], ends: Ends) -> str:
    """Return *lines* as one text; each that was there before ends as it did."""
    if not ends.lines:
        return ends.mark + ends.newline.join(lines)
    pieces = [ends.mark]
    at = 0
    for line in lines[:-1]:
        found = at if at < len(ends.lines) and ends.lines[at][0] == line else -1
        if found < 0 and line.strip():
            near = range(at + 1, min(at + _NEAR, len(ends.lines)))
            found = next((each for each in near if ends.lines[each][0] == line), -1)
        pieces += (line, ends.lines[found][1] if found >= 0 else ends.newline)
        at = found + 1 if found >= 0 else at
    return "".join((*pieces, *lines[-1:]))
