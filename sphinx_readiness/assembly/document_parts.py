"""What one document contributes to the records: built, rolled up and checked on its own.

One part a document is kept, its items apart from it. Nothing in it depends on another document or
on the day, so that after an edit only the part of the edited document is made anew.
"""

from __future__ import annotations

from typing import NamedTuple

from sphinx_readiness.assembly.stored_items import Read, StoredItems, encode
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.model.raw import RawChecklist, RawMatrix, RawRecord, RawReference, RawWaiver
from sphinx_readiness.model.record import Checklist


class ChecklistPart(NamedTuple):
    """A checklist, or the one of a window after deployment, and the record that it names."""

    checklist: Checklist
    place: Place
    record: str = ""
    """The ``:record:`` option; empty if there is none."""
    window: str | None = None
    """The text of the window, for one after deployment."""
    home: str = ""
    """How many records of its document stand above it."""
    prefix: str = ""
    """What stands before its ids by an option of its own; empty if there is none."""


class DocumentPart(NamedTuple):
    """All that one document says, in source order."""

    docname: str
    records: tuple[RawRecord, ...] = ()
    checklists: tuple[ChecklistPart, ...] = ()
    decisions: tuple[RawChecklist, ...] = ()
    matrices: tuple[RawMatrix, ...] = ()
    references: tuple[RawReference, ...] = ()
    problems: tuple[RawProblem, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What all rules found that look at one document at a time, with their own severities."""
    waivers: tuple[RawWaiver, ...] = ()


def packed(part: DocumentPart) -> tuple[DocumentPart, bytes]:
    """Return *part* with its items encoded, to be kept, and the bytes of all its items."""
    data = bytearray()
    checklists = []
    for each in part.checklists:
        items, encoded = encode(each.checklist.items, len(data))
        data += encoded
        checklists.append(each._replace(checklist=each.checklist._replace(items=items)))
    return part._replace(checklists=tuple(checklists)), bytes(data)


def attach(part: DocumentPart, read: Read) -> None:
    """Let the items of the packed *part* be decoded from what *read* returns."""
    for each in part.checklists:
        items = each.checklist.items
        if isinstance(items, StoredItems):
            items.read = read


def packed_in_memory(part: DocumentPart) -> DocumentPart:
    """Return *part* with its items encoded, and decoded when somebody asks for them."""
    head, data = packed(part)
    attach(head, lambda where: data[where.start : where.end])
    return head
