"""A report as JSON, described by ``schemas/readiness-1.schema.json``.

The same report gives the same bytes: lists keep the order of the documents or are sorted, texts
are English, and the only date is the day that the report is made for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult, checklist_result, total
from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.evidence.standings import Standings, add
from sphinx_readiness.exports.json_evidence import count_standings, evidence_members, numbers
from sphinx_readiness.exports.json_lines import Later, LaterTexts, encode, json_pieces
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.model.counts import Computed, Counts
from sphinx_readiness.model.decision import Computed as Decided
from sphinx_readiness.model.findings import Accepted, Finding
from sphinx_readiness.model.items import DateField, Item, Location
from sphinx_readiness.model.record import Condition, Decision, SignOff, Verdict, Window
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import NOTHING_SIGNED
from sphinx_readiness.model.waivers import BoundWaiver
from sphinx_readiness.vocabulary.statuses import Status, Vocabulary

SCHEMA: Final = "urn:sphinx-readiness:schema:readiness-1"
"""The ``$id`` of the schema."""

VERSION: Final = 1
"""Grows when a reader of the report has to change."""

Json: TypeAlias = dict[str, Any]

_quoted: Final = json.encoder.encode_basestring


def _location(location: Location) -> Json:
    return {
        "path": location.path,
        "line": max(location.line, 1),
        "column": location.column or None,
    }


def _date(field: DateField) -> Json:
    return {"text": field.text, "date": field.value.isoformat() if field.value else None}


def _verdict(verdict: Verdict | None) -> Json | None:
    if verdict is None:
        return None
    return {
        "text": verdict.text,
        "status": verdict.status,
        "outcome": verdict.outcome.value if verdict.outcome else None,
        "label": verdict.label,
        "caveat": verdict.caveat,
    }


def _computed(computed: Computed) -> Json:
    return {"outcome": computed.outcome.value, "status": computed.status}


def _counts(counts: Counts) -> Json:
    return {
        "total": counts.total,
        "by_status": dict(counts.by_status),
        "unknown_status": counts.unknown,
        "by_outcome": {outcome.value: number for outcome, number in counts.by_outcome},
    }


_WORDS: Final = {True: "true", False: "false", None: "null"}


def _exempt(item: Item) -> str:
    """Return what the text of *item* says of why it holds nothing back."""
    said = _quoted(item.said) if item.until and item.said is not None else "null"
    until = _quoted(item.until) if item.until else "null"
    return f'"exempt": {_quoted(item.exempt)}, "waived_until": {until}, "written_status": {said}, '


def _item(item: Item, standings: Standings) -> str:
    """Return *item* as text at once: that takes a third of the time."""
    links = encode(item.links) if item.links else "[]"
    tags = encode(item.tags) if item.tags else "[]"
    extra = [{"name": name, "value": value} for name, value in item.extra]
    status = _quoted(item.status) if item.status is not None else "null"
    where = item.location
    return (
        f'{{"id": {_quoted(item.id)}, "explicit_id": {_WORDS[item.explicit_id]}, '
        f'"title": {_quoted(item.title)}, "status": {status}, '
        f'"status_text": {_quoted(item.status_text)}, "outcome": "{item.outcome.value}", '
        f'"owner": {_quoted(item.owner)}, "notes": {_quoted(item.notes)}, '
        f'"severity": {_quoted(item.severity)}, "blocking": {_WORDS[item.blocking]}, '
        f'"blocker": {_WORDS[item.is_blocker]}, "evidence": {_quoted(item.evidence)}, '
        f'"verify": {_quoted(item.verify)}, {evidence_members(item, standings)}, '
        f"{_exempt(item) if item.exempt else ''}"
        f'"links": {links}, "tags": {tags}, "extra": {encode(extra) if extra else "[]"}, '
        f'"document": {_quoted(item.docname)}, "location": {{"path": {_quoted(where.path)}, '
        f'"line": {max(where.line, 1)}, "column": {where.column or "null"}}}}}'
    )


def _checklist(result: ChecklistResult, standings: Standings) -> Json:
    checklist = result.checklist
    return {
        "id": checklist.id,
        "title": checklist.title,
        "owner": checklist.owner,
        "declared": _verdict(checklist.verdict),
        "computed": _computed(result.computed),
        "counts": _counts(result.counts),
        "blockers": [each.id for each in result.blockers],
        "standings": numbers(count_standings(result, standings)),
        "items": LaterTexts(lambda: (_item(each, standings) for each in stream(checklist.items))),
        "document": checklist.docname,
        "location": _location(checklist.location),
    }


def _window(window: Window, vocabulary: Vocabulary, standings: Standings) -> Json:
    span = window.span
    return {
        "text": window.text,
        "span": {"count": span[0], "unit": span[1]} if span else None,
        "ends": window.ends.isoformat() if window.ends else None,
        **({"due": f"{window.due:%Y-%m-%dT%H:%M:%SZ}"} if window.due else {}),
        "checklist": _checklist(checklist_result(window.checklist, vocabulary), standings),
    }


def _signoff(signoff: SignOff) -> Json:
    return {
        "role": signoff.role,
        "name": signoff.name,
        "signature": signoff.signature,
        "date": _date(signoff.date),
        "status_text": signoff.status_text,
        "state": signoff.state.value if signoff.state else None,
        "signed": signoff.is_signed,
        "location": _location(signoff.location),
    }


def _decision(decision: Decision) -> Json:
    return {
        "text": decision.text,
        "answer": decision.answer.value if decision.answer else None,
        "target_date": _date(decision.target),
        "approver": decision.approver,
        "go": _go(decision.computed),
        "conditions": [_condition(each) for each in decision.conditions],
        "document": decision.docname,
        "location": _location(decision.location),
    }


def _go(computed: Decided | None) -> Json | None:
    if computed is None:
        return None
    reasons = [{"cause": e.cause.value, "names": list(e.names)} for e in computed.reasons]
    return {"state": computed.go.value, "reasons": reasons}


def _condition(condition: Condition) -> Json:
    return {
        "text": condition.text,
        "items": list(condition.items),
        "met": condition.met,
        "standing": condition.state.value if condition.state else None,
        **({"due": _date(condition.due)} if condition.due.text else {}),
        "by": condition.by,
        "on": _date(condition.on),
        "location": _location(condition.location),
    }


def _record(result: RecordResult, vocabulary: Vocabulary, standings: Standings) -> Json:
    record = result.record
    return {
        "id": record.id,
        "implicit": record.implicit,
        "product": record.product,
        "version": record.version,
        "state": record.state,
        "release_date": _date(record.release_date),
        "deployed": _date(record.deployed),
        "checklist_version": record.checklist_version,
        "updated": _date(record.updated),
        "next_review": _date(record.next_review),
        "cadence": record.cadence,
        "contacts": [{"name": each.name, "address": each.address} for each in record.contacts],
        "legend": list(record.legend),
        "computed": _computed(result.computed),
        "counts": _counts(result.counts),
        "standings": numbers(add(count_standings(c, standings) for c in result.checklists)),
        "checklists": [_checklist(each, standings) for each in result.checklists],
        "windows": [_window(each, vocabulary, standings) for each in record.windows],
        "sign_offs": [_signoff(each) for each in record.signoffs()],
        "decisions": [_decision(each) for each in record.decisions],
        "document": record.docname,
        "location": _location(record.location),
    }


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
        **_location(finding.location),
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
        "from": _date(waiver.start) if waiver.start.text else None,
        "until": _date(waiver.end),
        "ticket": waiver.ticket,
        "state": bound.state.value,
        "needed": bound.needed,
        "items": list(bound.items),
        "checklists": list(bound.checklists),
        "open": list(bound.open),
        "location": _location(waiver.location),
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
    return {
        "records": len(report.results),
        "checklists": sum(1 for _ in _checklists(report)),
        "items": _counts(total((result.counts for result in report.results), report.vocabulary)),
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
        "records": [_record(each, report.vocabulary, standings) for each in report.results],
        "needs": LaterTexts(lambda: (_item(each, standings) for each in report.project.needs)),
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
