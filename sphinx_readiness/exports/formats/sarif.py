"""SARIF 2.1.0, which code scanning of GitHub, Azure DevOps and editors read.

By "Static Analysis Results Interchange Format (SARIF) Version 2.1.0" of OASIS. What is excused,
waived or accepted by the baseline is there as well, with its suppression.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final
from urllib.parse import quote

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.exports.fingerprints import distinct
from sphinx_readiness.exports.formats.harmless import (
    TOOL,
    last_line_of,
    line_of,
    path_of,
    whole_message,
)
from sphinx_readiness.exports.json_lines import Later, json_pieces
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.rule_pages import RulePage
from sphinx_readiness.model.severity import Severity

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

_ROOT: Final = "%SRCROOT%"
"""What paths are relative to; code scanning takes the root of the repository for it."""

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, Any]


def pieces(report: ReportFields) -> Iterator[str]:
    """Yield *report* as a log with one run."""
    rules = _rules(report)
    positions = {rule["id"]: position for position, rule in enumerate(rules)}
    driver = {
        "name": TOOL,
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the project."}}},
        "results": Later(lambda: _results(report, positions)),
    }
    return json_pieces({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(report: ReportFields) -> list[Json]:
    """Return what there is to say of each rule that has a finding, by code."""
    every = chain(report.findings, *_suppressed(report))
    found = {each.code: each for each in every}
    pages = {each.code: each for each in report.pages}
    return [_rule(found[code], pages.get(code)) for code in sorted(found)]


def _rule(finding: Finding, page: RulePage | None) -> Json:
    severity = page.severity if page is not None else finding.severity
    title = page.title if page is not None else finding.name
    text = page.page.strip() if page is not None else finding.name
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": [page.family] if page is not None else []},
    }


def _results(report: ReportFields, positions: dict[str, int]) -> Iterator[Json]:
    open_ones = len(report.findings)
    every = distinct(chain(report.findings, *_suppressed(report)))
    for number, finding in enumerate(every):
        suppressions = [_suppression(finding.reason)] if number >= open_ones else []
        yield _result(finding, positions[finding.code], suppressions)


def _suppressed(report: ReportFields) -> tuple[tuple[Finding, ...], ...]:
    return report.known, report.excused, report.waived


def _suppression(why: str) -> Json:
    return {"kind": "external", "status": "accepted", "justification": why}


def _result(finding: Finding, position: int, suppressions: list[Json]) -> Json:
    properties = {"item": finding.item, "record": finding.record}
    return {
        "ruleId": finding.code,
        "ruleIndex": position,
        "level": _LEVELS[finding.severity],
        "message": {"text": whole_message(finding) or finding.code},
        "locations": [{"physicalLocation": _place(finding)}],
        "partialFingerprints": {
            "sphinxReadiness/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "suppressions": suppressions,
        "properties": {name: value for name, value in properties.items() if value},
    }


def _place(finding: Finding) -> Json:
    column = finding.location.column or 1
    known = bool(finding.location.column and finding.end_column)
    return {
        "artifactLocation": {
            "uri": quote(path_of(finding), errors="surrogatepass"),
            "uriBaseId": _ROOT,
        },
        "region": {
            "startLine": line_of(finding),
            "startColumn": column,
            "endLine": last_line_of(finding),
            "endColumn": finding.end_column if known else column + 1,
        },
    }
