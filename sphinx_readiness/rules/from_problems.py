"""What rules share that report problems found while reading."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule


def reported(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each problem that was noted under the rule's name while reading."""
    for problem in project.problems:
        if problem.rule == rule.name:
            path, line = problem.place
            # Not rule.at(): a problem's value may have the name of one of its parameters.
            yield Finding(
                code=rule.code,
                name=rule.name,
                severity=Severity.INFO if problem.minor else rule.severity,
                location=Location(path, line, problem.column or 0),
                message=problem.message,
                hint=problem.hint,
                values=problem.values,
            )
