"""What one build computed: the report, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_readiness import engine
from sphinx_readiness.core.findings import Report, Rule
from sphinx_readiness.core.model import Checklist, Item, Project
from sphinx_readiness.core.raw import LINKED_KINDS, DocumentData
from sphinx_readiness.core.rollup import ChecklistResult, RecordResult, checklist_result
from sphinx_readiness.sources.assemble import assemble
from sphinx_readiness.sphinx_ext.collect import CHECKLIST_ANCHOR
from sphinx_readiness.sphinx_ext.domain import ReadinessDomain, readiness_domain
from sphinx_readiness.sphinx_ext.translated import Words, translate_result

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Target:
    """Something that roles and other projects can point at."""

    id: str
    title: str
    kind: str
    docname: str
    anchor: str


class BuildState:
    """The report of a build, indexed for rendering."""

    def __init__(self, report: Report, words: Words) -> None:
        """Index *report*, translated by *words* for the views."""
        self.report = report
        self.items: dict[str, Item] = {}
        self.targets: dict[str, Target] = {}
        self.checklists: dict[tuple[str, str], ChecklistResult] = {}
        self.by_id: dict[str, ChecklistResult] = {}
        self.records: dict[str, RecordResult] = {}
        self.results = tuple(translate_result(each, words) for each in report.results)
        for result in self.results:
            self.records[result.record.id] = result
            for each in result.checklists:
                self._add(each)
            for window in result.record.windows:
                self._add(checklist_result(window.checklist, report.vocabulary))

    def _add(self, result: ChecklistResult) -> None:
        checklist = result.checklist
        self.checklists.setdefault((checklist.docname, checklist.id), result)
        self.by_id.setdefault(checklist.id, result)
        for item in checklist.items:
            self.items.setdefault(item.id, item)
            self.targets.setdefault(
                item.id, Target(item.id, item.title, "item", item.docname, item.anchor)
            )
        self.targets.setdefault(checklist.id, _checklist_target(checklist))

    def chosen(self, record: str) -> tuple[RecordResult, ...]:
        """Return the results of *record*, or of all records if it is empty or unknown."""
        found = self.records.get(record)
        return (found,) if found is not None else self.results


def _checklist_target(checklist: Checklist) -> Target:
    anchor = CHECKLIST_ANCHOR + checklist.id
    return Target(checklist.id, checklist.title, "checklist", checklist.docname, anchor)


def reading_order(env: BuildEnvironment) -> Iterator[str]:
    """Yield all documents as the toctrees lead through them, then the others by name."""
    seen: set[str] = set()
    stack = [env.config.root_doc]
    while stack:
        docname = stack.pop()
        if docname in seen or docname not in env.all_docs:
            continue
        seen.add(docname)
        yield docname
        stack.extend(reversed(env.toctree_includes.get(docname, [])))
    yield from sorted(set(env.all_docs) - seen)


def _without_external(project: Project, env: BuildEnvironment) -> Project:
    """Leave out links that intersphinx finds in another project; statuses there are not known."""
    inventory: Mapping[str, object] = {}
    main = getattr(env, "intersphinx_inventory", None)
    if isinstance(main, Mapping):
        inventory = {
            **main.get("readiness:item", {}),
            **main.get("readiness:checklist", {}),
        }
    if not inventory:
        return project
    kept = tuple(
        ref
        for ref in project.references
        if ref.kinds != LINKED_KINDS or ref.target not in inventory
    )
    return replace(project, references=kept)


def compute(
    domain: ReadinessDomain, env: BuildEnvironment, rules: Iterable[Rule] | None = None
) -> BuildState:
    """Assemble the records of all documents and run the engine, with *rules* or the active ones."""
    session = domain.session
    documents = [DocumentData("", problems=session.problems)]
    documents += domain.load(reading_order(env)) if domain.documents else []
    project = _without_external(assemble(documents, session.options), env)
    report = engine.run(project, session.options, session.clock, rules)
    return BuildState(report, domain.words)


def build_state(env: BuildEnvironment) -> BuildState:
    """Return what this build computed; computed once, after all documents are read."""
    domain = readiness_domain(env)
    if domain.build_state is None:
        domain.build_state = compute(domain, env)
    return domain.build_state
