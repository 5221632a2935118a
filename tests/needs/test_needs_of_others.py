"""Projects that use sphinx-needs seriously: their names, links and ids stay theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from needs_projects import CONF, FILES, INDEX, NEEDS, checklist, needs_of, ours, row
from projects import Project

Make = Callable[..., Project]

METAMODEL: dict[str, Any] = {
    **CONF,
    "needs_types": [
        *CONF["needs_types"],
        {"directive": "workitem", "title": "Work item", "prefix": "wi__", "color": "#fff"},
        {"directive": "evidence_set", "title": "Set", "prefix": "es__", "color": "#fff"},
    ],
    "needs_id_regex": "^[A-Za-z]+(__[A-Za-z0-9_-]+)+$",
    "needs_links": {
        "evidence": {"incoming": "is evidence for", "outgoing": "has as evidence"},
        "complies": {"incoming": "is complied with by", "outgoing": "complies with"},
    },
    "needs_fields": {
        "security": {
            "description": "YES or NO",
            "schema": {"type": "string", "enum": ["YES", "NO"]},
        },
        "asil": {"description": "Level", "schema": {"type": "string", "enum": ["QM", "B"]}},
        "responsible": {"description": "Who", "nullable": True},
        "gate": {"description": "Blocks", "schema": {"type": "string"}},
    },
}
"""The rules of a metamodel: ids with a type before them, a link ``evidence``, fields with values."""

MAPPING: dict[str, Any] = {
    "items": {"type": "workitem", "id": "wi__{checklist}__{id}", "values": {"security": "NO"}},
    "checklists": {"type": "evidence_set", "id": "es__{id}", "values": {"security": "NO"}},
    "sign-offs": {"id": "so__{record}__{role}", "values": {"security": "NO"}},
    "fields": {"owner": "responsible", "blocking": "gate", "Level": "asil", "notes": ""},
    "links": {"Complies": "complies", "evidence": "evidence"},
    "statuses": {"verified": "valid", "not-met": "invalid"},
}

STRICT_NEEDS = (
    "# Needs\n\n:::{req} Data survives\n:id: req__data\n:evidence: test__kill\n:::\n\n"
    ":::{test} Kill the server\n:id: test__kill\n:::\n"
)

STRICT = (
    "# Ops\n\n:::{checklist} ops\n\n| ID | Item | Status | Owner | Level | Complies | Evidence |\n"
    "|--|--|--|--|--|--|--|\n| OPS-1 | Backups | ✅ | Ann | B | req__data | test__kill |\n"
    "| OPS-2 | Restore | ❌ | Bob | QM | | see run 7 |\n:::\n\n"
    ":::{signoff-matrix}\n| Role | Name |\n|--|--|\n| QA lead | |\n:::\n"
)


def test_names_of_the_project_do_not_stop_the_build(make_project: Make) -> None:
    """Every name of ours is a link, a field or a type of the project."""
    links = {
        name: {"incoming": f"{name} of", "outgoing": name}
        for name in ("evidence", "notes", "owner")
    }
    conf = {
        **CONF,
        "needs_links": links,
        "needs_fields": {"severity": {"description": "x", "nullable": True}},
    }
    needs = NEEDS.replace(":links: REQ_1", ":evidence: REQ_1")
    built = make_project({**FILES, "reqs.md": needs}, **conf).build()
    found = needs_of(built)
    assert found["TEST_1"]["evidence"] == ["REQ_1"]
    assert found["OPS-1"]["readiness_evidence"] == "report 7"
    assert [line for line in ours(built) if "[needs" in line] == []


def test_options_of_other_needs_are_as_unknown_as_before(make_project: Make) -> None:
    needs = NEEDS.replace(":links: OPS-2", ":owner: Ann\n:outcome: pass")
    built = make_project({**FILES, "reqs.md": needs}, **CONF).build()
    for name in ("owner", "outcome"):
        assert f"'{name}'" in built.warnings


def test_ids_of_other_needs_are_not_loosened(make_project: Make) -> None:
    needs = NEEDS.replace(":id: REQ_2", ":id: low-1")
    built = make_project({**FILES, "reqs.md": needs}, **CONF).build()
    assert "low-1" in built.warnings
    assert {"OPS-1", "OPS-2"} <= set(needs_of(built))
    assert "low-1" not in needs_of(built)


def test_a_metamodel_takes_our_needs(make_project: Make) -> None:
    files = {"index.md": INDEX, "ops.md": STRICT, "reqs.md": STRICT_NEEDS}
    built = make_project(files, readiness_needs=MAPPING, **METAMODEL).build()
    assert [line for line in ours(built) if "need" in line] == []
    found = needs_of(built)
    first, second = found["wi__ops__OPS-1"], found["wi__ops__OPS-2"]
    assert (first["type"], first["status"], first["responsible"], first["asil"]) == (
        "workitem", "valid", "Ann", "B",
    )  # fmt: skip
    assert (first["complies"], first["evidence"]) == (["req__data"], ["test__kill"])
    assert (second["status"], second["evidence"], second["gate"]) == ("invalid", [], "false")
    assert "readiness_notes" not in first
    assert {need["security"] for id_, need in found.items() if "__" in id_[:4]} == {"NO"}
    assert first["parent_needs"] == ["es__ops"]
    assert found["es__ops"]["type"] == "evidence_set"
    assert found["so__readiness__qa-lead"]["links"] == ["es__ops"]
    page = built.page("ops")
    for anchor in ("wi__ops__OPS-1", "OPS-1", "es__ops", "checklist-ops", "so__readiness__qa-lead"):
        assert page.count(f'id="{anchor}"') == 1


@pytest.mark.parametrize("builder", ["html", "readiness"])
def test_what_the_project_does_not_have_is_one_finding_each(
    make_project: Make, builder: str
) -> None:
    mapping = {
        "items": {"type": "checklist"},
        "fields": {"owner": "nobody"},
        "links": {"Complies": "nowhere"},
    }
    conf = {**CONF, "readiness_select": ["invalid-configuration"]}
    built = make_project(FILES, readiness_needs=mapping, **conf).build(builder)
    found = built.warnings if builder == "html" else built.status
    assert found.count("RD111") == 3
    for name in ("'checklist'", "'nobody'", "'nowhere'"):
        assert name in found


def test_a_field_that_every_need_must_have_is_said_once(make_project: Make) -> None:
    """sphinx-needs refuses each of our needs for it."""
    fields = {"level": {"description": "x", "schema": {"type": "string"}, "nullable": False}}
    needs = NEEDS.replace(":id:", ":level: B\n:id:")
    built = make_project({**FILES, "reqs.md": needs}, needs_fields=fields, **CONF).build()
    assert built.warnings.count("cannot be made") <= 1
    mapping = {name: {"values": {"level": "A"}} for name in ("items", "checklists", "sign_offs")}
    built = make_project(
        {**FILES, "reqs.md": needs}, needs_fields=fields, readiness_needs=mapping, **CONF
    ).build()
    assert "cannot be made" not in built.warnings
    assert needs_of(built)["OPS-1"]["level"] == "A"


def test_a_link_column_that_leads_nowhere(make_project: Make) -> None:
    text = STRICT.replace("req__data |", "req__gone |")
    files = {"index.md": INDEX, "ops.md": text, "reqs.md": STRICT_NEEDS}
    built = make_project(files, readiness_needs=MAPPING, **METAMODEL).build()
    assert "req__gone" in built.warnings
    assert "[readiness.unknown-need]" in built.warnings


@pytest.mark.parametrize(
    "value",
    [
        "yes", {"item": {}}, {"items": {"id": "fixed"}}, {"items": {"id": "{id}{what}"}},
        {"fields": {"owner": 1}}, {"links": {"Complies": ""}}, {"items": {"type": ""}},
    ],
)  # fmt: skip
def test_a_mapping_that_is_none(make_project: Make, value: object) -> None:
    one = checklist("one", row(id="ONE-1", item="X", status="✅"))
    built = make_project({"index.md": INDEX, "one.md": one}, readiness_needs=value, **CONF).build(
        "dummy"
    )
    assert built.warnings.count("[readiness.invalid-option-value]") == 1 or (
        built.warnings.count("option 'needs'") + built.warnings.count("readiness_needs") >= 1
    )
    assert "ONE-1" in needs_of(built)
