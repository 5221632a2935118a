"""``sphinx-build -b readiness``: the gate."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders import Builder
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.console import colorize
from sphinx.util.display import status_iterator

from sphinx_readiness.core.findings import Report, Rule
from sphinx_readiness.exports import json_report, terminal
from sphinx_readiness.rules import active_rules
from sphinx_readiness.sphinx_ext.domain import readiness_domain
from sphinx_readiness.sphinx_ext.i18n import _
from sphinx_readiness.sphinx_ext.report import LINT_BUILDER, shown_report
from sphinx_readiness.sphinx_ext.state import compute

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

REPORT_FILE = "readiness.json"


class ReadinessBuilder(Builder):
    """Checks all records, prints the findings, writes the report and sets the exit status."""

    name = LINT_BUILDER
    format = ""
    epilog = __("The report is in %(outdir)s.")
    allow_parallel = True

    report: Report | None = None
    """What the run found out, when it is finished."""

    def get_outdated_docs(self) -> str:
        """Everything that is gated is looked at in every run."""
        return __("all checklists")

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """No pages are written, so nothing can be linked to."""
        del docname, typ
        return ""

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """No pages are written."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """No pages are written."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """No pages are written."""

    def _rules(self) -> Iterator[Rule]:
        """Yield the active rules, a step of progress for each family."""
        families: dict[str, list[Rule]] = {}
        for rule in active_rules(readiness_domain(self.env).session.options):
            families.setdefault(rule.family, []).append(rule)
        for family in status_iterator(
            families, __("checking... "), "darkgreen", len(families), self.app.verbosity
        ):
            yield from families[family]

    def finish(self) -> None:
        """Run the rules and report."""
        domain = readiness_domain(self.env)
        domain.build_state = compute(domain, self.env, self._rules())
        report = shown_report(self.app)
        path = Path(self.outdir) / REPORT_FILE
        path.write_text(json_report.dumps(report), encoding="utf-8", newline="\n")
        self.report = report
        for line in report_lines(report):
            logger.info("%s", line)
        if report.failed:
            self.app.statuscode = 1
        if self.app.quiet:
            sys.stderr.write("".join(f"{line}\n" for line in failure_lines(report)))


def report_lines(report: Report) -> Iterator[str]:
    """Yield the findings, the table of checklists and the closing line of *report*."""
    yield from terminal.finding_lines(report, _, colorize)
    yield from terminal.checklist_table(report, _, colorize)
    yield terminal.closing_line(report, _, colorize)


def failure_lines(report: Report) -> Iterator[str]:
    """Yield what a quiet run says: why *report* failed, or nothing."""
    threshold = report.options.fail_on
    if not report.failed:
        return
    for finding in report.findings:
        if threshold is not None and finding.severity.rank >= threshold.rank:
            yield terminal.finding_line(finding, _, colorize)
    yield terminal.closing_line(report, _, colorize)


def setup_builder(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(ReadinessBuilder)
