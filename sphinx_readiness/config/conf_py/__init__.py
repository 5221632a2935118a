"""The bytes of a ``conf.py``, as far as they are wanted."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path
from typing import Final

from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile

SIZE_LIMIT: Final = 1 << 20
"""Bytes of a ``conf.py`` that are accepted: 1 MiB."""

OPTION_PREFIX: Final = "readiness_"


_MISSPELT: Final = re.compile(
    rb"^(?P<name>(?:sphinx_)?(?P<prefix>r[a-z]{2,12})_(?P<option>[a-z_]{2,40}))[ \t]{0,8}=(?!=)",
    re.IGNORECASE | re.MULTILINE,
)
"""An assignment to what may be meant for an option of ours."""

_SIMILAR: Final = 0.8
"""How much alike (by ``difflib``, up to 1) a misspelled prefix has to be."""

_MOST_FOUND: Final = 50
"""Names of one file that are found, at most."""

_MOST_PREFIXES: Final = 500
"""Different prefixes before names of options that are compared, at most: each takes 50 µs."""


def source_with_options(path: Path) -> bytes:
    """Return the source in *path* if anything in it begins like an option of ours, else nothing."""
    return with_options(source_of(path))


def with_options(source: bytes) -> bytes:
    """Return *source* if anything in it begins like an option of ours, else nothing."""
    return source if OPTION_PREFIX.encode() in source else b""


def source_of(path: Path) -> bytes:
    """Return the source in *path*; nothing where it cannot be read."""
    try:
        return read_bytes(None, str(path), SIZE_LIMIT)
    except UnreadableFile:
        return b""


def misspelt_options(source: bytes, options: Container[str]) -> dict[str, tuple[str, int]]:
    """Return names in *source* that are nearly those of *options*: the right one, and the line.

    ``readyness_fail_on`` and ``sphinx_readiness_fail_on`` set nothing.
    """
    found: dict[str, tuple[str, int]] = {}
    similar: dict[str, bool] = {}
    line, counted = 1, 0
    for match in _MISSPELT.finditer(source):
        name, prefix, option = (
            match[each].decode("ascii") for each in ("name", "prefix", "option")
        )
        meant = OPTION_PREFIX + option.lower()
        if name == meant or option.lower() not in options:
            continue
        prefix = prefix.lower()
        if prefix not in similar:
            if len(similar) == _MOST_PREFIXES:
                break
            similar[prefix] = _is_similar(prefix)
        if similar[prefix] and name not in found:
            line += source.count(b"\n", counted, match.start())
            counted = match.start()
            found[name] = (meant, line)
            if len(found) == _MOST_FOUND:
                break
    return found


def _is_similar(prefix: str) -> bool:
    import difflib  # noqa: PLC0415 - hardly any file has such a name

    return bool(difflib.get_close_matches(prefix, [OPTION_PREFIX[:-1]], 1, _SIMILAR))
