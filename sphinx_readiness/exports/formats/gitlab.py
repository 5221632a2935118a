"""A Code Quality report of GitLab: a JSON list of problems.

By "Code Quality report format" in GitLab's documentation. GitLab takes no entry behind the first
one that is not valid, and one of several with the same fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sphinx_readiness.exports.fingerprints import distinct
from sphinx_readiness.exports.formats.harmless import (
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

_SEVERITIES: Final = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def pieces(report: ReportFields) -> Iterator[str]:
    """Yield the report on the findings of *report*."""
    return json_pieces(Later(lambda: map(_entry, distinct(report.findings))))


def _entry(finding: Finding) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": f"{finding.code} {finding.name}",
        "description": whole_message(finding) or finding.code,
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": {
            "path": harmless(path_of(finding)),
            "lines": {"begin": line_of(finding), "end": last_line_of(finding)},
        },
    }
