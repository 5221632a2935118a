"""Earlier reports of a project: what the gate notes of them; imported where there are any."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_readiness.comparing.history import strange_reports
from sphinx_readiness.comparing.past_reports import PastReports, kept_files, read_reports
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.record import Record
from sphinx_readiness.workspace.session import Session


def past_problems(
    session: Session,
    records: Sequence[Record],
    past: PastReports | None = None,
    *,
    partial: bool = False,
) -> tuple[RawProblem, ...]:
    """Return what is wrong with the earlier reports, beside the *records* of now.

    They are read now, or are *past*. In a *partial* project not all records are known.
    """
    if past is None:
        past = read_reports(kept_files(session.root, session.options.history))
    today, ids = session.clock.today, {each.id: each.product for each in records}
    return (*past.problems, *strange_reports(past.reports, ids, today, partial=partial))
