"""From what the documents say to the project's records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TypeAlias

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.model import Checklist, Project, Record
from sphinx_readiness.core.options import Options
from sphinx_readiness.core.parts import ChecklistPart, DocumentPart
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.raw import DocumentData, RawChecklist, RawMatrix, RawRecord
from sphinx_readiness.core.status import Vocabulary
from sphinx_readiness.sources.build_part import build_part
from sphinx_readiness.sources.build_record import (
    build_decision,
    build_matrix,
    build_record,
    build_window,
)

IMPLICIT_RECORD = "readiness"
"""The id of the record that is made for checklists that no ``readiness`` directive claims."""

NAMED = 12
"""How many records a message names at most."""


Entry: TypeAlias = ChecklistPart | RawChecklist | RawMatrix
"""Something that belongs to a record: a checklist or window, a decision, a matrix."""


class Assembler:
    """Turns the parts of all documents, in reading order, into one :class:`Project`."""

    def __init__(
        self, parts: Sequence[DocumentPart], options: Options, vocabulary: Vocabulary
    ) -> None:
        """Take *parts* in the order in which a reader meets them."""
        self._parts = parts
        self._options = options
        self._vocabulary = vocabulary
        self._problems: list[RawProblem] = []
        self._heads: dict[str, tuple[str, RawRecord]] = {}
        self._repeats: dict[str, int] = {}
        self._by_document: dict[str, list[str]] = {}
        self._by_folder: dict[str, list[str]] = {}

    def project(self) -> Project:
        """Return the project; every checklist is in exactly one record."""
        for part in self._parts:
            self._problems += part.problems
            for head in part.records:
                self._claim(part.docname, head)
        belongings: dict[str, list[tuple[str, Entry]]] = {}
        for part in self._parts:
            rows: list[ChecklistPart | RawChecklist] = [*part.checklists, *part.decisions]
            if part.decisions:
                rows.sort(key=lambda entry: entry.place[1])
            for entry in (*rows, *part.matrices):
                owner = self._record_of(part.docname, entry)
                belongings.setdefault(owner, []).append((part.docname, entry))
        records = [self._record(key, belongings.pop(key, [])) for key in list(self._heads)]
        records += [self._record(key, entries) for key, entries in belongings.items()]
        references = tuple(ref for part in self._parts for ref in part.references)
        return Project(tuple(records), tuple(self._problems), references)

    def _claim(self, docname: str, head: RawRecord) -> None:
        """Note *head*; of two with one id the second keeps its place but not its id."""
        key = head.id
        if key in self._heads:
            first = self._heads[key][1].place
            self._problems.append(
                RawProblem(
                    "duplicate-id",
                    head.place,
                    N_("record '{id}' is declared twice; the first is at {path}:{line}"),
                    N_("Give one of them another ':id:'."),
                    (("id", key), ("path", first[0]), ("line", str(first[1]))),
                )
            )
            number = self._repeats.get(key, 2)
            while f"{key}-{number}" in self._heads:
                number += 1
            self._repeats[key] = number + 1
            key = f"{key}-{number}"
        self._heads[key] = (docname, head)
        self._by_document.setdefault(docname, []).append(key)
        self._by_folder.setdefault(_folder(docname), []).append(key)

    def _record_of(self, docname: str, entry: Entry) -> str:
        """Return the record that *entry* belongs to.

        In order: its ``:record:`` option, the last record declared before it in its document,
        the project's only record, the only record of its folder or of the nearest folder above.
        """
        named = entry.record if isinstance(entry, ChecklistPart) else _named_record(entry)
        if named in self._heads:
            return named
        if named:
            self._lost(entry, N_("there is no record '{record}'"), record=named)
        elif docname in self._by_document:
            return self._nearest_above(docname, entry)
        if len(self._heads) == 1:
            return next(iter(self._heads))
        if not self._heads:
            return IMPLICIT_RECORD
        folder: str | None = _folder(docname)
        while folder is not None:
            candidates = self._by_folder.get(folder, [])
            if len(candidates) == 1:
                return candidates[0]
            folder = _folder(folder) if folder else None
        if not named:
            self._lost(entry, N_("several records, and this belongs to none of them"), record="")
        return IMPLICIT_RECORD

    def _nearest_above(self, docname: str, entry: Entry) -> str:
        keys = self._by_document[docname]
        path, line = entry.place
        for key in reversed(keys):
            head_path, head_line = self._heads[key][1].place
            if head_path != path or head_line <= line:
                return key
        return keys[0]

    def _lost(self, entry: Entry, message: str, **values: str) -> None:
        known = ", ".join(islice(self._heads, NAMED)) or "-"
        if len(self._heads) > NAMED:
            known += ", \u2026"
        self._problems.append(
            RawProblem(
                "unassigned-checklist",
                entry.place,
                message,
                N_("Write ':record:' with one of: {known}."),
                (*values.items(), ("known", known)),
            )
        )

    def _record(self, key: str, entries: Iterable[tuple[str, Entry]]) -> Record:
        checklists: list[Checklist] = []
        windows, matrices, decisions = [], [], []
        first: tuple[str, Entry] | None = None
        for docname, entry in entries:
            first = first or (docname, entry)
            if isinstance(entry, RawMatrix):
                matrices.append(build_matrix(docname, entry, self._options.roles, self._vocabulary))
            elif isinstance(entry, RawChecklist):
                decisions.append(build_decision(docname, entry, self._vocabulary))
            elif entry.window is not None:
                windows.append(build_window(entry.window, entry.checklist))
            else:
                checklists.append(entry.checklist)
        for again in decisions[1:]:
            first_place = decisions[0].location
            self._problems.append(
                RawProblem(
                    "unknown-decision",
                    (again.location.path, again.location.line),
                    N_("record '{record}' has a decision already, at {path}:{line}; expected one"),
                    N_("Remove one of them, or give it the ':record:' that it belongs to."),
                    (("record", key), ("path", first_place.path), ("line", str(first_place.line))),
                )
            )
        docname, head = self._heads.get(key, ("", None))
        if head is None:
            docname = first[0] if first else ""
            head = RawRecord(key, "", first[1].place if first else ("", 1), ())
        return build_record(
            docname,
            key,
            head,
            self._vocabulary,
            checklists=tuple(checklists),
            windows=tuple(windows),
            matrices=tuple(matrices),
            decisions=tuple(decisions),
            implicit=key not in self._heads,
        )


def _folder(docname: str) -> str:
    return docname.rpartition("/")[0]


def _named_record(raw: RawChecklist | RawMatrix) -> str:
    return dict(raw.options).get("record", "").strip()


def assemble_parts(
    parts: Sequence[DocumentPart], options: Options, vocabulary: Vocabulary
) -> Project:
    """Return the project that *parts*, in reading order, add up to."""
    return Assembler(parts, options, vocabulary).project()


def assemble(documents: Sequence[DocumentData], options: Options) -> Project:
    """Return the project that *documents*, in reading order, describe."""
    vocabulary = options.vocabulary()
    parts = [build_part(data, options, vocabulary) for data in documents]
    return assemble_parts(parts, options, vocabulary)
