"""From raw heads, matrices, decisions and windows to their values."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.assembly.build_items import decide
from sphinx_readiness.assembly.conditions import build_condition
from sphinx_readiness.assembly.decisions import parse_answer
from sphinx_readiness.assembly.written import blank_or, date_field, moment_field
from sphinx_readiness.model.items import DateField, Location
from sphinx_readiness.model.raw import RawChecklist, RawMatrix, RawRecord, RawRow, RawTable
from sphinx_readiness.model.record import (
    Answer,
    Checklist,
    Contact,
    Decision,
    Record,
    SignOff,
    SignOffMatrix,
    SignOffState,
    Window,
)
from sphinx_readiness.text.dates import parse_span
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import (
    compatible,
    is_struck,
    lookalike,
    readable,
    word_key,
)
from sphinx_readiness.vocabulary.quantities import Weight
from sphinx_readiness.vocabulary.status_words import WordJudge
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_CONTACT: Final = re.compile(r"(?P<name>[^<]*)<(?P<address>[^>]*)>\s*\Z")

_STATES: Final = {
    "approved": SignOffState.APPROVED, "signed": SignOffState.APPROVED,
    "rejected": SignOffState.REJECTED, "declined": SignOffState.REJECTED,
    "conditional": SignOffState.CONDITIONAL, "conditionally approved": SignOffState.CONDITIONAL,
    "approved with conditions": SignOffState.CONDITIONAL,
    "conditional approval": SignOffState.CONDITIONAL, "with conditions": SignOffState.CONDITIONAL,
    "not approved": SignOffState.REJECTED, "pending": SignOffState.PENDING,
    "not yet": SignOffState.PENDING, "not signed": SignOffState.PENDING,
    "open": SignOffState.PENDING,
}  # fmt: skip

_BY_OUTCOME: Final = {
    Outcome.PASS: SignOffState.APPROVED,
    Outcome.FAIL: SignOffState.REJECTED,
    Outcome.OPEN: SignOffState.PENDING,
}


def _contacts(text: str, vocabulary: Vocabulary) -> tuple[Contact, ...]:
    """Return the contacts in *text*: ``Name <address>`` or ``Name: address``, by comma or line."""
    found = []
    for part in re.split(r"[,\n]", text):
        if not part.strip():
            continue
        match = _CONTACT.match(part.strip())
        name, _, address = part.partition(":") if match is None else (*match.groups()[:1], "", "")
        if match is not None:
            address = match.group("address")
        elif address.startswith("//"):
            name, address = "", part
        named, reached = name.strip(), address.strip()
        if not (vocabulary.is_placeholder(named) and vocabulary.is_placeholder(reached)):
            found.append(Contact(named, reached))
    return tuple(found)


def build_record(
    docname: str,
    key: str,
    head: RawRecord,
    vocabulary: Vocabulary,
    *,
    checklists: tuple[Checklist, ...],
    windows: tuple[Window, ...],
    matrices: tuple[SignOffMatrix, ...],
    decisions: tuple[Decision, ...],
    implicit: bool,
) -> Record:
    """Return the record of *head* with its parts."""
    written = dict(head.options)
    get = written.get
    explained = [part for part in get("legend", "").split(",") if not is_blank(part)]
    legend = (vocabulary.match(part).status for part in explained)
    return Record(
        id=key,
        product=head.title,
        version=get("version", "").strip(),
        state=get("state", "").strip(),
        release_date=date_field(get("release-date", ""), vocabulary),
        deployed=moment_field(get("deployed", ""), vocabulary),
        checklist_version=get("checklist-version", "").strip(),
        updated=date_field(get("updated", ""), vocabulary),
        next_review=date_field(get("next-review", ""), vocabulary),
        cadence=get("cadence", "").strip(),
        contacts=_contacts(get("contacts", ""), vocabulary),
        legend=tuple(dict.fromkeys(status.key for status in legend if status)),
        checklists=checklists,
        windows=windows,
        matrices=matrices,
        decisions=decisions,
        docname=docname,
        location=Location(*head.place),
        implicit=implicit,
    )


def sign_off_state(text: str, vocabulary: Vocabulary) -> SignOffState | None:
    """Return the state that a status cell of a matrix names; blank is pending."""
    plain = readable(text)
    if is_blank(plain):
        return SignOffState.PENDING
    key = _state_key(plain)
    if key in _STATES and not is_struck(text):
        return _STATES[key]
    match = vocabulary.match(text)
    named = _STATES.get(_state_key(match.words))
    if match.status is None:
        if named is None and vocabulary.is_placeholder(text):
            return SignOffState.PENDING
        return None if is_struck(text) else named
    outcome = decide(match)[1]
    if named is None or outcome is Outcome.FAIL:
        return _BY_OUTCOME.get(outcome)
    # A box that is not ticked approves nothing, whatever the word beside it.
    unticked = match.status.key == vocabulary.default
    if unticked or (named is SignOffState.APPROVED and outcome is not Outcome.PASS):
        return SignOffState.PENDING
    return named


def _signed_by(signature: str, vocabulary: Vocabulary) -> SignOffState | None:
    """Return the state that a *signature* stands for where no column says it."""
    if vocabulary.is_placeholder(signature):
        return SignOffState.PENDING
    said = sign_off_state(signature, vocabulary)
    if said is not None or is_struck(signature):
        return said
    doubted = WordJudge().judge(readable(signature)).weight in (Weight.OPEN, Weight.FAIL)
    return SignOffState.PENDING if doubted else SignOffState.APPROVED


def _taken_back(signature: str, vocabulary: Vocabulary) -> SignOffState | None:
    """Return what a *signature* says against an approval (not signed, rejected), as it is worse."""
    if is_struck(signature):
        return SignOffState.PENDING
    return None if vocabulary.is_placeholder(signature) else _signed_by(signature, vocabulary)


def _state_key(text: str) -> str:
    return word_key(lookalike(compatible(text)).replace(",", " "))


def build_matrix(
    docname: str, raw: RawMatrix, roles: tuple[str, ...], vocabulary: Vocabulary
) -> SignOffMatrix:
    """Return the sign-offs of *raw*; without a body, one pending row a configured role."""
    signoffs: list[SignOff] = []
    for table in raw.tables:
        signoffs += (_sign_off(raw, table, row, vocabulary) for row in table.rows)
    if not raw.tables:
        own = tuple(part.strip() for part in dict(raw.options).get("roles", "").split(","))
        for role in tuple(filter(None, own)) or roles:
            signoffs.append(
                SignOff(
                    role,
                    "",
                    "",
                    DateField("", None),
                    "",
                    SignOffState.PENDING,
                    Location(*raw.place),
                )
            )
    return SignOffMatrix(tuple(signoffs), docname, Location(*raw.place))


def _sign_off(raw: RawMatrix, table: RawTable, row: RawRow, vocabulary: Vocabulary) -> SignOff:
    cells = {field: cell for field, cell in zip(table.fields, row.cells, strict=False) if field}
    status, signature = cells.get("status", ""), cells.get("signature", "")
    if "status" not in table.fields and "signature" in table.fields:
        state = _signed_by(signature, vocabulary)
    else:
        state = sign_off_state(status, vocabulary)
        if state is SignOffState.APPROVED:
            state = _taken_back(signature, vocabulary) or state
    return SignOff(
        role=cells.get("role", "").strip(),
        name=blank_or(cells.get("name", ""), vocabulary),
        signature=blank_or(signature, vocabulary),
        date=date_field(cells.get("date", ""), vocabulary),
        status_text=status,
        state=state,
        location=Location(row.path or raw.place[0], row.line),
    )


def _answer(text: str, vocabulary: Vocabulary) -> Answer | None:
    """Return the decision that *text* names; words that stand for a blank are undecided."""
    found = parse_answer(text)
    if found is None and any(map(str.isalnum, text)) and vocabulary.is_placeholder(text):
        return Answer.UNDECIDED
    return found


def build_decision(docname: str, raw: RawChecklist, vocabulary: Vocabulary) -> Decision:
    """Return the go-live decision of *raw*; the rows of its body are the conditions."""
    written = dict(raw.options)
    answer = written.get("decision", "").strip()
    conditions = [
        build_condition(raw, table, row, vocabulary) for table in raw.tables for row in table.rows
    ]
    return Decision(
        text=answer,
        answer=_answer(answer, vocabulary),
        target=date_field(written.get("target-date", ""), vocabulary),
        approver=blank_or(written.get("approver", ""), vocabulary),
        conditions=tuple(conditions),
        docname=docname,
        location=Location(*raw.place),
    )


def build_window(text: str, checklist: Checklist) -> Window:
    """Return the window *text* with *checklist* as its items."""
    return Window(text, parse_span(readable(text)), checklist)
