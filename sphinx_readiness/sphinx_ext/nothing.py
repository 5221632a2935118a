"""Whether the gate found anything that it could check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.sphinx_ext.domain import readiness_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.core.model import Project

_CAUSES: Final = frozenset(("unread-directive", "unread-file"))
"""Rules whose findings may be why there is nothing."""


def nothing_found(app: Sphinx, project: Project) -> tuple[RawProblem, ...]:
    """Return a problem if there is no checklist, sign-off or decision in all of *project*.

    Where a directive did not run, or a file is not read, that may be the cause, and has its own
    finding. Needs that block are something to check, too.
    """
    domain = readiness_domain(app.env)
    if domain.needs is not None and domain.session.options.blocking_needs:
        return ()
    problems = (*project.problems, *domain.session.problems)
    if any(each.rule in _CAUSES and not each.minor for each in problems):
        return ()
    if any(
        record.checklists or record.windows or record.matrices or record.decisions
        for record in project.records
    ):
        return ()
    place = (domain.session.relative(app.env.doc2path(app.config.root_doc)), 1)
    return (
        RawProblem(
            "no-checklist",
            place,
            N_("there is no checklist in any of the documents ({documents}); nothing is gated"),
            N_("Check the folder that the gate runs over, and what it excludes."),
            (("documents", str(len(app.env.found_docs))),),
        ),
    )
