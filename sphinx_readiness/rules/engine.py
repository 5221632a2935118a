"""Records, options and clock to a report; nothing else.

What a document contributes does not change with the others, so it may be kept:
:mod:`sphinx_readiness.workspace.examine` looks at one document, :func:`run` at what all of them
add up to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.assembly.rollup import RecordResult, record_result
from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.rule_pages import RulePage
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.excuses import brought_by_time, excused
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.gate import open_blocker
from sphinx_readiness.rules.local import LOCAL_NAMES
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.selection import active_rules, every_rule
from sphinx_readiness.text.phrases import Phrase

_CONFIGURATION: Final = "invalid-configuration"
_MANIFEST: Final = "unreadable-manifest"
_MENTION: Final = "missing-file"
_FILES: Final = ("missing-evidence", "failed-verification")
"""Rules that speak of files that a row states to be there."""


def run(
    project: Project,
    options: Options,
    clock: Clock,
    rules: Iterable[Rule] | None = None,
    *,
    examined: Iterable[Finding] | None = None,
    results: Sequence[RecordResult] | None = None,
    unlapsed: Iterable[Finding] | None = None,
) -> Report:
    """Return the report on *project*: findings by place, then code, each of them once.

    *examined* is what local rules found in its documents; without it they look at it now.
    *results* is what the records of *project* add up to, where that is computed already.
    *unlapsed* is what the gate would find if no waiver had expired, where one has: what it finds
    beyond that, time has brought about.
    """
    vocabulary = options.vocabulary()
    if results is None:
        results = [record_result(record, vocabulary) for record in project.records]
    ids = Lookup(project.records)
    if _decides(project):
        from sphinx_readiness.golive.decisions import with_decisions  # noqa: PLC0415 - few decide

        project, results = with_decisions(project, results, ids, vocabulary, options, clock.today)
    context = Context(options, vocabulary, clock.today, tuple(results), ids, clock.moment)
    active = tuple(active_rules(options) if rules is None else rules)
    findings = _found(active, project, context, examined)
    findings = _without_mentions(_without_echoes(findings))
    if unlapsed is not None:
        findings = brought_by_time(findings, unlapsed)
    if project.waivers:
        findings = excused(findings, project.waivers, active, every_rule(active))
    if not options.fail_on_time:
        findings = [_only_warns(each) for each in findings]
    found = ordered(findings)
    return Report(
        project,
        context.results,
        tuple(each for each in found if not each.excused),
        vocabulary,
        options,
        clock.today,
        excused=tuple(each for each in found if each.excused),
        pages=tuple(RulePage(e.code, e.name, e.family, e.severity, e.page) for e in active),
        waived=_waived(active, project, context),
    )


def _found(
    active: Iterable[Rule],
    project: Project,
    context: Context,
    examined: Iterable[Finding] | None,
) -> list[Finding]:
    """Return what *active* rules find, and what was noted for them, rule by rule."""
    known: dict[str, list[Finding]] = {}
    for finding in examined or ():
        known.setdefault(finding.name, []).append(finding)
    noted: dict[str, list[RawProblem]] = {}
    for problem in project.problems:
        noted.setdefault(problem.rule, []).append(problem)
    findings: list[Finding] = []
    for rule in active:
        if rule.name in LOCAL_NAMES and examined is not None:
            findings += (
                each if each.severity is rule.severity else each._replace(severity=rule.severity)
                for each in known.get(rule.name, ())
            )
        else:
            findings += rule.check(rule, project, context)
        findings += reported(rule, noted.get(rule.name, ()))
    return findings


def _waived(active: Iterable[Rule], project: Project, context: Context) -> tuple[Finding, ...]:
    rule = next((each for each in active if each.name == open_blocker.RULE.name), None)
    if rule is None or not project.waivers:
        return ()
    return ordered(tuple(open_blocker.waived(rule, project, context)))


def _decides(project: Project) -> bool:
    """Say whether anything in *project* is decided, or waits for conditions or for a window."""
    return any(record.decisions or record.windows for record in project.records) or any(
        each.conditions for each in project.sign_offs.standings
    )


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Return *findings* without those of a manifest that was found unreadable as configuration.

    A ``pyproject.toml`` is both; where the one rule is ignored, the other speaks.
    """
    told = {_line(each) for each in findings if each.name == _CONFIGURATION}
    if not told:
        return findings
    return [each for each in findings if each.name != _MANIFEST or _line(each) not in told]


def _without_mentions(findings: list[Finding]) -> list[Finding]:
    """Return *findings* without the hint that a file is missing, where the row fails for that."""
    missed = {
        (_line(each), dict(each.values).get("name")) for each in findings if each.name == _MENTION
    }
    if not missed:
        return findings
    told = {
        (_line(each), path)
        for each in findings
        if each.name in _FILES
        for _name, reason in each.values
        if isinstance(reason, Phrase)
        for name, path in reason.pairs
        if name == "path"
    }
    return [
        each
        for each in findings
        if each.name != _MENTION or (_line(each), dict(each.values).get("name")) not in told
    ]


def _only_warns(finding: Finding) -> Finding:
    if finding.cause == TIME and finding.severity is Severity.ERROR:
        return finding._replace(severity=Severity.WARNING)
    return finding


def _line(finding: Finding) -> tuple[str, int]:
    return finding.location.path, finding.location.line


def ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return *findings* without repeats, by path, line, column, code and text."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda each: (each.location, each.code, each.text())))
