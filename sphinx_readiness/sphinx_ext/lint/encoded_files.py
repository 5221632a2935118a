"""Text in other encodings, as directives of docutils may say of their files."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from typing import Any, Final

from sphinx_readiness.files.opener import decoded
from sphinx_readiness.sphinx_ext.authoring.coverage.include_diagnostics import undecodable

_FAMILIES: Final = ("cp", "euc_", "gb", "iso8859-", "koi8-", "mac-", "utf-16", "utf-32")

_ENCODINGS: Final = frozenset(("ascii", "big5", "shift_jis", "utf-8", "utf-8-sig"))
"""Encodings of files, by the names of Python; others take time that nobody bounds."""


def decoder_of(options: Mapping[str, Any]) -> Callable[[bytes, str], str]:
    """Return what makes text of the bytes of a file and its name, by the *options* of a directive.

    It raises UnreadableFile.
    """
    encoding = str(options.get("encoding") or "")
    return lambda data, name: decoded_as(data, name, encoding)


def decoded_as(data: bytes, name: str, encoding: str) -> str:
    """Return *data*, of the file *name*, in *encoding*, or in UTF-8 without one.

    Raises UnreadableFile.
    """
    try:
        known = codecs.lookup(encoding or "utf-8-sig").name
        if known in {"utf-8", "utf-8-sig"}:
            return decoded(data, name)
        if known in _ENCODINGS or known.startswith(_FAMILIES):
            return data.decode(known)
    except (LookupError, UnicodeError, ValueError):
        pass
    raise undecodable(name, encoding)
