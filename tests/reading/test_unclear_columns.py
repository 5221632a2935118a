"""Headers of tables: which field each names, and what they leave unclear."""

from __future__ import annotations

import pytest

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.reading.unclear_columns import (
    RULE,
    TWICE,
    column_problems,
    is_harmless,
)
from sphinx_readiness.vocabulary.statuses import Vocabulary

NAMES = ColumnNames()


def fields(*headers: str) -> dict[str, str]:
    return dict(zip(NAMES.fields(headers, ITEM_FIELDS), headers, strict=True))


def rules(wanted: frozenset[str], *headers: str) -> list[str]:
    found = column_problems(NAMES, headers, wanted, needs_status=wanted is ITEM_FIELDS)
    return [each.rule for each in found]


@pytest.mark.parametrize(
    ("headers", "field", "header"),
    [
        (("#", "ID", "Item", "Status"), "id", "ID"),
        (("ID", "#", "Item", "Status"), "id", "ID"),
        (("Nr", "Item", "Status"), "id", "Nr"),
        (("Step", "Action", "Status"), "item", "Action"),
        (("Action", "Check", "Status"), "item", "Check"),
        (("Area", "What is so", "Status"), "item", "Area"),
        (("Practice", "Implemented?"), "status", "Implemented?"),
        (("Implemented", "Item", "Done"), "status", "Done"),
        (("Standard", "Met / Not met"), "status", "Met / Not met"),
        (("✔️", "Item"), "status", "✔️"),
        (("Item", "Overall status"), "status", "Overall status"),
        (("Item", "Verification status"), "status", "Verification status"),
    ],
)
def test_the_better_name_has_the_field(headers: tuple[str, ...], field: str, header: str) -> None:
    assert fields(*headers)[field] == header
    assert RULE not in rules(ITEM_FIELDS, *headers)


@pytest.mark.parametrize(
    "headers",
    [
        ("Item", "Pass?", "Fail?"), ("Item", "OK", "Not OK"), ("Item", "✅", "❌"),
        ("Item", "Met", "Unmet"), ("Item", "Implemented", "In place"), ("Item", "Done", "Not done"),
        ("Item", "Status", "Current state"), ("Item", "Status", "Final status"),
        ("Item", "Implementation status", "Verification status"),
    ],
)  # fmt: skip
def test_two_halves_of_a_status_are_unclear(headers: tuple[str, ...]) -> None:
    assert rules(ITEM_FIELDS, *headers) == [RULE]


@pytest.mark.parametrize(
    "headers",
    [
        ("Item", "Status", "Implemented"), ("Suite", "Status", "Failed"), ("Item", "Done", "Done by"),
        ("Item", "Description", "Status"), ("ID", "Item", "Status", "Notes", "Reviewed by"),
    ],
)  # fmt: skip
def test_columns_of_a_project_are_its_own(headers: tuple[str, ...]) -> None:
    assert rules(ITEM_FIELDS, *headers) == []


@pytest.mark.parametrize(
    "headers",
    [
        ("Role", "Name", "Decision", "Status", "Date"),
        ("Role", "Name", "Status", "Approved", "Date"),
    ],
)
def test_two_decisions_of_one_role_are_unclear(headers: tuple[str, ...]) -> None:
    assert rules(SIGNOFF_FIELDS, *headers) == [RULE]


def test_signatures_beside_a_state_are_none() -> None:
    assert rules(SIGNOFF_FIELDS, "Role", "Name", "Status", "Sign-off", "Signature", "Date") == []


@pytest.mark.parametrize(
    "headers",
    [
        ("Item", "Status", "Results"), ("Item", "Status", "Owner", "Owners"),
        ("ID", "Item", "Status", "Number"), ("Item", "Status", "Note", "Remarks"),
        ("Item", "Status", "Verification status"), ("Item", "Overall status", "Task status"),
    ],
)  # fmt: skip
def test_second_names_are_doubled(headers: tuple[str, ...]) -> None:
    assert rules(ITEM_FIELDS, *headers) == [TWICE]


def test_a_second_date_of_a_sign_off_is_doubled() -> None:
    assert rules(SIGNOFF_FIELDS, "Role", "Name", "Signature", "Date", "Signed on") == [TWICE]


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["2026-01-30", "", "30.01.2026"], True), (["2026-01-30", "-"], True),
        (["", "-"], False), (["2026-01-30", "\u274c"], False), (["2026-01-30 \u274c"], False),
        (["soon"], False), (["no"], False),
    ],
)  # fmt: skip
def test_a_second_column_of_days_says_when(cells: list[str], wanted: bool) -> None:
    headers = ("ID", "Item", "Status", "Completed")
    (problem,) = column_problems(NAMES, headers, ITEM_FIELDS, needs_status=True)
    rows = [("A-1", "one", "done", each) for each in cells] + [("A-2", "short")]
    assert is_harmless(problem, headers, rows, Vocabulary()) is wanted


