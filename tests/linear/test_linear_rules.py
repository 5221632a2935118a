"""Rules that compare rows with each other make twice the calls for twice the rows."""

from __future__ import annotations

import pytest
from test_linear_readers import calls

from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.testing.cases import Case, findings_of

ROWS = {
    "doubtful-mark": "| A-{at} | thing {at} \u26a0\ufe0f | \u2705 |\n",
    "duplicate-id": "| 1 | thing {at} | \u2705 |\n",
}


@pytest.mark.parametrize("rule", ROWS)
def test_rule(rule: str) -> None:
    def check(rows: str) -> None:
        body = f"| ID | Item | Status |\n|---|---|---|\n{rows}"
        found = findings_of(Case(rule, "fail", 1, {"name": "many", "body": body}), RULES)
        assert len(found) >= rows.count("\n") - 1

    once, twice = (
        calls(check, "".join(ROWS[rule].format(at=at) for at in range(many))) for many in (150, 300)
    )
    assert twice <= 2.2 * once + 50
