"""What one build computed: the records, the report, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_readiness import engine
from sphinx_readiness.core.findings import Finding, Report, Rule
from sphinx_readiness.core.model import Item, Project
from sphinx_readiness.core.parts import DocumentPart
from sphinx_readiness.core.raw import LINKED_KINDS
from sphinx_readiness.core.rollup import (
    ChecklistResult,
    RecordResult,
    checklist_result,
    record_result,
)
from sphinx_readiness.sources.assemble import assemble_parts
from sphinx_readiness.sphinx_ext.domain import ReadinessDomain, readiness_domain
from sphinx_readiness.sphinx_ext.lazy import load
from sphinx_readiness.sphinx_ext.lookups import ItemsById, Target, Targets
from sphinx_readiness.sphinx_ext.places import external_targets, reading_order
from sphinx_readiness.sphinx_ext.translated import translate_checklist, translate_result

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.render.row_links import RowLinks


class Assembled:
    """The records that all documents add up to, indexed."""

    def __init__(self, domain: ReadinessDomain) -> None:
        """Assemble what all documents contribute, in reading order."""
        session = domain.session
        vocabulary = session.vocabulary
        self.parts = [DocumentPart("", problems=session.problems)]
        if domain.documents:
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


class BuildState:
    """The records of a build for rendering, and the report on them.

    A page of checklists shows what its own document says, so that after most edits nothing else
    has to be looked at; records are assembled when something asks for more.
    """

    def __init__(self, domain: ReadinessDomain) -> None:
        """Render what *domain* has, after all documents are read."""
        session = domain.session
        self.vocabulary = session.vocabulary
        self.today = session.clock.today
        self.table_nodes = session.options.table_nodes
        self._session = session
        self._env = domain.env
        self._domain = domain
        self._by_document: dict[str, dict[str, ChecklistResult]] = {}
        self.authored = domain.needs
        blocking = domain.needs.blocking if domain.needs is not None else ()
        self.needs = {need.id: need for need in blocking}
        self.row_links: Mapping[str, RowLinks] = {}
        """What rows link to and are linked from, by their anchors; set when pages are written."""

    @cached_property
    def _all(self) -> Assembled:
        return Assembled(self._domain)

    @property
    def project(self) -> Project:
        """All records, as they were written."""
        return self._all.project

    @property
    def results(self) -> tuple[RecordResult, ...]:
        """What was computed for each record, in the language of the documents."""
        return self._all.results

    @property
    def records(self) -> Mapping[str, RecordResult]:
        """The results by the id of the record."""
        return self._all.records

    @property
    def checklists(self) -> Mapping[tuple[str, str], ChecklistResult]:
        """What was computed for each checklist, by document and id."""
        return self._all.checklists

    @property
    def by_id(self) -> Mapping[str, ChecklistResult]:
        """The same by id; of several with one id, the first."""
        return self._all.by_id

    @property
    def items(self) -> Mapping[str, Item]:
        """The items of all checklists by id."""
        return self._all.items

    @property
    def targets(self) -> Mapping[str, Target]:
        """What roles and other projects can point at, by id."""
        return self._all.targets

    def checklist(self, docname: str, id_: str) -> ChecklistResult | None:
        """Return what was computed for a checklist of the document *docname*, or None."""
        if "_all" in self.__dict__:
            return self._all.checklists.get((docname, id_))
        found = self._by_document.get(docname)
        if found is None:
            found = self._by_document[docname] = {}
            for part in self._domain.load([docname]):
                for each in part.checklists:
                    result = checklist_result(each.checklist, self.vocabulary)
                    shown = translate_checklist(result, self._domain.words)
                    found.setdefault(each.checklist.id, shown)
        return found.get(id_)

    @cached_property
    def report(self) -> Report:
        """What the active rules say; computed when it is first asked for."""
        return self.run(None)

    def run(self, rules: Iterable[Rule] | None) -> Report:
        """Run *rules*, or the active ones, and keep the report."""
        session = self._session
        project = self.project
        if self.authored is not None:
            project = load("needs.conflicts", "with_needs")(project, self.authored)
        project = _without_external(project, external_targets(self._env))
        project = load("known_versions", "with_known_versions")(project, self._env)
        examined: list[Finding] = [each for part in self._all.parts for each in part.findings]
        report = engine.run(project, session.options, session.clock, rules, examined=examined)
        self.__dict__["report"] = report
        return report

    def chosen(self, record: str) -> tuple[RecordResult, ...]:
        """Return the results of *record*, or of all records if it is empty or unknown."""
        found = self.records.get(record)
        return (found,) if found is not None else self.results


def _without_external(project: Project, inventory: Iterable[str]) -> Project:
    """Leave out links that intersphinx finds in another project; statuses there are not known."""
    if not inventory:
        return project
    kept = tuple(
        ref
        for ref in project.references
        if ref.kinds != LINKED_KINDS or ref.target not in inventory
    )
    return project._replace(references=kept)


def build_state(env: BuildEnvironment) -> BuildState:
    """Return what this build computed; computed once, after all documents are read."""
    domain = readiness_domain(env)
    if domain.build_state is None:
        domain.build_state = BuildState(domain)
    return domain.build_state