def test_other_problems_of_columns_speak_of_no_days() -> None:
    headers = ("ID", "Item", "Stauts")
    (problem,) = column_problems(NAMES, headers, ITEM_FIELDS, needs_status=True)
    assert not is_harmless(problem, headers, [("A-1", "one", "2026-01-30")], Vocabulary())


@pytest.mark.parametrize(
    "header",
    [
        "Answer",
        "Outcome?",
        "**Ergebnis**",
        "R\u00e9sultat",
        "Erledigt (2026-11)",
        "Traffic light",
        "\u7ed3\u679c",
    ],
)
def test_a_header_like_that_of_a_status_is_named(header: str) -> None:
    headers = ("ID", "Item", header, "Owner")
    (problem,) = column_problems(NAMES, headers, ITEM_FIELDS, needs_status=True)
    assert dict(problem.values) == {"header": header, "field": "status"}
    assert fields(*headers).get("status") is None  # what it holds is not taken for one


@pytest.mark.parametrize("header", ["Outcome link", "Expected outcome", "Answered by", "Owner"])
def test_a_longer_header_is_not(header: str) -> None:
    assert rules(ITEM_FIELDS, "ID", "Item", "Status", header) == []


@pytest.mark.parametrize(
    ("status", "cell", "harmless"),
    [
        ("\u2705", "\u274c", False), ("\u2705", "failed", False), ("Done", "Not met", False),
        ("\u2705", "pending", False), ("\u2705", "\u2705", True), ("\u2705", "No", True), ("\u2705", "-", True),
        ("\u2705", "42 users moved", True), ("\u2705", "2026-01-30", True), ("\u274c", "\u274c", True),
        ("\u2705", "", True),
    ],
)  # fmt: skip
def test_beside_a_status_it_may_not_take_that_back(status: str, cell: str, harmless: bool) -> None:
    headers = ("ID", "Item", "Status", "Outcome")
    (problem,) = column_problems(NAMES, headers, ITEM_FIELDS, needs_status=True)
    assert problem.rule == RULE
    rows = [("A-1", "one", "\u2705", "so"), ("A-2", "two", status, cell), ("A-3", "short")]
    assert is_harmless(problem, headers, rows, Vocabulary()) is harmless


@pytest.mark.parametrize(
    ("header", "cell", "harmless"),
    [
        ("Answer", "failing", False), ("Reply", "rejected", False), ("Response", "denied", True),
        ("Success", "99 %", True), ("Success", "50 %", True), ("Success", "40 %", False),
        ("Success", "0 %", False), ("Score", "< 1 %", True), ("Health", "4/5", True),
        ("Finished", "80 %", False), ("Progress", "80 %", False),
        ("Done", "40 %", False), ("Complete", "80 %", False), ("Completed", "100 %", True),
        ("Status", "\u274c", False), ("Status", "\u2705", True), ("Status", "2026-01-30", True),
    ],
)  # fmt: skip
def test_beside_a_tick_stands_what_agrees(header: str, cell: str, harmless: bool) -> None:
    headers = ("ID", "Item", "Status", header)
    (problem,) = column_problems(NAMES, headers, ITEM_FIELDS, needs_status=True)
    assert is_harmless(problem, headers, [("A-1", "one", "\u2705", cell)], Vocabulary()) is harmless


@pytest.mark.parametrize(
    ("status", "cell", "harmless"),
    [
        ("\u274c", "\u2705", False), ("\u274c", "\u274c", True), ("\u274c", "@ann", True),
        ("\u23f3", "\u2705", False), ("\u23f3", "\u274c", False), ("\u274c", "pending", True),
        ("", "\u2705", False), ("", "-", True), ("\u23f3", "", True),
    ],
)  # fmt: skip
def test_what_is_open_has_not_passed_beside_it(status: str, cell: str, harmless: bool) -> None:
    headers = ("ID", "Item", "Status", "Passed")
    (problem,) = column_problems(NAMES, headers, ITEM_FIELDS, needs_status=True)
    rows = [("A-1", "one", "\u2705", "\u2705"), ("A-2", "two", status, cell)]
    assert is_harmless(problem, headers, rows, Vocabulary()) is harmless


def test_a_header_that_stands_three_times_is_looked_at_each_time() -> None:
    headers = ("Item", "Status", "Status", "Status")
    problem = column_problems(NAMES, headers, ITEM_FIELDS, needs_status=True)[0]
    for cells, harmless in ((("\u274c", "\u2705"), False), (("\u2705", "\u274c"), False),
                            (("\u2705", "\u2705"), True)):  # fmt: skip
        rows = [("one", "\u2705", *cells)]
        assert is_harmless(problem, headers, rows, Vocabulary()) is harmless


def test_equal_headers_are_one_finding() -> None:
    assert rules(ITEM_FIELDS, "Item", *["Status"] * 9) == [RULE]
