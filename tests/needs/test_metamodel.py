"""A metamodel says what needs of each type may be; ours are mapped into it, and keep its rules."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

import pytest
from needs_projects import CONF, needs_of
from packaging.version import Version
from projects import Built, Project

from sphinx_readiness.assembly.build_items import split_links
from sphinx_readiness.workspace.need_ids import is_condition

KNOWS_CONDITIONS = Version(version("sphinx-needs")) >= Version("8")

OPTIONS = ("responsible", "gate", "security", "level")

RULES: dict[str, dict[str, dict[str, str]]] = {
    "norm": {"must": {"id": "norm__[0-9a-z_]+", "status": "valid"}, "may": {}, "links": {}},
    "product": {"must": {"id": "product__[0-9a-z_]+", "status": "valid"}, "may": {}, "links": {}},
    "proof": {"must": {"id": "proof__[0-9a-z_]+", "status": "valid"}, "may": {}, "links": {}},
    "claim": {
        "must": {"id": "claim__[0-9a-z_]+", "status": "valid|invalid|draft", "security": "YES|NO"},
        "may": {"responsible": ".+", "gate": "true|false", "level": "QM|B"},
        "links": {"complies": "norm", "realizes": "product", "evidence": "proof"},
    },
    "sheet": {"must": {"id": "sheet__[0-9a-z_]+", "status": "valid|draft"}, "may": {}, "links": {}},
    "approval": {
        "must": {"id": "approval__[0-9a-z_]+", "status": "valid|draft"},
        "may": {"responsible": ".+"},
        "links": {"complies": "sheet"},
    },
}
"""Of each type: fields that it must and may have, and the types that its links lead to."""

NOTHING = dict.fromkeys(
    ("severity", "checklist", "outcome", "evidence", "notes", "fingerprint"), ""
)

MAPPING: dict[str, Any] = {
    "items": {"type": "claim", "id": "claim__{checklist}_{id}", "values": {"security": "NO"}},
    "checklists": {
        "type": "sheet", "id": "sheet__{id}", "fields": {"owner": ""},
        "statuses": {"not-met": "draft"},
    },
    "sign-offs": {"type": "approval", "id": "approval__{record}_{role}",
                  "links": {"links": "complies"}},
    "fields": {**NOTHING, "owner": "responsible", "blocking": "gate", "Safety Level": "level"},
    "links": {"Complies": "complies", "Realizes": "realizes", "evidence": "evidence"},
    "statuses": {"verified": "valid", "not-met": "invalid", "pending": "draft",
                 "approved": "valid"},
}  # fmt: skip

PAGE = """# Sheet

:::{norm} Norm
:id: norm__1
:status: valid

:::

:::{product} Product
:id: product__plan
:status: valid

:::

:::{proof} Run
:id: proof__7
:status: valid

:::

:::{proof} Low
:id: LOW-1
:owner: Ann

:::

:::{checklist} storage
:id: storage
:owner: Ann

| ID  | Item  | Status | Complies | Realizes                           | Evidence |
|-----|-------|--------|----------|------------------------------------|----------|
| s_1 | One   | ✅     | norm__1  | product__plan                      | proof__7 |
| s_2 | Two   | ❌     | norm__1  | product__plan[status == "valid"]   | a report |
| s_3 | Three | ✅     | norm__1  | product__plan[status == "invalid"] |          |
| s_4 | Four  | ✅     | norm__1  | product__plan[len(open("x")) > 1]  |          |

:::

:::{check} Nested
:id: n_1
:status: ✅
:owner: Bob
:realizes: product__plan
:safety-level: QM

Text.

:::

:::{signoff-matrix}

| Role | Name | Signature | Date       | Status   |
|------|------|-----------|------------|----------|
| qa   | Ann  | A.        | 2026-01-10 | approved |

