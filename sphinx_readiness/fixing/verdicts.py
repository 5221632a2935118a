"""Declared verdicts: what the rows add up to (RD202, RD203)."""

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
from sphinx_readiness.fixing.status_words import written_as
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.reading.spans.find import span_of
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_CAVEAT: Final = N_("only a person knows whether '{caveat}' still holds")

_SEPARATORS: Final = " (,;:-\u2013\u2014"


def make_worse(finding: Finding, scope: Scope) -> Offers:
    """Yield what lets a verdict be as bad as its rows; what is said behind it stays."""
    yield from _make(finding, scope, safe=True)


def make_better(finding: Finding, scope: Scope) -> Offers:
    """Yield what lets a verdict be as good as its rows, if nothing is said behind it."""
    yield from _make(finding, scope, safe=False)


def _make(finding: Finding, scope: Scope, *, safe: bool) -> Offers:
    result = scope.result_above(finding.location)
    source = scope.source(finding.location.path)
    if result is None or source is None:
        yield refused(finding, NO_PLACE)
        return
    place = result.checklist.location
    verdict, span = result.checklist.verdict, span_of(source, place.line, "verdict")
    status = scope.vocabulary.get(result.computed.status)
    if verdict is None or span is None or status is None:
        yield refused(finding, NO_PLACE)
        return
    written = source.text(span)
    at = written.rfind(verdict.caveat) if verdict.caveat else len(written)
    if span.line != span.end_line or at < 0:
        yield refused(finding, NO_PLACE)
        return
    if verdict.caveat and not safe:
        yield refused(finding, _CAVEAT, caveat=shorten(verdict.caveat))
        return
    head = written[:at].rstrip(_SEPARATORS if verdict.caveat else " ")
    new = written_as(scope.vocabulary, status, head)
    where = span._replace(end_column=span.column + len(head))
    yield fix_of(
        finding,
        N_("declare '{new}' instead of '{old}', as its rows add up to"),
        (Edit(where, new),),
        safe=safe,
        meant=(
            (field_of("checklist", place, "verdict.status"), status.key),
            (field_of("checklist", place, "verdict.caveat"), verdict.caveat),
        ),
        touched=(field_of("checklist", place, "verdict"),),
        old=shorten(head),
        new=new,
    )


WORSE: Final = Fixer(
    make_worse,
    safe=True,
    unsafe=False,
    does="Declares what the rows add up to; what is said behind the verdict stays.",
)

BETTER: Final = Fixer(
    make_better,
    safe=False,
    unsafe=True,
    does="Declares what the rows add up to, unless something is said behind the verdict.",
)
