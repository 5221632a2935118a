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
from pathlib import Path
from typing import Final, NamedTuple

RULES: Final = "rules"
EVIDENCE: Final = "evidence"
EXPORTERS: Final = "exporters"
PRESETS: Final = "presets"

PREFIX: Final = "sphinx_readiness."
"""Before the name of a group."""

_MARK: Final = f"[{PREFIX}".encode()

_LARGEST: Final = 1 << 20
"""Bytes of a file of entry points that are looked at."""


class Found(NamedTuple):
    """One entry point: what it is for, and the distribution that has it."""

    group: str
    """``rules``, ``evidence``, ``exporters`` or ``presets``."""
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
    for path in _marked(sys.path if folders is None else folders):
        name, every = _read(path)
        if name not in seen:
            seen.add(name)
            found += every
    return tuple(sorted(found))


def members(installed: Iterable[Found], *groups: str) -> Installed:
    """Return those of *groups*."""
    return tuple(each for each in installed if each.group in groups)


def _marked(folders: Iterable[str]) -> Iterator[Path]:
    """Yield the folders of metadata whose entry points name one of our groups."""
    here = os.getcwd()  # noqa: PTH109 - compared as text
    for folder in dict.fromkeys(folders):
        if not folder or folder == here:
            continue
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 - a path a name would cost more
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and _has_mark(folder, name):
                yield Path(folder, name)


def _has_mark(folder: str, name: str) -> bool:
    try:
        with open(f"{folder}/{name}/entry_points.txt", "rb") as stream:  # noqa: PTH123
            return _MARK in stream.read(_LARGEST)
    except OSError:
        return False


def _read(path: Path) -> tuple[str, list[Found]]:
    """Return the comparable name of the distribution with metadata in *path*, and what it adds."""
    from importlib.metadata import PathDistribution  # noqa: PLC0415 - few projects have a plug-in

    distribution = PathDistribution(path)
    name, version = _named(path)
    found = [
        Found(each.group.removeprefix(PREFIX), each.name, each.value, name, version)
        for each in distribution.entry_points
        if each.group.startswith(PREFIX)
    ]
    return re.sub(r"[-_.]+", "-", name).lower(), found


def _named(path: Path) -> tuple[str, str]:
    """Return name and version of a distribution, as the folder of its metadata is named."""
    name, _, rest = path.stem.partition("-")
    return name, rest.partition("-")[0]
