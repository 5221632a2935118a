"""What the readiness builder does when all documents are read: run the rules and report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import status_iterator

from sphinx_readiness.exports.known_formats import JSON, Output
from sphinx_readiness.exports.report import Report
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.plugins.exporters import FailedExport, find_exporter
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.events import emit_reported
from sphinx_readiness.sphinx_ext.build.garbage import collection_paused
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.reporting.nothing_checked import nothing_found
from sphinx_readiness.sphinx_ext.reporting.report_lines import failure_lines, report_lines
from sphinx_readiness.sphinx_ext.reporting.shown_report import shown_report
from sphinx_readiness.sphinx_ext.reporting.unread_documents import (
    KnownDocuments,
    note_unread_documents,
)
from sphinx_readiness.sphinx_ext.reporting.written_reports import write_reports
from sphinx_readiness.workspace.option_checks import unknown_format

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


def run_gate(app: Sphinx, *, reports: bool = True) -> Report:
    """Run the rules, write the report, print the findings, set the exit status.

    Without *reports* nothing is written and nothing printed.
    """
    with collection_paused():
        if not isinstance(app.env.project, KnownDocuments):
            note_unread_documents(app)
        state = build_of(app.env).again(BuildState)
        outputs, problems = _outputs(app) if reports else ((), ())
        state.run(_rules(app), (*nothing_found(app, state.found), *problems))
        report = shown_report(app, gated=True)
        emit_reported(app, report)
        try:
            write_reports(outputs, report, _)
        except FailedExport as error:
            raise SphinxError(error.problem.text(_)) from error
    if report.failed:
        app.statuscode = 1  # before anything is printed: whoever reads it may have left
    if reports:
        if app.quiet:
            print_lines(sys.stdout, failure_lines(report))
        else:
            for line in report_lines(report):
                logger.info("%s", line)
    return report


def _outputs(app: Sphinx) -> tuple[list[Output], list[RawProblem]]:
    """Return what the builder writes besides the findings, and what is wrong with the option."""
    folder = Path(app.outdir)
    outputs = [Output(JSON, folder / JSON.file)]
    build = build_of(app.env)
    problems: list[RawProblem] = []
    for text in build.session.options.outputs:
        name, _separator, file = text.partition("=")
        exporter, known, broken = find_exporter(name.strip())
        problems += broken
        if exporter is None:
            problems.append(unknown_format(build.settings.layers, name, known))
        else:
            outputs.append(Output(exporter, folder / (file.strip() or exporter.file)))
    return outputs, problems


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
