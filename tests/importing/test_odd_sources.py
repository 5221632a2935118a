"""Shapes of other programs: what each becomes, so that nothing is claimed that it does not say."""

from __future__ import annotations

import json

import pytest
from imports import document, imported, plan

from sphinx_readiness.cli import main
from sphinx_readiness.importing import job


def test_what_holds_in_one_environment_only_does_not_hold() -> None:
    text = document(
        "| Check | Dev | Prod |\n|---|---|---|\n| Ropes | ✅ | ❌ |\n| Sails | ✅ | ✅ |\n"
    )
    assert "| Ropes | ✅  | ❌   | ❌     |" in text
    assert "| Sails | ✅  | ✅   | ✅     |" in text


def test_columns_of_one_kind_of_mark_stay_levels() -> None:
    text = document(
        "| # | Requirement | Land | Sea |\n|---|---|---|---|\n| 1 | Ropes hold | ✓ | |\n"
        "| 2 | Sails are dry | | ✓ |\n"
    )
    assert "| ⬜     | Land |" in text


@pytest.mark.parametrize("cells", ["| x | x | |", "| x | maybe | |"])
def test_two_answers_are_none(cells: str) -> None:
    source = (
        f"| Question | Yes | No | N/A |\n|---|---|---|---|\n| Is it so {cells}\n| Or so | | X | |\n"
    )
    counts = plan(source).counts
    assert counts == {"checklists": 1, "items": 2, "status pending": 1, "status not-met": 1}


def test_signs_of_jira_in_any_table() -> None:
    counts = plan("| Item | Status |\n|---|---|\n| A b | (/) |\n| C d | (x) |\n").counts
    assert counts["status verified"] == counts["status not-met"] == 1
    assert plan("| Item | Status |\n|---|---|\n| A b | (x) |\n| C d | ( ) |\n").counts[
        "status verified"
    ] == 1  # fmt: skip


@pytest.mark.parametrize(
    ("source", "product"),
    [
        ("**Version**: 1.2\n\n## Before\n\n- [ ] a b\n\n## After\n\n- [ ] c d\n", "Kite list"),
        ("---\ntitle: Kite\n---\n\n**Version**: 1.2\n\n## Before\n\n- [ ] a b\n", "Kite"),
        ("# Box: all\n\n**Version**: 1.2\n\n# More\n\n- [ ] a b\n", "Box"),
        ("## Box 3.4\n\n**Version**: 1.2\n\n### More\n\n- [ ] a b\n", "Box"),
    ],
)
def test_a_section_is_no_product(source: str, product: str) -> None:
    heads = [each for each in plan(source, "kite-list.md").parts if each.kind == "readiness"]
    assert [each.argument for each in heads] == [product]


@pytest.mark.parametrize("blank", ["vX.Y.Z", "tbd", "<version>"])
def test_a_blank_to_fill_in_is_no_version(blank: str) -> None:
    text = document(f"# Kite\n\n**Version**: {blank}\n\n- [ ] a b\n")
    assert ":version:" not in text
    assert f"**Version**: {blank}" in text


