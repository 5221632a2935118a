"""Words that look like the names of files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import Final

PUBLISHED_TYPES: Final = (
    ".md", ".rst", ".txt", ".adoc", ".markdown", ".pdf", ".csv", ".json", ".yaml", ".yml", ".toml",
    ".lock", ".mod", ".sum", ".sarif", ".proto", ".c", ".cc", ".cpp", ".css", ".go", ".h", ".hpp",
    ".java", ".kt", ".ps1", ".py", ".rb", ".rs", ".sh", ".ts", ".tsx",
)  # fmt: skip
"""Documents, data and source code. Not what a browser runs from the site (.html, .svg, .xml), nor
what often holds secrets (.cfg, .conf, .ini, .log, .sql, .tf)."""

_TOKEN: Final = re.compile(r"[\w./+\-]{3,200}")

_POSITION: Final = re.compile(r"(?::\d[\d:\-]{0,20}|#.*)\Z", re.DOTALL)

DOCUMENT_SUFFIXES: Final = frozenset((".md", ".rst", ".txt", ".adoc", ".markdown", ".pdf"))

FILE_SUFFIXES: Final = DOCUMENT_SUFFIXES | frozenset(
    (
        ".c", ".cc", ".cfg", ".conf", ".cpp", ".css", ".csv", ".go", ".h", ".hpp", ".html", ".ini",
        ".java", ".json", ".kt", ".lock", ".log", ".mod", ".proto", ".ps1", ".py", ".rb", ".rs",
        ".sarif", ".sh", ".sql", ".sum", ".tf", ".toml", ".ts", ".tsx", ".xml", ".yaml", ".yml",
    )
)  # fmt: skip
"""Endings that make a word a file name, whether or not there is such a file."""


def is_file_name(token: str, more: Collection[str] = ()) -> bool:
    """Say whether *token* looks like the name of a file: it ends like one and starts with a letter.

    ``Node.js`` and the like are names of products, which is why ``.js`` is not in the list.
    """
    path = PurePosixPath(token)
    suffix = path.suffix.lower()
    return (suffix in FILE_SUFFIXES or suffix in more) and bool(re.match(r"\w", path.name))


def without_position(name: str) -> str:
    """Return the file in *name*, without a line or a heading in it: ``a.py:12``, ``a.md#usage``."""
    return _POSITION.sub("", name)


def file_names(text: str, more: Collection[str] = ()) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and name of every word of *text* that looks like a file name.

    *more* are endings beside those of :data:`.FILE_SUFFIXES`.
    """
    if "." not in text:
        return
    for match in _TOKEN.finditer(text):
        token = match.group().rstrip(".-+/")
        before = text[match.start() - 1 : match.start()]
        if before in {"@", ":", "\\"} or "://" in text[match.end() : match.end() + 3]:
            continue
        if "//" in token or not is_file_name(token, more):
            continue
        yield match.start(), match.start() + len(token), token
