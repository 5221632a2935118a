"""What the lockfiles share that are TOML with an array of ``[[package]]`` tables."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_readiness.files.formats.parsed_files import parse_toml
from sphinx_readiness.files.formats.shapes import expect_rows, word
from sphinx_readiness.files.formats.toml_lines import toml_places
from sphinx_readiness.versions.packages import Package


class Entry(NamedTuple):
    """One table of the array, and its package if it has a name and a version."""

    table: dict[str, object]
    package: Package | None


class Document(NamedTuple):
    """A lockfile: all of it, and its packages."""

    table: dict[str, object]
    entries: tuple[Entry, ...]

    @property
    def packages(self) -> tuple[Package, ...]:
        """The packages that have a name and a version."""
        return tuple(each.package for each in self.entries if each.package is not None)


def parse_packages(text: str, path: str, array: str = "package") -> Document:
    """Return the lockfile *text*, whose packages are in *array*; raises UnreadableFile."""
    document = parse_toml(text, path)
    tables = expect_rows(document.get(array), path, array)
    lines = _lines(text, array)
    entries = []
    for index, each in enumerate(tables):
        name, version = word(each.get("name")), word(each.get("version"))
        line = lines[index] if index < len(lines) else 1
        entries.append(Entry(each, Package(name, version, line) if name and version else None))
    return Document(document, tuple(entries))


def _lines(text: str, array: str) -> list[int]:
    """Return the line of the version of each table of *array*, or of its header without one."""
    lines: list[int] = []
    header, version = (array,), (array, "version")
    for place in toml_places(text):
        if place.header:
            if place.path == header:
                lines.append(place.line)
        elif place.path == version and lines:
            lines[-1] = place.line
    return lines
