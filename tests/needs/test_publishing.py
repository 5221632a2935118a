"""Items are needs, with everything that they say."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files

import jsonschema
import pytest
from needs_projects import CONF, FILES, INDEX, OPS, checklist, needs_in, needs_of, ours, row
from projects import Built, Project

from sphinx_readiness.assembly.digest import item_digest
from sphinx_readiness.model.items import Item
from sphinx_readiness.sphinx_ext.build.state import build_state

Make = Callable[..., Project]


@pytest.fixture
def built(make_project: Make) -> Built:
    return make_project(FILES, **CONF).build()


def test_an_item_is_a_need(built: Built) -> None:
    item = needs_of(built)["OPS-1"]
    expected = {
        "id": "OPS-1", "type": "readiness_item", "type_name": "Checklist item",
        "title": "Backups run", "status": "verified", "readiness_outcome": "pass", "readiness_owner": "Ops",
        "readiness_severity": "high", "readiness_checklist": "ops", "readiness_evidence": "report 7", "readiness_blocking": False,
        "readiness_notes": "every day", "links": ["REQ_1", "TEST_1"], "tags": ["db", "night"],
        "docname": "ops", "sections": ["Part ops", "Page ops"], "doctype": ".md",
        "parent_needs": ["checklist-ops"],
    }  # fmt: skip
    item["links"] = sorted(item["links"])
    assert {name: item[name] for name in expected} == expected
    source = OPS.splitlines()
    assert "OPS-1" in source[item["lineno"] - 1]
    assert 'id="OPS-1"' in built.page("ops")


def test_links_in_both_directions(built: Built) -> None:
    needs = needs_of(built)
    assert needs["OPS-2"]["links_back"] == ["REQ_2"]
    assert "OPS-1" in needs["REQ_1"]["links_back"]
    assert needs["REQ_2"]["links"] == ["OPS-2"]
    assert [line for line in ours(built) if "needs." in line] == []


def test_blank_cells_have_no_value(built: Built) -> None:
    item = needs_of(built)["OPS-2"]
    assert {item.get("readiness_" + name) for name in ("severity", "evidence", "notes")} == {None}
    assert item["readiness_outcome"] == "fail"


def items_of(built: Built) -> dict[str, Item]:
    return {item.id: item for item in build_state(built.app.env).project.all_items()}


def test_the_fingerprint_is_the_digest_of_the_item(built: Built) -> None:
    items = items_of(built)
    found = {
        id_: need["readiness_fingerprint"] for id_, need in needs_of(built).items() if "OPS" in id_
    }
    assert found == {id_: item_digest(items[id_]) for id_ in ("OPS-1", "OPS-2")}


def test_checklists_and_sign_offs_are_needs(make_project: Make) -> None:
    matrix = (
        "\n:::{signoff-matrix}\n| Role | Name | Signature | Date | Status |\n|--|--|--|--|--|\n"
        "| QA lead | Ann | AB | 2026-01-02 | Approved |\n| Dev | | | | |\n:::\n"
    )
    built = make_project({**FILES, "sign.md": f"# Sign\n{matrix}"}, **CONF).build()
    needs = needs_of(built)
    group = needs["checklist-ops"]
    assert (group["type"], group["status"], group["readiness_outcome"]) == (
        "readiness_checklist", "not-met", "fail",
    )  # fmt: skip
    assert sorted(group["parent_needs_back"]) == ["OPS-1", "OPS-2"]
    assert 'id="checklist-ops"' in built.page("ops")
    role = needs["signoff-readiness-qa-lead"]
    assert (role["type"], role["status"], role["readiness_owner"], role["links"]) == (
        "readiness_signoff", "approved", "Ann", ["checklist-ops"],
    )  # fmt: skip
    assert needs["signoff-readiness-dev"]["status"] == "pending"
    for id_ in ("signoff-readiness-qa-lead", "signoff-readiness-dev"):
        assert f'id="{id_}"' in built.page("sign")


def test_titles_and_prefix_of_the_type(make_project: Make) -> None:
    project = make_project(
        FILES, readiness_needs={"items": {"title": "Gate item", "prefix": "G_"}}, **CONF
    )
    built = project.build()
    assert needs_of(built)["OPS-1"]["type_name"] == "Gate item"


def test_a_type_of_the_project_stays(make_project: Make) -> None:
    own = {"directive": "readiness_item", "title": "Mine", "prefix": "M_", "color": "#000",
           "style": "node"}  # fmt: skip
    conf = {**CONF, "needs_types": [*CONF["needs_types"], own]}
    assert needs_of(make_project(FILES, **conf).build())["OPS-1"]["type_name"] == "Mine"


def test_switched_off(make_project: Make) -> None:
    """Items are no needs then, and needs of the project go on blocking and being evidence."""
    proven = {**FILES, "ops.md": FILES["ops.md"].replace("report 7", "`need TEST_1 passed`")}
    blocking = [{"type": "test", "status": "passed"}]
    conf = {**CONF, "readiness_needs": False, "readiness_blocking_needs": blocking}
    built = make_project(proven, **conf).build()
    assert sorted(needs_of(built)) == ["REQ_1", "REQ_2", "TEST_1"]
    assert "readiness-links" not in built.page("ops")
    assert "RD208: the need TEST_1" in built.warnings
    assert not any(code in built.warnings for code in ("RD507", "RD604", "RD103", "RD111"))
    assert "proven" in built.page("ops")


@pytest.mark.parametrize(
    "builder", ["needs", "needs_id", "schema", "html", "readiness", "text", "dummy"]
)
def test_every_builder_knows_the_same_needs(make_project: Make, builder: str) -> None:
    built = make_project(FILES, **CONF).build(builder)
    needs = needs_of(built)
    assert {"OPS-1", "OPS-2", "REQ_1", "REQ_2", "TEST_1", "checklist-ops"} == set(needs)
    assert [line for line in ours(built) if "[needs." in line] == []


def test_in_german(make_project: Make) -> None:
    built = make_project(FILES, language="de", **CONF).build()
    needs = needs_of(built)
    assert needs["OPS-1"]["type_name"] == "Prüfpunkt"
    assert needs["checklist-ops"]["type_name"] == "Checkliste"
    assert "Verwiesen von:" in built.page("ops")


def test_the_exported_file_is_valid(built: Built) -> None:
    exported = json.loads((built.out / "needs.json").read_text("utf-8"))
    schema = json.loads(files("sphinx_needs").joinpath("needsfile.json").read_text("utf-8"))
    jsonschema.validate(exported, schema)
    version = exported["versions"][exported["current_version"]]
    assert version["needs"]
    for need in version["needs"].values():
        jsonschema.validate(need, version["needs_schema"])


def test_rest_says_the_same(make_project: Make) -> None:
    rest = (
        "Page ops\n========\n\nPart ops\n--------\n\n.. checklist:: ops\n\n"
        "   .. list-table::\n      :header-rows: 1\n\n      * - ID\n        - Item\n"
        "        - Status\n        - Links\n      * - OPS-1\n        - Backups run\n"
        "        - pass\n        - REQ_1\n\n.. check:: Alone\n   :id: ONE-1\n   :links: REQ_1\n"
    )
    files_ = {"index.md": INDEX, "ops.rst": rest, "reqs.md": FILES["reqs.md"].replace("OPS-2", "")}
    built = make_project(files_, **CONF).build()
    needs = needs_of(built)
    assert needs["OPS-1"]["sections"] == ["Part ops", "Page ops"]
    assert needs["ONE-1"]["sections"] == ["Part ops", "Page ops"]
    assert needs["OPS-1"]["doctype"] == ".rst"
    assert sorted(needs["REQ_1"]["links_back"]) == ["ONE-1", "OPS-1", "TEST_1"]


def test_checks_in_a_checklist(make_project: Make) -> None:
    text = (
        "# Page\n\n## Inner\n\n::::{checklist} c\n\n:::{check} Deep\n:id: C-1\n:links: REQ_1\n"
        ":blocking:\n:status: pending\n:::\n::::\n"
    )
    built = make_project({**FILES, "c.md": text}, **CONF).build()
    need = needs_of(built)["C-1"]
    assert (need["sections"], need["readiness_blocking"], need["readiness_checklist"], need["readiness_outcome"]) == (
        ["Inner", "Page"], True, "c", "open",
    )  # fmt: skip
    assert 'href="reqs.html#REQ_1"' in built.page("c")


HOSTILE = (
    '[[copy("id")]]', "<<x>>", "<{x}>", ":need:`REQ_1`", "\\\"quoted\\\" 'too'",
    "{{ need.id }}", "[[echo('a')]] and [[bad(", "a\\|b", "`[[copy('id')]]`", "ENDS WITH <<",
)  # fmt: skip


def test_text_is_data(make_project: Make) -> None:
    """What a cell says arrives as its plain text, and is not evaluated."""
    rows = [
        row(id=f"H-{number}", item=f"`{text}`" if "`" not in text else text, status="✅",
            owner=text.replace("`", ""), notes=text.replace("`", ""))
        for number, text in enumerate(HOSTILE)
    ]  # fmt: skip
    view = (
        "# Views\n\n:::{needtable}\n:types: readiness_item\n:columns: id;title;readiness_owner;readiness_notes\n"
        ":style: table\n:::\n\n:::{needlist}\n:types: readiness_item\n:show_status:\n:::\n"
    )
    built = make_project({"index.md": INDEX, "h.md": checklist("h", *rows), "v.md": view},
                         smartquotes=False, **CONF).build()  # fmt: skip
    items = items_of(built)
    needs = needs_of(built)
    for number in range(len(HOSTILE)):
        item, need = items[f"H-{number}"], needs[f"H-{number}"]
        assert (need["title"], need["readiness_owner"] or "", need["readiness_notes"]) == (
            item.title, item.owner, item.notes,
        )  # fmt: skip
    assert needs["H-0"]["title"] == '[[copy("id")]]'
    assert needs["H-1"]["title"] == "<<x>>"
    assert not needs["H-1"][
        "readiness_owner"
    ]  # a tag is not what a reader sees, and the rest is a blank
    page = built.page("v")
    assert "[[copy(&quot;id&quot;)]]" in page or '[[copy("id")]]' in page
    assert "{{ need.id }}" in page
    assert [line for line in ours(built) if "[needs." in line] == []


def test_newlines_in_an_option_are_data(make_project: Make) -> None:
    text = "Page\n====\n\n.. check:: Title\n   :id: N-1\n   :notes: one\n      [[copy('id')]]\n"
    built = make_project({"index.md": INDEX, "n.rst": text}, **CONF).build()
    assert needs_of(built)["N-1"]["readiness_notes"] == "one\n[[copy('id')]]"


def test_a_link_is_no_condition(make_project: Make) -> None:
    """sphinx-needs would evaluate what stands in brackets."""
    cell = "REQ_1[__import__('os').system('true')] [[copy('id')]] <<x>> REQ_2"
    built = make_project(
        {**FILES, "e.md": checklist("e", row(id="E-1", item="X", status="✅", links=f"`{cell}`"))},
        **CONF,
    ).build()
    assert needs_of(built)["E-1"]["links"] == ["REQ_2"]
    assert "needs." not in built.warnings


def test_fields_of_the_project(make_project: Make) -> None:
    """What is mapped to a field goes there if it fits, and is left out if not."""
    fields = {
        "owner": {"description": "Ours"},
        "severity": {"description": "A number", "schema": {"type": "integer"}},
    }
    hostile = checklist("own", row(id="OWN-1", item="X", status="✅", owner='[[copy("id")]]',
                                   severity="high"))  # fmt: skip
    mapping = {"fields": {"owner": "owner", "severity": "severity", "notes": ""}}
    project = make_project({"index.md": INDEX, "own.md": hostile}, needs_fields=fields,
                           smartquotes=False, readiness_needs=mapping, **CONF)  # fmt: skip
    built = project.build()
    need = needs_of(built)["OWN-1"]
    assert need["owner"] == '[[copy("id")]]'
    assert need.get("severity") is None
    assert "readiness_notes" not in need
    assert "no field 'severity'" in built.warnings


def test_a_schema_of_the_project_validates_our_fields(make_project: Make) -> None:
    schemas = {
        "schemas": [
            {
                "id": "owned",
                "severity": "warning",
                "message": "an item needs an owner of ours",
                "select": {"properties": {"type": {"const": "readiness_item"}}},
                "validate": {
                    "local": {
                        "properties": {"readiness_owner": {"enum": ["Ops"], "type": "string"}},
                        "required": ["readiness_owner"],
                    }
                },
            }
        ]
    }
    built = make_project(FILES, needs_schema_definitions=schemas, **CONF).build()
    assert "OPS-2" in built.warnings
    assert "an item needs an owner of ours" in built.warnings
    assert built.warnings.count("an item needs an owner of ours") == 1


def test_external_needs_of_another_project(make_project: Make) -> None:
    first = make_project(FILES, **CONF).build("needs")
    exported = str(first.out / "needs.json")
    needs = needs_in(first.out)
    page = (
        "# Here\n\n:::{req} Here\n:id: HERE_1\n:links: EXT_OPS-1\n:::\n\n"
        "{need}`EXT_OPS-1` {need}`EXT_OPS-2`\n\n"
        ":::{needtable}\n:filter: is_external and type == 'readiness_item'\n:style: table\n:::\n"
    )
    second = make_project(
        {"index.md": INDEX, "here.md": page,
         "list.md": checklist("l", row(id="LST-1", item="X", status="✅", links="EXT_REQ_1"))},
        **CONF,
        needs_external_needs=[
            {"base_url": "https://example.org/docs", "json_path": exported, "id_prefix": "EXT_"}
        ],
    ).build()  # fmt: skip
    assert "https://example.org/docs/ops.html#OPS-1" in second.page("here")
    assert "Backups run" in second.page("here")
    assert needs["OPS-1"]["readiness_fingerprint"]
    assert '<a class="reference external" href="https://example.org/docs/reqs.html#REQ_1"' in (
        second.page("list")
    )
    assert [line for line in ours(second) if "[needs." in line] == []
