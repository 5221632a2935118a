"""Where roles stand, as the JSON report tells it, back to values."""

from __future__ import annotations

from sphinx_readiness.exports.json_values import JsonValue, day_of, moment_of
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.signing import (
    ADDED,
    CHANGED,
    NOTHING_SIGNED,
    REMOVED,
    Change,
    Proof,
    RoleState,
    SignedCondition,
    SignOffs,
    Standing,
    Unapproved,
)
from sphinx_readiness.text.phrases import Phrase


def sign_offs(top: JsonValue) -> SignOffs:
    """Return where roles stand by the report *top*."""
    if "signing" not in top.of(dict):
        return NOTHING_SIGNED
    at = top["signing"]
    return SignOffs(
        standings=tuple(map(_standing, at.each("standings"))),
        trusted_from=at.maybe("trusted_from", at.text) or "",
        waiver_roles=at.texts("waiver_roles"),
        unapproved=tuple(
            Unapproved(
                each.text("record"),
                Location(each.text("path"), each["line"].of(int)),
                each.texts("items"),
            )
            for each in at.each("unapproved")
        ),
        failed=at.flag("failed"),
    )


def _standing(at: JsonValue) -> Standing:
    place = at["location"]
    reason = at.maybe("reason", at.text)
    return Standing(
        record=at.text("record"),
        role=at.text("role"),
        state=at.one("state", RoleState),
        location=Location(
            place.text("path"),
            place["line"].of(int),
            place.maybe("column", lambda key: place[key].of(int)) or 0,
        ),
        required=at.flag("required"),
        needs_signature=at.flag("needs_signature"),
        decision=at.one("decision", RoleState),
        proof=Proof(at.maybe("proof", lambda key: at.one(key, Proof)) or ""),
        name=at.text("name"),
        principal=at.text("principal"),
        time=at.maybe("time", lambda key: at.one(key, moment_of)),
        day=at.maybe("date", lambda key: at.one(key, day_of)),
        fingerprint=at.maybe("fingerprint", at.text) or "",
        covered=at["covered"].of(int),
        digest=at.maybe("digest", at.text) or "",
        changes=tuple(
            Change(each.one("kind", _kind), each.text("item")) for each in at.each("changes")
        ),
        reason=None if reason is None else Phrase("{reason}", (("reason", reason),)),
        conditions=tuple(map(_condition, at.each("conditions"))),
        path=at.maybe("path", at.text) or "",
        told=at.maybe("told", at.text) or "",
    )


def _condition(at: JsonValue) -> SignedCondition:
    due = at.one("due", day_of) if "due" in at.of(dict) else None
    return SignedCondition(at.text("text"), at.texts("items"), due)


def _kind(text: str) -> str:
    if text not in (CHANGED, ADDED, REMOVED):
        raise ValueError(text)
    return text
