"""What the rules say of all records, with what is known of versions and needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Project
from sphinx_readiness.rules import engine
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.sphinx_ext.build.build import Build
from sphinx_readiness.sphinx_ext.build.events import emit_collected
from sphinx_readiness.sphinx_ext.build.reading_order import external_targets
from sphinx_readiness.sphinx_ext.build.version_cache import about_versions
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.assembled import Assembled

_OF_NEEDS: Final = "blocking-need"


def judge(
    build: Build,
    found: Assembled,
    rules: Iterable[Rule] | None,
    noted: tuple[RawProblem, ...] = (),
) -> Report:
    """Return what *rules*, or the active ones, say of what was *found* in all documents.

    *noted* is what the gate has noted of all of them together.
    """
    session, project = build.session, found.project
    if build.needs is not None:
        from sphinx_readiness.workspace.need_conflicts import with_needs

        project = with_needs(project, build.needs)
    if noted:
        project = project._replace(problems=(*project.problems, *noted))
    if build.reads_inventories:
        project = _without_external(project, external_targets(build.app.env))
    else:
        project = _with_doubts(project)
    if not about_versions(build.app.env).silent:
        from sphinx_readiness.sphinx_ext.build.known_versions import with_known_versions

        project = with_known_versions(project, build.app.env)
    if session.options.untrusted_authors:
        from sphinx_readiness.workspace.ticks import with_history

        project = with_history(
            project, session.root, session.options.untrusted_authors, session.columns,
            task_data=session.options.task_data,
        )  # fmt: skip
    if build.domain.claims:
        from sphinx_readiness.versions.left_out import counted

        pages = (page for found in build.domain.claims.values() for page in found)
        number = counted(pages, session.options.version_ignore)
        project = project._replace(versions=project.versions._replace(left_out=number))
    if rules is None:
        rules = active_rules(session.options, session.rules)
    emit_collected(build.app, project)
    examined = found.examined
    if examined is None:
        examined = [each for part in found.parts for each in part.findings]
    if build.needs is None and session.options.blocking_needs:
        # Nobody has looked at needs: then an excuse for one is not known to be unneeded.
        rules = (each for each in rules if each.name != _OF_NEEDS)
    rules = tuple(rules)
    return engine.run(
        project, session.options, session.clock, rules, examined=examined, results=found.computed,
        unlapsed=_unlapsed(build, found, project, rules),
    )  # fmt: skip


def _unlapsed(
    build: Build, found: Assembled, project: Project, rules: tuple[Rule, ...]
) -> tuple[Finding, ...] | None:
    """Return what the gate would find if no waiver had expired; None if none has."""
    session = build.session
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
