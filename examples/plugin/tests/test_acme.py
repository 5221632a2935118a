"""The plug-in against its cases, with the kit of sphinx-readiness."""

from __future__ import annotations

from pathlib import Path

import pytest
from acme_readiness.evidence import COVERAGE
from acme_readiness.rules import RULES

from sphinx_readiness.testing import Case, check_case, findings_of, read_cases

CASES = read_cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    check_case(case, RULES)


def row(verify: str) -> str:
    return f"| ID | Item | Status | Verify |\n|--|--|--|--|\n| QA-1 | Tested | ✅ | {verify} |\n"


@pytest.mark.parametrize(
    ("statement", "reports", "says"),
    [
        ("coverage coverage.json >= 80", '{"totals": {"percent_covered": 91.5}}', None),
        ("coverage coverage.json >= 95", '{"totals": {"percent_covered": 91.5}}', "91.5 %"),
        ("coverage other.json >= 80", "{}", "no file 'other.json'"),
    ],
)
def test_evidence(statement: str, reports: str, says: str | None) -> None:
    data = {"body": row(statement), "files": {"coverage.json": reports}}
    found = findings_of(Case("failed-verification", "", 0, data), kinds=[COVERAGE])
    assert [says in each.text() for each in found] == ([True] if says else [])
