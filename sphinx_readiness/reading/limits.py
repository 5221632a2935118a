"""How much one document, and all of them, may hold: more than anybody writes by hand.

The parsers of Markdown and reST recurse into what is nested, and take time that goes with the
square of some inputs. What is beyond these limits is one finding, and not parsed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files import unreadable
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_

SIZE_LIMIT: Final = 4 << 20
"""Bytes of a document, and of a file that is included: 4 MiB."""

TOTAL_LIMIT: Final = 512 << 20
"""Bytes of all documents together."""

INCLUDED_LIMIT: Final = 4 << 20
"""Characters that one document may include, where there are few of them."""

ALL_INCLUDED: Final = 2 << 30
"""Characters that are shared out to the documents, where there are many. Each has its own share, so
that it does not matter which of them is read first, or by which process."""

LEAST_INCLUDED: Final = 256 << 10
"""Characters that any document may include."""

MOST_INCLUDES: Final = 1000
"""Files that one document may include, each counted as often as it is included, read or not."""

DEEPEST_INCLUDE: Final = 30
"""Files that may include each other, one in the other."""

DEEPEST: Final = 60
"""Levels of nesting of a document that was parsed; a list in a card in a tab has about ten."""

_MARKS: Final = re.compile(r"[ \t]*+((?:>[ \t]?|[-+*][ \t]|\d{1,9}[.)][ \t]){60})")
"""Quotations and lists that a line opens, one in the other."""

LONGEST_NAME: Final = 200
"""Bytes of a file's name that are accepted: file systems take 255, and Sphinx adds to it."""

LONGEST_PATH: Final = 2000
"""Bytes of a path, from the folder of the documents, that are accepted; systems take 4096."""

LONGEST_LINE: Final = 100_000
"""Characters of a line that are accepted."""


MOST_BRACKETS: Final = 200_000
"""Opening brackets of a document that are accepted: each may begin a link, which is looked for."""


MOST_SEARCHED: Final = 100_000_000
"""Characters that docutils may search for the ends of markup: it goes through the rest of a
paragraph for each beginning, so that this is their number times the length of the paragraph."""

_FEW: Final = 100
"""So many beginnings in a paragraph are not counted."""

_BEGINNERS: Final = "*|`"

_BEGINNING: Final = re.compile(rf"[{_BEGINNERS}](?=\S)(?<![^\s'\"(\[{{</:-][{_BEGINNERS}])")
"""What begins markup: behind a blank, an opening mark or nothing, and before no blank."""


_BULLET: Final = re.compile(r"(?:[-*+\u2022]|\d{1,9}[.)]|#\.)[ \t]")

_ROW_KINDS: Final = (
    (re.compile(r"\A=++(?:[ \t]++=++)++\Z"), re.compile(r"\S"), True),
    (re.compile(r"\A\+[-=+]++\Z"), re.compile(r"\+[-=+]"), True),
    (re.compile(r"\A(?:[-*+\u2022]|\d{1,9}[.)]|#\.)[ \t]"), _BULLET, False),
    (re.compile(r"\A\.\.[ \t]"), re.compile(r"\.\.[ \t]"), False),
)
"""First line of a simple table, a grid table, a list or a row of definitions; what begins a row of
it; whether any other line belongs to it."""


def check_name(path: str) -> None:
    """Raise UnreadableFile if no file can be made that is named after the document *path*."""
    data = os.fsencode(path)
    if len(data) > LONGEST_PATH or max(map(len, data.split(b"/"))) > LONGEST_NAME:
        raise UnreadableFile(
            path,
            1,
            N_("its name has more than {name} bytes, or its path {limit}; this file is not read"),
            N_("Give it a shorter name."),
            name=str(LONGEST_NAME),
            limit=str(LONGEST_PATH),
        )


class Budget:
    """Counts what may be read down to nothing."""

    def __init__(self, total: int = TOTAL_LIMIT) -> None:
        """Allow *total*."""
        self._left = total

    def take(self, amount: int) -> bool:
        """Take *amount* off, and say whether that was still allowed."""
        self._left -= amount
        return self._left >= 0


def included_limit(documents: int) -> int:
    """Return how many characters each of so many *documents* may include."""
    return min(INCLUDED_LIMIT, max(LEAST_INCLUDED, ALL_INCLUDED // max(documents, 1)))


def check_text(text: str, name: str) -> None:
    """Raise UnreadableFile if *text*, of the file *name*, cannot be parsed in good time."""
    text = text.replace("\r", "\n")  # as Python reads documents
    if text.count("[") > MOST_BRACKETS:
        raise UnreadableFile(
            name,
            1,
            N_("there are more than {limit} opening brackets; nothing of this file is read"),
            N_("Split the file, or keep the data in a file that is no document."),
            limit=str(MOST_BRACKETS),
        )
    lines = text.split("\n")
    # Most pages have no line that is worth a look.
    for number, line in enumerate(lines if max(map(len, lines)) > 2 * DEEPEST else (), 1):
        if len(line) > LONGEST_LINE:
            raise UnreadableFile(
                name,
                number,
                N_("a line has more than {limit} characters; nothing of this file is read"),
                N_("Break the line, or keep the data in a file that is no document."),
                limit=str(LONGEST_LINE),
            )
        if len(line) > 2 * DEEPEST and _MARKS.match(line):
            raise too_deep(name, number)
    _check_markup(text, name)


def _check_markup(text: str, name: str) -> None:
    """Raise UnreadableFile if there are paragraphs in which markup begins too often."""
    searched = at = 0
    for paragraph in text.split("\n\n"):
        if len(paragraph) > 2 * _FEW and sum(map(paragraph.count, _BEGINNERS)) > _FEW:
            begun = len(_BEGINNING.findall(paragraph))
            if begun > _FEW and begun * len(paragraph) > MOST_SEARCHED // 10:
                searched += sum(map(_searched, _rows(paragraph)))
            elif begun > _FEW:
                searched += begun * len(paragraph)
        if searched > MOST_SEARCHED:
            raise UnreadableFile(
                name,
                text.count("\n", 0, at) + 1,
                N_("markup begins too often in this paragraph; nothing of this file is read"),
                N_("Break the paragraph, or keep the data in a file that is no document."),
            )
        at += len(paragraph) + 2


def _searched(text: str) -> int:
    begun = len(_BEGINNING.findall(text))
    return begun * len(text) if begun > _FEW else 0


def _rows(block: str) -> Iterator[str]:
    """Yield the rows of a table or the items of a list that *block* begins with, then the rest.

    Each is parsed on its own. *block* has no blank lines.
    """
    lines = block.split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip())
    kind = next((each for each in _ROW_KINDS if each[0].match(lines[0].strip())), None)
    if kind is None:
        yield block
        return
    begins, goes_on = kind[1:]
    start = 0
    for at in range(1, len(lines)):
        line = lines[at]
        if begins.match(line, indent) and not line[:indent].strip():
            yield "\n".join(lines[start:at])
            start = at
        elif not goes_on and line[: indent + 1].strip():
            break  # a paragraph, which bullets below it do not end
    yield "\n".join(lines[start:])


def too_deep(name: str, line: int = 1) -> UnreadableFile:
    """Return the failure of a document that is nested too deeply."""
    return unreadable.too_deep(name, line, DEEPEST, N_("Write it with less nesting."))


def total_exceeded(name: str) -> UnreadableFile:
    """Return the failure of a document behind those that may be read."""
    return UnreadableFile(
        name,
        1,
        N_("the documents have more than {limit} bytes together; the rest is not read"),
        N_("Exclude those that need not be read."),
        limit=str(TOTAL_LIMIT),
    )
