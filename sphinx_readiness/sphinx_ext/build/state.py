"""What one build computed, as far as its pages and its report ask for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult, checklist_result
from sphinx_readiness.sphinx_ext.build.build import Build, build_of
from sphinx_readiness.sphinx_ext.shown_dates import Days

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.assembly.lookup import Found, Lookup
    from sphinx_readiness.comparing.history import History
    from sphinx_readiness.evidence.standings import Standings
    from sphinx_readiness.exports.report import Report
    from sphinx_readiness.model.forecast import Event
    from sphinx_readiness.model.items import Item
    from sphinx_readiness.model.problems import RawProblem
    from sphinx_readiness.model.record import Checklist, Project
    from sphinx_readiness.rules.rule import Rule
    from sphinx_readiness.sphinx_ext.storage.kept_values import ViewSpec
    from sphinx_readiness.workspace.assembled import Assembled
    from sphinx_readiness.workspace.item_links import RowLinks
    from sphinx_readiness.workspace.need_ids import Names
    from sphinx_readiness.workspace.signed import Signed

T = TypeVar("T")


class BuildState:
    """The records of a build for rendering, and the report on them.

    A page of checklists shows what its own document says, so that after most edits nothing else
    has to be looked at; records are assembled when something asks for more.
    """

    def __init__(self, build: Build) -> None:
        """Render what the documents of *build* say, after all documents are read."""
        session = build.session
        self.vocabulary = session.vocabulary
        self.today, self.now = session.clock.today, session.clock.moment
        self.day = Days(build.app.config.language)
        """Writes days as pages show them."""
        self.table_nodes = session.options.table_nodes
        self.scale = session.options.scale()
        self.final_states = session.options.final_states
        self._build = build
        self._domain = build.domain
        self._made: dict[Hashable, Any] = {}
        self._by_document: dict[str, dict[str, ChecklistResult]] = {}
        self.mapping = session.options.needs
        """What items and checklists are as needs."""
        self.authored = build.needs
        blocking = build.needs.blocking if build.needs is not None else ()
        self.needs = {need.id: need for need in blocking}
        self.row_links: Mapping[tuple[str, str], RowLinks] = {}
        """Links to and from rows, by document and anchor; set when pages are written."""
        self.row_aliases: Mapping[tuple[str, str], str] = {}
        """A second anchor of what sphinx-needs knows by another id, likewise."""

    @cached_property
    def _all(self) -> Assembled:
        from sphinx_readiness.sphinx_ext.build.assembled import assembled

        found: Assembled = assembled(self._build)
        return found

    @cached_property
    def _shown(self) -> Assembled:
        """Leave out what ``only`` takes away from the pages of this build."""
        if not self._domain.guards:
            return self._all
        from sphinx_readiness.sphinx_ext.build.guards import assembled_for_pages

        found: Assembled = assembled_for_pages(self._build, self._all)
        return found

    @property
    def found(self) -> Project:
        """All records, as they were written: what the rules look at."""
        return self._all.project

    @property
    def signing(self) -> tuple[Project, Signed | None]:
        """All records without what sign-offs say, and where roles stand if any signs."""
        return self._all.unbound, self._all.signed

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
        """What was computed for each checklist, by document and its id there."""
        return self._shown.checklists

    @property
    def ids(self) -> Lookup:
        """What ids stand for."""
        return self._shown.ids

    @cached_property
    def standings(self) -> Standings | None:
        """What was checked of items, for all documents; None where none states anything."""
        if not self._domain.statements:
            return None
        from sphinx_readiness.evidence.standings import Standings
        from sphinx_readiness.sphinx_ext.build.known_versions import known_versions

        found: Standings = Standings(known_versions(self._domain.env).facts.verifications)
        return found

    @cached_property
    def need_names(self) -> Names:
        """The ids of items and checklists as needs."""
        records = [each.record for each in self.results]
        from sphinx_readiness.workspace.need_ids import Names

        found: Names = Names(records, self.ids, self.mapping)
        return found

    @cached_property
    def has_waivers(self) -> bool:
        """Whether anything may be waived: then no page can be told from its document alone."""
        return bool(self._domain.waivers or self._build.session.options.waivers)

    @cached_property
    def waived_rows(self) -> Mapping[tuple[str, str], str]:
        """The last day on which each row is waived that is, as shown, by document and anchor."""
        found = self._shown.waived_rows if self.has_waivers else {}
        return {place: self.day(until) for place, until in found.items()}

    def forecast(self, days: int) -> tuple[Event, ...]:
        """Return what turns red within *days*, as far as the pages show it."""
        from sphinx_readiness.workspace.forecast import forecast

        session = self._build.session
        found: tuple[Event, ...] = forecast(
            self.report, self._all.waived, session.clock.today, days, now=session.clock.moment
        )
        return found

    def home(self, options: Mapping[str, str]) -> str:
        """Return the record that the ids in a view with *options* belong to."""
        return self._shown.homes.of(options.get("docname", ""), options.get("home", ""))

    def find(self, target: str, options: Mapping[str, str], *kinds: str) -> Found | None:
        """Return the one thing that *target* stands for in a view with *options*, or None."""
        found = self.ids.find(target, self.home(options), kinds)
        return found[0] if len(found) == 1 else None

    def result(self, checklist: Checklist) -> ChecklistResult:
        """Return what was computed for *checklist*."""
        return self.checklists[(checklist.docname, checklist.on_page)]

    def checklist(self, docname: str, id_: str) -> ChecklistResult | None:
        """Return what was computed for a checklist of *docname*, by its id there, or None."""
        if "_all" in self.__dict__ or self._domain.guards or self.has_waivers:
            return self._shown.checklists.get((docname, id_))
        found = self._by_document.get(docname)
        if found is None:
            found = self._by_document[docname] = {}
            words = self._domain.words
            for part in self._domain.load([docname]):
                for each in part.checklists:
                    result = checklist_result(each.checklist, self.vocabulary)
                    if words:
                        from sphinx_readiness.assembly.translated_results import translate_checklist

                        result = translate_checklist(result, words)
                    found.setdefault(each.checklist.on_page, result)
        return found.get(id_)

    def places_on(self, docname: str) -> dict[str, tuple[str, int]]:
        """Return the file and the line of each item of *docname*, by its anchor."""
        root, parts = self._build.session.root, self._domain.load([docname])
        places = {
            item.anchor: item.location
            for part in parts
            for each in part.checklists
            for item in each.checklist.items
        }
        return {anchor: (str(root / each.path), each.line) for anchor, each in places.items()}

    @cached_property
    def history(self) -> History:
        """How each record stood on earlier days, by its id; empty where no reports are kept."""
        if not self._build.session.options.history:
            return {}
        from sphinx_readiness.comparing.history import history_of
        from sphinx_readiness.sphinx_ext.build.past import past_reports

        found: History = history_of(self._build.once(past_reports).reports, self.today)
        return found

    @cached_property
    def report(self) -> Report:
        """What the active rules say; computed when it is first asked for."""
        return self.run(None)

    @cached_property
    def told(self) -> Report:
        """What the gate says of this build, which its pages show."""
        tell = self._build.telling
        return tell() if tell is not None else self.report

    @property
    def kept_lines(self) -> list[list[Any]] | None:
        """The findings as pages show them, where they are known from this build or the last."""
        outcome = self._build.outcome
        return outcome["lines"] if outcome is not None else None

    @property
    def counted(self) -> tuple[RecordResult, ...]:
        """What was computed for each record as the gate counts, in the language of the documents.

        Rows are among them that ``only`` takes away from the pages of this build.
        """
        return self._all.results

    def is_shown(self, item: Item) -> bool:
        """Say whether the pages of this build show *item*."""
        if self._shown is self._all:
            return True
        return (item.docname, item.anchor) in self._shown_rows

    @cached_property
    def _shown_rows(self) -> frozenset[tuple[str, str]]:
        items = self._shown.project.all_items()
        return frozenset((item.docname, item.anchor) for item in items)

    @property
    def views(self) -> Mapping[str, tuple[ViewSpec, ...]]:
        """The views in each document, and their options."""
        return self._domain.views

    @property
    def marked(self) -> Mapping[str, str]:
        """A digest of the titles and notes of each document that are more than plain text."""
        return self._domain.marked

    def once(self, make: Callable[[BuildState], T]) -> T:
        """Return what *make* makes of all this; it is asked once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def view(
        self, make: Callable[[BuildState, Mapping[str, str]], T], options: Mapping[str, str]
    ) -> T:
        """Return the model that *make* makes of a view with *options*; it is asked once.

        To see whether a page is out of date takes the same model as to write it.
        """
        key = (make, *sorted(options.items()))
        if key not in self._made:
            self._made[key] = make(self, options)
        return cast("T", self._made[key])

    def run(self, rules: Iterable[Rule] | None, noted: tuple[RawProblem, ...] = ()) -> Report:
        """Run *rules*, or the active ones, and keep the report; *noted* is what the gate noted."""
        from sphinx_readiness.sphinx_ext.build.judgement import judge

        report: Report = judge(self._build, self._all, rules, noted)
        self.__dict__["report"] = report
        return report

    def chosen(self, record: str) -> tuple[RecordResult, ...]:
        """Return the results of *record*, or of all records if it is empty or unknown."""
        found = self.records.get(record)
        return (found,) if found is not None else self.results


def build_state(env: BuildEnvironment) -> BuildState:
    """Return what this build computed; computed once, after all documents are read."""
    return build_of(env).once(BuildState)
