"""The decisions in a JSON report, back to values."""

from __future__ import annotations

from sphinx_readiness.exports.json_values import JsonValue, read_date, read_location
from sphinx_readiness.model.decision import Cause, Computed, ConditionState, Go, Reason
from sphinx_readiness.model.items import NO_DATE
from sphinx_readiness.model.record import Answer, Condition, Decision


def decision(at: JsonValue) -> Decision:
    """Return the decision *at* some place of a report."""
    return Decision(
        text=at.text("text"),
        answer=at.maybe("answer", lambda key: at.one(key, Answer)),
        target=read_date(at["target_date"]),
        approver=at.text("approver"),
        conditions=tuple(map(_condition, at.each("conditions"))),
        docname=at.text("document"),
        location=read_location(at["location"]),
        computed=at.maybe("go", lambda key: _computed(at[key])),
    )


def _computed(at: JsonValue) -> Computed:
    reasons = (Reason(each.one("cause", Cause), each.texts("names")) for each in at.each("reasons"))
    return Computed(at.one("state", Go), tuple(reasons))


def _condition(at: JsonValue) -> Condition:
    return Condition(
        text=at.text("text"),
        items=at.texts("items"),
        met=at.flag("met"),
        location=read_location(at["location"]),
        due=read_date(at["due"]) if "due" in at.of(dict) else NO_DATE,
        by=at.text("by"),
        on=read_date(at["on"]),
        state=at.maybe("standing", lambda key: at.one(key, ConditionState)),
    )
