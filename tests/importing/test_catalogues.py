"""Catalogues of controls: what their parts become."""

from __future__ import annotations

import json

from imports import CORPUS, document

from sphinx_readiness.importing.readers.catalogues import read_catalogue


def rows(name: str) -> list[str]:
    text = document((CORPUS / name).read_bytes(), name)
    return [" ".join(line.split()) for line in text.split("\n")]


def test_gemara() -> None:
    found = rows("gemara.json")
    assert ":::{readiness} Farm controls" in found
    assert ":checklist-version: 2026.1" in found
    assert (
        "| AN-1.1 | Fences are walked every day | ⬜ | | Fences hold. Walk them at dusk "
        "| Level 1, Level 2 |"
    ) in found


def test_oscal_catalog() -> None:
    found = rows("oscal-catalog.json")
    assert ":updated: 2026-01-02" in found
    assert "| li-1 | The lamp burns | ⬜ | | From dusk to dawn: in summer in winter | |" in found
    assert "| li-1.1 | A spare lamp is there | ⬜ | | | |" in found


def test_oscal_profile() -> None:
    assert "| fo-2 | Control FO-2 | ⬜ | | | |" in rows("oscal-profile.json")


def test_objects() -> None:
    assert "| T-2 | Pegs counted | open | | small, cheap |" in rows("objects.json")


def test_ids_in_the_text_stay() -> None:
    assert "- [ ] **PRC-15-001** — Scales are sealed" in rows("ids-in-text.md")


def left(value: object) -> str:
    _, remarks = read_catalogue(json.dumps(value), "a.json")
    return "; ".join(dict(each.values)["what"] for each in remarks)


def test_what_is_left_out_of_a_catalogue_is_said() -> None:
    control = {
        "id": "a-1", "title": "Lamps", "class": "farm", "props": [{}], "params": [
            {"id": "p", "label": "dusk"}, {"id": "q", "select": {"choice": ["x"]}}],
        "parts": [
            {"name": "statement", "prose": "Lit at {{ insert: param, p }}.", "props": [{}],
             "parts": [{"name": "item", "prose": "All of them."}]},
            {"name": "guidance", "prose": "Oil is enough."},
            {"name": "assessment-method", "prose": "Look", "parts": [{"name": "x"}]},
        ],
    }  # fmt: skip
    value = {"catalog": {"uuid": "u", "metadata": {"title": "Farm", "parties": [{}]},
                         "groups": [{"id": "g", "title": "G", "controls": [control, control]}],
                         "back-matter": {}}}  # fmt: skip
    blocks, _ = read_catalogue(json.dumps(value), "a.json")
    table = blocks[-1].table
    assert table is not None
    assert table.rows[0].cells[4] == "Lit at [dusk]. All of them. Guidance: Oil is enough."
    assert sorted(left(value).split(", ")) == sorted(
        ["part assessment-method (2)", "control.class (2)", "control.props (2)", "param.select (2)",
         "part.props (2)", "catalog.back-matter (1)", "metadata.parties (1)"]
    )  # fmt: skip


def test_what_is_left_out_of_other_formats_is_said() -> None:
    profile = {"profile": {"imports": [{"href": "#a", "include-controls": [{"with-ids": ["a-1"]}],
                                        "exclude-controls": [{}]}], "modify": {}}}  # fmt: skip
    assert left(profile) == "profile.modify (1), import.exclude-controls (1)"
    gemara = {"title": "T", "controls": [
        {"id": "C1", "title": "One", "objective": "Kept"},
        {"id": "C2", "title": "Two", "objective": "Left", "guideline-mappings": [],
         "assessment-requirements": [{"id": "C2.1", "text": "T", "applicability": ["L1"]}]},
    ]}  # fmt: skip
    assert sorted(left(gemara).split(", ")) == [
        "control.guideline-mappings (1)", "control.objective (1)"]  # fmt: skip
    many = {"controls": [{"id": "C", **{f"x{n:02}": 1 for n in range(30)}}]}
    assert left(many).endswith("control.x19 (1), ... (10)")
    assert left([{"a": 1}]) == ""
