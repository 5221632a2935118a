"""Where roles stand, as JSON: a member of the report, and what ``verify`` prints."""

from __future__ import annotations

from typing import Any, TypeAlias

from sphinx_readiness.model.signing import SignedCondition, SignOffs, Standing

Json: TypeAlias = dict[str, Any]


def _condition(condition: SignedCondition) -> Json:
    return {
        "text": condition.text,
        "items": list(condition.items),
        **({"due": condition.due.isoformat()} if condition.due else {}),
    }


def standing_members(standing: Standing) -> Json:
    """Return what is known of one role on one record."""
    return {
        "record": standing.record,
        "role": standing.role,
        "required": standing.required,
        "needs_signature": standing.needs_signature,
        "state": standing.state.value,
        "decision": standing.decision.value,
        "proof": standing.proof.value or None,
        "name": standing.name,
        "principal": standing.principal,
        "time": standing.time.strftime("%Y-%m-%dT%H:%M:%SZ") if standing.time else None,
        "date": standing.day.isoformat() if standing.day else None,
        "fingerprint": standing.fingerprint or None,
        "covered": standing.covered,
        "digest": standing.digest or None,
        "changes": [{"kind": each.kind, "item": each.item} for each in standing.changes],
        "conditions": list(map(_condition, standing.conditions)),
        "reason": standing.reason,
        "told": standing.told or None,
        "path": standing.path or None,
        "location": {
            "path": standing.location.path,
            "line": max(standing.location.line, 1),
            "column": standing.location.column or None,
        },
    }


def signing_members(found: SignOffs) -> Json:
    """Return where all roles stand."""
    return {
        "trusted_from": found.trusted_from or None,
        "failed": found.failed,
        "waiver_roles": list(found.waiver_roles),
        "standings": list(map(standing_members, found.standings)),
        "unapproved": [
            {
                "record": each.record,
                "items": list(each.items),
                "path": each.location.path,
                "line": max(each.location.line, 1),
            }
            for each in found.unapproved
        ],
    }
