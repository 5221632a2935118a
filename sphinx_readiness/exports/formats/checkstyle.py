"""The XML of Checkstyle, which Jenkins, reviewdog and many others read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sphinx_readiness.exports.formats.harmless import TOOL, line_of, path_of, whole_message
from sphinx_readiness.exports.formats.xml_text import DECLARATION, tag
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.model.findings import Finding

_FORMAT: Final = "4.3"
"""The version of Checkstyle that most readers were made for."""


def pieces(report: ReportFields) -> Iterator[str]:
    """Yield the findings of *report*, file by file."""
    yield DECLARATION
    yield f"<{tag('checkstyle', version=_FORMAT)}>\n"
    for path, findings in groupby(sorted(report.findings, key=path_of), key=path_of):
        yield f" <{tag('file', name=path)}>\n"
        yield from map(_error, findings)
        yield " </file>\n"
    yield "</checkstyle>\n"


def _error(finding: Finding) -> str:
    column = finding.location.column
    where = {"line": line_of(finding), **({"column": column} if column else {})}
    written = tag(
        "error",
        **where,
        severity=finding.severity.value,
        message=whole_message(finding),
        source=f"{TOOL}.{finding.name}",
    )
    return f"  <{written}/>\n"
