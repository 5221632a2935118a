"""The example on a rule's page: the first half triggers the rule, the second is mended."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sphinx_readiness.reading.markdown_body import read_body
from sphinx_readiness.reading.plain_body import BodyTable
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.testing import Case, findings_of

FENCE = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)

WITH_EXAMPLE = [rule for rule in RULES if "```" in rule.page]

BLOCKERS = """
| ID    | Item                         | Status  |
|-------|------------------------------|---------|
| DOC-1 | The guide states the version | Not met |
| OPS-2 | The restore was tested       | Not met |
"""


def halves(rule: Rule) -> tuple[str, str]:
    """Return the example before and after: two directives, or two tables."""
    found = FENCE.search(rule.page)
    assert found is not None
    blocks = re.split(r"\n\n(?=:::\{|\| (?:ID|Item|Role) |# )", found.group(1))
    if blocks[0].startswith("# "):
        assert len(blocks) == 2
        return blocks[0], blocks[1]
    if ":::" in blocks[0]:
        whole = re.split(r"(?<=\n:::)\n\n", found.group(1).strip())
        assert len(whole) == 2
        return whole[0], whole[1]
    assert len(blocks) == 2
    return blocks[0], blocks[1]


def data(example: str) -> dict[str, Any]:
    """Return the case that the example describes."""
    if example.startswith("# "):
        name = "changelog" if example.startswith("# Changes") else "page"
        return {"files": {"VERSION": "2.0.0\n", f"docs/{name}.md": example}}
    if "| Role" in example:
        return {"matrices": [{"body": example}]}
    if not example.startswith(":::"):
        return {"body": example}
    lines = example.strip().removesuffix(":::").split("\n")
    options = {}
    while len(lines) > 1 and (option := re.match(r":([a-z-]+): (.*)", lines[1])):
        options[option.group(1)] = option.group(2)
        del lines[1]
    if "waiver" in lines[0]:
        waiver = {"targets": lines[0].partition("}")[2].strip(), "options": options}
        return {"body": BLOCKERS, "waivers": [waiver]}
    kind = "go-live" if "go-live" in lines[0] else "checklist"
    if kind == "go-live":
        options["decision"] = lines[0].partition("}")[2].strip()
    body = "\n".join(lines[1:])
    made = {"id": "example", "kind": kind, "options": options, "body": body, "line": 30}
    return {"body": BLOCKERS, "checklists": [made]} if kind == "go-live" else {"checklists": [made]}


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.name)
def test_the_example_triggers_and_is_mended(rule: Rule) -> None:
    before, after = halves(rule)
    if rule.name == "cells-lost":
        tables = [read_body(half.strip().split("\n")) for half in (before, after)]
        surplus = [
            any(row.surplus for table in part if isinstance(table, BodyTable) for row in table.rows)
            for part in tables
        ]
        assert surplus == [True, False]
        return
    assert findings_of(Case(rule.name, "fail", 0, data(before)))
    assert not findings_of(Case(rule.name, "pass", 0, data(after)))
