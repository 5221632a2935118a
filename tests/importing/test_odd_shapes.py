"""Shapes of checklists that were once taken for something else."""

from __future__ import annotations

import tomllib

import pytest
from imports import document, plan

from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import make_options
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.importing.recognise.legend import _outcome
from sphinx_readiness.importing.report import configuration
from sphinx_readiness.vocabulary.statuses import Outcome


@pytest.mark.parametrize(
    "header", ["| Test | Pass | Fail | N/A |", "| Test | Compliant | Non-compliant | N/A |"]
)
def test_headers_that_are_statuses_and_answers(header: str) -> None:
    source = f"{header}\n|---|---|---|---|\n| a | x | | |\n| b | | x | |\n| c | | | x |\n"
    _, one, other, none = (each.strip() for each in header.strip("|").split("|"))
    cells = [
        line.split("|")[3].strip() for line in document(source).split("\n") if "| check" in line
    ]
    assert cells == [one, other, none]


def test_a_status_right_below_the_heading_of_a_checklist_is_its_verdict() -> None:
    section = "## 1.1 Ovens\n**Status:** ⚠️ PARTIAL\n\n- [x] Clean\n- [ ] Hot\n"
    text = document(f"# 1. Kitchen\n\n{section}")
    assert ":::{checklist} 1.1\n:verdict: ⚠️ PARTIAL\n" in text
    assert "{readiness}" not in text
    titled = document("# Kitchen\n\n**Status:** Draft\n\n- [x] Clean\n- [ ] Hot\n")
    assert ":state: Draft" in titled


def test_a_report_of_how_many_tests_passed_is_no_checklist() -> None:
    counts = "| ID | Item | Pass | Fail |\n|---|---|---|---|\n| 1 | a | 34 | 0 |\n| 2 | b | **1,025** | 0 |\n"
    text = document(f"# Tests\n\n{counts}\n## Kitchen\n\n- [x] Clean\n")
    assert counts in text
    assert text.count(":::{checklist}") == 1
    assert text.index(counts) < text.index(":::{checklist}")


def test_prose_behind_a_word_for_a_verdict_is_none() -> None:
    tasks = "\n\n- [x] Clean\n- [ ] Hot\n"
    prose = "**Conclusion:** The ovens are in excellent shape, and each of them has a door."
    text = document(f"# Kitchen\n\n## 1.1 Ovens\n{prose}{tasks}")
    assert ":verdict:" not in text
    assert prose in text
    refusal = "NOT READY without the door that was ordered in May for the second oven"
    assert f":verdict: {refusal}\n" in document(f"# K\n\n## 1.1 O\n**Verdict:** {refusal}{tasks}")
    assert ":verdict: Nearly there\n" in document(f"# K\n\n## 1.1 O\nVerdict: Nearly there{tasks}")


def test_contacts_below_a_heading_stay_and_are_in_the_head() -> None:
    people = "- **Ops**: ops@example.org\n- Chat: https://example.org/chat\n"
    text = document(f"# A\n\nVersion: 1.0\n\n- [ ] x\n\n## Contacts\n\n{people}")
    assert ":contacts: Ops <ops@example.org>, Chat <https://example.org/chat>\n" in text
    assert people in text
    assert "contacts" not in document("# A\n\nVersion: 1.0\n\n## Contacts\n\n- Ask around\n")


@pytest.mark.parametrize("said", ["Ann (2026-01-02)", "Ann, 2026-01-02", "Ann on 2026-01-02"])
def test_a_day_behind_the_name_of_who_signed(said: str) -> None:
    text = document(f"## Sign-off\n\n- [x] Product: {said}\n- [ ] Legal: Bo (deputy)\n")
    assert "| Product | Ann         |           | 2026-01-02 | [x]    |" in text
    assert "| Legal   | Bo (deputy) |           |            | [ ]    |" in text


def test_lists_with_other_marks_are_apart_in_rest() -> None:
    text = document("- [ ] a\n- [x] b\n1. [ ] c\n2. [ ] d\n   - [ ] e\n", to="rest")
    assert "   - [x] b\n\n   1. [ ] c\n   2. [ ] d\n\n      - [ ] e\n" in text


def test_a_table_without_rows_is_whole_in_rest() -> None:
    text = document("| Item | Status |\n|---|---|\n\n- [ ] a\n", to="rest")
    assert ".. list-table::\n\n   * - Item\n     - Status\n" in text


LEGEND = "Legend: 🦉 = done, 🐍 = n/a, 🐢 = partly done, 🐌 = not ready yet\n"


def test_a_legend_gives_known_statuses_another_symbol() -> None:
    made = plan(f"{LEGEND}\n| Item | S |\n|---|---|\n| a | 🦉 |\n| b | 🐢 |\n")
    written = "\n".join(configuration(list(made.statuses.values())))
    options, problems = make_options([(tomllib.loads(written), OptionSource("x.toml", {}))])
    assert not problems
    vocabulary = options.vocabulary()
    assert [vocabulary.match(sign).outcome for sign in "🦉🐍🐢🐌"] == [
        Outcome.PASS, Outcome.INFO, Outcome.OPEN, Outcome.OPEN]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("partly done", Outcome.OPEN), ("done, but not tested", Outcome.OPEN),
        ("incomplete in places", Outcome.OPEN), ("isn't approved", Outcome.OPEN),
        ("already there", Outcome.OPEN), ("unverified claim", Outcome.OPEN),
        ("completed by us", Outcome.PASS), ("waived", Outcome.PASS), ("blocked", Outcome.FAIL),
    ],
)  # fmt: skip
def test_what_takes_from_a_word_never_passes(words: str, outcome: Outcome) -> None:
    assert _outcome(words, "") is outcome


