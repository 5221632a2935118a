"""From what the documents say to the project's records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TypeAlias

from sphinx_readiness.assembly.build_record import (
    build_decision,
    build_matrix,
    build_record,
    build_window,
)
from sphinx_readiness.assembly.document_parts import ChecklistPart, DocumentPart
from sphinx_readiness.assembly.homes import IMPLICIT_RECORD, PREFIX, Homes, behind
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import RawChecklist, RawMatrix, RawRecord
from sphinx_readiness.model.record import Checklist, Project, Record
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Vocabulary

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
        self.homes = Homes()
        """Complete when the project is."""
        self._repeats: dict[str, int] = {}

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
        records = [self._record(key, belongings.pop(key, [])) for key in list(self.homes.heads)]
        records += [self._record(key, entries) for key, entries in belongings.items()]
        references = tuple(
            reference._replace(home=self.homes.of(part.docname, reference.home))
            for part in self._parts
            for reference in part.references
        )
        return Project(tuple(records), tuple(self._problems), references)

    def _claim(self, docname: str, head: RawRecord) -> None:
        """Note *head*; of two with one id the second keeps its place but not its id."""
        key = head.id
        heads = self.homes.heads
        if key in heads:
            first = heads[key].place
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
            while f"{key}-{number}" in heads:
                number += 1
            self._repeats[key] = number + 1
            key = f"{key}-{number}"
        self.homes.add(docname, key, head)

    def _record_of(self, docname: str, entry: Entry) -> str:
        """Return the record that *entry* belongs to.

        In order: its ``:record:`` option, the last record declared before it in its document,
        the project's only record, the only record of its folder or of the nearest folder above.
        """
        homes = self.homes
        named = entry.record if isinstance(entry, ChecklistPart) else _named_record(entry)
        if named in homes.heads:
            return named
        if named:
            self._lost(entry, N_("there is no record '{record}'"), record=named)
        elif homes.declared_in(docname):
            return homes.above(docname, entry.home or self._by_lines(docname, entry))
        if not homes.heads:
            return IMPLICIT_RECORD
        found = homes.around(docname)
        if not found and not named:
            self._lost(entry, N_("several records, and this belongs to none of them"), record="")
        return found or IMPLICIT_RECORD

    def _by_lines(self, docname: str, entry: Entry) -> str:
        """Return the home of *entry* as far as lines tell, where nobody has noted it."""
        path, line = entry.place
        places = [self.homes.heads[key].place for key in self.homes.declared_in(docname)]
        above = (
            number
            for number, (head_path, head_line) in reversed([*enumerate(places, 1)])
            if head_path != path or head_line <= line
        )
        return behind(next(above, 0))

    def _lost(self, entry: Entry, message: str, **values: str) -> None:
        heads = self.homes.heads
        known = ", ".join(islice(heads, NAMED)) or "-"
        if len(heads) > NAMED:
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

    def _without_prefix(
        self, prefix: str, docname: str, entries: Iterable[tuple[str, Entry]]
    ) -> None:
        """Note the checklists elsewhere than in *docname*: they are read before it is known."""
        for name, entry in entries:
            if name == docname or not isinstance(entry, ChecklistPart) or entry.prefix:
                continue
            bare = (
                item
                for item in entry.checklist.items
                if item.explicit_id and not item.id.startswith(prefix)
            )
            if (first := next(bare, None)) is not None:
                self._problems.append(
                    RawProblem(
                        "invalid-option",
                        entry.place,
                        N_("'{id}' lacks '{prefix}', which holds in the record's own document"),
                        N_("Write ':prefix: {prefix}' here, too, or the full ids."),
                        (("id", first.id), ("prefix", prefix)),
                    )
                )

    def _record(self, key: str, entries: Iterable[tuple[str, Entry]]) -> Record:
        checklists: list[Checklist] = []
        windows, matrices, decisions = [], [], []
        first: tuple[str, Entry] | None = None
        for docname, entry in entries:
            first = first or (docname, entry)
            if isinstance(entry, RawMatrix):
                matrices.append(
                    build_matrix(docname, entry, self._options.role_names(), self._vocabulary)
                )
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
        head = self.homes.heads.get(key)
        docname = self.homes.document_of(key)
        if head is not None and (prefix := dict(head.options).get(PREFIX)):
            self._without_prefix(prefix, docname, entries)
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
            implicit=key not in self.homes.heads,
        )


def _named_record(raw: RawChecklist | RawMatrix) -> str:
    return dict(raw.options).get("record", "").strip()
