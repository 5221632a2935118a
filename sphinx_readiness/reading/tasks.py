"""Task lists (``- [ ]``, ``- [x]``), the same in Markdown and reST."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.reading.box_marks import may_hold_box
from sphinx_readiness.reading.plain_body import BodyRow, BodyTable
from sphinx_readiness.text.phrases import N_

TASK_HEADERS: Final = (N_("Status"), N_("Item"), N_("Notes"))
"""The columns of a task list. Bullets without a box below a task are its notes."""

_BOX: Final = re.compile(
    r"\[[ \t]*(?:(?P<mark>[^\[\]\s][\ufe0e\ufe0f]?)[ \t]*)?\](?:(?P<end>\s+|\Z))?"
)

_FLAT: Final = re.compile(
    r"""(?P<bullet>[-+*])[ ]\[(?P<mark>[ xX])\][ ]
    (?P<text> (?: [^\W\d_] | \*\*[^\W_] | `[^`] )
              (?: .* [^\s:] )? )[ ]*\Z""",
    re.VERBOSE,
)
"""A task whose title begins with a word: nothing in it can be read as a block of its own."""


class Box(NamedTuple):
    """A box at the start of a text: its *status* word, and the *end* of it in the text.

    *closed* says that a blank or nothing follows, without which it is no box for any parser.
    """

    status: str
    end: int
    closed: bool


def read_box(text: str) -> Box | None:
    """Return the box that *text* begins with: ``[ ]``, ``[x]``, or one with another mark."""
    match = _BOX.match(text)
    if match is None:
        return None
    mark = (match.group("mark") or " ").lower()
    return Box(f"[{mark}]", match.end(), match.group("end") is not None)


def read_flat_tasks(lines: Sequence[str], start: int) -> BodyTable | None:
    """Return the list at line *start* if it is nothing but tasks of one line each, else None."""
    first = _FLAT.match(lines[start])
    if first is None:
        return None
    bullet = first.group("bullet")
    rows: list[BodyRow] = []
    position = end = start
    while position < len(lines):
        line = lines[position]
        match = _FLAT.match(line)
        if match is not None and match.group("bullet") == bullet:
            if may_hold_box(match.group("text")):
                return None
            status = f"[{match.group('mark').lower()}]"
            rows.append(BodyRow(position, (status, match.group("text"))))
            end = position + 1
        elif line.strip():
            break
        position += 1
    return BodyTable(start, end, TASK_HEADERS[:2], ("", ""), tuple(rows), "tasks")
