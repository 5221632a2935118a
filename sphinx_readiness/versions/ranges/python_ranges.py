"""Ranges of Python packages (PEP 440, by ``packaging``), also as Poetry writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from sphinx_readiness.versions.manifests.python_manifest import specifier
from sphinx_readiness.versions.ranges.intervals import Interval, Range

MOST: Final = 50
"""Parts of a range that are looked at."""

_WILD: Final = re.compile(r"\.[xX](?!\w)")

_SINGLE: Final = re.compile(r"\A=(?!=)")


def specifiers(written: str) -> SpecifierSet | None:
    """Return a Python range, also with the ``=``, ``^`` and ``~`` of Poetry; None if it is none."""
    text = _WILD.sub(".*", written)
    parts = [specifier(_SINGLE.sub("==", each.strip())) for each in text.split(",")[:MOST]]
    try:
        return SpecifierSet(",".join(filter(None, parts)))
    except (InvalidSpecifier, InvalidVersion, ValueError):
        return None


def read_python(written: str) -> Range | None:
    """Return the range *written*, or None if it is not understood, which epochs are not."""
    given = specifiers(written)
    if given is None or "!" in written.replace("!=", ""):
        return None
    try:
        intervals = tuple(
            interval for each in given for interval in _intervals(each.operator, each.version)
        )
    except (InvalidVersion, ValueError):
        return None
    return (intervals or (Interval(),),)


def _intervals(operator: str, written: str) -> Iterator[Interval]:
    """Yield the intervals of one specifier; they may hold less than it does, never more."""
    if written.endswith(".*"):
        release = Version(written[:-2]).release
        # Nothing installs a pre-release that no range names.
        low = Version(f"{_dotted(release)}.dev0" if operator == "!=" else _dotted(release))
        yield Interval(low, high=_above(release), outside=operator == "!=")
        return
    version = Version(written)
    match operator:
        case "==" | "===":
            yield Interval(version, high=version, high_in=True)
        case "!=":
            yield Interval(version, high=version, high_in=True, outside=True)
        case ">=":
            yield Interval(version)
        case ">":
            yield Interval(version, low_in=False)
        case "<=":
            yield Interval(high=version, high_in=True)
        case "<":
            yield Interval(high=version if version.is_prerelease else Version(f"{version}.dev0"))
        case "~=":
            yield Interval(version, high=_above(version.release[:-1]))


def _above(release: tuple[int, ...]) -> Version:
    return Version(f"{_dotted((*release[:-1], release[-1] + 1))}.dev0")


def _dotted(release: tuple[int, ...]) -> str:
    return ".".join(map(str, release))
