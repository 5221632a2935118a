"""Annotations of GitHub Actions: workflow commands, each of which shows a finding at its line.

By "Workflow commands for GitHub Actions" in GitHub's documentation. Ten errors and ten warnings of
a step are shown, so that what is most severe comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.exports.formats.harmless import (
    harmless,
    last_line_of,
    line_of,
    path_of,
    whole_message,
)
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.exports.terminal import closing_line
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.text.phrases import Translate

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def pieces(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield a command for each finding of *report*, then a line that says what came of it."""
    for finding in sorted(report.findings, key=lambda each: -each.severity.rank):
        yield f"{_command(finding, translate)}\n"
    yield f"{closing_line(report, translate)}\n"


def _command(finding: Finding, translate: Translate) -> str:
    properties = {
        "file": harmless(path_of(finding)),
        "line": str(line_of(finding)),
        "endLine": str(last_line_of(finding)),
    }
    if finding.location.column and finding.end_line <= line_of(finding):
        properties["col"] = str(finding.location.column)
        if finding.end_column:
            properties["endColumn"] = str(finding.end_column)
    properties["title"] = harmless(f"{finding.code} {finding.name}")
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(whole_message(finding, translate))}"


def _data(text: str) -> str:
    """Return *text* as the message of a command; line feeds are gone already."""
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
