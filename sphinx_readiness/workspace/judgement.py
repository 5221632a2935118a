"""What the rules say of all records, with what is known of versions, needs and other projects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.config.clock import SYSTEM
from sphinx_readiness.exports.report import Report
from sphinx_readiness.files.looks import spoil
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Project
from sphinx_readiness.rules import engine
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.workspace.assembled import Assembled
    from sphinx_readiness.workspace.authored_needs import Authored
    from sphinx_readiness.workspace.session import Session
    from sphinx_readiness.workspace.version_facts import Known

_OF_NEEDS: Final = "blocking-need"


class Beside(NamedTuple):
    """What is known besides the documents when they are judged."""

    noted: tuple[RawProblem, ...] = ()
    """What the gate has noted of all of them together."""
    needs: Authored | None = None
    inventory: Collection[str] | None = None
    """The items and checklists of other projects; None if their inventories are not read."""
    versions: Known | None = None
    """What is known about versions; None if there is nothing to say of them."""
    left_out: tuple[tuple[str, int], ...] | None = None
    """How many versions are not compared, and why; None if none is stated."""


def judge(
    session: Session,
    found: Assembled,
    rules: Iterable[Rule] | None,
    beside: Beside,
    collected: Callable[[Project], None],
) -> Report:
    """Return what *rules*, or the active ones, say of what was *found* in all documents.

    *collected* is told of the project before.
    """
    project = found.project
    if beside.needs is not None:
        from sphinx_readiness.workspace.need_conflicts import with_needs  # noqa: PLC0415 - seldom

        project = with_needs(project, beside.needs)
    if beside.noted:
        project = project._replace(problems=(*project.problems, *beside.noted))
    if beside.inventory is not None:
        project = _without_external(project, beside.inventory)
    else:
        project = _with_doubts(project)
    if beside.versions is not None:
        project = beside.versions.given_to(project)
    if session.options.untrusted_authors:
        from sphinx_readiness.workspace.ticks import with_history  # noqa: PLC0415 - seldom

        project = with_history(
            project, session.root, session.options.untrusted_authors, session.columns,
            task_data=session.options.task_data,
        )  # fmt: skip
    if beside.left_out is not None:
        project = project._replace(versions=project.versions._replace(left_out=beside.left_out))
    if rules is None:
        rules = active_rules(session.options, session.rules)
    collected(project)
    examined = found.examined
    if examined is None:
        examined = [each for part in found.parts for each in part.findings]
    if beside.needs is None and session.options.blocking_needs:
        # Nobody has looked at needs: then an excuse for one is not known to be unneeded.
        rules = (each for each in rules if each.name != _OF_NEEDS)
    rules = tuple(rules)
    report = engine.run(
        project, session.options, session.clock, rules, examined=examined, results=found.computed,
        unlapsed=_unlapsed(session, found, project, rules),
    )  # fmt: skip
    if session.clock.source == SYSTEM and _turns_today(report, session.clock.moment):
        spoil()  # it is kept for a day, and holds for some hours
    return report


def _turns_today(report: Report, now: datetime) -> bool:
    """Say whether a window is due by the hour, later on the day of *now*."""
    return any(
        window.due is not None and now <= window.due and window.due.date() == now.date()
        for record in report.project.records
        for window in record.windows
    )


def _unlapsed(
    session: Session, found: Assembled, project: Project, rules: tuple[Rule, ...]
) -> tuple[Finding, ...] | None:
    """Return what the gate would find if no waiver had expired; None if none has."""
    before = found.waived.unlapsed(session.clock.today) if found.waived is not None else None
    if before is None:
        return None
    return engine.run(
        project._replace(records=before.project.records, waivers=()),
        session.options,
        session.clock,
        [rule for rule in rules if rule.family == "gate"],
        examined=before.examined,
    ).findings


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


def _with_doubts(project: Project) -> Project:
    """Note links to what *project* does not have as hints, as another project may have it."""
    ids = Lookup(project.records)
    kept, doubts = [], []
    for ref in project.references:
        if ref.kinds != LINKED_KINDS or ids.find(ref.target, ref.home, ref.kinds):
            kept.append(ref)
        else:
            doubts.append(_doubt(ref.target, ref.place))
    return project._replace(references=tuple(kept), problems=(*project.problems, *doubts))


def _doubt(target: str, place: Place) -> RawProblem:
    return RawProblem(
        "unknown-item",
        place,
        N_("'{target}' is no item or checklist here; whether another project has it is not known"),
        N_("'sphinx-build -b readiness' reads the inventories of other projects."),
        (("target", shorten(target)),),
        minor=True,
    )
