"""What decides whether a release may go: the model of the head of a record.

It counts what the gate counts, rows included that ``only`` takes away from the pages: a page must
not be greener than the gate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult
from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.model.decision import Go
from sphinx_readiness.model.evidence import Standing
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Answer, SignOff, SignOffState
from sphinx_readiness.model.signing import RoleState
from sphinx_readiness.model.signing import Standing as RoleStanding
from sphinx_readiness.sphinx_ext.rendering.models.due_dates import LATE, Due, due_dates
from sphinx_readiness.sphinx_ext.rendering.models.page_findings import FindingLine, page_findings
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR
from sphinx_readiness.vocabulary.default_statuses import WAIVED, Outcome

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.state import BuildState
    from sphinx_readiness.workspace.item_links import Href

_LISTED: Final = 60
"""How many rows are named at most where a count has no view to lead to."""

SIGN_OFFS: Final = "readiness-signoffs"
"""The anchor of the first matrix of a page."""


class Row(NamedTuple):
    """Something that a count counts, and its place."""

    text: str
    title: str
    href: Href | None


class Fact(NamedTuple):
    """A number that decides, and what it counts."""

    kind: str
    number: int
    outcome: str
    href: Href | None
    """A view that shows what is counted, or the place itself; None if *rows* are to be listed."""
    rows: tuple[Row, ...] = ()
    of: int = 0
    """Of how many, where that says more."""


class BannerModel(NamedTuple):
    """Whether a release may go, and why not."""

    outcome: str
    """``fail`` for not ready, ``open`` for conditional, ``pass`` for ready."""
    name: str
    facts: tuple[Fact, ...]
    failed: bool
    """Whether the gate fails."""
    findings: int
    failing: int
    day: str
    """The day that all of this was computed for."""
    release: str
    days: int | None
    """How many days are left to the release; negative where it is past."""
    dates: tuple[Due, ...]
    elsewhere: tuple[FindingLine, ...]
    """Findings that no row and no checklist shows, where no view lists all findings."""
    left_out: int
    """How many rows count that the pages of this build leave out."""
    listed: Href | None
    """A view that lists all findings, where there is one."""


def banner(state: BuildState, result: RecordResult) -> BannerModel:
    """Return the model of the record of *result*, which the pages show."""
    record = result.record
    counted = next((each for each in state.counted if each.record.id == record.id), result)
    findings = tuple(page_findings(state).of_record(record.id))
    failing = sum(each.fails for each in findings)
    dates = due_dates(state, record)
    facts = tuple(_facts(state, counted, dates))
    release = record.release_date
    listed = find_view(state, "findings", record.id)
    return BannerModel(
        _outcome(counted, facts, failing, _computed(state, record.id), _roles(state, record.id)),
        " ".join(filter(None, (record.product, record.version))),
        facts,
        bool(failing),
        len(findings),
        failing,
        state.today.isoformat(),
        release.text,
        (release.value - state.today).days if release.value is not None else None,
        dates,
        () if listed else tuple(each for each in findings if each.href is None),
        max(counted.counts.total - result.counts.total, 0),
        listed,
    )


def _computed(state: BuildState, record: str) -> set[Go]:
    """Return what the decisions of *record* have to be, as the report has it."""
    decisions = (
        decision
        for each in state.report.project.records
        if each.id == record
        for decision in each.decisions
    )
    return {each.computed.go for each in decisions if each.computed is not None}


def _roles(state: BuildState, record: str) -> tuple[RoleStanding, ...]:
    """Return where the roles stand that sign *record* by files, or have to."""
    return state.report.project.sign_offs.of(record)


def _outcome(
    result: RecordResult,
    facts: Sequence[Fact],
    failing: int,
    computed: set[Go],
    roles: Sequence[RoleStanding],
) -> str:
    """Return whether the release may go: nothing that is not known lets it."""
    record = result.record
    answers = {each.answer for each in record.decisions}
    states = {each.state for each in record.signoffs()}
    if (
        failing
        or not result.counts.total
        or result.counts.outcome(Outcome.FAIL)
        or any(each.kind == "blockers" for each in facts)
        or Answer.NO in answers
        or Go.NO_GO in computed
        or SignOffState.REJECTED in states
        or any(each.state is RoleState.REJECTED for each in roles)
    ):
        return Outcome.FAIL.value
    undecided = answers - {Answer.YES} or Go.CONDITIONAL in computed
    undecided = undecided or any(each.required and not each.state.is_agreement for each in roles)
    if facts or undecided or SignOffState.CONDITIONAL in states or None in states:
        return Outcome.OPEN.value
    return Outcome.PASS.value


def _may_be_missing(signoff: SignOff) -> bool:
    """Say whether the role of *signoff* has not signed, and does not have to."""
    standing = signoff.standing
    if standing is None or standing.required:
        return False
    return standing.state is RoleState.PENDING and not signoff.is_signed


def _facts(state: BuildState, result: RecordResult, dates: Sequence[Due]) -> Iterator[Fact]:
    """Yield the counts that are not zero, the worst first."""
    record, counts = result.record, result.counts
    view = find_view(state, "blockers", record.id)
    blockers = (*result.blockers, *state.needs.values())
    if blockers:
        rows = () if view else _rows(state, islice(blockers, _LISTED))
        yield Fact("blockers", len(blockers), "fail", view, rows)
    held = counts.outcome(Outcome.OPEN) + counts.outcome(Outcome.FAIL)
    held -= sum(each.outcome in (Outcome.OPEN, Outcome.FAIL) for each in result.blockers)
    if held > 0:
        rows = _listed(state, result, lambda item: item.holds_back and not item.is_blocker)
        yield Fact("open", held, "open", (view[0], f"{view[1]}-open") if view else None,
                   () if view else rows)  # fmt: skip
    contradicted = [each for each in result.checklists if each.is_contradicted]
    if contradicted:
        yield Fact("verdicts", len(contradicted), "fail", None, _lists(state, contradicted))
    yield from _checked(state, result)
    signoffs = tuple(record.signoffs())
    signoffs = tuple(each for each in signoffs if not _may_be_missing(each))
    missing = sum(not each.is_signed for each in signoffs)
    if missing:
        place = (record.matrices[0].docname, SIGN_OFFS)
        yield Fact("signatures", missing, "open", place, of=len(signoffs))
    if waived := counts.of(WAIVED):
        rows = _listed(state, result, lambda item: item.status == WAIVED)
        yield Fact("waived", waived, "open", None, rows)
    late = [each for each in dates if each.outcome == LATE]
    if late:
        yield Fact("overdue", len(late), "fail", (record.docname, dates_anchor(record.id)))


def _checked(state: BuildState, result: RecordResult) -> Iterator[Fact]:
    """Yield how many rows machines have found otherwise, or could not check."""
    if not state.standings:
        return
    own = {(each.checklist.docname, each.checklist.id) for each in result.checklists}
    pages = dict.fromkeys(each.checklist.docname for each in result.checklists)
    found: dict[Standing, list[Item]] = {}
    for docname in pages:
        for each in state.standings.on_page(docname):
            if (docname, each.item.checklist) in own:
                found.setdefault(each.standing, []).append(each.item)
    for kind, standing, outcome in (
        ("checks", Standing.CONTRADICTED, "fail"),
        ("unchecked", Standing.UNCHECKED, "open"),
    ):
        if items := found.get(standing):
            yield Fact(kind, len(items), outcome, None, _rows(state, islice(items, _LISTED)))


def _listed(
    state: BuildState, result: RecordResult, chooses: Callable[[Item], bool]
) -> tuple[Row, ...]:
    """Return the first rows that are chosen; lists without any are not decoded."""
    lists = (
        each.checklist
        for each in result.checklists
        if each.counts.outcome(Outcome.PASS) < each.counts.total
    )
    items = (item for checklist in lists for item in stream(checklist.items) if chooses(item))
    return _rows(state, islice(items, _LISTED))


def _rows(state: BuildState, items: Iterator[Item]) -> tuple[Row, ...]:
    return tuple(
        Row(
            each.id if each.explicit_id else each.title,
            each.title,
            (each.docname, each.anchor) if state.is_shown(each) else None,
        )
        for each in items
    )


def _lists(state: BuildState, results: Sequence[ChecklistResult]) -> tuple[Row, ...]:
    made = []
    for each in results:
        checklist = each.checklist
        place = (checklist.docname, checklist.on_page)
        href = (checklist.docname, CHECKLIST_ANCHOR + checklist.on_page)
        made.append(Row(checklist.title, "", href if place in state.checklists else None))
    return tuple(made)


def find_view(state: BuildState, kind: str, record: str) -> Href | None:
    """Return the place of the first view of *kind* that shows all of *record*, or None."""
    for docname, specs in state.views.items():
        for found, options in specs:
            named = dict(options)
            anchor = named.get("anchor", "")
            whole = anchor and not named.get("severity", "")
            if found == kind and whole and named.get("record", "") in ("", record):
                return docname, anchor
    return None


def record_anchor(record: str) -> str:
    """Return the anchor of the head of a record."""
    return f"readiness-record-{record}"


def dates_anchor(record: str) -> str:
    """Return the anchor of the dates of a record."""
    return f"{record_anchor(record)}-dates"
