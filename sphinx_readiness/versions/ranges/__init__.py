"""Whether a version is in a range, and whether one range is in another, by ecosystem."""

from __future__ import annotations

from typing import Final

from packaging.version import InvalidVersion

from sphinx_readiness.versions.ranges.intervals import Range, implied
from sphinx_readiness.versions.ranges.python_ranges import read_python, specifiers
from sphinx_readiness.versions.ranges.semantic import is_meant, read_semantic, semantic_key

LONGEST: Final = 1_000
"""Characters of a range that are looked at; real ones have some dozens."""


def in_range(version: str, written: str, ecosystem: str) -> bool | None:
    """Say whether *version* is in the range *written* of *ecosystem*; None if not understood.

    What is locked is a fact, so that in Python a pre-release may be in a range that names none.
    """
    if len(written) > LONGEST:
        return None
    if ecosystem == "pypi":
        wanted = specifiers(written)
        try:
            return wanted.contains(version, prereleases=True) if wanted is not None else None
        except (InvalidVersion, ValueError):
            return None
    alternatives = read_semantic(written, ecosystem, "=")
    key = semantic_key(version, ecosystem)
    if alternatives is None or key is None:
        return None
    return any(is_meant(intervals, key, ecosystem) for intervals in alternatives)


def implies(known: str, written: str, ecosystem: str) -> bool:
    """Say whether every version in the range *known* of a manifest is in the range *written*.

    False also where that cannot be told. A bare version in *known* is what the manifests of the
    ecosystem mean by it.
    """
    have = _read(known, ecosystem, "^" if ecosystem == "cargo" else "=")
    wanted = _read(written, ecosystem, "=")
    if not have or not wanted:
        return False
    return all(
        any(all(implied(intervals, each) for each in alternative) for alternative in wanted)
        for intervals in have
    )


def is_range(written: str, ecosystem: str) -> bool:
    """Say whether *written* is understood as a range of *ecosystem*."""
    return _read(written, ecosystem, "=") is not None


def _read(written: str, ecosystem: str, bare: str) -> Range | None:
    if len(written) > LONGEST:
        return None
    return read_python(written) if ecosystem == "pypi" else read_semantic(written, ecosystem, bare)
