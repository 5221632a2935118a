"""From the JSON report back to the report; described by ``schemas/readiness-1.schema.json``.

What is computed is computed again from what is told, and has to be what the report says: a report
that contradicts itself is none. What a later version adds to the report is left out.
"""

from __future__ import annotations

from sphinx_readiness.assembly.rollup import record_result
from sphinx_readiness.config.options import Options
from sphinx_readiness.exports.decision_reader import decision
from sphinx_readiness.exports.evidence_reader import verifications
from sphinx_readiness.exports.json_report import SCHEMA, VERSION
from sphinx_readiness.exports.json_values import (
    BadReport,
    JsonValue,
    day_of,
    moment_of,
    read_date,
    read_location,
)
from sphinx_readiness.exports.older_reports import UNSAID
from sphinx_readiness.exports.report import Report
from sphinx_readiness.exports.signing_reader import sign_offs
from sphinx_readiness.model.findings import CONTENT, TIME, Accepted, Finding
from sphinx_readiness.model.items import NO_DATE, Item, Location
from sphinx_readiness.model.record import (
    Checklist,
    Contact,
    Project,
    Record,
    SignOff,
    SignOffMatrix,
    SignOffState,
    Verdict,
    Window,
)
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import VersionFacts
from sphinx_readiness.model.waivers import BoundWaiver, Waiver, WaiverState
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.vocabulary.default_statuses import NOT_APPLICABLE, WAIVED
from sphinx_readiness.vocabulary.statuses import Outcome, Status, Vocabulary


def read_report(value: object, *, older: bool = False) -> Report:
    """Return the report that *value*, as parsed from JSON, holds; raise BadReport if it is none.

    With *older* it may lack what versions before this one did not say.
    """
    top = JsonValue(value, unsaid=UNSAID if older else {})
    if top.text("schema") != SCHEMA or top["version"].of(int) != VERSION:
        raise BadReport(f"this is no report of version {VERSION} of the schema {SCHEMA}")
    statuses = tuple(map(_status, top.each("statuses")))
    vocabulary = Vocabulary(statuses, "", implied=False)
    keys = {each.key for each in statuses}
    records = tuple(_record(each, keys) for each in top.each("records"))
    checked = tuple(verifications(top, records))
    report = Report(
        project=Project(
            records,
            needs=tuple(_item(n, "", keys) for n in top.each("needs")),
            versions=VersionFacts(verifications=checked, left_out=_left_out(top)),
            waivers=tuple(map(_waiver, top.each("waivers"))),
            sign_offs=sign_offs(top),
        ),
        results=tuple(record_result(each, vocabulary) for each in records),
        findings=tuple(map(_finding, top.each("findings"))),
        vocabulary=vocabulary,
        options=Options(
            fail_on=top.one("fail_on", _threshold), fail_on_time=top.flag("fail_on_time")
        ),
        today=top.one("as_of", day_of),
        configuration=top.texts("configuration"),
        excused=tuple(
            _accepted_finding(each)._replace(excused=True) for each in top.each("excused")
        ),
        baseline=top.maybe("baseline", top.text) or "",
        known=tuple(map(_accepted_finding, top.each("known"))),
        mended=tuple(map(_accepted, top.each("mended"))),
    )
    _compare(report.to_dict(), top)
    return report


def _left_out(top: JsonValue) -> tuple[tuple[str, int], ...]:
    if "pages_left_out" not in top.of(dict):
        return ()
    kinds = top["pages_left_out"]
    return tuple((kind, kinds[kind].of(int)) for kind in kinds.of(dict))


def _threshold(text: str) -> Severity | None:
    return None if text == "never" else Severity(text)


def _compare(computed: object, told: JsonValue) -> None:
    """Raise BadReport where what is *told* is not what follows from the rest of the report."""
    if isinstance(computed, dict):
        members = told.of(dict)
        for key, value in computed.items():
            if key in members or key not in told.unsaid:
                _compare(value, told[key])
    elif isinstance(computed, list):
        each = told.members()
        if len(each) != len(computed):
            raise told.wrong(f"a list of {len(computed)} that agrees with the rest of the report")
        for value, member in zip(computed, each, strict=True):
            _compare(value, member)
    elif computed != told.value or type(computed) is not type(told.value):
        raise told.wrong(f"{shorten(repr(computed), 40)}, as the rest of the report has it")


def _status(at: JsonValue) -> Status:
    outcome = at.one("outcome", Outcome)
    return Status(at.text("key"), at.text("label"), at.texts("symbols"), (), outcome)


def _key(at: JsonValue, key: str, keys: set[str]) -> str | None:
    """Return the key of a status that the report lists, or None."""
    found = at.maybe(key, at.text)
    if found is not None and found not in keys:
        raise at[key].wrong("the key of a status in 'statuses'")
    return found


def _item(at: JsonValue, checklist: str, keys: set[str]) -> Item:
    return Item(
        id=at.text("id"),
        explicit_id=at.flag("explicit_id"),
        title=at.text("title"),
        status_text=at.text("status_text"),
        status=_key(at, "status", keys) if checklist else at.maybe("status", at.text),
        outcome=at.one("outcome", Outcome),
        owner=at.text("owner"),
        notes=at.text("notes"),
        severity=at.text("severity"),
        blocking=at.flag("blocking"),
        evidence=at.text("evidence"),
        links=at.texts("links"),
        tags=at.texts("tags"),
        extra=tuple((each.text("name"), each.text("value")) for each in at.each("extra")),
        checklist=checklist,
        docname=at.text("document"),
        anchor=at.text("id"),
        location=read_location(at["location"]),
        verify=at.text("verify"),
        exempt=at.one("exempt", _exempt) if "exempt" in at.of(dict) else "",
        until=_told(at, "waived_until"),
        said=_told(at, "written_status") or None,
    )


