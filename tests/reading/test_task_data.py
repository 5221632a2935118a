"""What tasks say besides their titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.model.raw import RawRow, RawTable
from sphinx_readiness.reading.task_data import TaskData, read_task, with_task_data


@pytest.mark.parametrize(
    ("text", "id_", "title"),
    [
        ("{#OPS-1} Backups run", "OPS-1", "Backups run"),
        ("Backups run {#OPS-1}", "OPS-1", "Backups run"),
        ("**OPS-1**: Backups run", "OPS-1", "Backups run"),
        ("OPS-1: Backups run", "OPS-1", "Backups run"),
        ("OPS-1 \u2013 Backups run", "OPS-1", "Backups run"),
        ("OPS-1 - Backups run", "OPS-1", "Backups run"),
        ("[OPS-1] Backups run", "OPS-1", "Backups run"),
        ("OPS-EU-12: Backups run", "OPS-EU-12", "Backups run"),
        ("OPS-1 Backups run", "", "OPS-1 Backups run"),
        ("Use UTF-8: always", "", "Use UTF-8: always"),
        ("well-known: ports", "", "well-known: ports"),
        ("2026-01-30: shipped", "", "2026-01-30: shipped"),
        ("Step 1: begin", "", "Step 1: begin"),
        ("OPS-1:", "", "OPS-1:"),
        ("{#OPS-1}", "", "{#OPS-1}"),
        ("Ask @ann !blocking", "", "Ask @ann !blocking"),
    ],
)
def test_ids(text: str, id_: str, title: str) -> None:
    assert read_task(text) == TaskData(title, id_)


def test_people_and_flags_by_option() -> None:
    read = read_task("OPS-1: Backups run @ann, @bob !blocking", people=True)
    assert read == TaskData("Backups run", "OPS-1", "ann, bob", blocking=True)
    mail = "Mail ann@example.org, !important"
    assert read_task(mail, people=True) == TaskData(mail)


def test_the_table_gets_columns_for_what_was_said() -> None:
    rows = (RawRow(1, "", False, ("[x]", "OPS-1: one")), RawRow(2, "", False, ("[ ]", "two @ann")))
    table = RawTable(("Status", "Item"), ("status", "item"), rows)
    assert with_task_data(table, people=False).fields == ("status", "item", "id")
    full = with_task_data(table, people=True)
    assert full.fields == ("status", "item", "id", "owner")
    assert [row.cells for row in full.rows] == [
        ("[x]", "one", "OPS-1", ""), ("[ ]", "two", "", "ann")
    ]  # fmt: skip
    plain = RawTable(("Status", "Item"), ("status", "item"), rows[1:])
    assert with_task_data(plain, people=False) is plain


@given(st.text(max_size=60), st.booleans())
def test_no_title_is_lost(text: str, people: bool) -> None:
    read = read_task(text, people=people)
    assert bool(read.title.strip()) == bool(text.strip())


@pytest.mark.parametrize("text", ["a-" * 50_000, "{#" * 50_000, "@a" * 50_000, "** " * 50_000])
def test_long_titles_are_read_at_once(text: str) -> None:
    read_task(text, people=True)