def test_ids_that_items_of_a_table_begin_with_are_its_ids() -> None:
    rows = "| **PRC-1** — Scales are sealed | ✅ |\n| OPS-2: Ropes | ❌ |\n| Sails | ✅ |\n"
    text = document(f"# A\n\n| Item | Status |\n|---|---|\n{rows}")
    ids = [
        line.split("|")[1].strip() for line in text.split("\n") if line[:3] in ("| P", "| O", "| a")
    ]
    assert ids == ["PRC-1", "OPS-2", "a-3"]
    twice = document(f"# A\n\n| Item | Status |\n|---|---|\n{rows.replace('OPS-2', 'PRC-1')}")
    assert "| a-1 | **PRC-1** — Scales are sealed" in twice
    one = document("# A\n\n| Item | Status |\n|---|---|\n| SHA-256: used | ✅ |\n| Salt | ✅ |\n")
    assert "| a-1 | SHA-256: used" in one


def test_amounts_are_no_ids() -> None:
    text = document(
        "| KPI | Target | Met? |\n|---|---|---|\n| up | 99.9 | Y |\n| fast | 100 | N |\n"
    )
    assert "| ID          | KPI  | Target | Met? |" in text
    assert "| 1.1 |" in document(
        "| | Item | OK? |\n|---|---|---|\n| 1.1 | a | Y |\n| 1.2 | b | N |\n"
    )


def test_a_legend_may_give_a_symbol_to_another_status() -> None:
    legend = "## Legend\n\n| Symbol | Meaning |\n|---|---|\n| ✅ | Done |\n| ❌ | Not started |\n"
    made = plan(f"{legend}\n## A\n\n| Item | Status |\n|---|---|\n| a | ❌ |\n")
    assert made.counts["status pending"] == 1
    options, problems = make_options(
        [(tomllib.loads("\n".join(configuration(list(made.statuses.values())))),
          OptionSource("x.toml", {}))]
    )  # fmt: skip
    assert not problems
    assert options.vocabulary().match("❌").outcome is Outcome.OPEN
    assert options.vocabulary().match("✗").outcome is Outcome.FAIL


def test_a_span_in_brackets_is_a_window() -> None:
    text = document("## Post-launch\n\n**Immediately (within 24 hours)**\n\n- [ ] Watch\n")
    assert ":::{post-deployment} 24 hours\n" in text


@pytest.mark.parametrize("to", ["markdown", "rest"])
def test_items_may_begin_with_words_for_boxes(to: str) -> None:
    items = (
        ("- ✅ Frame glued", "- [✅] Frame glued"),
        ("- TODO: Knots hold", "- [ ] Knots hold"),
        ("- DONE Tail is 2 m", "- [x] Tail is 2 m"),
        ("- **Done:** Reel turns", "- [x] Reel turns"),
        ("- WIP - Sail sewn", "- [\U0001f504] Sail sewn"),
        ("- [ ] Flag is up", "- [ ] Flag is up"),
    )
    head = "# Kite\n\n## 1.1 Parts\n\n"
    said = document(head + "\n".join(one for one, _ in items) + "\n", to=to)
    lines = [line.strip() for line in said.split("\n")]
    assert [other for _, other in items] == [line for line in lines if line.startswith("- ")]


@pytest.mark.parametrize("items", ["- Done is done\n- TODO one", "- done it\n- todo one", "- TODO"])
def test_words_for_boxes_are_words_elsewhere(items: str) -> None:
    assert plan(f"# Kite\n\n## Parts\n\n{items}\n").parts == []


def test_an_escaped_box_stays_none_in_rest() -> None:
    assert "- \\[ ] a\n" in document("- \\[ ] a\n- [ ] b\n", to="rest")


def test_empty_rows_of_a_template_are_left_out_of_a_new_document() -> None:
    source = "| ID | Item | Status |\n|---|---|---|\n| a | b | ✅ |\n| | | |\n| | c | |\n"
    assert document(source).count("\n|") == 4
    assert document(source, columns=False).count("\n|") == 5


def test_a_matrix_without_a_place_to_sign_gets_one() -> None:
    source = "## Sign-off\n\n| Role | Name | Date |\n|---|---|---|\n| QA | Ann | 2026-01-01 |\n"
    assert "| Role | Name | Date       | Signature |" in document(source)
    assert "| Role | Name | Date |\n" in document(source, columns=False)


@pytest.mark.parametrize("name", ["catalog.yaml", "x.YML"])
def test_yaml_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match="YAML is not read"):
        plan("controls:\n  - id: a\n", name)
