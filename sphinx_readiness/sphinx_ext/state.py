"""What one build computed, as far as its pages and its report ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_readiness.core.rollup import ChecklistResult, RecordResult, checklist_result
from sphinx_readiness.sphinx_ext.domain import ReadinessDomain, readiness_domain
from sphinx_readiness.sphinx_ext.lazy import load

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.core.findings import Report, Rule
    from sphinx_readiness.core.model import Item, Project
    from sphinx_readiness.core.problems import RawProblem
    from sphinx_readiness.sphinx_ext.assembled import Assembled
    from sphinx_readiness.sphinx_ext.lookups import Target
    from sphinx_readiness.sphinx_ext.render.row_links import RowLinks


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
        self.scale = session.options.scale()
        self._domain = domain
        self._by_document: dict[str, dict[str, ChecklistResult]] = {}
        self.authored = domain.needs
        blocking = domain.needs.blocking if domain.needs is not None else ()
        self.needs = {need.id: need for need in blocking}
        self.row_links: Mapping[str, RowLinks] = {}
        """What rows link to and are linked from, by their anchors; set when pages are written."""

    @cached_property
    def _all(self) -> Assembled:
        found: Assembled = load("assembled", "Assembled")(self._domain)
        return found

    @cached_property
    def _shown(self) -> Assembled:
        """Leave out what ``only`` takes away from the pages of this build."""
        if not self._domain.guards:
            return self._all
        found: Assembled = load("guards", "assembled_for_pages")(self._domain, self._all)
        return found

    @property
    def found(self) -> Project:
        """All records, as they were written: what the rules look at."""
        return self._all.project

    @property
    def project(self) -> Project:
        """All records, as they were written."""
        return self._shown.project

    @property
    def results(self) -> tuple[RecordResult, ...]:
        """What was computed for each record, in the language of the documents."""
        return self._shown.results

    @property
    def records(self) -> Mapping[str, RecordResult]:
        """The results by the id of the record."""
        return self._shown.records

    @property
    def checklists(self) -> Mapping[tuple[str, str], ChecklistResult]:
        """What was computed for each checklist, by document and id."""
        return self._shown.checklists

    @property
    def by_id(self) -> Mapping[str, ChecklistResult]:
        """The same by id; of several with one id, the first."""
        return self._shown.by_id

    @property
    def items(self) -> Mapping[str, Item]:
        """The items of all checklists by id."""
        return self._shown.items

    @property
    def targets(self) -> Mapping[str, Target]:
        """What roles and other projects can point at, by id."""
        return self._shown.targets

    def checklist(self, docname: str, id_: str) -> ChecklistResult | None:
        """Return what was computed for a checklist of the document *docname*, or None."""
        if "_all" in self.__dict__ or self._domain.guards:
            return self._shown.checklists.get((docname, id_))
        found = self._by_document.get(docname)
        if found is None:
            found = self._by_document[docname] = {}
            words = self._domain.words
            for part in self._domain.load([docname]):
                for each in part.checklists:
                    result = checklist_result(each.checklist, self.vocabulary)
                    if words:
                        result = load("translated", "translate_checklist")(result, words)
                    found.setdefault(each.checklist.id, result)
        return found.get(id_)

    @cached_property
    def report(self) -> Report:
        """What the active rules say; computed when it is first asked for."""
        return self.run(None)

    def run(self, rules: Iterable[Rule] | None, noted: tuple[RawProblem, ...] = ()) -> Report:
        """Run *rules*, or the active ones, and keep the report; *noted* is what the gate noted."""
        report: Report = load("judgement", "judge")(self._domain, self._all, rules, noted)
        self.__dict__["report"] = report
        return report

    def chosen(self, record: str) -> tuple[RecordResult, ...]:
        """Return the results of *record*, or of all records if it is empty or unknown."""
        found = self.records.get(record)
        return (found,) if found is not None else self.results


def build_state(env: BuildEnvironment) -> BuildState:
    """Return what this build computed; computed once, after all documents are read."""
    domain = readiness_domain(env)
    if domain.build_state is None:
        domain.build_state = BuildState(domain)
    return domain.build_state
