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
        ["part assessment-method (2)", "control.class (2)", "control.props (2)", "part.props (2)",
          "catalog.back-matter (1)", "metadata.parties (1)"]
    )  # fmt: skip


def test_what_is_left_out_of_other_formats_is_said() -> None:
    profile = {"profile": {"imports": [{"href": "#a", "include-controls": [{"with-ids": ["a-1"]}],
                                        "exclude-controls": [{}]}], "modify": {}}}  # fmt: skip
    assert left(profile) == "profile.modify (1), import.exclude-controls (1)"
    gemara = {"title": "T", "type": "Framework", "controls": [
        {"id": "C1", "title": "One", "objective": "Kept"},
        {"id": "C2", "title": "Two", "objective": "Left", "guideline-mappings": [],
         "assessment-requirements": [{"id": "C2.1", "text": "T", "applicability": ["L1"]}]},
    ]}  # fmt: skip
    assert sorted(left(gemara).split(", ")) == [
        "catalog.type (1)", "control.guideline-mappings (1)"]  # fmt: skip
    many = {"controls": [{"id": "C", **{f"x{n:02}": 1 for n in range(30)}}]}
    assert left(many).endswith("control.x19 (1), ... (10)")
    assert left([{"a": 1}]) == ""


def table(value: object, at: int = -1) -> list[tuple[str, ...]]:
    blocks, _ = read_catalogue(json.dumps(value), "a.json")
    found = [each.table for each in blocks if each.table is not None][at]
    return [row.cells for row in found.rows]


def texts(value: object) -> list[str]:
    blocks, _ = read_catalogue(json.dumps(value), "a.json")
    return [each.text or "table" for each in blocks]


def test_gemara_since_its_version_1() -> None:
    value = {
        "title": "Mill", "metadata": {"id": "m", "description": "For\nmills."},
        "groups": [{"id": "gr", "title": "Grain", "description": "What is ground."},
                   {"id": "no", "title": "Nothing yet", "description": "Later."}],
        "controls": [
            {"id": "M-1", "group": "gr", "title": "Stones are dressed", "objective": "Fine flour.",
             "assessment-requirements": [
                 {"id": "M-1.1", "text": "Look at them", "applicability": ["l1"], "state": "Active",
                  "recommendation": "Weekly"}]},
            {"id": "M-2", "group": "gr", "title": "Sails are patched", "objective": "No holes",
             "state": "Retired", "replaced-by": {"reference-id": "m", "entry-id": "M-1"}},
            {"id": "M-3", "group": "??", "title": "Doors shut", "objective": "Dry flour"}],
        "imports": [{"reference-id": "BAR", "entries": [
            {"reference-id": "B-1", "remarks": "Rats stay out"}, {"reference-id": "B-2"}]}],
    }  # fmt: skip
    assert texts(value) == [
        "Mill", "For mills.",
        "Grain", "What is ground.", "table", "M-1 Stones are dressed: Fine flour.",
        "Nothing yet", "Later.", "Controls", "table", "Controls of BAR", "table",
    ]  # fmt: skip
    assert table(value, 0) == [
        ("M-1.1", "Look at them", "⬜", "", "Stones are dressed. Weekly", "l1"),
        ("M-2", "Sails are patched", "ℹ️", "", "No holes. Retired, replaced by M-1", ""),
    ]
    assert [cells[:2] for cells in table(value)] == [
        ("B-1", "Rats stay out"), ("B-2", "Control B-2 of BAR")]  # fmt: skip
    assert left(value) == "metadata.id (1)"


def test_guidance_of_gemara() -> None:
    guidelines = [
        {"id": "G-1", "group": "a", "title": "Know your stones", "objective": "No grit",
         "recommendations": ["Ask the smith.", "Keep a book"]},
        {"id": "G-2", "title": "Sweep", "statements": [{"id": "G-2.1", "text": "Daily"}]},
    ]  # fmt: skip
    old = {"metadata": {"title": "T"}, "categories": [
        {"id": "a", "title": "A", "guidelines": guidelines}]}  # fmt: skip
    assert [cells[0] + cells[4] for cells in table(old)] == [
        "G-1No grit. Ask the smith. Keep a book", "G-2.1Sweep"]  # fmt: skip
    assert len(table({"guidelines": guidelines})) == len(guidelines)


def test_withdrawn_controls_of_oscal_ask_for_nothing() -> None:
    props = [{"name": "status", "value": "withdrawn"}]
    value = {"catalog": {"controls": [{"id": "a-1", "title": "Old", "props": props},
                                      {"id": "a-2", "title": "New"}]}}  # fmt: skip
    assert [(cells[2], cells[4]) for cells in table(value)] == [
        ("ℹ️", "Withdrawn"), ("⬜", "")]  # fmt: skip


def test_choices_of_oscal_are_shown() -> None:
    params = [{"id": "p", "select": {"how-many": "one-or-more", "choice": [
                  "lit for {{ insert: param, q }} ", "dark"]}},
              {"id": "q", "label": "hours"}, {"id": "r", "select": {"choice": ["x", "y"]}}]  # fmt: skip
    prose = "Is {{ insert: param, p }} or {{insert: param, r}}, {{ insert: param, s }}"
    value = {"catalog": {"controls": [{"id": "a", "title": "T", "params": params,
             "parts": [{"name": "statement", "prose": prose}]}]}}  # fmt: skip
    assert table(value)[0][4] == (
        "Is [one or more of: lit for [hours] | dark] or [x | y], {{ insert: param, s }}"
    )


def test_profiles_name_the_catalog_that_they_choose_from() -> None:
    resources = [{"uuid": "1", "rlinks": [{"href": "https://example.org/a/lamps.json"}]}]
    value = {"profile": {"back-matter": {"resources": resources}, "imports": [
        {"href": "#1", "include-controls": [{"with-ids": ["a-1"]}]}]}}  # fmt: skip
    assert "lamps.json" in texts(value)
