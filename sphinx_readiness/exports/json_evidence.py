"""What was checked of items, as the JSON report has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from sphinx_readiness.assembly.rollup import ChecklistResult
from sphinx_readiness.evidence.standings import Standings
from sphinx_readiness.model.evidence import Check, Standing
from sphinx_readiness.model.items import Item

Json: TypeAlias = dict[str, Any]

_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _check(check: Check) -> Json:
    origin = check.origin
    return {
        "statement": check.statement,
        "field": check.field,
        "passed": check.passed,
        "told": check.told,
        "proves": check.proves,
        "fault": check.fault.value or None,
        "reason": check.reason.format_map(dict(check.values)),
        "path": origin.path or None,
        "digest": origin.digest or None,
        "commit": origin.commit or None,
        "version": origin.version or None,
        "date": origin.date.isoformat() if origin.date else None,
        "age": check.age,
    }


def evidence_members(item: Item, standings: Standings) -> str:
    """Return the members of *item* about its evidence, as text."""
    found = standings.verification(item) if standings else None
    if found is None:
        return '"standing": "said", "checks": []'
    checks = _encode([_check(each) for each in found.checks])
    return f'"standing": "{found.standing.value}", "checks": {checks}'


def count_standings(result: ChecklistResult, standings: Standings) -> dict[Standing, int]:
    """Return how many items of a checklist have each standing."""
    return standings.count(result.checklist, result.counts.total)


def numbers(counts: Mapping[Standing, int]) -> Json:
    """Return *counts* by the names of standings."""
    return {standing.value: counts[standing] for standing in Standing}
