"""What will turn red about sign-offs: their conditions, their age, and the keys that made them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sphinx_readiness.model.forecast import Event
from sphinx_readiness.model.signing import Standing
from sphinx_readiness.rules.people import expired_sign_off, invalid_sign_off
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.waivers import overdue_condition
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.workspace.ahead import Ahead


def signed_conditions(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which a condition is overdue on which a role has agreed."""
    if not ahead.has(overdue_condition.RULE):
        return
    project = ahead.report.project
    for record in project.records:
        for standing, condition, due in overdue_condition.signed_ones(record, project):
            day = ahead.after(due)
            if day is not None:
                yield Event(
                    day,
                    "condition",
                    overdue_condition.RULE.code,
                    standing.location,
                    N_("the condition '{text}', on which '{role}' agreed, is to be met by {due}"),
                    (
                        ("text", shorten(condition.text)),
                        ("role", shorten(standing.role, 40)),
                        ("due", due.isoformat()),
                    ),
                    record=record.id,
                    items=condition.items,
                )


def sign_offs(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which the sign-off of a role is too old."""
    if not ahead.has(expired_sign_off.RULE):
        return
    message = N_("the sign-off of '{role}' on '{record}' holds until {last}")
    for each in ahead.report.project.sign_offs.standings:
        if each.state.is_agreement and each.left is not None and each.left <= ahead.days:
            last = ahead.today + timedelta(days=each.left)
            yield from _ending(ahead, "sign-off", expired_sign_off.RULE, each, last, message)


def keys(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which the key of a sign-off is good no more."""
    if not ahead.has(invalid_sign_off.RULE):
        return
    message = N_("the key by which '{role}' signed '{record}' is good until {last}")
    for each in ahead.report.project.sign_offs.standings:
        if each.state.is_agreement and each.key_ends is not None:
            yield from _ending(ahead, "key", invalid_sign_off.RULE, each, each.key_ends, message)


def _ending(
    ahead: Ahead, kind: str, rule: Rule, standing: Standing, last: date, message: str
) -> Iterator[Event]:
    """Yield the day after *last*, if it counts: from then on *standing* holds no more."""
    day = ahead.after(last)
    if day is not None:
        yield Event(
            day,
            kind,
            rule.code,
            standing.location,
            message,
            (
                ("role", shorten(standing.role, 40)),
                ("record", standing.record),
                ("last", last.isoformat()),
            ),
            record=standing.record,
        )
