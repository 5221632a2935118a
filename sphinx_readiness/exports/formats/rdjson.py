"""The JSON that reviewdog reads (``-f=rdjson``), by its Reviewdog Diagnostic Format.

Columns are left out: that format counts bytes of UTF-8, and a report counts characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sphinx_readiness.exports.formats.harmless import (
    TOOL,
    harmless,
    last_line_of,
    line_of,
    path_of,
    whole_message,
)
from sphinx_readiness.exports.json_lines import Later, json_pieces
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.severity import Severity

_SEVERITIES: Final = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFO: "INFO",
}


def pieces(report: ReportFields) -> Iterator[str]:
    """Yield the findings of *report*."""
    return json_pieces(
        {
            "source": {"name": TOOL},
            "diagnostics": Later(lambda: map(_diagnostic, report.findings)),
        }
    )


def _diagnostic(finding: Finding) -> dict[str, Any]:
    lines = {"start": {"line": line_of(finding)}, "end": {"line": last_line_of(finding)}}
    return {
        "message": whole_message(finding) or finding.code,
        "location": {"path": harmless(path_of(finding)), "range": lines},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": f"{finding.code} {finding.name}"},
    }
