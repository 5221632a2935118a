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

    from sphinx_readiness.sphinx_ext.build.build import Build


def shown_report(app: Sphinx, *, gated: bool = False) -> Report:
    """Return the report of this build: located exactly, without what the project suppresses.

    What the baseline accepts is set apart. Where it is *gated*, it is about the record and the
    documents that are asked about.
    """
    return shown(_gate(app), build_state(app.env).report, gated=gated)


def _gate(app: Sphinx) -> Gate:
    build = build_of(app.env)
    return Gate(
        build.session, build.settings, build.unasked, lambda name: _is_suppressed(app, name)
    )


def _shown(build: Build) -> Report:
    return shown_report(build.app)


def pages_report(app: Sphinx) -> Report:
    """Return what the gate would say, for the pages that show it.

    It is the report of this build, and what only the gate looks for: whether there is anything
    to check, and files that Sphinx left out. A page must not be greener than the gate.
    """
    build = build_of(app.env)
    report = build.once(_shown)
    from sphinx_readiness.rules.from_problems import found_by
    from sphinx_readiness.rules.selection import active_rules
    from sphinx_readiness.sphinx_ext.reporting.nothing_checked import nothing_found
    from sphinx_readiness.sphinx_ext.reporting.unread_documents import unread_of
    from sphinx_readiness.workspace.gated_report import only_asked
    from sphinx_readiness.workspace.identify import Belonging

    problems = (*nothing_found(app, report.project), *build.once(unread_of))
    rules = active_rules(build.session.options, build.session.rules)
    added = (each for each in found_by(rules, problems) if not _is_suppressed(app, each.name))
    of = Belonging(report.project.records).record_of
    findings = (each._replace(record=of(each)) for each in (*report.findings, *added))
    found: Report = only_asked(_gate(app), report._replace(findings=tuple(findings)))
    return found


def _is_suppressed(app: Sphinx, name: str) -> bool:
    return logging.is_suppressed_warning(WARNING_TYPE, name, app.config.suppress_warnings)


def said(app: Sphinx) -> list[Said]:
    """Return the findings of this build as they are logged."""
    report = build_of(app.env).once(_shown)
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
