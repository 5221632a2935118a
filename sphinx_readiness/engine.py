"""Record, options and clock to a report; nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sphinx_readiness.core.clock import Clock
from sphinx_readiness.core.findings import Context, Finding, Report, Rule
from sphinx_readiness.core.model import Project
from sphinx_readiness.core.options import Options
from sphinx_readiness.core.rollup import record_result
from sphinx_readiness.rules import active_rules
from sphinx_readiness.rules.reading import reported


def prepare(project: Project, options: Options, clock: Clock) -> Context:
    """Compute counts, verdicts and blockers, which the rules and the pages share."""
    vocabulary = options.vocabulary()
    results = tuple(record_result(record, vocabulary) for record in project.records)
    return Context(options, vocabulary, clock.today, results)


def run(
    project: Project,
    options: Options,
    clock: Clock,
    rules: Iterable[Rule] | None = None,
) -> Report:
    """Return the report on *project*: findings by place, then code, each of them once."""
    context = prepare(project, options, clock)
    findings: list[Finding] = []
    noted = {problem.rule for problem in project.problems}
    for rule in active_rules(options) if rules is None else rules:
        findings += rule.check(rule, project, context)
        if rule.name in noted:  # whether or not the rule itself looks at them; repeats go below
            findings += reported(rule, project, context)
    return Report(
        project, context.results, ordered(findings), context.vocabulary, options, context.today
    )


def ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return *findings* without repeats, by path, line, column, code and text."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda each: (each.location, each.code, each.text())))