def _exempt(text: str) -> str:
    if text not in (WAIVED, NOT_APPLICABLE):
        raise ValueError(text)
    return text


def _told(at: JsonValue, key: str) -> str:
    """Return the text of a *key* that may be missing or null."""
    return (at.maybe(key, at.text) or "") if key in at.of(dict) else ""


def _waiver(at: JsonValue) -> BoundWaiver:
    location = read_location(at["location"])
    targets = at.texts("targets")
    waiver = Waiver(
        targets=targets,
        text=", ".join(targets),
        reason=at.text("reason"),
        approver=at.text("approver"),
        start=at.maybe("from", lambda key: read_date(at[key])) or NO_DATE,
        end=read_date(at["until"]),
        ticket=at.text("ticket"),
        rule=at.maybe("rule", at.text) or "",
        location=location,
        block=location,
    )
    return BoundWaiver(
        waiver,
        at.one("state", WaiverState),
        at.texts("items"),
        at.texts("checklists"),
        needed=at.flag("needed"),
        open=at.texts("open"),
    )


def _verdict(at: JsonValue, keys: set[str]) -> Verdict:
    return Verdict(
        text=at.text("text"),
        status=_key(at, "status", keys),
        outcome=at.maybe("outcome", lambda key: at.one(key, Outcome)),
        label=at.text("label"),
        caveat=at.text("caveat"),
    )


def _checklist(at: JsonValue, keys: set[str]) -> Checklist:
    id_ = at.text("id")
    return Checklist(
        id=id_,
        title=at.text("title"),
        owner=at.text("owner"),
        verdict=at.maybe("declared", lambda key: _verdict(at[key], keys)),
        items=tuple(_item(each, id_, keys) for each in at.each("items")),
        docname=at.text("document"),
        location=read_location(at["location"]),
    )


def _window(at: JsonValue, keys: set[str]) -> Window:
    span = at.maybe("span", lambda key: (at[key]["count"].of(int), at[key].text("unit")))
    ends = at.maybe("ends", lambda key: at.one(key, day_of))
    due = at.one("due", moment_of) if "due" in at.of(dict) else None
    return Window(at.text("text"), span, _checklist(at["checklist"], keys), ends, due)


def _sign_off(at: JsonValue) -> SignOff:
    return SignOff(
        role=at.text("role"),
        name=at.text("name"),
        signature=at.text("signature"),
        date=read_date(at["date"]),
        status_text=at.text("status_text"),
        state=at.maybe("state", lambda key: at.one(key, SignOffState)),
        location=read_location(at["location"]),
    )


def _record(at: JsonValue, keys: set[str]) -> Record:
    docname, location = at.text("document"), read_location(at["location"])
    sign_offs = tuple(map(_sign_off, at.each("sign_offs")))
    return Record(
        id=at.text("id"),
        product=at.text("product"),
        version=at.text("version"),
        state=at.text("state"),
        release_date=read_date(at["release_date"]),
        checklist_version=at.text("checklist_version"),
        updated=read_date(at["updated"]),
        next_review=read_date(at["next_review"]),
        cadence=at.text("cadence"),
        contacts=tuple(Contact(c.text("name"), c.text("address")) for c in at.each("contacts")),
        legend=at.texts("legend"),
        checklists=tuple(_checklist(each, keys) for each in at.each("checklists")),
        windows=tuple(_window(each, keys) for each in at.each("windows")),
        matrices=(SignOffMatrix(sign_offs, docname, location),) if sign_offs else (),
        decisions=tuple(map(decision, at.each("decisions"))),
        docname=docname,
        location=location,
        implicit=at.flag("implicit"),
        deployed=read_date(at["deployed"]),
    )


def _finding(at: JsonValue) -> Finding:
    column = at.maybe("column", lambda key: at[key].of(int)) or 0
    end_line = end_column = 0
    if "end_line" in at.of(dict):
        end_line, end_column = _from_one(at["end_line"]), _from_one(at["end_column"])
    return Finding(
        code=at.text("code"),
        name=at.text("name"),
        severity=at.one("severity", Severity),
        location=Location(at.text("path"), at["line"].of(int), column),
        message="{message}",
        hint="{hint}" if at.text("hint") else "",
        values=(("message", at.text("message")), ("hint", at.text("hint"))),
        item=at.maybe("item", at.text) or "",
        field=at.maybe("field", at.text) or "",
        end_line=end_line,
        end_column=end_column,
        record=at.maybe("record", at.text) or "",
        fingerprint=at.maybe("fingerprint", at.text) or "",
        cause=at.one("cause", _cause),
    )


def _accepted_finding(at: JsonValue) -> Finding:
    return _finding(at)._replace(reason=at.text("reason"))


def _cause(text: str) -> str:
    if text not in (CONTENT, TIME):
        raise ValueError(text)
    return text


def _accepted(at: JsonValue) -> Accepted:
    return Accepted(
        fingerprint=at.text("fingerprint"),
        code=at.text("code"),
        name=at.text("name"),
        path=at.text("path"),
        record=at.maybe("record", at.text) or "",
        item=at.maybe("item", at.text) or "",
        message=at.text("message"),
        reason=at.text("reason"),
    )


def _from_one(at: JsonValue) -> int:
    number = at.of(int)
    if not number:
        raise at.wrong("a number from 1")
    return number
