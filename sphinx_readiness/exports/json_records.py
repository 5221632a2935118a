"""Records as JSON: their checklists with items, windows, sign-offs and decisions."""

from __future__ import annotations

import json
from typing import Any, Final, TypeAlias

from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult, checklist_result
from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.evidence.standings import Standings, add
from sphinx_readiness.exports.json_evidence import count_standings, evidence_members, numbers
from sphinx_readiness.exports.json_lines import LaterTexts, encode
from sphinx_readiness.model.counts import Computed, Counts
from sphinx_readiness.model.decision import Computed as Decided
from sphinx_readiness.model.items import DateField, Item, Location
from sphinx_readiness.model.record import Condition, Decision, SignOff, Verdict, Window
from sphinx_readiness.vocabulary.statuses import Vocabulary

Json: TypeAlias = dict[str, Any]

_quoted: Final = json.encoder.encode_basestring


def location_members(location: Location) -> Json:
    """Return where something stands; lines are counted from 1."""
    return {
        "path": location.path,
        "line": max(location.line, 1),
        "column": location.column or None,
    }


def date_members(field: DateField) -> Json:
    """Return what is written for a day, and the day if it is one."""
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


def counts_members(counts: Counts) -> Json:
    """Return how many items there are, by status and by outcome."""
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


def item_text(item: Item, standings: Standings) -> str:
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
        "counts": counts_members(result.counts),
        "blockers": [each.id for each in result.blockers],
        "standings": numbers(count_standings(result, standings)),
        "items": LaterTexts(
            lambda: (item_text(each, standings) for each in stream(checklist.items))
        ),
        "document": checklist.docname,
        "location": location_members(checklist.location),
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
        "date": date_members(signoff.date),
        "status_text": signoff.status_text,
        "state": signoff.state.value if signoff.state else None,
        "signed": signoff.is_signed,
        "location": location_members(signoff.location),
    }


def _decision(decision: Decision) -> Json:
    return {
        "text": decision.text,
        "answer": decision.answer.value if decision.answer else None,
        "target_date": date_members(decision.target),
        "approver": decision.approver,
        "go": _go(decision.computed),
        "conditions": [_condition(each) for each in decision.conditions],
        "document": decision.docname,
        "location": location_members(decision.location),
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
        **({"due": date_members(condition.due)} if condition.due.text else {}),
        "by": condition.by,
        "on": date_members(condition.on),
        "location": location_members(condition.location),
    }


def record_members(result: RecordResult, vocabulary: Vocabulary, standings: Standings) -> Json:
    """Return a record with all that belongs to it; its items are made when they are written."""
    record = result.record
    return {
        "id": record.id,
        "implicit": record.implicit,
        "product": record.product,
        "version": record.version,
        "state": record.state,
        "release_date": date_members(record.release_date),
        "deployed": date_members(record.deployed),
        "checklist_version": record.checklist_version,
        "updated": date_members(record.updated),
        "next_review": date_members(record.next_review),
        "cadence": record.cadence,
        "contacts": [{"name": each.name, "address": each.address} for each in record.contacts],
        "legend": list(record.legend),
        "computed": _computed(result.computed),
        "counts": counts_members(result.counts),
        "standings": numbers(add(count_standings(c, standings) for c in result.checklists)),
        "checklists": [_checklist(each, standings) for each in result.checklists],
        "windows": [_window(each, vocabulary, standings) for each in record.windows],
        "sign_offs": [_signoff(each) for each in record.signoffs()],
        "decisions": [_decision(each) for each in record.decisions],
        "document": record.docname,
        "location": location_members(record.location),
    }