:::
"""


ROW_WITH_CODE = (
    '| s_4 | Four  | ✅     | norm__1  | product__plan[len(open("x")) > 1]  |          |'
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    links = ("complies", "realizes", "evidence")
    conf = {
        **CONF,
        "needs_types": [
            {"directive": name, "title": name, "prefix": f"{name}__", "color": "#fff"}
            for name in RULES
        ],
        "needs_id_regex": "^[a-z]+__[a-z0-9_]+$",
        "needs_id_required": True,
        "needs_extra_links": [
            {"option": name, "incoming": f"{name} of", "outgoing": name} for name in links
        ],
        "needs_extra_options": list(OPTIONS),
        "needs_string_links": {
            "who": {"regex": r"^(?P<value>\w+)$", "link_url": "https://example.org/{{value}}",
                    "link_name": "{{value}}", "options": ["responsible"]},
        },
        "needs_warnings": {"nobody": "type == 'claim' and not responsible"},
        "readiness_needs": MAPPING,
    }  # fmt: skip
    return Project(tmp_path_factory.mktemp("metamodel"), {"index.md": PAGE}, **conf).build()


@pytest.fixture(scope="module")
def needs(built: Built) -> dict[str, dict[str, Any]]:
    return needs_of(built)


def test_each_need_keeps_the_rules_of_its_type(needs: dict[str, dict[str, Any]]) -> None:
    assert sorted({need["type"] for need in needs.values()}) == sorted(RULES)
    for need in needs.values():
        rules = RULES[need["type"]]
        for name, pattern in rules["must"].items():
            assert re.fullmatch(pattern, need[name] or ""), (need["id"], name, need[name])
        for name in (name for name in (*OPTIONS, *need) if need.get(name)):
            if name in rules["may"]:
                assert re.fullmatch(rules["may"][name], need[name]), (need["id"], name)
            else:
                extra = name in OPTIONS or name.startswith("readiness_")
                assert not extra or name in rules["must"], (need["id"], name)
        for link, type_ in rules["links"].items():
            for target in need[link]:
                assert needs[target.partition("[")[0]]["type"] == type_


def test_links_and_fields_of_rows_and_checks(needs: dict[str, dict[str, Any]]) -> None:
    first, nested = needs["claim__storage_s_1"], needs["claim__sheet_n_1"]
    assert (first["complies"], first["evidence"]) == (["norm__1"], ["proof__7"])
    assert (nested["realizes"], nested["level"]) == (["product__plan"], "QM")
    assert (nested["responsible"], nested["status"]) == ("Bob", "valid")
    assert needs["sheet__storage"]["status"] == "draft"
    assert sorted(needs["approval__readiness_qa"]["complies"]) == ["sheet__sheet", "sheet__storage"]


def test_conditions_are_for_sphinx_needs_to_check(built: Built, needs: dict[str, Any]) -> None:
    said = [line for line in built.warning_lines if "claim__storage_s_" in line]
    if KNOWS_CONDITIONS:
        (line,) = said
        assert "claim__storage_s_3" in line
        assert "[needs.link_condition_failed]" in line
    else:  # it takes them for ids, and says of both that there are none
        assert ["[needs.link_outgoing]" in line for line in said] == [True, True]
    assert needs["claim__storage_s_4"]["realizes"] == []
    (line,) = [line for line in built.warning_lines if "RD604" in line]
    assert f":{PAGE.split(chr(10)).index(ROW_WITH_CODE) + 1}: " in line
    assert "condition of the link" in line


def test_rules_of_the_project_are_not_loosened(built: Built) -> None:
    assert "LOW-1" in built.warnings
    assert "Unknown option 'owner'" in built.warnings
    assert "RD107" not in built.warnings
    assert "nobody" not in built.warnings


def test_the_page_shows_what_options_of_a_check_say(built: Built) -> None:
    text = re.sub(r"<[^>]*>", "", built.page("index"))
    assert "Safety Level: QM" in text


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("A, B;C  D", ("A", "B", "C", "D")),
        ("A[version == 1], B", ("A[version == 1]", "B")),
        ("A[x == 'a b'] A", ("A[x == 'a b']", "A")),
        ("A[open B]x C", ("A[open B]x", "C")),
        ("A[never closed, B", ("A[never", "closed", "B")),
        ("[x] A", ("[x]", "A")),
    ],
)
def test_lists_of_links(text: str, links: tuple[str, ...]) -> None:
    assert split_links(text) == links


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("[version==1]", True), ("[version >= 1.5]", True), ("[status == \"valid\"]", True),
        ("[status=='a' and safety != 'QM']", True), ("[is_need == True]", True),
        ("[readiness_fingerprint.startswith('ef7c')]", True),
        ("[]", False), ("[x]", False), ("[x == y]", False), ("[f() == 1]", False),
        ("[x == 1", False), ("[x == 1)]", False), ("[x.startswith('a']", False),
        ("[x.__class__ == 1]", False), ("[x == 1 or True]", False), ("[x == 'a\\'']", False),
    ],
)  # fmt: skip
def test_conditions_compare_fields_with_values(text: str, taken: bool) -> None:
    assert is_condition(text) is taken
