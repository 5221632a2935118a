"""What the forms of statements share, and what can only have been meant for a machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

PATH: Final = (
    r"(?:\"(?P<quoted>[^\"\n]{1,300})\"|'(?P<single>[^'\n]{1,300})'"
    r"|(?P<plain>(?![=!<>~]=|[=!<>](?:\s|v?\d|\Z))[^\s\"'#](?:[^\s#=]|=(?!=)){0,300}))"
)
"""A file; :func:`given` has it as ``path``. No operator begins one, and ``==`` ends it."""

COMPARES: Final = re.compile(r"==|!=|>=|<=|~=|\s[=<>^~]\s*+[\dv]")

NUMBER: Final = re.compile(r"(?<![\w.])[vV]?\d{1,9}\.\d{1,9}|\{version\}")

_FILE: Final = re.compile(
    r"(?<![\w.])[\w@+-][\w@+/.-]{0,200}\.[A-Za-z]\w{0,9}(?![\w.])|(?<!\S)\.{0,2}/\w"
    r"|(?<!\S)[\"']?(?:VERSION|README|CHANGELOG|LICEN[CS]E|NOTICE|Makefile|Dockerfile|Gemfile)(?!\w)"
)
"""A word that is a file's name: with an ending, below a folder, or known without one."""

_REPORT: Final = re.compile(
    r"[\"']?[^\s\"'#]{1,300}\.(?:xml|json|jsonl|toml|csv|info|lcov|sarif|spdx)[\"']?(?:\s|\Z)",
    re.IGNORECASE,
)
"""The name of a file of data, which begins a text."""

_BELONGS: Final = re.compile(r"(?P<name>commit|version|date)=(?P<value>[\w.+:-]{1,100})")


def given(match: re.Match[str]) -> Mapping[str, str]:
    """Return what stands in the places of a form, by name; empty for what was left out."""
    found = {name: (value or "").strip() for name, value in match.groupdict().items()}
    path = found.pop("quoted", "") or found.pop("single", "") or found.pop("plain", "")
    return {**found, "path": path} if path else found


def names_file(rest: str) -> bool:
    """Say whether *rest* compares something, or holds the name of a file."""
    if COMPARES.search(rest) is not None:
        return True
    return _FILE.search(rest) is not None or (" " not in rest and "/" in rest)


def begins_with_report(rest: str) -> bool:
    """Say whether *rest* begins with the name of a file of data, as tools write them."""
    return _REPORT.match(rest) is not None


def without_origin(rest: str) -> tuple[str, Mapping[str, str]]:
    """Return *rest* without ``commit=...``, ``version=...`` and ``date=...`` at its end, and them.

    Of two of one name the first counts, as does the rest of the form: then it has none that fits.
    """
    belongs: dict[str, str] = {}
    if "=" not in rest:
        return rest, belongs
    words = rest.rsplit(maxsplit=3)
    while len(words) > 1:
        match = _BELONGS.fullmatch(words[-1])
        if match is None or match["name"] in belongs:
            break
        belongs[match["name"]] = match["value"]
        rest = rest[: rest.rindex(words.pop())].rstrip()
    return rest, belongs
