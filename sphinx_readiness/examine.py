"""From what one document says to what it contributes, with what local rules find in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from sphinx_readiness.core.findings import Context, Rule
from sphinx_readiness.core.lookup import Lookup
from sphinx_readiness.core.model import DateField, Location, Project, Record, Window
from sphinx_readiness.core.options import Options
from sphinx_readiness.core.parts import DocumentPart
from sphinx_readiness.core.raw import DocumentData
from sphinx_readiness.core.rollup import record_result
from sphinx_readiness.core.status import Vocabulary
from sphinx_readiness.rules.local import LOCAL
from sphinx_readiness.sources.build_part import build_part

_NO_DAY: Final = date.min
"""The day of a local rule, which does not look at it."""

_NO_DATE: Final = DateField("", None)


def examine(
    data: DocumentData, options: Options, vocabulary: Vocabulary, rules: Iterable[Rule] = LOCAL
) -> DocumentPart:
    """Return what the document *data* contributes, with the findings of the local *rules*."""
    part = build_part(data, options, vocabulary)
    if not part.checklists:
        return part
    record = _alone(part)
    results = (record_result(record, vocabulary),)
    context = Context(options, vocabulary, _NO_DAY, results, Lookup((record,)))
    project = Project((record,))
    findings = tuple(finding for rule in rules for finding in rule.check(rule, project, context))
    return part._replace(findings=findings)


def _alone(part: DocumentPart) -> Record:
    """Return a record that has the checklists of *part*, and nothing else."""
    return Record(
        id="",
        product="",
        version="",
        state="",
        release_date=_NO_DATE,
        checklist_version="",
        updated=_NO_DATE,
        next_review=_NO_DATE,
        cadence="",
        contacts=(),
        legend=(),
        checklists=tuple(each.checklist for each in part.checklists if each.window is None),
        windows=tuple(
            Window(each.window, None, each.checklist)
            for each in part.checklists
            if each.window is not None
        ),
        matrices=(),
        decisions=(),
        docname=part.docname,
        location=Location("", 1),
        implicit=True,
    )
