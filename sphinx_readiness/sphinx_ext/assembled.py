"""The records that all documents add up to, and where everything in them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_readiness.core.parts import DocumentPart
from sphinx_readiness.core.rollup import (
    ChecklistResult,
    RecordResult,
    checklist_result,
    record_result,
)
from sphinx_readiness.sources.assemble import assemble_parts
from sphinx_readiness.sphinx_ext.garbage import collection_paused
from sphinx_readiness.sphinx_ext.lazy import load
from sphinx_readiness.sphinx_ext.nested_config import nested_config
from sphinx_readiness.sphinx_ext.places import reading_order

if TYPE_CHECKING:
    from sphinx_readiness.core.model import Item
    from sphinx_readiness.sphinx_ext.domain import ReadinessDomain
    from sphinx_readiness.sphinx_ext.lookups import Target


class Assembled:
    """The records that all documents add up to, indexed."""

    def __init__(
        self, domain: ReadinessDomain, parts: Sequence[DocumentPart] | None = None
    ) -> None:
        """Assemble what all documents contribute, in reading order, or *parts* of it."""
        session = domain.session
        vocabulary = session.vocabulary
        self.parts = list(parts or [DocumentPart("", problems=session.problems)])
        if domain.documents and parts is None:
            self.parts.append(DocumentPart("", problems=nested_config(domain)))
            with collection_paused():
                self.parts += domain.load(reading_order(domain.env))
        self.project = assemble_parts(self.parts, session.options, vocabulary)
        self.checklists: dict[tuple[str, str], ChecklistResult] = {}
        self.by_id: dict[str, ChecklistResult] = {}
        self.records: dict[str, RecordResult] = {}
        self.computed = tuple(record_result(each, vocabulary) for each in self.project.records)
        self.results = self.computed
        if domain.words:
            self.results = load("translated", "translate_results")(self.computed, domain.words)
        for result in self.results:
            self.records[result.record.id] = result
            windows = (
                checklist_result(window.checklist, vocabulary) for window in result.record.windows
            )
            for each in (*result.checklists, *windows):
                checklist = each.checklist
                self.checklists.setdefault((checklist.docname, checklist.id), each)
                self.by_id.setdefault(checklist.id, each)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The items of all checklists by id."""
        found: Mapping[str, Item] = load("lookups", "ItemsById")(
            [each.checklist for each in self.checklists.values()]
        )
        return found

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """What roles and other projects can point at, by id."""
        found: Mapping[str, Target] = load("lookups", "Targets")(
            self.items, {id_: each.checklist for id_, each in self.by_id.items()}
        )
        return found
