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
from sphinx_readiness.workspace.gate import Gate
from sphinx_readiness.workspace.shown import shown

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def shown_report(app: Sphinx, *, gated: bool = False) -> Report:
    """Return the report of this build: located exactly, without what the project suppresses.

    What the baseline accepts is set apart. Where it is *gated*, it is about the record and the
    documents that are asked about.
    """
    build = build_of(app.env)
    gate = Gate(
        build.session, build.settings, build.unasked, lambda name: _is_suppressed(app, name)
    )
    return shown(gate, build_state(app.env).report, gated=gated)


def _is_suppressed(app: Sphinx, name: str) -> bool:
    return logging.is_suppressed_warning(WARNING_TYPE, name, app.config.suppress_warnings)


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
