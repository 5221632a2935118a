"""A record that is written and imported is the same record, in both syntaxes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import imported

from sphinx_readiness.importing.blocks import MARKDOWN, REST
from sphinx_readiness.importing.inline import convert, plain_text
from sphinx_readiness.importing.recognise.plan import CHECKLIST, MATRIX, READINESS, WINDOW
from sphinx_readiness.importing.written import Written, read_written

WORD = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="\u2028\u2029|"),
    min_size=1, max_size=8,
)  # fmt: skip

CELL = st.lists(WORD, max_size=4).map(" ".join)

TITLE = st.lists(
    st.sampled_from(
        [
            "backups",
            "restored",
            "twice",
            "*bold*",
            "a|b",
            "`code`",
            "_x_",
            "<b>",
            "[y](z)",
            "\\",
            "1.",
            "-",
            "::",
            "naïve",
        ]
    ),
    min_size=1,
    max_size=5,
).map(lambda words: "Item " + " ".join(words))

STATUS = st.sampled_from(["✅", "⚠️", "❌", "ℹ️", "🔄", "⬜", "done", "in progress", "n/a"])

ROW = st.tuples(TITLE, STATUS, CELL, CELL)


def csv_of(rows: list[tuple[str, str, str, str]]) -> str:
    lines = ["Item,Status,Owner,Notes"]
    lines += [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\n".join(lines) + "\n"


def plain(cell: str, markup: str) -> str:
    return " ".join(plain_text(cell, markup).split())


@pytest.mark.parametrize("markup", [MARKDOWN, REST])
@settings(max_examples=30, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_a_spreadsheet_reads_back(markup: str, rows: list[tuple[str, str, str, str]]) -> None:
    made = imported(csv_of(rows), "list.csv", markup)
    assert made.counted.read == made.counted.written == len(rows)
    written = read_written(made.pages[0].lines, markup)
    (checklist,) = [each for each in written if each.name == CHECKLIST]
    (found,) = checklist.found
    assert found.table is not None
    cells = [tuple(plain(cell, markup) for cell in row.cells[1:]) for row in found.table.rows]
    width = len(found.table.headers) - 1
    assert cells == [tuple(" ".join(cell.split()) for cell in row)[:width] for row in rows]
    assert not any("".join(row[width:]).strip() for row in rows)


def markdown_of(record: dict[str, Any]) -> str:
    """Return *record* as people write it in Markdown."""
    lines = [
        f"# {record['product']} {record['version']}",
        "",
        f"**Last Updated**: {record['updated']}",
        "",
    ]
    for number, rows in enumerate(record["checklists"], 1):
        lines += [f"## {number}.1 Part {number}", "", "| Item | Status | Owner |", "|---|---|---|"]
        lines += [f"| {item} | {status} | {owner} |" for item, status, owner in rows]
        lines += ["", "**Overall Status**: ✅ **FINE**", ""]
    lines += ["## Sign-off", "", "| Role | Signature | Date |", "|---|---|---|"]
    lines += [f"| {role} | ____ | ____ |" for role in record["roles"]]
    lines += [
        "",
        "### Within 24 Hours after launch",
        "",
        *(f"- [ ] {task}" for task in record["tasks"]),
        "",
    ]
    return "\n".join(lines)


NAME = st.lists(
    st.sampled_from(["Ada", "Bo", "Ops", "Büro", "Team", "Lead", "QA"]), min_size=1, max_size=2
).map(" ".join)

RECORD = st.fixed_dictionaries({
    "product": st.sampled_from(["Lantern", "Rusty Boat", "Ærø"]),
    "version": st.sampled_from(["1.0", "2.10.3", "0.5.1"]),
    "updated": st.sampled_from(["2026-01-02", "2025-12-31"]),
    "checklists": st.lists(
        st.lists(
            st.tuples(st.sampled_from(["Logs rotate", "`make` works", "Keys are **new**", "A [guide](g.md)"]),
                      st.sampled_from(["✅", "❌", "[x]", "Open"]), NAME),
            min_size=1, max_size=4), min_size=1, max_size=3),
    "roles": st.lists(NAME, min_size=1, max_size=3, unique=True),
    "tasks": st.lists(st.sampled_from(["Look at it", "Ask them", "Count"]), min_size=1, max_size=3, unique=True),
})  # fmt: skip


def parts(written: list[Written], name: str) -> list[Written]:
    return [each for each in written if each.name == name]


@pytest.mark.parametrize("markup", [MARKDOWN, REST])
@settings(max_examples=20, deadline=None)
@given(RECORD)
def test_a_record_reads_back(markup: str, record: dict[str, Any]) -> None:
    made = imported(markdown_of(record), "record.md", markup)
    assert made.counted.read == made.counted.written
    written = read_written(made.pages[0].lines, markup)
    (head,) = parts(written, READINESS)
    assert (head.argument, head.options["version"], head.options["updated"]) == (
        record["product"], record["version"], record["updated"],
    )  # fmt: skip
    checklists = parts(written, CHECKLIST)
    assert [each.argument for each in checklists] == [
        f"{n}.1" for n in range(1, len(checklists) + 1)
    ]
    for checklist, rows in zip(checklists, record["checklists"], strict=True):
        assert checklist.options["verdict"] == "✅ **FINE**"
        (found,) = checklist.found
        assert found.table is not None
        expected = [tuple(convert(cell, MARKDOWN, markup) for cell in row) for row in rows]
        assert [row.cells[1:] for row in found.table.rows] == expected
    (matrix,) = parts(written, MATRIX)
    assert matrix.rows() == len(record["roles"])
    (window,) = parts(written, WINDOW)
    assert (window.argument, window.rows()) == ("24 hours after launch", len(record["tasks"]))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_plain_text_comes_back_from_both_markups(text: str) -> None:
    line = " ".join(text.split())
    for markup in (MARKDOWN, REST):
        assert plain(convert(line, "plain", markup), markup) == line


@settings(max_examples=15, deadline=None)
@given(RECORD)
def test_a_document_stays_as_it_is(record: dict[str, Any]) -> None:
    made = imported(markdown_of(record), "record.md")
    text = "\n".join(made.pages[0].lines)
    again = imported(text, "record.md")
    assert again.plan.parts == []
    assert again.pages[0].lines == made.pages[0].lines
