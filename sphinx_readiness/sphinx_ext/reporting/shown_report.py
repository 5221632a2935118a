"""Findings as they are shown: located exactly, and as Sphinx warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.events import emit_reported
from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.names import WARNING_TYPE
from sphinx_readiness.sphinx_ext.storage.outcomes import Said
from sphinx_readiness.text.folding import inert, visible

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def shown_report(app: Sphinx) -> Report:
    """Return the report of this build: located exactly, without what the project suppresses."""
    report = build_state(app.env).report
    kept = [
        finding
        for finding in report.findings
        if not logging.is_suppressed_warning(
            WARNING_TYPE, finding.name, app.config.suppress_warnings
        )
    ]
    build = build_of(app.env)
    shown = report._replace(findings=tuple(kept), configuration=build.settings.files)
    if not (kept or report.excused):
        return shown
    from sphinx_readiness.workspace.locate import Locator

    locate = Locator(build.session).locate
    return shown._replace(findings=locate(kept), excused=locate(report.excused))


def said(app: Sphinx) -> list[Said]:
    """Return the findings of this build as they are logged."""
    report = shown_report(app)
    emit_reported(app, report)
    return [
        {
            "place": f"{finding.location.path}:{finding.location.line}",
            "text": warning_text(finding),
            "name": finding.name,
            "info": finding.severity is Severity.INFO,
        }
        for finding in report.findings
    ]


def warning_text(finding: Finding) -> str:
    """Return code, message and hint of *finding* on one line that is safe to print."""
    parts = filter(None, (finding.text(_), finding.mend(_)))
    return inert(visible(f"{finding.code}: {'. '.join(parts)}"))
