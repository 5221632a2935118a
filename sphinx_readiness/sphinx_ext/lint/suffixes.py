"""Which files are documents, and which parser of Sphinx or MyST reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MARKDOWN: Final = "markdown"

REST: Final = "restructuredtext"

SUFFIXES: Final = {".md": MARKDOWN, ".rst": REST}
"""The documents that are read where ``conf.py`` does not say it."""

_KINDS: Final[dict[str | None, str]] = {
    None: REST,
    **dict.fromkeys(("", "restructuredtext", "rest", "restx", "rtxt", "rst", "rstx"), REST),
    **dict.fromkeys(("markdown", "md", "myst"), MARKDOWN),
}
"""What the parsers of Sphinx and MyST say that they support."""


def document_suffixes(source_suffix: object, *, is_all: bool) -> dict[str, str]:
    """Return the suffixes of documents, as Sphinx orders them, each with what its file is.

    *source_suffix* is what ``conf.py`` says, if that is a literal; *is_all* says whether nothing
    else may change it. Markdown is always read, as nobody knows which parser is loaded for it.
    """
    written = [source_suffix] if isinstance(source_suffix, str) else source_suffix
    if isinstance(written, list | tuple | set):
        written = dict.fromkeys(written)
    if not isinstance(written, Mapping) or not all(map(_is_suffix, written)):
        return dict(SUFFIXES)
    found = {
        suffix: _KINDS[kind]
        for suffix, kind in written.items()
        if (kind is None or isinstance(kind, str)) and kind in _KINDS
    }
    found[".md"] = MARKDOWN  # MyST takes it, whatever Sphinx takes it for
    return found if is_all else {**SUFFIXES, **found}


def _is_suffix(name: object) -> bool:
    return isinstance(name, str) and name.startswith(".") and "/" not in name
