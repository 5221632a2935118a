"""What the readiness builder does when all documents are read: run the rules and report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.console import colorize
from sphinx.util.display import status_iterator

from sphinx_readiness.exports import json_report, terminal
from sphinx_readiness.exports.report import Report
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.events import emit_reported
from sphinx_readiness.sphinx_ext.build.garbage import collection_paused
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.reporting.nothing_checked import nothing_found
from sphinx_readiness.sphinx_ext.reporting.shown_report import shown_report
from sphinx_readiness.sphinx_ext.reporting.unread_documents import (
    KnownDocuments,
    note_unread_documents,
)
from sphinx_readiness.sphinx_ext.storage.atomic_files import write_file
from sphinx_readiness.text.folding import inert
from sphinx_readiness.text.phrases import Translate

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

REPORT_FILE: Final = "readiness.json"


def run_gate(app: Sphinx) -> Report:
    """Run the rules, print the findings, write the report, set the exit status."""
    with collection_paused():
        if not isinstance(app.env.project, KnownDocuments):
            note_unread_documents(app)
        state = build_of(app.env).again(BuildState)
        state.run(_rules(app), nothing_found(app, state.found))
        report = shown_report(app)
        emit_reported(app, report)
        write_file(Path(app.outdir) / REPORT_FILE, json_report.dumps(report).encode("utf-8"))
    if report.failed:
        app.statuscode = 1  # before anything is printed: whoever reads it may have left
    for line in report_lines(report):
        logger.info("%s", line)
    if app.quiet:
        print_lines(sys.stderr, failure_lines(report))
    return report


def _rules(app: Sphinx) -> Iterator[Rule]:
    """Yield the active rules, a step of progress for each family."""
    families: dict[str, list[Rule]] = {}
    session = build_of(app.env).session
    for rule in active_rules(session.options, session.rules):
        families.setdefault(rule.family, []).append(rule)
    for family in status_iterator(
        families, __("checking... "), "darkgreen", len(families), app.verbosity
    ):
        yield from families[family]


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
