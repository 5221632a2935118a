"""What the JSON report says was checked, back to values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_readiness.exports.json_values import JsonValue, day_of
from sphinx_readiness.model.evidence import Check, Fault, Origin, Verification
from sphinx_readiness.model.record import Record


def verifications(top: JsonValue, records: Sequence[Record]) -> Iterator[Verification]:
    """Yield what was checked of the items of *records*, which were read in the order of *top*."""
    for at, record in zip(top.each("records"), records, strict=True):
        lists = list(at.each("checklists"))
        lists += [each["checklist"] for each in at.each("windows")]
        whole = (*record.checklists, *(each.checklist for each in record.windows))
        for told, checklist in zip(lists, whole, strict=True):
            for each, item in zip(told.each("items"), checklist.items, strict=True):
                checks = tuple(map(_check, each.each("checks")))
                if checks:
                    yield Verification(item, checks)


def _check(at: JsonValue) -> Check:
    origin = Origin(
        path=at.maybe("path", at.text) or "",
        digest=at.maybe("digest", at.text) or "",
        commit=at.maybe("commit", at.text) or "",
        version=at.maybe("version", at.text) or "",
        date=at.maybe("date", lambda key: at.one(key, day_of)),
    )
    return Check(
        statement=at.text("statement"),
        field=at.text("field"),
        passed=at.maybe("passed", at.flag),
        reason="{reason}",
        values=(("reason", at.text("reason")),),
        told=at.flag("told"),
        fault=Fault(at.maybe("fault", lambda key: at.one(key, Fault)) or ""),
        origin=origin,
        age=at.maybe("age", lambda key: at[key].of(int)),
        proves=at.flag("proves"),
    )
