"""What is known about versions in a build: what documents state, against the files of now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.sphinx_ext.build.build import Build, build_of
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.conf_versions import conf_versions
from sphinx_readiness.workspace.reach import reach_of
from sphinx_readiness.workspace.version_facts import Known, know

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def known_versions(env: BuildEnvironment) -> Known:
    """Return what is known about versions in this build; worked out once, from the files of now.

    Not before all documents are read.
    """
    return build_of(env).once(compare_versions)


def compare_versions(build: Build) -> Known:
    """Compare what all documents state with the files of now."""
    domain = build.domain
    session, app = build.session, build.app
    pages: list[PageClaims] = []
    for _docname, found in sorted(domain.claims.items()):
        pages += found
    conf = conf_versions(Path(app.confdir) / "conf.py", session.relative(app.confdir))
    items = [item for _docname, found in sorted(domain.statements.items()) for item in found]
    names = tuple(filter(None, (app.config.project, *(each.product for each in conf))))
    return know(
        session.root,
        session.options,
        pages,
        items,
        conf,
        names,
        session.kinds,
        today=session.clock.today,
        needs=_needs(build),
        reach=reach_of(build.online),
    )


def _needs(build: Build) -> dict[str, tuple[str, bool]] | None:
    """Return the status of each need, and whether it passes; None where needs are not known."""
    if build.needs is None:
        return None
    match = build.session.vocabulary.match
    found = {}
    for id_, need in build.needs.needs.items():
        status = str(need.values.get("status") or "")
        known = match(status).status
        found[id_] = status, known is not None and known.outcome is Outcome.PASS
    return found
