"""What was read, as it was read: the plain data between the sources and the record.

Nothing here is interpreted yet. What a document contributes to the record is in
:mod:`sphinx_readiness.assembly.document_parts`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sphinx_readiness.model.problems import Pairs, Place, RawProblem


class RawRow(NamedTuple):
    """One row: its line, its *id* (*explicit* or derived) and its plain cells in column order."""

    line: int
    id: str
    explicit: bool
    cells: tuple[str, ...]
    links: tuple[str, ...] = ()
    path: str = ""
    """The file of the row where it differs from that of its checklist, else empty."""
    anchor: str = ""
    """The anchor in the page where it differs from the id, else empty."""
    code: tuple[str, ...] = ()
    """The words of its notes that are marked as code."""
    stated: tuple[str, ...] | None = None
    """The words of its evidence and check that are marked as code; None where all of it may be a
    statement, as in the option of a ``check``."""


class RawTable(NamedTuple):
    """Rows under one header. *fields* names what each column is (see ``config.columns``)."""

    headers: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[RawRow, ...]


class RawChecklist(NamedTuple):
    """A checklist directive: options as written and the tables of its body."""

    id: str
    title: str
    place: Place
    options: Pairs
    tables: tuple[RawTable, ...]
    kind: str = "checklist"
    """``checklist``, ``post-deployment`` or ``go-live`` (whose rows are its conditions)."""
    home: str = ""
    """How many records of its document stand above it (``assembly.homes``); empty if unknown."""
    name: str = ""
    """The id as its page knows it, where the page has another checklist with that id."""


class RawRecord(NamedTuple):
    """A ``readiness`` directive: its argument and options as written."""

    id: str
    title: str
    place: Place
    options: Pairs


class RawMatrix(NamedTuple):
    """A ``signoff-matrix`` directive: its options and the rows of its body, if it has one."""

    place: Place
    options: Pairs
    tables: tuple[RawTable, ...]
    home: str = ""
    """As of a checklist."""


LINKED_KINDS: Final = ("item", "checklist")
"""What a link may lead to, here or in another project."""


class RawWaiver(NamedTuple):
    """A ``waiver`` directive, a row of its table, or an entry of the configuration, as written."""

    targets: str
    place: Place
    options: Pairs
    block: Place
    """The directive; of an entry of the configuration its own place."""
    home: str = ""
    """As of a reference."""
    guarded: bool = False
    """Whether it stands in ``only`` or ``ifconfig``."""


class RawReference(NamedTuple):
    """A role or an option that names an item, a checklist or a record.

    *kinds* are those that it may name: ``item``, ``checklist``, ``record``.
    """

    target: str
    place: Place
    kinds: tuple[str, ...] = ("item",)
    home: str = ""
    """The record that is named around it, or how many stand above it; assembled, its record."""


class DocumentData(NamedTuple):
    """All that one document says, in source order."""

    docname: str
    records: tuple[RawRecord, ...] = ()
    checklists: tuple[RawChecklist, ...] = ()
    matrices: tuple[RawMatrix, ...] = ()
    references: tuple[RawReference, ...] = ()
    problems: tuple[RawProblem, ...] = ()
    waivers: tuple[RawWaiver, ...] = ()
