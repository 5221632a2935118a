"""Who edited rows last, as far as the repository tells; for duties that are separate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sphinx_readiness.files.git_blame import Author, Blame, folded
from sphinx_readiness.files.opener import read_text
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.signing.state import Row


class Editors:
    """Looks up who wrote the lines of rows, a file at a time and each once."""

    def __init__(self, root: Path) -> None:
        """Look into the repository that *root* is in."""
        self._root = root
        self._blame = Blame(root)
        self._lines: dict[str, list[str]] = {}
        self._known: dict[tuple[str, str], Author | None] = {}

    def close(self) -> None:
        """Close all files."""
        self._blame.close()

    def of(self, rows: Sequence[Row]) -> dict[str, Author]:
        """Return who wrote the line of each of *rows*, by id; those that are known."""
        lines = {row.id: (row.item.location.path, self._line(row)) for row in rows}
        missing: dict[str, set[str]] = {}
        for place in lines.values():
            if place not in self._known and place[1]:
                missing.setdefault(place[0], set()).add(place[1])
        for path, wanted in missing.items():
            authors = self._blame.authors(path, wanted)
            self._known |= {(path, line): authors.get(line) for line in wanted}
        found = {id_: self._known.get(place) for id_, place in lines.items()}
        return {id_: author for id_, author in found.items() if author is not None}

    def _line(self, row: Row) -> str:
        path, number = row.item.location.path, row.item.location.line
        if path not in self._lines:
            try:
                self._lines[path] = read_text(self._root, path).split("\n")
            except UnreadableFile:
                self._lines[path] = []
        lines = self._lines[path]
        return folded(lines[number - 1]) if 0 < number <= len(lines) else ""
