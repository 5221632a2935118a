"""A report as JSON, described by ``schemas/readiness-1.schema.json``.

The same report gives the same bytes: lists keep the order of the documents or are sorted, texts
are English, and the only date is the day that the report is made for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.assembly.rollup import ChecklistResult, total
from sphinx_readiness.evidence.standings import Standings, add
from sphinx_readiness.exports.json_evidence import count_standings, numbers
from sphinx_readiness.exports.json_lines import Later, LaterTexts, json_pieces
from sphinx_readiness.exports.json_records import (
    Json,
    counts_members,
    date_members,
    item_text,
    location_members,
    record_members,
)
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.model.findings import Accepted, Finding
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import NOTHING_SIGNED
from sphinx_readiness.model.waivers import BoundWaiver
from sphinx_readiness.vocabulary.statuses import Status

SCHEMA: Final = "urn:sphinx-readiness:schema:readiness-1"
"""The ``$id`` of the schema."""

VERSION: Final = 1
"""Grows when a reader of the report has to change."""


def _status(status: Status) -> Json:
    return {
        "key": status.key,
        "label": status.label,
        "symbols": list(status.symbols),
        "outcome": status.outcome.value,
    }


def _finding(finding: Finding) -> Json:
    end = {"end_line": finding.end_line, "end_column": finding.end_column}
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        **location_members(finding.location),
        **(end if finding.end_line else {}),
        "message": finding.text(),
        "hint": finding.mend(),
        "item": finding.item or None,
        "field": finding.field or None,
        "record": finding.record or None,
        "fingerprint": finding.fingerprint or None,
        "cause": finding.cause,
    }


def _waiver(bound: BoundWaiver) -> Json:
    waiver = bound.waiver
    return {
        "targets": list(waiver.targets),
        "rule": waiver.rule or None,
        "reason": waiver.reason,
        "approver": waiver.approver,
        "from": date_members(waiver.start) if waiver.start.text else None,
        "until": date_members(waiver.end),
        "ticket": waiver.ticket,
        "state": bound.state.value,
        "needed": bound.needed,
        "items": list(bound.items),
        "checklists": list(bound.checklists),
        "open": list(bound.open),
        "location": location_members(waiver.location),
    }


def _accepted_finding(finding: Finding) -> Json:
    return {**_finding(finding), "reason": finding.reason}


def _accepted(accepted: Accepted) -> Json:
    return {
        "code": accepted.code,
        "name": accepted.name,
        "path": accepted.path,
        "record": accepted.record or None,
        "item": accepted.item or None,
        "message": accepted.message,
        "reason": accepted.reason,
        "fingerprint": accepted.fingerprint,
    }


def _checklists(report: ReportFields) -> Iterator[ChecklistResult]:
    for result in report.results:
        yield from result.checklists


def _totals(report: ReportFields, standings: Standings) -> Json:
    found = Counter(finding.severity for finding in report.findings)
    needs = len(report.project.needs)
    items = total((result.counts for result in report.results), report.vocabulary)
    return {
        "records": len(report.results),
        "checklists": sum(1 for _ in _checklists(report)),
        "items": counts_members(items),
        "standings": numbers(add(count_standings(each, standings) for each in _checklists(report))),
        "blockers": sum(len(each.blockers) for each in _checklists(report)) + needs,
        "findings": {each.value: found[each] for each in reversed(Severity)},
        "excused": len(report.excused),
        "known": len(report.known),
        "mended": len(report.mended),
    }


def _report(report: ReportFields) -> Json:
    threshold = report.options.fail_on
    standings = Standings(report.project.versions.verifications)
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "as_of": report.today.isoformat(),
        "configuration": list(report.configuration),
        "fail_on": threshold.value if threshold else "never",
        "fail_on_time": report.options.fail_on_time,
        "failed": report.failed,
        "totals": _totals(report, standings),
        "statuses": [_status(each) for each in report.vocabulary.statuses],
        "records": [record_members(each, report.vocabulary, standings) for each in report.results],
        "needs": LaterTexts(lambda: (item_text(each, standings) for each in report.project.needs)),
        "waivers": [_waiver(each) for each in report.project.waivers],
        "findings": Later(lambda: map(_finding, report.findings)),
        "excused": Later(lambda: map(_accepted_finding, report.excused)),
        "baseline": report.baseline or None,
        "known": Later(lambda: map(_accepted_finding, report.known)),
        "mended": Later(lambda: map(_accepted, report.mended)),
        "pages_left_out": dict(report.project.versions.left_out),
        **_signing(report),
    }


def _signing(report: ReportFields) -> Json:
    """Return where roles stand, if any signs anything."""
    found = report.project.sign_offs
    if found == NOTHING_SIGNED:
        return {}
    from sphinx_readiness.exports.json_signing import signing_members  # noqa: PLC0415 - few sign

    return {"signing": signing_members(found)}


def dumps(report: ReportFields) -> str:
    """Return *report* as JSON text; :func:`pieces` in one."""
    return "".join(pieces(report))


def pieces(report: ReportFields) -> Iterator[str]:
    """Yield the JSON text of *report*, with a line for each item and finding."""
    return json_pieces(_report(report))
