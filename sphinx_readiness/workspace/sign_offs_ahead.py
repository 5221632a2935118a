"""What will turn red about sign-offs: their conditions, their age, and the keys that made them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sphinx_readiness.model.forecast import Event
from sphinx_readiness.rules.people import expired_sign_off, invalid_sign_off
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
    for each in ahead.report.project.sign_offs.standings:
        if not each.state.is_agreement or each.left is None or each.left > ahead.days:
            continue
        last = ahead.today + timedelta(days=each.left)
        day = ahead.after(last)
        if day is not None:
            yield Event(
                day,
                "sign-off",
                expired_sign_off.RULE.code,
                each.location,
                N_("the sign-off of '{role}' on '{record}' holds until {last}"),
                (
                    ("role", shorten(each.role, 40)),
                    ("record", each.record),
                    ("last", last.isoformat()),
                ),
                record=each.record,
            )


def keys(ahead: Ahead) -> Iterator[Event]:
    """Yield the day from which the key of a sign-off is good no more."""
    if not ahead.has(invalid_sign_off.RULE):
        return
    for each in ahead.report.project.sign_offs.standings:
        last = each.key_ends if each.state.is_agreement else None
        day = ahead.after(last) if last is not None else None
        if last is not None and day is not None:
            yield Event(
                day,
                "key",
                invalid_sign_off.RULE.code,
                each.location,
                N_("the key by which '{role}' signed '{record}' is good until {last}"),
                (
                    ("role", shorten(each.role, 40)),
                    ("record", each.record),
                    ("last", last.isoformat()),
                ),
                record=each.record,
            )
