"""From what records, sign-offs, waivers and evidence say to the decisions that follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.config.options import Options
from sphinx_readiness.evidence.standings import Standings
from sphinx_readiness.golive.conditions import Targets, signed_state_of, state_of
from sphinx_readiness.golive.states import decide
from sphinx_readiness.golive.windows import Due, ends
from sphinx_readiness.model.decision import Cause, ConditionState, Reason
from sphinx_readiness.model.evidence import Standing as Proven
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Decision, Project, Record, SignOff, SignOffState, Window
from sphinx_readiness.model.signing import Proof, RoleState, Standing
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.vocabulary.record_states import final_words
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_MOST_NAMES: Final = 50
"""Names that one reason holds; what it is about may be thousands of rows."""


class Around(NamedTuple):
    """What decisions are made from besides their records."""

    project: Project
    targets: Targets
    options: Options
    today: date


def with_decisions(
    project: Project,
    results: Sequence[RecordResult],
    ids: Lookup,
    vocabulary: Vocabulary,
    options: Options,
    today: date,
) -> tuple[Project, tuple[RecordResult, ...]]:
    """Return *project* and *results* with what each decision has to be, on the day *today*.

    And with when each window after deployment ends.
    """
    targets = Targets(
        ids,
        vocabulary,
        frozenset(each.id for each in project.needs),
        Standings(project.versions.verifications),
    )
    around = Around(project, targets, options, today)
    around = around._replace(project=_with_signed_conditions(around))
    made = tuple(_with_decisions(each, around) for each in results)
    return around.project._replace(records=tuple(each.record for each in made)), made


def _with_signed_conditions(around: Around) -> Project:
    """Return the project with where the conditions of its sign-offs stand."""
    found = around.project.sign_offs
    if not any(each.conditions for each in found.standings):
        return around.project
    standings = tuple(
        each._replace(
            conditions=tuple(
                condition._replace(
                    state=signed_state_of(condition, each.record, around.targets, around.today)
                )
                for condition in each.conditions
            )
        )
        for each in found.standings
    )
    return around.project._replace(sign_offs=found._replace(standings=standings))


def _with_decisions(result: RecordResult, around: Around) -> RecordResult:
    record = result.record
    if not record.decisions and not record.windows:
        return result
    decisions = tuple(_decided(each, result, around) for each in record.decisions)
    due = {
        id(window): due for window, due in ends(record, final_words(around.options.final_states))
    }
    windows = tuple(_ending(each, due.get(id(each))) for each in record.windows)
    return result._replace(record=record._replace(decisions=decisions, windows=windows))


def _ending(window: Window, due: Due | None) -> Window:
    if due is None:
        return window
    return window._replace(ends=due.day, due=due.moment if due.timed else None)


def _decided(decision: Decision, result: RecordResult, around: Around) -> Decision:
    conditions = tuple(
        each._replace(state=state_of(each, result.record.id, around.targets, around.today))
        for each in decision.conditions
    )
    decision = decision._replace(conditions=conditions)
    reasons = [
        Reason(cause, tuple(names[:_MOST_NAMES]))
        for cause, names in _causes(decision, result, around)
        if names
    ]
    if not result.counts.outcome(Outcome.PASS):
        reasons.append(Reason(Cause.NOTHING))
    return decision._replace(computed=decide(decision.answer, reasons))


def _causes(
    decision: Decision, result: RecordResult, around: Around
) -> Iterator[tuple[Cause, list[str]]]:
    """Yield everything that may keep a release from going live, and what is there of it."""
    record = result.record.id
    unmet = [each for each in decision.conditions if each.state is not ConditionState.MET]
    overdue = [each for each in unmet if each.state is ConditionState.OVERDUE]
    open_ones = [each for each in unmet if each.state is not ConditionState.OVERDUE]
    covered = around.targets.covered(unmet, record)

    def called(rows: Sequence[Item]) -> list[str]:
        return [
            each.id if each.explicit_id else shorten(each.title, 40)
            for each in rows
            if not covered.has(each)
        ]

    yield Cause.BLOCKERS, called((*result.blockers, *around.project.needs))
    roles = _roles(result.record, around)
    yield Cause.REJECTED, roles.rejected
    done = bool(decision.conditions) and not unmet
    settled = {fold_case(each.role) for each in roles.agreed if _is_settled(each, done=done)}
    late = [
        shorten(each.text)
        for standing in roles.agreed
        if fold_case(standing.role) not in settled
        for each in standing.conditions
        if each.state is ConditionState.OVERDUE
    ]
    yield Cause.OVERDUE, [*(shorten(each.text) for each in overdue), *late]
    contradicted, unproven = _doubted(result, around)
    yield Cause.CONTRADICTED, called(contradicted)
    yield Cause.OPEN, called(_open(result, around.options))
    yield Cause.UNPROVEN, called(unproven)
    yield Cause.UNSIGNED, roles.unsigned
    yield Cause.CONDITIONS, [shorten(each.text) for each in open_ones]
    bound = {fold_case(each.role) for each in roles.agreed}
    yield (
        Cause.APPROVALS,
        [
            each
            for each in roles.conditional
            if fold_case(each) not in settled and (fold_case(each) in bound or not done)
        ],
    )


def _is_settled(standing: Standing, *, done: bool) -> bool:
    """Say whether all is done that the sign-off of a role waits for.

    What names no rows is done where the decision has conditions of its own, and all are *done*.
    """
    return all(
        each.state is ConditionState.MET or (done and not each.items)
        for each in standing.conditions
    )


class _Roles(NamedTuple):
    """The roles of a record that do not simply agree."""

    rejected: list[str]
    unsigned: list[str]
    conditional: list[str]
    agreed: list[Standing]
    """Those that have signed conditions."""


def _roles(record: Record, around: Around) -> _Roles:
    """Return where roles stand: by their sign-offs where they sign files, else by the matrices."""
    standings = around.project.sign_offs.of(record.id)
    agreed = [each for each in standings if each.state is RoleState.CONDITIONAL and each.conditions]
    found = _Roles([], [], [], agreed)
    required = {fold_case(each.role) for each in standings if each.required}
    states = [(each.role, _state(each, around.today)) for each in record.signoffs()]
    named = {fold_case(each.role) for each in record.signoffs()}
    states += [(each.role, each.state) for each in standings if fold_case(each.role) not in named]
    if not standings:
        absent = (each for each in around.options.roles if each.required)
        states += [
            (each.name, RoleState.PENDING) for each in absent if fold_case(each.name) not in named
        ]
    for role, state in states:
        if state is RoleState.REJECTED:
            found.rejected.append(role)
        elif state is RoleState.CONDITIONAL:
            found.conditional.append(role)
        elif state is not RoleState.APPROVED and (not standings or fold_case(role) in required):
            found.unsigned.append(role)
    signed = around.project.sign_offs
    if any(each.record == record.id for each in signed.unapproved):
        told = set(map(fold_case, found.unsigned))
        found.unsigned.extend(each for each in signed.waiver_roles if fold_case(each) not in told)
    return found


def _state(signoff: SignOff, today: date) -> RoleState:
    """Return where the role of *signoff* stands; a tick without name and past day is nothing."""
    standing = signoff.standing
    if standing is not None and not (standing.proof is Proof.CLAIM and standing.state.is_agreement):
        return standing.state
    if signoff.state is SignOffState.REJECTED:
        return RoleState.REJECTED
    if not signoff.holds_on(today):
        return RoleState.PENDING
    conditional = signoff.state is SignOffState.CONDITIONAL
    return RoleState.CONDITIONAL if conditional else RoleState.APPROVED


def _open(result: RecordResult, options: Options) -> list[Item]:
    """Return the rows that do not block and are open, where that matters for a release."""
    if options.open_rows_at_release == "blocking" or not result.counts.outcome(Outcome.OPEN):
        return []
    return [
        item
        for each in result.checklists
        if each.counts.outcome(Outcome.OPEN)
        for item in each.checklist.items
        if item.outcome is Outcome.OPEN and not item.is_blocker and not item.exempt
    ]


def _doubted(result: RecordResult, around: Around) -> tuple[list[Item], list[Item]]:
    """Return the rows whose proof says otherwise, and those whose proof does not count."""
    mine = {(each.checklist.docname, each.checklist.id) for each in result.checklists}
    found: dict[Proven | None, list[Item]] = {}
    for each in around.project.versions.verifications:
        item = each.item
        if (item.docname, item.checklist) in mine:
            found.setdefault(around.targets.doubt(item), []).append(item)
    return found.get(Proven.CONTRADICTED, []), found.get(Proven.UNCHECKED, [])
