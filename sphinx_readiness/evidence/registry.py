"""Our own kinds of evidence: a file each, which is imported when something states it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_readiness.evidence.kinds import EvidenceKind


def _version() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.version import KIND  # noqa: PLC0415 - as all below

    return KIND


def _dependency() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.dependency import KIND  # noqa: PLC0415

    return KIND


def _file() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.file import KIND  # noqa: PLC0415

    return KIND


def _tag() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.tag import KIND  # noqa: PLC0415

    return KIND


def _manifest() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.manifest import KIND  # noqa: PLC0415

    return KIND


OWN: Final[Mapping[str, Callable[[], EvidenceKind]]] = {
    "version": _version,
    "dependency": _dependency,
    "file": _file,
    "tag": _tag,
    "manifest": _manifest,
}
"""By verb: what imports its kind."""

WORDS: Final[frozenset[str]] = frozenset()
"""Verbs that people use as well, in code too (``coverage run``)."""

REPORTS: Final[frozenset[str]] = frozenset()
"""Verbs of kinds that read what a tool wrote at some time, so that it may be stale."""
