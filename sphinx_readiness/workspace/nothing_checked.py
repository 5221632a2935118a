"""Whether the gate found anything that it could check."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.workspace.session import Session

_CAUSES: Final = frozenset(("unread-directive", "not-carried-out", "unread-file"))
"""The rules that say of something that may hold a checklist that it was not read."""


def nothing_found(
    session: Session, project: Project, path: str, number: int
) -> tuple[RawProblem, ...]:
    """Return a problem if there is no checklist, sign-off or decision in all of *project*.

    Where an error says that a directive, an include or a file was not read, or where no document
    could be read, that is the cause. It stands in the document *path*, the first of *number*.
    """
    errors = {
        rule.name
        for rule in active_rules(session.options)
        if rule.name in _CAUSES and rule.severity is Severity.ERROR
    }
    problems = (*project.problems, *session.problems)
    if any(each.rule in errors and not each.minor for each in problems):
        return ()
    if any(
        record.checklists or record.windows or record.matrices or record.decisions
        for record in project.records
    ):
        return ()
    return (
        RawProblem(
            "no-checklist",
            (path, 1),
            N_("there is no checklist in any of the documents ({documents}); nothing is gated"),
            N_("Check the folder that the gate runs over, and what it excludes."),
            (("documents", str(number)),),
        ),
    )
