"""The records that all documents add up to, and where everything in them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_readiness.assembly.assemble import Assembler
from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.assembly.rollup import (
    ChecklistResult,
    RecordResult,
    checklist_result,
    record_result,
)
from sphinx_readiness.sphinx_ext.build.garbage import collection_paused
from sphinx_readiness.sphinx_ext.build.nested_config import nested_config
from sphinx_readiness.sphinx_ext.build.reading_order import reading_order
from sphinx_readiness.workspace.settings import signs

if TYPE_CHECKING:
    from sphinx_readiness.model.findings import Finding
    from sphinx_readiness.sphinx_ext.build.build import Build
    from sphinx_readiness.workspace.signed import Signed
    from sphinx_readiness.workspace.waived import Waived


class Assembled:
    """The records that all documents add up to, indexed."""

    def __init__(
        self,
        build: Build,
        parts: Sequence[DocumentPart] | None = None,
        signed: Signed | None = None,
    ) -> None:
        """Assemble what all documents contribute, in reading order, or *parts* of it.

        Roles stand where they are found to stand, or as *signed* has it: for pages without some
        of what was signed.
        """
        domain, session = build.domain, build.session
        vocabulary = session.vocabulary
        self.parts = list(parts or [DocumentPart("", problems=session.problems)])
        if domain.documents and parts is None:
            self.parts.append(DocumentPart("", problems=nested_config(build)))
            with collection_paused():
                self.parts += domain.load(reading_order(domain.env))
        assembler = Assembler(self.parts, session.options, vocabulary)
        self.project = assembler.project()
        self.homes = assembler.homes
        self.waived = self._waived(build)
        self.examined: Sequence[Finding] | None = None
        """What local rules say, where waivers change it; else each part has its own."""
        self.waived_rows: Mapping[tuple[str, str], str] = {}
        """The last day on which each row is waived that is, by document and anchor."""
        if self.waived is not None:
            self.project, self.examined, self.waived_rows = self.waived.on(session.clock.today)
        self.unbound = self.project
        """The project without what sign-offs say."""
        self.signed = signed or self._signed(build)
        """Where roles stand, where any signs files or has to."""
        if self.signed is not None:
            from sphinx_readiness.workspace.signed import bind

            self.project = bind(self.project, self.signed)
        self.checklists: dict[tuple[str, str], ChecklistResult] = {}
        self.records: dict[str, RecordResult] = {}
        self.computed = tuple(record_result(each, vocabulary) for each in self.project.records)
        self.results = self.computed
        if domain.words:
            from sphinx_readiness.assembly.translated_results import translate_results

            self.results = translate_results(self.computed, domain.words)
        for result in self.results:
            self.records[result.record.id] = result
            windows = (
                checklist_result(window.checklist, vocabulary) for window in result.record.windows
            )
            for each in (*result.checklists, *windows):
                checklist = each.checklist
                self.checklists.setdefault((checklist.docname, checklist.on_page), each)

    def _waived(self, build: Build) -> Waived | None:
        """Return the project with its waivers, as it was written; None if it has none."""
        options = build.session.options
        if not options.waivers and not any(part.waivers for part in self.parts):
            return None
        from sphinx_readiness.workspace.waived import waived

        found: Waived | None = waived(
            self.project, self.parts, self.homes, options, build.settings.layers,
            build.session.vocabulary,
        )  # fmt: skip
        return found

    def _signed(self, build: Build) -> Signed | None:
        """Return where the roles of all records stand; None if nobody signs anything."""
        settings, session = build.settings, build.session
        if build.partial or not signs(settings):
            return None
        from sphinx_readiness.workspace.signed import signed

        found: Signed = signed(self.project, settings, session.options, session.clock.today)
        return found

    @cached_property
    def ids(self) -> Lookup:
        """What ids stand for, in the language of the documents."""
        return Lookup(each.record for each in self.results)
