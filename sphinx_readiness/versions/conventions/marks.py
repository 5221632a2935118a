"""The marks of release-please in a file: on a line, or around a block of lines.

As its generic updater has them (``src/updaters/generic.ts``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_MARK: Final = re.compile(
    r"x-release-please-(start-)?(major|minor|patch|version-date|version|date)"
)

_SEMVER: Final = re.compile(
    r"\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[\w.]{1,60})?(?:\+[-\w.]{1,60})?", re.ASCII
)
"""What the tool takes for a version."""

_END: Final = "x-release-please-end"

_ANY: Final = "x-release-please-"


def has_mark(text: str) -> bool:
    """Say whether *text* has a mark of any kind."""
    return _ANY in text and _MARK.search(text) is not None


def stale_marks(text: str, version: str) -> bool:
    """Say whether a marked line or block of *text* lacks *version*; linear in *text*.

    A mark of the major, minor or patch number asks for that number alone, one of the date for none.
    """
    block: list[str] | None = None
    wanted = ""
    for line in text.split("\n"):
        if block is not None:
            if _END in line:
                if not _have(block, wanted):
                    return True
                block = None
            else:
                block.append(line)
            continue
        match = _MARK.search(line) if _ANY in line else None
        wanted = _wanted(match[2], version) if match is not None else ""
        if match is None or not wanted:
            continue
        if match[1]:
            block = []
        elif not _have([line], wanted):
            return True
    return block is not None and not _have(block, wanted)


def _wanted(kind: str, version: str) -> str:
    """Return what a mark of *kind* asks for; empty for one that asks for nothing known."""
    numbers = version.partition("-")[0].partition("+")[0].split(".")
    match kind:
        case "version" | "version-date":
            return version
        case "major" | "minor" | "patch":
            at = ("major", "minor", "patch").index(kind)
            return numbers[at] if at < len(numbers) else ""
    return ""


def _have(lines: Iterable[str], wanted: str) -> bool:
    """Say whether the first version on each of *lines* is *wanted*, as the tool replaces that.

    A number alone has to stand in one of them.
    """
    plain = [_MARK.sub("", line) for line in lines]
    if _SEMVER.match(wanted) is None:
        number = re.compile(
            rf"(?<![\w.]){re.escape(wanted)}(?!\w|\.\d)|(?<=[vV]){re.escape(wanted)}(?!\w)"
        )
        return any(number.search(line) for line in plain)
    found = [match.group() for match in map(_SEMVER.search, plain) if match is not None]
    return bool(found) and all(
        re.split("[-+]", each)[0] == wanted or each == wanted for each in found
    )
