"""Findings as Sphinx warnings, and the pages that have to be written again."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx.util import logging

from sphinx_readiness.core.findings import Finding, Report
from sphinx_readiness.core.severity import Severity
from sphinx_readiness.core.text import visible
from sphinx_readiness.sphinx_ext.domain import ReadinessDomain, readiness_domain
from sphinx_readiness.sphinx_ext.i18n import _
from sphinx_readiness.sphinx_ext.locate import Locator
from sphinx_readiness.sphinx_ext.outdated import outdated_pages
from sphinx_readiness.sphinx_ext.state import build_state

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

WARNING_TYPE: Final = "readiness"


def shown_report(app: Sphinx) -> Report:
    """Return the report of this build: located exactly, without what the project suppresses."""
    domain = readiness_domain(app.env)
    report = build_state(app.env).report
    kept = [
        finding
        for finding in report.findings
        if not logging.is_suppressed_warning(
            WARNING_TYPE, finding.name, app.config.suppress_warnings
        )
    ]
    return replace(report, findings=Locator(domain.session).locate(kept))


def emit_warnings(app: Sphinx, domain: ReadinessDomain) -> None:
    """Log each finding once: errors and warnings as warnings, hints as messages."""
    for finding in shown_report(app).findings:
        path = os.path.normpath(domain.session.root / finding.location.path)
        place = f"{path}:{finding.location.line}"
        text = warning_text(finding)
        if finding.severity is Severity.INFO:
            logger.info("%s: %s [%s.%s]", place, text, WARNING_TYPE, finding.name)
        else:
            logger.warning("%s", text, location=place, type=WARNING_TYPE, subtype=finding.name)


def warning_text(finding: Finding) -> str:
    """Return code, message and hint of *finding* on one line that is safe to print."""
    parts = filter(None, (finding.text(_), finding.mend(_)))
    return visible(f"{finding.code}: {'. '.join(parts)}")


def report_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report, and return the pages whose views show something else than when last written."""
    emit_warnings(app, readiness_domain(env))
    return outdated_pages(app, env)
