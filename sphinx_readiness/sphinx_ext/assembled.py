"""The records that all documents add up to, and where everything in them stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sphinx_readiness.core.model import Item
from sphinx_readiness.core.parts import DocumentPart
from sphinx_readiness.core.rollup import (
    ChecklistResult,
    RecordResult,
    checklist_result,
    record_result,
)
from sphinx_readiness.sources.assemble import assemble_parts
from sphinx_readiness.sphinx_ext.garbage import collection_paused
from sphinx_readiness.sphinx_ext.lookups import ItemsById, Target, Targets
from sphinx_readiness.sphinx_ext.places import reading_order
from sphinx_readiness.sphinx_ext.translated import translate_result

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.domain import ReadinessDomain


class Assembled:
    """The records that all documents add up to, indexed."""

    def __init__(self, domain: ReadinessDomain) -> None:
        """Assemble what all documents contribute, in reading order."""
        session = domain.session
        vocabulary = session.vocabulary
        self.parts = [DocumentPart("", problems=session.problems)]
        if domain.documents:
            with collection_paused():
                self.parts += domain.load(reading_order(domain.env))
        self.project = assemble_parts(self.parts, session.options, vocabulary)
        self.checklists: dict[tuple[str, str], ChecklistResult] = {}
        self.by_id: dict[str, ChecklistResult] = {}
        self.records: dict[str, RecordResult] = {}
        results = (record_result(each, vocabulary) for each in self.project.records)
        self.results = tuple(translate_result(each, domain.words) for each in results)
        for result in self.results:
            self.records[result.record.id] = result
            windows = (
                checklist_result(window.checklist, vocabulary) for window in result.record.windows
            )
            for each in (*result.checklists, *windows):
                checklist = each.checklist
                self.checklists.setdefault((checklist.docname, checklist.id), each)
                self.by_id.setdefault(checklist.id, each)
        self.items: Mapping[str, Item] = ItemsById(
            [each.checklist for each in self.checklists.values()]
        )
        self.targets: Mapping[str, Target] = Targets(
            self.items, {id_: each.checklist for id_, each in self.by_id.items()}
        )
