"""What is known about versions in a build: what documents state, against the files of now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_readiness.config.conf_py.literals import read_literals
from sphinx_readiness.model.evidence import Networks
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.versions import PEP440, PageClaims, Source
from sphinx_readiness.sphinx_ext.build.build import Build, build_of
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.version_facts import Known, know, with_versions

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.evidence.surroundings import Reach

_CONF: Final = frozenset(("project", "release", "version"))


def known_versions(env: BuildEnvironment) -> Known:
    """Return what is known about versions in this build; worked out once, from the files of now.

    Not before all documents are read.
    """
    return build_of(env).once(compare_versions)


def with_known_versions(project: Project, env: BuildEnvironment) -> Project:
    """Return *project* with what is known about versions."""
    return with_versions(project, known_versions(env))


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
        reach=_reach(build),
    )


def _reach(build: Build) -> Reach | None:
    """Return what opens addresses of the web; None where the command line does not ask for it."""
    if build.online is None:
        return None
    from sphinx_readiness.evidence.online import Web

    return Web(private=build.online is Networks.ANY).reach


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


def conf_versions(path: Path, folder: str) -> tuple[Source, ...]:
    """Return the ``release`` and the ``version`` that ``conf.py`` at *path* states as literals.

    The latter is the short one: it says no more than its components.
    """
    said = read_literals(path, _CONF.__contains__)
    project = said.values.get("project")
    name = project if isinstance(project, str) else ""
    shown = "conf.py" if folder == "." else f"{folder}/conf.py"
    found = []
    for key in ("release", "version"):
        value = said.values.get(key)
        if isinstance(value, str) and value.strip():
            location = Location(shown, said.lines[key])
            short = key == "version"
            found.append(Source(name, value.strip(), location, PEP440, partial=short))
    return tuple(found)
