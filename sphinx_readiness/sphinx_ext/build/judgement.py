"""What the rules say of all records of a build."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.sphinx_ext.build.build import Build
from sphinx_readiness.sphinx_ext.build.events import emit_collected
from sphinx_readiness.sphinx_ext.build.reading_order import external_targets
from sphinx_readiness.sphinx_ext.build.version_cache import about_versions
from sphinx_readiness.workspace.judgement import Beside
from sphinx_readiness.workspace.judgement import judge as judge_all

if TYPE_CHECKING:
    from sphinx_readiness.workspace.assembled import Assembled


def judge(
    build: Build,
    found: Assembled,
    rules: Iterable[Rule] | None,
    noted: tuple[RawProblem, ...] = (),
) -> Report:
    """Return what *rules*, or the active ones, say of what was *found* in all documents.

    *noted* is what the gate has noted of all of them together.
    """
    inventory = external_targets(build.app.env) if build.reads_inventories else None
    beside = Beside(noted, build.needs, inventory)
    if not about_versions(build.app.env).silent:
        from sphinx_readiness.sphinx_ext.build.known_versions import known_versions

        beside = beside._replace(versions=known_versions(build.app.env))
    if build.domain.claims:
        from sphinx_readiness.versions.left_out import counted

        pages = (page for found in build.domain.claims.values() for page in found)
        beside = beside._replace(left_out=counted(pages, build.session.options.version_ignore))
    if build.session.options.history:
        from sphinx_readiness.sphinx_ext.build.past import past_reports
        from sphinx_readiness.workspace.past import past_problems

        told = past_problems(
            build.session, found.project.records, build.once(past_reports), partial=build.partial
        )
        beside = beside._replace(noted=(*noted, *told))
    return judge_all(
        build.session, found, rules, beside, lambda project: emit_collected(build.app, project)
    )
