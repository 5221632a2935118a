"""From what one document says to what it contributes, with what local rules find in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from sphinx_readiness.assembly.build_part import build_part
from sphinx_readiness.assembly.build_record import build_decision, build_matrix, build_record
from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.assembly.rollup import record_result
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import NO_DATE, Location
from sphinx_readiness.model.raw import DocumentData
from sphinx_readiness.model.record import Project, Record, Window
from sphinx_readiness.rules.local import LOCAL
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.vocabulary.statuses import Vocabulary

_NO_DAY: Final = date.min
"""The day of a local rule, which does not look at it."""


def examine(
    data: DocumentData, options: Options, vocabulary: Vocabulary, rules: Iterable[Rule] = LOCAL
) -> DocumentPart:
    """Return what the document *data* contributes, with the findings of the local *rules*."""
    part = build_part(data, options, vocabulary)
    return part._replace(findings=local_findings(part, options, vocabulary, rules))


def local_findings(
    part: DocumentPart, options: Options, vocabulary: Vocabulary, rules: Iterable[Rule] = LOCAL
) -> tuple[Finding, ...]:
    """Return what the local *rules* find in *part*."""
    records = tuple(
        build_record(
            part.docname, head.id, head, vocabulary,
            checklists=(), windows=(), matrices=(), decisions=(), implicit=False,
        )
        for head in part.records
    )  # fmt: skip
    if part.checklists or part.matrices or part.decisions:
        records = (_alone(part, options, vocabulary), *records)
    if not records:
        return ()
    results = tuple(record_result(record, vocabulary) for record in records)
    context = Context(options, vocabulary, _NO_DAY, results, Lookup(records))
    project = Project(records)
    return tuple(finding for rule in rules for finding in rule.check(rule, project, context))


def _alone(part: DocumentPart, options: Options, vocabulary: Vocabulary) -> Record:
    """Return a record that has all of *part* but the heads of records."""
    return Record(
        id="",
        product="",
        version="",
        state="",
        release_date=NO_DATE,
        checklist_version="",
        updated=NO_DATE,
        next_review=NO_DATE,
        cadence="",
        contacts=(),
        legend=(),
        checklists=tuple(each.checklist for each in part.checklists if each.window is None),
        windows=tuple(
            Window(each.window, None, each.checklist)
            for each in part.checklists
            if each.window is not None
        ),
        matrices=tuple(
            build_matrix(part.docname, raw, options.role_names(), vocabulary)
            for raw in part.matrices
        ),
        decisions=tuple(build_decision(part.docname, raw, vocabulary) for raw in part.decisions),
        docname=part.docname,
        location=Location("", 1),
        implicit=True,
    )
