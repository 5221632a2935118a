"""Whether the gate of a build found anything that it could check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.workspace import nothing_checked

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.model.problems import RawProblem
    from sphinx_readiness.model.record import Project


def nothing_found(app: Sphinx, project: Project) -> tuple[RawProblem, ...]:
    """Return a problem if there is nothing; needs that block are something to check, too."""
    build = build_of(app.env)
    if build.unasked is not None:  # a hook names whatever was changed
        return ()
    if build.needs is not None and build.session.options.blocking_needs:
        return ()
    path = build.session.relative(app.env.doc2path(app.config.root_doc))
    return nothing_checked.nothing_found(build.session, project, path, len(app.env.found_docs))
