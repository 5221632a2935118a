"""Names between two underscores, which Markdown takes for emphasis: ``pkg/__init__.py``."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sphinx_readiness.evidence.code_spans import parts_of

if TYPE_CHECKING:
    from sphinx_readiness.model.items import Item

_LINES: Final = 50
"""Lines of an item that are looked at."""


def as_written(path: str, item: Item, lines: Sequence[str]) -> str:
    """Return *path* with two underscores around its name, if *item* has it so, or nothing.

    *lines* are those of its document. What is marked as code keeps its underscores, so that it is
    meant as it reads.
    """
    stem, ending = posixpath.splitext(path)
    folder, slash, name = stem.rpartition("/")
    written = f"{folder}{slash}__{name}__{ending}"
    if not name or any(path in each for each in item.stated or ()):
        return ""
    own = "\n".join(_own(lines, item.location.line))
    pieces = (piece for part in parts_of(own) for piece in part if not piece.code)
    return written if own and any(written in each.text for each in pieces) else ""


def _own(lines: Sequence[str], line: int) -> list[str]:
    """Return the one of *lines* on *line*, and what is indented more below it."""
    first, *more = lines[line - 1 : line - 1 + _LINES] or [""]
    depth = len(first) - len(first.lstrip())
    kept = [first]
    for each in more:
        if each.strip() and len(each) - len(each.lstrip()) <= depth:
            break
        kept.append(each)
    return kept
