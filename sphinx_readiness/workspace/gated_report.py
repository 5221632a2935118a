"""The report as the gate judges it: beside the baseline, and about what is asked for only."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from sphinx_readiness.config.config_files import has_baseline
from sphinx_readiness.exports.fingerprints import LineOf, fingerprinted
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.rules.from_problems import found_by
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.workspace.gate import Gate
from sphinx_readiness.workspace.identify import identified
from sphinx_readiness.workspace.option_checks import unknown_record


def beside_baseline(gate: Gate, report: Report, line_of: LineOf) -> Report:
    """Return *report* with the records and fingerprints of its findings, and the baseline's apart.

    Findings about the baseline itself are added, but those of rules that are suppressed.
    """
    parts = (report.findings, report.excused, report.waived)
    every = iter(identified(chain(*parts), report.project.records, line_of))
    found, excused, waived = (tuple(islice(every, len(part))) for part in parts)
    report = report._replace(findings=found, excused=excused, waived=waived)
    root = gate.session.root
    if not has_baseline(root):
        return report
    from sphinx_readiness.comparing.baseline import read_baseline  # noqa: PLC0415 - few have one
    from sphinx_readiness.comparing.split import split  # noqa: PLC0415

    options = gate.session.options
    return split(
        report,
        read_baseline(root),
        [each for each in _rules(gate) if not gate.is_suppressed(each.name)],
        lambda entry: _is_asked(gate, entry.path, entry.record),
        ratchet=options.ratchet,
    )


def _rules(gate: Gate) -> tuple[Rule, ...]:
    return active_rules(gate.session.options, gate.session.rules)


def only_asked(gate: Gate, report: Report) -> Report:
    """Return *report* without what is about other records, or in documents that nobody named."""
    wanted = gate.session.options.record
    if not wanted and not gate.unasked:
        return report

    def asked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(each for each in findings if _is_asked(gate, each.location.path, each.record))

    known = [result.record.id for result in report.results]
    if wanted and wanted not in known:
        problem = unknown_record(gate.settings.layers, wanted, known)
        added = fingerprinted(found_by(_rules(gate), (problem,)), lambda _: "")
        return report._replace(findings=(*report.findings, *added))
    project, results = report.project, report.results
    if wanted:
        records = tuple(each for each in project.records if each.id == wanted)
        project = project._replace(records=records, sign_offs=project.sign_offs.only(wanted))
        results = tuple(each for each in results if each.record.id == wanted)
    return report._replace(
        project=project,
        results=results,
        findings=asked(report.findings),
        excused=asked(report.excused),
        waived=asked(report.waived),
        known=asked(report.known),
    )


def _is_asked(gate: Gate, path: str, record: str) -> bool:
    """Say whether what is about *record* and stands in *path* is to be reported."""
    wanted = gate.session.options.record
    return path not in (gate.unasked or ()) and (not wanted or record in ("", wanted))
