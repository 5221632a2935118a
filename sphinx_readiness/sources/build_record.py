"""From raw heads, matrices, decisions and windows to their values."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.core.dates import parse_date, parse_span
from sphinx_readiness.core.ids import is_valid_id
from sphinx_readiness.core.model import (
    Answer,
    Checklist,
    Condition,
    Contact,
    DateField,
    Decision,
    Location,
    Record,
    SignOff,
    SignOffMatrix,
    SignOffState,
    Window,
)
from sphinx_readiness.core.raw import RawChecklist, RawMatrix, RawRecord, RawRow, RawTable
from sphinx_readiness.core.status import Outcome, Vocabulary
from sphinx_readiness.core.text import fold_case, is_blank, strip_selectors
from sphinx_readiness.sources.build_items import decide, split_list

_CONTACT: Final = re.compile(r"(?P<name>[^<]*)<(?P<address>[^>]*)>\s*\Z")

_ANSWERS: Final = {
    "yes": Answer.YES, "go": Answer.YES, "approved": Answer.YES, "✅": Answer.YES,
    "no": Answer.NO, "no-go": Answer.NO, "no go": Answer.NO, "rejected": Answer.NO, "❌": Answer.NO,
    "conditional": Answer.CONDITIONAL, "conditional yes": Answer.CONDITIONAL,
    "yes, conditional": Answer.CONDITIONAL, "conditional go": Answer.CONDITIONAL,
    "undecided": Answer.UNDECIDED, "pending": Answer.UNDECIDED, "open": Answer.UNDECIDED,
}  # fmt: skip

_STATES: Final = {
    "approved": SignOffState.APPROVED, "signed": SignOffState.APPROVED,
    "rejected": SignOffState.REJECTED, "declined": SignOffState.REJECTED,
    "conditional": SignOffState.CONDITIONAL, "conditionally approved": SignOffState.CONDITIONAL,
    "approved with conditions": SignOffState.CONDITIONAL,
}  # fmt: skip

_BY_OUTCOME: Final = {
    Outcome.PASS: SignOffState.APPROVED,
    Outcome.FAIL: SignOffState.REJECTED,
    Outcome.OPEN: SignOffState.PENDING,
}


def blank_or(text: str) -> str:
    """Return *text* stripped, or nothing where it is a blank to fill in (``______``)."""
    stripped = text.strip()
    return "" if is_blank(stripped) else stripped


def date_field(text: str) -> DateField:
    """Return the date in *text*; a blank to fill in is no date and no fault."""
    written = blank_or(text)
    return DateField(written, parse_date(written) if written else None)


def _contacts(text: str) -> tuple[Contact, ...]:
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
        found.append(Contact(name.strip(), address.strip()))
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
        release_date=date_field(get("release-date", "")),
        checklist_version=get("checklist-version", "").strip(),
        updated=date_field(get("updated", "")),
        next_review=date_field(get("next-review", "")),
        cadence=get("cadence", "").strip(),
        contacts=_contacts(get("contacts", "")),
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
    folded = strip_selectors(fold_case(text))
    if is_blank(folded):
        return SignOffState.PENDING
    if folded in _STATES:
        return _STATES[folded]
    match = vocabulary.match(text)
    named = _STATES.get(match.words.strip())
    if match.status is None:
        return named
    outcome = decide(match)[1]
    if named is None or outcome is Outcome.FAIL:
        return _BY_OUTCOME.get(outcome)
    # A box that is not ticked approves nothing, whatever the word beside it.
    unticked = match.status.key == vocabulary.default
    if unticked or (named is SignOffState.APPROVED and outcome is not Outcome.PASS):
        return SignOffState.PENDING
    return named


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
    status = cells.get("status", "")
    return SignOff(
        role=cells.get("role", "").strip(),
        name=blank_or(cells.get("name", "")),
        signature=blank_or(cells.get("signature", "")),
        date=date_field(cells.get("date", "")),
        status_text=status,
        state=sign_off_state(status, vocabulary),
        location=Location(row.path or raw.place[0], row.line),
    )


def parse_answer(text: str) -> Answer | None:
    """Return the decision that *text* names; a blank is undecided, None is not understood."""
    folded = fold_case(text)
    if is_blank(folded):
        return Answer.UNDECIDED
    words = re.sub(r"[✅❌⚠]", "", folded).strip()
    answer = _ANSWERS.get(folded) or _ANSWERS.get(words)
    if answer is Answer.YES and ("❌" in folded or "⚠" in folded):
        return None  # symbol and word contradict each other
    return answer


def build_decision(docname: str, raw: RawChecklist, vocabulary: Vocabulary) -> Decision:
    """Return the go-live decision of *raw*; the rows of its body are the conditions."""
    written = dict(raw.options)
    answer = written.get("decision", "").strip()
    conditions = [
        _condition(raw, table, row, vocabulary) for table in raw.tables for row in table.rows
    ]
    return Decision(
        text=answer,
        answer=parse_answer(answer),
        target=date_field(written.get("target-date", "")),
        approver=blank_or(written.get("approver", "")),
        conditions=tuple(conditions),
        docname=docname,
        location=Location(*raw.place),
    )


def trailing_ids(text: str) -> tuple[str, tuple[str, ...]]:
    """Return *text* without the ids in square brackets at its end, and these ids.

    ``The ports are written down [NET-5, NET-7]``. A word in brackets is an id if it has a digit
    or a hyphen in it.
    """
    stripped = text.rstrip()
    opening = stripped.rfind("[")
    if not stripped.endswith("]") or opening < 0:
        return text, ()
    named = split_list(stripped[opening + 1 : -1])
    if not named or not all(is_valid_id(each) and re.search(r"[\d-]", each) for each in named):
        return text, ()
    return stripped[:opening].rstrip(), named


def _condition(
    raw: RawChecklist, table: RawTable, row: RawRow, vocabulary: Vocabulary
) -> Condition:
    cells = {field: cell for field, cell in zip(table.fields, row.cells, strict=False) if field}
    text = cells.get("item", "").strip()
    ids = (*row.links, *split_list(cells.get("links", "")))
    text, named = trailing_ids(text)
    return Condition(
        text=text,
        items=tuple(dict.fromkeys((*ids, *named))),
        met=decide(vocabulary.match(cells.get("status", "")))[1] is Outcome.PASS,
        location=Location(row.path or raw.place[0], row.line),
    )


def build_window(text: str, checklist: Checklist) -> Window:
    """Return the window *text* with *checklist* as its items."""
    return Window(text, parse_span(text), checklist)
