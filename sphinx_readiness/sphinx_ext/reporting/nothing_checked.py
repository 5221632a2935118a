"""Whether the gate found anything that it could check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.model.record import Project

_CAUSES: Final = frozenset(("unread-directive", "not-carried-out", "unread-file"))
"""The rules that say of something that may hold a checklist that it was not read."""


def nothing_found(app: Sphinx, project: Project) -> tuple[RawProblem, ...]:
    """Return a problem if there is no checklist, sign-off or decision in all of *project*.

    Where an error says that a directive, an include or a file was not read, or where no document
    could be read, that is the cause. Needs that block are something to check, too.
    """
    build = build_of(app.env)
    if build.unasked is not None:  # a hook names whatever was changed
        return ()
    if build.needs is not None and build.session.options.blocking_needs:
        return ()
    errors = {
        rule.name
        for rule in active_rules(build.session.options)
        if rule.name in _CAUSES and rule.severity is Severity.ERROR
    }
    problems = (*project.problems, *build.session.problems)
    if any(each.rule in errors and not each.minor for each in problems):
        return ()
    if any(
        record.checklists or record.windows or record.matrices or record.decisions
        for record in project.records
    ):
        return ()
    place = (build.session.relative(app.env.doc2path(app.config.root_doc)), 1)
    return (
        RawProblem(
            "no-checklist",
            place,
            N_("there is no checklist in any of the documents ({documents}); nothing is gated"),
            N_("Check the folder that the gate runs over, and what it excludes."),
            (("documents", str(len(app.env.found_docs))),),
        ),
    )
