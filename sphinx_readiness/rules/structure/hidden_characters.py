"""Control or bidirectional character in a row, a title, a sign-off or a head.

Looked at is every text of a record: its head, the titles, verdicts and owners of its checklists and
windows, all cells of their rows, sign-offs, the decision and its conditions.

Such characters are not seen, but they change what is seen: they can reverse the order of words or
hide a part of a line. Right-to-left text is fine; it does not need them.

**Why it matters.** A reader who signs must see what is written, in the order in which it is
written.

**How to mend it.** Delete the characters that the message names, or write the text anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.record import Checklist, Decision, Project, Record, SignOff
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import control_characters
from sphinx_readiness.text.phrases import N_, Label


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each text, or row of texts, with such characters."""
    for record in project.records:
        yield from _in(rule, N_("in the head of the record"), record.location, _head(record))
        for window in record.windows:
            said = {"window": window.text if window.text != window.checklist.title else ""}
            yield from _in(rule, N_("in the window"), window.checklist.location, said)
        for signoff in record.signoffs():
            yield from _in(rule, N_("in the sign-off"), signoff.location, _sign_off(signoff))
        for decision in record.decisions:
            yield from _in(rule, N_("in the decision"), decision.location, _decision(decision))
            for each in decision.conditions:
                said = {"item": " ".join((each.text, *each.items))}
                yield from _in(rule, N_("in the condition"), each.location, said)
    for checklist in project.all_checklists():
        yield from _in(rule, N_("in the title"), checklist.location, {"": checklist.title})
        yield from _in(rule, N_("in the options"), checklist.location, _options(checklist))
        texts = [_text(item) for item in checklist.items]
        # One look at all rows: nearly always there is nothing to be found.
        if not control_characters(" ".join(texts)):
            continue
        for item, text in zip(checklist.items, texts, strict=True):
            if control_characters(text):
                for found in _in(rule, N_("in the row"), item.location, _cells(item)):
                    yield found._replace(item=item.id)


def _in(rule: Rule, where: str, location: Location, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding where one of *texts*, which are by field, has hidden characters."""
    found = control_characters("\n".join(texts.values()))
    if found:
        yield rule.at(
            location,
            N_("hidden characters {where}: {characters}; expected visible text only"),
            N_("Delete them, or write the text anew."),
            field=next(name for name, text in texts.items() if control_characters(text)),
            where=Label(where),
            characters=first_few(found, 8),
        )


def _head(record: Record) -> dict[str, str]:
    contacts = (f"{each.name} {each.address}" for each in record.contacts)
    return {
        "product": record.product,
        "version": record.version,
        "state": record.state,
        "release-date": record.release_date.text,
        "deployed": record.deployed.text,
        "checklist-version": record.checklist_version,
        "updated": record.updated.text,
        "next-review": record.next_review.text,
        "cadence": record.cadence,
        "contacts": " ".join(contacts),
    }


def _sign_off(signoff: SignOff) -> dict[str, str]:
    return {
        "role": signoff.role,
        "name": signoff.name,
        "signature": signoff.signature,
        "date": signoff.date.text,
        "status": signoff.status_text,
    }


def _decision(decision: Decision) -> dict[str, str]:
    return {
        "decision": decision.text,
        "target-date": decision.target.text,
        "approver": decision.approver,
    }


def _options(checklist: Checklist) -> dict[str, str]:
    verdict = checklist.verdict
    return {"verdict": verdict.text if verdict else "", "owner": checklist.owner}


def _text(item: Item) -> str:
    """Return all that *item* says, to be looked at in one go."""
    text = (
        f"{item.title} {item.status_text} {item.owner} {item.notes} {item.severity} "
        f"{item.evidence} {item.verify}"
    )
    if item.links or item.tags or item.extra:
        text = " ".join((text, *item.links, *item.tags, *map(" ".join, item.extra)))
    return text


def _cells(item: Item) -> dict[str, str]:
    """Return the cells of *item* by field."""
    return {
        "item": item.title,
        "status": item.status_text,
        "owner": item.owner,
        "severity": item.severity,
        "evidence": item.evidence,
        "verify": item.verify,
        "links": " ".join(item.links),
        "tags": " ".join(item.tags),
        "notes": item.notes,
        "": " ".join(map(" ".join, item.extra)),
    }


RULE: Final = Rule(
    code="RD109",
    name="hidden-characters",
    family="structure",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
