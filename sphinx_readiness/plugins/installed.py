"""Which plug-ins are installed: their entry points, without importing any of them.

The format is that of the Python packaging specification "Entry points": an INI file
``entry_points.txt`` in the folder of metadata of a distribution. Most projects have no plug-in, so
the files are only searched for our groups, which takes a tenth of what ``importlib.metadata``
takes to read all of them.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

RULES: Final = "rules"
EVIDENCE: Final = "evidence"
EXPORTERS: Final = "exporters"
PRESETS: Final = "presets"
PINS: Final = "pins"
IMPORTERS: Final = "importers"

PREFIX: Final = "sphinx_readiness."
"""Before the name of a group."""

_MARK: Final = f"[{PREFIX}".encode()

_LARGEST: Final = 1 << 20
"""Bytes of a file of entry points that are looked at."""


class Found(NamedTuple):
    """One entry point: what it is for, and the distribution that has it."""

    group: str
    """``rules``, ``evidence``, ``exporters``, ``presets``, ``pins`` or ``importers``."""
    name: str
    value: str
    """The module and the name in it, as ``module:name``."""
    distribution: str
    version: str


Installed = tuple[Found, ...]
"""All plug-ins, by group, name and distribution."""


def find_installed(folders: Sequence[str] | None = None) -> Installed:
    """Return the plug-ins in *folders*, by default those of ``sys.path``; nothing is imported.

    A distribution that is in two folders counts where Python finds it first. The folder that the
    process runs in is left out, as that may be a project which nobody vouches for.
    """
    found: list[Found] = []
    seen: set[str] = set()
    for metadata, text in _marked(sys.path if folders is None else folders):
        name, _, rest = metadata.rpartition(".")[0].partition("-")
        plain = re.sub(r"[-_.]+", "-", name).lower()
        if plain not in seen:
            seen.add(plain)
            found += _members(text, name, rest.partition("-")[0])
    return tuple(sorted(found))


def members(installed: Iterable[Found], *groups: str) -> Installed:
    """Return those of *groups*."""
    return tuple(each for each in installed if each.group in groups)


def _marked(folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the name of each folder of metadata that names one of our groups, and what it says."""
    here = os.getcwd()  # noqa: PTH109 - compared as text
    for folder in dict.fromkeys(map(str, folders)):
        if not folder or folder == here:
            continue
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 - a path a name would cost more
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                data = _entry_points(f"{folder}/{name}/entry_points.txt")
                if _MARK in data:
                    yield name, data.decode("utf-8", "replace")


def _entry_points(path: str) -> bytes:
    if not os.access(path, os.R_OK):  # most have none, and an exception would take longer
        return b""
    try:
        with open(path, "rb", 0) as stream:  # noqa: PTH123 - by the hundred
            return stream.read(_LARGEST) or b""
    except OSError:
        return b""


def _members(text: str, distribution: str, version: str) -> Iterator[Found]:
    """Yield the entry points of our groups in *text*; one without a value has an empty one."""
    group = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1].strip()
        elif line and line[0] not in "#;" and group.startswith(PREFIX):
            name, _, value = map(str.strip, line.partition("="))
            yield Found(group.removeprefix(PREFIX), name, value, distribution, version)
