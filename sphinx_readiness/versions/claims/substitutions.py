"""Versions that stand behind a name: ``|release|``, ``{{ version }}`` and their like.

A claim is about what the reader sees, and its place is where the version is written: that is what
has to be mended, once for all pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

from sphinx_readiness.model.items import Location

MOST: Final = 200
"""Names of one document, and uses of them, that are looked at."""

LONGEST: Final = 80
"""Characters of a text that is put in place of a name."""

_REPLACED: Final = re.compile(
    r"^[ \t]{0,20}\.\. \|(?P<name>[^|\n]{1,60})\| replace::[ \t]{1,9}(?P<value>[^\n]{1,200})$",
    re.MULTILINE,
)

_FRONT: Final = re.compile(r"\A---[ \t]{0,9}\n(?P<body>(?:(?!---|\.\.\.)[^\n]{0,500}\n){1,200}+)")

_ENTRY: Final = re.compile(
    r"^[ \t]{1,20}(?P<name>[A-Za-z_]\w{0,59}):[ \t]{1,9}[\"']?(?P<value>[^\"'\n#]{1,80})",
    re.MULTILINE,
)

_USES: Final = re.compile(r"(?:\\ )?\|(?P<name>[^|\n]{1,60})\|(?:\\ )?")

_USES_IN_MYST: Final = re.compile(r"\{\{[ \t]{0,9}(?P<name>[A-Za-z_]\w{0,59})[ \t]{0,9}\}\}")

_DIGITS: Final = re.compile(r"\d\.\d", re.ASCII)


class Known(NamedTuple):
    """What a name stands for, and where that is written."""

    value: str
    place: Location


class Used(NamedTuple):
    """A use of a name: where its text stands now, how long what was written is, and its value."""

    start: int
    end: int
    written: int
    known: Known


class Resolved(NamedTuple):
    """A text with versions in place of their names, as its reader sees it."""

    text: str
    used: tuple[Used, ...] = ()

    def place(self, position: int) -> Location | None:
        """Return where the version at *position* is written, if a name stands for it."""
        at = bisect_right(self.used, position, key=lambda each: each.start) - 1
        if at >= 0 and position < self.used[at].end:
            return self.used[at].known.place
        return None

    def column(self, start: int, column: int) -> int:
        """Return the column, from 1, of what stands at *column* of the line that begins at *start*.

        In the document as it is written.
        """
        first = bisect_right(self.used, start - 1, key=lambda each: each.start)
        for each in self.used[first:]:
            if each.end > start + column - 1:
                break
            column += each.written - (each.end - each.start)
        return column


def resolve(text: str, path: str, known: Mapping[str, Known], *, markdown: bool) -> Resolved:
    """Return *text* with what it and *known* define in place of names; linear in *text*."""
    names = {**known, **dict(islice(definitions(text, path, markdown=markdown), MOST))}
    if not names:
        return Resolved(text)
    parts: list[str] = []
    used: list[Used] = []
    position = length = 0
    for match in _uses(text, names, markdown=markdown):
        value = names[match["name"]]
        parts += [text[position : match.start()], value.value]
        length += match.start() - position
        used.append(Used(length, length + len(value.value), len(match.group()), value))
        length += len(value.value)
        position = match.end()
    if not used:
        return Resolved(text)
    return Resolved("".join((*parts, text[position:])), tuple(used))


def _uses(text: str, names: Mapping[str, Known], *, markdown: bool) -> Iterator[re.Match[str]]:
    if markdown:
        found = _USES_IN_MYST.finditer(text) if "{{" in text else iter(())
    else:
        found = _USES.finditer(text) if any(f"|{name}|" in text for name in names) else iter(())
    for match in islice(found, MOST * 50):
        if match["name"] in names and not text.startswith(" replace::", match.end()):
            yield match


def definitions(text: str, path: str, *, markdown: bool) -> Iterator[tuple[str, Known]]:
    """Yield the names that *text* defines itself, as far as they stand for a version."""
    if not markdown:
        found = _REPLACED.finditer(text) if "| replace::" in text else iter(())
    elif "substitutions:" in text[:20_000]:
        front = _FRONT.match(text)
        at = front["body"].find("substitutions:") if front is not None else -1
        start = front.start("body") + at if front is not None and at >= 0 else 0
        found = _ENTRY.finditer(text, start, front.end() if start and front is not None else 0)
    else:
        return
    for match in found:
        value = match["value"].strip()
        if _DIGITS.search(value) and len(value) <= LONGEST:
            line = text.count("\n", 0, match.start("value")) + 1
            column = match.start("value") - text.rfind("\n", 0, match.start("value"))
            yield match["name"], Known(value, Location(path, line, column))