def test_what_is_left_is_said_though_nothing_is_found(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("left")
    (folder / "de.csv").write_text("Nr;Punkt;Status\n1;Seile;klaro\n2;Segel;naja\n", "utf-8")
    (folder / "xy.csv").write_text("Nr;Foo;Bar;Status\n1;a;b;x9\n2;c;d;y9\n", "utf-8")
    (folder / "html.md").write_text(
        "<table><tr><td><ul><li>A</li></ul></td></tr></table>\n", "utf-8"
    )
    assert main(["import", str(folder / "de.csv")]) == 0
    assert main(["import", str(folder / "xy.csv")]) == 1
    assert main(["import", str(folder / "html.md")]) == 1
    said = "".join(capsys.readouterr())
    assert "say with --map what they mean: 'klaro', 'naja'" in said
    assert "say with --map what they mean: 'x9', 'y9'" in said
    assert "a table in HTML, kept as it is: its rows are no items" in said


def test_merged_cells_of_html_are_parted() -> None:
    text = document(
        "<table><tr><th>Item</th><th>Status</th><th colspan='2'>Who</th></tr>"
        "<tr><td>A b</td><td rowspan=2>✅</td><td>Ann</td><td>x</td></tr>"
        "<tr><td>C d</td><td>Bob</td><td>y</td></tr></table>\n"
    )
    assert "| A b  | ✅     | Ann | x        |" in text
    assert "| C d  | ✅     | Bob | y        |" in text


@pytest.mark.parametrize("span", ["colspan=99999999", "rowspan=9999", "colspan=-1", "rowspan=x"])
def test_hostile_spans_are_left(span: str) -> None:
    source = f"<table><tr><th>Item</th><th>Status</th></tr><tr><td {span}>A</td><td>✅</td></tr></table>\n"
    assert plan(source).parts == []


def test_parameters_of_controls_are_named() -> None:
    control = {
        "id": "ac-1",
        "title": "Policy",
        "params": [{"id": "ac-1_prm_1", "label": "roles"}],
        "parts": [{"name": "statement", "prose": "Tell {{ insert: param, ac-1_prm_1 }} {{ x }}"}],
    }
    source = json.dumps({"catalog": {"metadata": {"title": "Kite"}, "controls": [control]}})
    assert "Tell [roles] {{ x }}" in document(source, "kite.json").replace("\\", "")


@pytest.mark.parametrize("text", ["a\tb\nc\td\n- [ ] e f\n", "- [ ] a\tb\n- [ ] c\td\n"])
def test_a_text_with_tabs_is_no_spreadsheet(text: str) -> None:
    assert plan(text, "list.txt").source.markup == "markdown"


def test_a_spreadsheet_with_an_unnamed_column_keeps_its_first_row() -> None:
    text = document(",Status,,Owner\nRopes hold,Done,daily,Ann\nSails dry,Open,,Bob\n", "a.csv")
    assert "Ropes hold" in text
    assert text.count("Done") == 1


def test_the_last_row_of_a_spreadsheet_is_no_title() -> None:
    text = document(
        "Item,Status,Owner\nRopes hold,Done,\nDeck,,\nSails dry,Open,Bob\nPaint\n", "a.csv"
    )
    assert "## Deck" in text
    assert "## Paint" not in text
    assert "| Paint" in text


def test_a_decision_that_is_said_twice_is_one() -> None:
    text = document(
        "# P\n\n## Go/No-Go\n\n**Decision:** GO\n\n- [x] Go\n- [ ] No-Go\n\nConditions:\n1. Fix A\n"
    )
    assert text.count("{go-live}") == 1
    assert "1. [ ] Fix A" in text
    assert text.count("o-Go") == 1
    other = document("# P\n\n## Go/No-Go\n\n**Decision:** GO\n\n- [ ] Go\n- [x] No-Go\n")
    assert other.count("{go-live}") == 2


def test_approvers_sign() -> None:
    text = document(
        "# P\n\n| Approver | Decision | Comments |\n|---|---|---|\n| CTO | Approved | ok |\n"
    )
    assert "{signoff-matrix}" in text
    assert "{checklist}" not in text


@pytest.mark.parametrize(
    "items",
    [
        "| Item | Status |\n|---|---|\n| Ropes hold | ✅ | daily |\n",
        "| Question | Yes | No |\n|---|---|---|\n| Is it so | x | |\n",
        "1. ✅ Ropes hold\n2. ❌ Sails are dry\n",
    ],
)
@pytest.mark.parametrize("target", ["markdown", "rest"])
def test_items_below_a_heading_of_signatures_sign_nothing(items: str, target: str) -> None:
    text = document(f"## Sign-off\n\n{items}", to=target)
    assert "checklist" in text
    assert "signoff-matrix" not in text


@pytest.mark.parametrize("before", ["- plain\n- bullet\n", "Deployment Approved: ☐ YES ☐ NO\n"])
def test_a_quotation_behind_a_list_stays_one_in_rest(before: str) -> None:
    made = imported(f"# A\n\n- [ ] task\n\nText\n\n{before}\n> - [ ] quoted\n", to="rest")
    assert made.counted.read == made.counted.written == 1
    again = imported("\n".join(made.pages[0].lines), "list.rst")
    assert again.plan.parts == []


def test_a_second_import_finds_no_other_head() -> None:
    source = "Status: ✅ Fine\n\n| Item | Status |\n|---|---|\n| A b | ✅ |\n"
    again = imported(document(source, columns=False))
    assert again.plan.parts == []


def test_rows_without_a_title_are_the_same_again() -> None:
    made = imported("Item,Status,Notes\n,Done,one\n,Open,two\n", "a.csv")
    update = job.make_update(made.plan, "markdown", "a.md", made.pages[0].lines)
    assert update.pages[0].lines == made.pages[0].lines
    assert update.changes == []


def test_indented_code_has_no_items() -> None:
    made = plan("# A\n\n```\n- [ ] no\n```\n\n    - [ ] code\n\n   - [ ] yes\n")
    assert made.counts["items"] == 1
    assert plan("- [ ] a\n    - [ ] b\n\n        - [ ] c\n").counts["items"] == 3
