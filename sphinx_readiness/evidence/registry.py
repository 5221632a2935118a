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


def _contains() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.contains import KIND  # noqa: PLC0415

    return KIND


def _checksum() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.checksum import KIND  # noqa: PLC0415

    return KIND


def _commit() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.commit import KIND  # noqa: PLC0415

    return KIND


def _url() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.url import KIND  # noqa: PLC0415

    return KIND


def _need() -> EvidenceKind:
    from sphinx_readiness.evidence.checks.need import KIND  # noqa: PLC0415

    return KIND


def _junit() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.junit import KIND  # noqa: PLC0415

    return KIND


def _coverage() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.coverage import KIND  # noqa: PLC0415

    return KIND


def _sarif() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.sarif import KIND  # noqa: PLC0415

    return KIND


def _metric() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.metric import KIND  # noqa: PLC0415

    return KIND


def _sbom() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.sbom import KIND  # noqa: PLC0415

    return KIND


def _advisories() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.advisories import KIND  # noqa: PLC0415

    return KIND


def _vex() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.advisories import VEX  # noqa: PLC0415

    return VEX


def _attestation() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.attestation import KIND  # noqa: PLC0415

    return KIND


def _readiness() -> EvidenceKind:
    from sphinx_readiness.evidence.reports.readiness import KIND  # noqa: PLC0415

    return KIND


OWN: Final[Mapping[str, Callable[[], EvidenceKind]]] = {
    "version": _version,
    "dependency": _dependency,
    "file": _file,
    "tag": _tag,
    "manifest": _manifest,
    "contains": _contains,
    "checksum": _checksum,
    "commit": _commit,
    "url": _url,
    "need": _need,
    "junit": _junit,
    "coverage": _coverage,
    "sarif": _sarif,
    "metric": _metric,
    "sbom": _sbom,
    "advisories": _advisories,
    "vex": _vex,
    "attestation": _attestation,
    "readiness": _readiness,
}
"""By verb: what imports its kind."""
