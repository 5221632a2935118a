"""Versions that pages state: what the source of truth says (RD501, RD503)."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.fixing.scope import (
    NO_PLACE,
    Fixer,
    Offers,
    Scope,
    field_of,
    fix_of,
    refused,
)
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.spans import Span
from sphinx_readiness.model.versions import Mismatch
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import parse

_UNSURE: Final = N_("it may be a revision of the document itself")

_NOT_WHOLE: Final = N_("how '{version}' is written there cannot be told for sure")


def make(finding: Finding, scope: Scope) -> Offers:
    """Yield what sets the version of a claim, with as many components as it has."""
    mismatch = _mismatch(finding, scope)
    source = scope.source(finding.location.path)
    if mismatch is None or source is None or not finding.location.column:
        yield refused(finding, NO_PLACE)
        return
    if not mismatch.sure:
        yield refused(finding, _UNSURE)
        return
    path, line, column = mismatch.claim.location
    stated = mismatch.claim.version
    start = source.lines[line - 1].find(stated, column - 1) if line <= len(source.lines) else -1
    new = _as_long(mismatch.source.version, stated)
    if start != column - 1 or not new:
        yield refused(finding, _NOT_WHOLE, version=mismatch.source.version)
        return
    span = Span(path, line, column, line, column + len(stated))
    yield fix_of(
        finding,
        N_("set the version {new} instead of {old}"),
        (Edit(span, new),),
        safe=False,
        touched=(field_of("claim", finding.location), field_of("record", finding.location)),
        old=stated,
        new=new,
    )


def _mismatch(finding: Finding, scope: Scope) -> Mismatch | None:
    """Return what *finding* is about."""
    place = finding.location
    for each in scope.report.project.versions.mismatches:
        if each.claim.location == place:
            return each
    return None


def _as_long(version: str, stated: str) -> str:
    """Return *version* with as many components as *stated* has; empty where that is not plain."""
    one, other = parse(version), parse(stated)
    if one is None or other is None or one.pre:
        return ""
    parts = version.split(".")
    if not all(part.isdecimal() for part in (*parts, *stated.split("."))):
        return ""
    return ".".join(parts[: stated.count(".") + 1])


FIXER: Final = Fixer(
    make,
    safe=False,
    unsafe=True,
    does="Sets the version that is known elsewhere, with as many components as are written.",
)
