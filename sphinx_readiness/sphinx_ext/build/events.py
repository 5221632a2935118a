"""Our events for other extensions; what they get is made only where somebody listens.

Sphinx writes what an event is emitted with to its log, so that each payload is an object of few
words, with the values in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.exports.report import Report
    from sphinx_readiness.model.record import Project

COLLECTED: Final = "readiness-collected"

REPORTED: Final = "readiness-reported"


class Collected:
    """What ``readiness-collected`` hands over: all records, before any rule has spoken.

    ``payload.project`` is a :class:`Project`.
    """

    __slots__ = ("project",)

    def __init__(self, project: Project) -> None:
        self.project = project

    def __repr__(self) -> str:
        return f"Collected(records={len(self.project.records)})"


class Reported:
    """What ``readiness-reported`` hands over: the report, as the gate and the pages show it.

    ``payload.report`` is a :class:`Report`: findings are located, and those that the project
    suppresses are left out.
    """

    __slots__ = ("report",)

    def __init__(self, report: Report) -> None:
        self.report = report

    def __repr__(self) -> str:
        return f"Reported(findings={len(self.report.findings)}, failed={self.report.failed})"


def add_events(app: Sphinx) -> None:
    """Let other extensions connect to our events."""
    app.add_event(COLLECTED)
    app.add_event(REPORTED)


def is_awaited(app: Sphinx, name: str = "") -> bool:
    """Say whether anybody is connected to the event *name*, or to any of ours."""
    listeners = app.events.listeners
    return any(listeners.get(each) for each in ((name,) if name else (COLLECTED, REPORTED)))


def emit_collected(app: Sphinx, project: Project) -> None:
    """Hand the records to those who want them."""
    if is_awaited(app, COLLECTED):
        app.emit(COLLECTED, Collected(project))


def emit_reported(app: Sphinx, report: Report) -> None:
    """Hand the report to those who want it."""
    if is_awaited(app, REPORTED):
        app.emit(REPORTED, Reported(report))
