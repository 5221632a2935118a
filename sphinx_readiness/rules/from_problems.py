"""Findings from the problems that other rooms have noted, under the name of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Rule


def reported(rule: Rule, problems: Iterable[RawProblem]) -> Iterator[Finding]:
    """Yield one finding of *rule* for each of *problems*, which were noted under its name."""
    for problem in problems:
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


def found_by(rules: Iterable[Rule], problems: Iterable[RawProblem]) -> Iterator[Finding]:
    """Yield the findings of *rules* for *problems*, which were noted when rules had spoken."""
    noted: dict[str, list[RawProblem]] = {}
    for problem in problems:
        noted.setdefault(problem.rule, []).append(problem)
    if noted:
        for rule in rules:
            yield from reported(rule, noted.get(rule.name, ()))
