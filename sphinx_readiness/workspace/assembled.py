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
from sphinx_readiness.workspace.settings import Settings, signs

if TYPE_CHECKING:
    from sphinx_readiness.model.findings import Finding
    from sphinx_readiness.workspace.session import Session
    from sphinx_readiness.workspace.signed import Signed
    from sphinx_readiness.workspace.waived import Waived

Words = Mapping[str, Mapping[str, str]]
"""Texts as written and their translations, by document."""


class Assembled:
    """The records that all documents add up to, indexed."""

    def __init__(
        self,
        parts: Sequence[DocumentPart],
        session: Session,
        settings: Settings,
        words: Words | None = None,
        signed: Signed | None = None,
        *,
        judges: bool = True,
    ) -> None:
        """Assemble *parts*, in reading order; *settings* are those of *session*.

        Roles stand where they are found to stand, or as *signed* has it; they are not looked for
        where nobody *judges* them, as some of the rows are not known.
        """
        vocabulary = session.vocabulary
        self.parts = list(parts)
        assembler = Assembler(self.parts, session.options, vocabulary)
        self.project = assembler.project()
        if session.options.deployment_tag:
            from sphinx_readiness.workspace.deployments import (  # noqa: PLC0415 - seldom
                with_deployments,
            )

            tag = session.options.deployment_tag
            self.project = with_deployments(self.project, session.root, tag)
        self.homes = assembler.homes
        self.waived = self._waived(session, settings)
        self.examined: Sequence[Finding] | None = None
        """What local rules say, where waivers change it; else each part has its own."""
        self.waived_rows: Mapping[tuple[str, str], str] = {}
        """The last day on which each row is waived that is, by document and anchor."""
        if self.waived is not None:
            self.project, self.examined, self.waived_rows = self.waived.on(session.clock.today)
        self.unbound = self.project
        """The project without what sign-offs say."""
        self.signed = signed or (self._signed(session, settings) if judges else None)
        """Where roles stand, where any signs files or has to."""
        if self.signed is not None:
            from sphinx_readiness.workspace.signed import bind  # noqa: PLC0415 - seldom

            self.project = bind(self.project, self.signed)
        self.checklists: dict[tuple[str, str], ChecklistResult] = {}
        self.records: dict[str, RecordResult] = {}
        self.computed = tuple(record_result(each, vocabulary) for each in self.project.records)
        self.results = self.computed
        if words:
            from sphinx_readiness.assembly.translated_results import (  # noqa: PLC0415 - seldom
                translate_results,
            )

            self.results = translate_results(self.computed, words)
        for result in self.results:
            self.records[result.record.id] = result
            windows = (
                checklist_result(window.checklist, vocabulary) for window in result.record.windows
            )
            for each in (*result.checklists, *windows):
                checklist = each.checklist
                self.checklists.setdefault((checklist.docname, checklist.on_page), each)

    def _waived(self, session: Session, settings: Settings) -> Waived | None:
        """Return the project with its waivers, as it was written; None if it has none."""
        options = session.options
        if not options.waivers and not any(part.waivers for part in self.parts):
            return None
        from sphinx_readiness.workspace.waived import waived  # noqa: PLC0415 - seldom

        found: Waived | None = waived(
            self.project, self.parts, self.homes, options, settings.layers, session.vocabulary
        )
        return found

    def _signed(self, session: Session, settings: Settings) -> Signed | None:
        """Return where the roles of all records stand; None if nobody signs anything."""
        if not signs(settings):
            return None
        from sphinx_readiness.workspace.signed import signed  # noqa: PLC0415 - seldom

        found: Signed = signed(self.project, settings, session.options, session.clock.today)
        return found

    @cached_property
    def ids(self) -> Lookup:
        """What ids stand for, in the language of the documents."""
        return Lookup(each.record for each in self.results)
