"""The marks of release-please in a file: on a line, or around a block of lines.

As its generic updater has them (``src/updaters/generic.ts``).
"""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(
    r"x-release-please-(start-)?(major|minor|patch|version-date|version|date)"
)

_END: Final = "x-release-please-end"

_ANY: Final = "x-release-please-"


def has_mark(text: str) -> bool:
    """Say whether *text* has a mark of any kind."""
    return _ANY in text and _MARK.search(text) is not None


def stale_marks(text: str, version: str) -> bool:
    """Say whether a marked line or block of *text* lacks *version*; linear in *text*."""
    block: list[str] | None = None
    for line in text.split("\n"):
        if block is not None:
            if _END in line:
                if not any(version in each for each in block):
                    return True
                block = None
            else:
                block.append(line)
            continue
        match = _MARK.search(line) if _ANY in line else None
        if match is None or match[2] not in {"version", "version-date"}:
            continue
        if match[1]:
            block = []
        elif version not in line:
            return True
    return block is not None and not any(version in each for each in block)
