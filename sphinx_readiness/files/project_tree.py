"""The files of one project, each read and parsed once a build."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256 as _sha256
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeVar

from sphinx_readiness.files.formats.key_lines import line_of
from sphinx_readiness.files.formats.parsed_files import (
    MissingFile,
    XmlElement,
    parse_json,
    parse_toml,
    parse_xml,
    parse_yaml,
)
from sphinx_readiness.files.looks import asking
from sphinx_readiness.files.opener import decoded, read_bytes, sha256_of
from sphinx_readiness.files.paths import is_elsewhere
from sphinx_readiness.files.stamps import Stamp, stamp
from sphinx_readiness.files.unreadable import dangling, missing, outside, too_large
from sphinx_readiness.model.items import Location

T = TypeVar("T")

MANIFEST_LIMIT: Final = 4 << 20
"""Bytes of a manifest that are accepted: 4 MiB."""

_MOST_NAMES: Final = 5_000
"""Names in one folder that are looked at."""
REPORT_LIMIT: Final = 32 << 20
"""Bytes of what a tool wrote as evidence that are accepted: 32 MiB."""

_REPORTS: Final[Mapping[str, Callable[[str, str], Any]]] = {
    "json": parse_json,
    "toml": parse_toml,
    "yaml": parse_yaml,
    "xml": partial(parse_xml, typed=True),
    "text": lambda text, _path: text,
}

_LANGUAGES: Final[Mapping[str, str]] = {
    ".toml": "toml", ".json": "json", ".yaml": "yaml", ".yml": "yaml", ".xml": "xml",
    ".lock": "toml", ".cff": "yaml",
}  # fmt: skip
"""The language of a file by its ending."""


class Tree:
    """Reads files below *root*; what is missing is None, what is broken raises UnreadableFile."""

    def __init__(self, root: Path) -> None:
        """Look below *root*."""
        self.root = root
        self.watched: dict[str, Stamp] | None = {}
        """All files that were looked for, with their stamps; None if something else counts, too."""
        self._texts: dict[str, str | None] = {}
        self._data: dict[str, bytes | None] = {}
        self._digests: dict[str, str] = {}
        self._parsed: dict[tuple[str, str], Any] = {}

    def text(self, path: str) -> str | None:
        """Return the text of *path*, or None if there is no such file.

        Raises UnreadableFile for one that cannot be read, and for a link that leads to none.
        """
        if path not in self._texts:
            data = self.data(path, MANIFEST_LIMIT)
            self._texts[path] = None if data is None else decoded(data, path)
        return self._texts[path]

    def data(self, path: str, limit: int) -> bytes | None:
        """Return the bytes of *path*, at most *limit*; otherwise as :meth:`text`."""
        found = self._data.get(path)
        if path not in self._data:
            if is_elsewhere(self.root, path):
                raise outside(path)
            self.watch(self.root / path)
            try:
                found = read_bytes(self.root, path, limit)
            except MissingFile:
                asking(path)
                if (self.root / path).is_symlink():
                    raise dangling(path) from None
            self._data[path] = found
        if found is not None and len(found) > limit:
            raise too_large(path, limit)
        return found

    def digest(self, path: str) -> str:
        """Return ``sha256:`` and the digest of *path*, which is there; worked out once."""
        if path not in self._digests:
            self.watch(self.root / path)
            data = self._data.get(path)
            self._digests[path] = (
                sha256_of(self.root, path) if data is None else _sha256(data).hexdigest()
            )
        return f"sha256:{self._digests[path]}"

    def report(self, path: str, language: str) -> Any:
        """Return what is in the report *path*, which is there, in *language*; not kept.

        That is ``json``, ``toml``, ``yaml``, ``text``, or ``xml`` that may name a document type. A
        report of a tool may be larger than a manifest. Raises UnreadableFile.
        """
        data = self.data(path, REPORT_LIMIT)
        if data is None:
            raise missing(path)
        return _REPORTS[language](decoded(data, path), path)

    def has(self, path: str) -> bool:
        """Say whether there is a regular file *path* in the root."""
        if is_elsewhere(self.root, path):
            return False
        asking(path)
        self.watch(self.root / path)
        try:
            real = Path(os.path.realpath(self.root / path))
            return real.is_file() and real.is_relative_to(os.path.realpath(self.root))
        except (OSError, ValueError):
            return False

    def names(self) -> frozenset[str]:
        """Return the names in the root itself, at most five thousand of them."""
        self.watch(self.root)
        try:
            with os.scandir(self.root) as entries:
                return frozenset(entry.name for entry in islice(entries, _MOST_NAMES))
        except (OSError, ValueError):
            return frozenset()

    def watch(self, path: Path) -> None:
        """Note that what is found out depends on *path*, or on there being none."""
        if self.watched is not None:
            self.watched[str(path)] = stamp(path)

    def unwatch(self) -> None:
        """Note that what is found out depends on more than single files."""
        self.watched = None

    def toml(self, path: str) -> dict[str, object] | None:
        """Return the document in the TOML file *path*, or None if there is none."""
        return self._parse(path, "toml", parse_toml)

    def json(self, path: str) -> object | None:
        """Return the value in the JSON file *path*, or None if there is none."""
        return self._parse(path, "json", parse_json)

    def yaml(self, path: str) -> object | None:
        """Return the first document in the YAML file *path*, or None if there is none."""
        return self._parse(path, "yaml", parse_yaml)

    def xml(self, path: str) -> XmlElement | None:
        """Return the root element of the XML file *path*, or None if there is none."""
        return self._parse(path, "xml", parse_xml)

    def _parse(self, path: str, language: str, parse: Callable[[str, str], T]) -> T | None:
        found: T | None
        key = (path, language)
        if key not in self._parsed:
            text = self.text(path)
            self._parsed[key] = None if text is None else parse(text, path)
        found = self._parsed[key]
        return found

    def at(self, path: str, *pointer: str | int) -> Location:
        """Return the place of *pointer* in the file *path*, which has been parsed."""
        text, language = self.text(path), language_of(path)
        if text is None or not language:
            return Location(path, 1)
        return Location(path, line_of(text, language, pointer))


class Below(Tree):
    """The folder *folder* of *tree* as a tree of its own; what it reads, *tree* keeps.

    Problems have the path in *tree*; so has what :meth:`placed` is given.
    """

    def __init__(self, tree: Tree, folder: str) -> None:
        """Look below *folder*, which is relative to the root of *tree*."""
        super().__init__(tree.root / folder)
        self._tree = tree
        self._folder = folder

    def text(self, path: str) -> str | None:
        """Return the text of *path*, as :meth:`Tree.text` does."""
        return self._tree.text(f"{self._folder}/{path}")

    def has(self, path: str) -> bool:
        """Say whether there is a regular file *path* in the root of the whole tree."""
        return self._tree.has(f"{self._folder}/{path}")

    def watch(self, path: Path) -> None:
        """Note that what is found out depends on *path*, or on there being none."""
        self._tree.watch(path)

    def unwatch(self) -> None:
        """Note that what is found out depends on more than single files."""
        self._tree.unwatch()

    def _parse(self, path: str, language: str, parse: Callable[[str, str], T]) -> T | None:
        return self._tree._parse(f"{self._folder}/{path}", language, parse)  # noqa: SLF001

    def placed(self, location: Location) -> Location:
        """Return *location*, whose path is relative to the folder, with its path in the tree."""
        return location._replace(path=f"{self._folder}/{location.path}")


def language_of(path: str) -> str:
    """Return ``toml``, ``json``, ``yaml`` or ``xml`` by the ending of *path*; else nothing."""
    return _LANGUAGES.get(PurePosixPath(path).suffix.lower(), "")


def table(value: object, *keys: str) -> Mapping[str, object]:
    """Return the table at *keys* in *value*; an empty one where there is none."""
    found = get(value, *keys)
    return found if isinstance(found, Mapping) else {}


def get(value: object, *keys: str) -> object:
    """Return the value at *keys* in nested tables; None where there is none."""
    for key in keys:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def at_keys(value: object, keys: tuple[str | int, ...]) -> object:
    """Return the value at *keys* in nested tables and lists; None where there is none."""
    for key in keys:
        if isinstance(value, list) and isinstance(key, int):
            value = value[key] if key < len(value) else None
        else:
            value = value.get(key) if isinstance(value, Mapping) else None
    return value


def string(value: object, *keys: str) -> str:
    """Return the string at *keys* in *value*, stripped; empty where there is none."""
    found = get(value, *keys)
    return found.strip() if isinstance(found, str) else ""


def strings(value: object, *keys: str) -> tuple[str, ...]:
    """Return the strings of the list at *keys* in *value*; a string alone is a list of one."""
    found = get(value, *keys)
    if isinstance(found, str):
        return (found,)
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()
