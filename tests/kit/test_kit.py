"""The kit for rules of others: it fails where a rule says something else than a case expects."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sphinx_readiness.testing import BadCase, Case, check_case, findings_of, read_cases

BODY = "| ID | Item | Status | Owner |\n|--|--|--|--|\n| A-1 | Go | ❌ | QA |\n"

EXPECTED = {
    "line": 4, "path": "docs/index.md", "severity": "error", "contains": "blocker A-1",
    "hint": "Resolve it", "item": "A-1", "field": "status",
}  # fmt: skip


def case(kind: str = "fail", *expect: dict[str, Any], **more: Any) -> Case:
    return Case("open-blocker", kind, 0, {"body": BODY, "expect": list(expect), **more})


def test_it_passes() -> None:
    check_case(case("fail", EXPECTED))
    check_case(case("pass", body=BODY.replace("❌", "✅")))
    assert case("fail", name="one").id == "open-blocker-fail-one"
    assert case("pass").id == "open-blocker-pass-0"


@pytest.mark.parametrize(
    "other",
    [
        {"line": 5}, {"column": 3}, {"path": "x"}, {"severity": "info"}, {"message": "x"},
        {"contains": "other"}, {"hint": "x"}, {"item": "A-2"}, {"field": "owner"},
    ],
)  # fmt: skip
def test_another_finding_fails(other: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match=f"other \\['{next(iter(other))}'\\] than"):
        check_case(case("fail", EXPECTED | other))


@pytest.mark.parametrize(
    "wrong",
    [
        case("pass"), case("fail"), case("pass", EXPECTED), case("fail", EXPECTED, EXPECTED),
        case("fail", EXPECTED, body=BODY.replace("❌", "✅")),
    ],
    ids=str,
)  # fmt: skip
def test_another_number_of_findings_fails(wrong: Case) -> None:
    with pytest.raises(AssertionError, match="expect"):
        check_case(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        case("fail", {"line": 4}), case("fail", EXPECTED | {"lines": 4}), case(bodies=""),
        case(today="soon"), case(config={"fail_on": 3}),
    ],
    ids=str,
)  # fmt: skip
def test_a_case_that_is_none(wrong: Case) -> None:
    with pytest.raises(BadCase):
        check_case(wrong)


def test_a_rule_that_is_not_there_finds_nothing() -> None:
    assert findings_of(Case("no-such-rule", "pass", 0, {"body": BODY})) == ()


def test_files_of_cases(tmp_path: Path) -> None:
    (tmp_path / "a-rule.toml").write_text("[[fail]]\n[[pass]]\nname = 'x'\n", encoding="utf-8")
    assert [each.id for each in read_cases(tmp_path)] == ["a-rule-pass-x", "a-rule-fail-0"]
    (tmp_path / "b-rule.toml").write_text("[[passes]]\n", encoding="utf-8")
    with pytest.raises(BadCase, match="unknown keys"):
        read_cases(tmp_path)


def test_it_needs_neither_sphinx_nor_pytest() -> None:
    code = "import sys, sphinx_readiness.testing; print(*{'sphinx', 'pytest'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
