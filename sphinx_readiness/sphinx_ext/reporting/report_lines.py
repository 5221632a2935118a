"""What the gate prints, in the colours of Sphinx's console."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx.util.console import colorize

from sphinx_readiness.exports import terminal
from sphinx_readiness.exports.report import Report
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.text.folding import inert
from sphinx_readiness.text.phrases import Translate


def report_lines(report: Report, translate: Translate = _) -> Iterator[str]:
    """Yield the findings, the table of checklists and the closing line of *report*."""
    return terminal.report_lines(report, translate, colorize)


def failure_lines(report: Report, translate: Translate = _) -> Iterator[str]:
    """Yield what a quiet run says: why *report* failed, or nothing."""
    if not report.failed:
        return
    for finding in report.findings:
        if report.fails(finding):
            yield inert(terminal.finding_line(finding, translate, colorize))
    yield terminal.closing_line(report, translate, colorize)
