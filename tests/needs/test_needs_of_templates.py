"""Templates that nobody has filled in, and what the project has set up for fields of ours."""

from __future__ import annotations

import pytest
from needs_projects import CONF, INDEX, needs_of
from projects import Built, Project

PAGE = """# Reviews

:::{checklist} blank

| ID   | Item              | Status   | Owner  |
|------|-------------------|----------|--------|
| BL-1 | Code was reviewed | [status] | [name] |
| BL-2 | Tests were run    |          |        |

:::

:::{checklist} begun

| ID   | Item              | Status   | Owner  | Evidence |
|------|-------------------|----------|--------|----------|
| BE-1 | Code was reviewed | {pass} | [name] | PLAN-7   |
| BE-2 | Tests were run    | ✅       | Ann    | PLAN-8   |
| BE-3 | Docs were read    | ☐        | Ann    |          |

:::

:::{needtable}
:types: readiness_item
:columns: id, readiness_evidence
:style: table

:::
"""

STRING_LINKS = {
    "plan": {
        "regex": r"^PLAN-(?P<value>\d+)$",
        "link_url": "https://plan.example.org/{{value}}",
        "link_name": "plan {{value}}",
        "options": ["readiness_evidence"],
    }
}

SCHEMAS = {
    "schemas": [
        {
            "id": "owned",
            "select": {"properties": {"type": {"const": "readiness_item"}}},
            "validate": {"local": {"required": ["readiness_owner"]}},
        }
    ]
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    conf = {**CONF, "needs_string_links": STRING_LINKS, "readiness_select": ["structure"],
            "readiness_needs": {"statuses": {"pending": "draft", "verified": "valid"}},
            "needs_schema_definitions": SCHEMAS}  # fmt: skip
    files = {"index.md": INDEX, "reviews.md": PAGE}
    return Project(tmp_path_factory.mktemp("templates"), files, **conf).build()


def test_what_is_not_filled_in_says_so(built: Built) -> None:
    found = {id_: need["status"] for id_, need in needs_of(built).items()}
    assert found == {
        "checklist-blank": "template", "BL-1": "template", "BL-2": "draft",
        "checklist-begun": "draft", "BE-1": "template", "BE-2": "valid", "BE-3": "draft",
    }  # fmt: skip


def test_string_links_know_our_fields(built: Built) -> None:
    page = built.page("reviews")
    assert 'href="https://plan.example.org/7"' in page
    assert "[needs.string_link" not in built.warnings


def test_schemas_of_the_project_look_at_our_needs(built: Built) -> None:
    """sphinx-needs checks them since it has schemas: what is not filled in lacks its owner."""
    reported = [id_ for id_ in ("BL-1", "BL-2", "BE-1", "BE-2", "BE-3")
                if f"Need '{id_}' has schema violations" in built.warnings]  # fmt: skip
    assert reported == ["BL-1", "BL-2", "BE-1"]
