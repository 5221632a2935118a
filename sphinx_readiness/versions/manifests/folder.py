"""The folder of a project, and the manifests in it that stand beside a lockfile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sphinx_readiness.files.formats.parsed_files import (
    MissingFile,
    parse_json,
    parse_toml,
    read_text,
)
from sphinx_readiness.files.formats.shapes import table
from sphinx_readiness.files.unreadable import UnreadableFile

T = TypeVar("T")


class Folder:
    """Reads files in *root*, each once, and notes what cannot be read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._failures: list[UnreadableFile] = []
        self._documents: dict[str, dict[str, object]] = {}

    @property
    def failures(self) -> tuple[UnreadableFile, ...]:
        """What could not be read so far."""
        return tuple(self._failures)

    def note(self, failure: UnreadableFile) -> None:
        """Note that something cannot be read."""
        self._failures.append(failure)

    def tried(self, read: Callable[[], T]) -> T | None:
        """Return what *read* returns, or note why it cannot be read."""
        try:
            return read()
        except UnreadableFile as failure:
            self.note(failure)
            return None

    def text(self, path: str) -> str | None:
        """Return the text of the file *path*; None if there is none that can be read."""
        try:
            return read_text(self.root, path)
        except MissingFile:
            return None
        except UnreadableFile as failure:
            self.note(failure)
            return None

    def toml(self, path: str) -> dict[str, object]:
        """Return the TOML document in *path*; an empty one if there is none."""
        return self._document(path, parse_toml)

    def json(self, path: str) -> dict[str, object]:
        """Return the JSON object in *path*; an empty one if there is none."""
        return self._document(path, parse_json)

    def _document(self, path: str, parse: Callable[[str, str], object]) -> dict[str, object]:
        if path not in self._documents:
            text = self.text(path)
            parsed = self.tried(lambda: parse(text, path)) if text is not None else None
            self._documents[path] = table(parsed)
        return self._documents[path]
