"""Columns, items and declared verdicts from raw rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_samples import assembled, checklist, only_item

from sphinx_readiness.assembly.build_items import decide, parse_verdict, split_list
from sphinx_readiness.assembly.exempt_rows import OPEN_REASON
from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.model.raw import RawRow, RawTable
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

VOCABULARY = Vocabulary()


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (("ID", "Item", "Status", "Owner", "Notes"), ("id", "item", "status", "owner", "notes")),
        (("#", "Requirement:", "RESULT", "**Team**"), ("id", "item", "status", "owner")),
        (("Check", "State", "Comments"), ("item", "status", "notes")),
        (("Area", "Status"), ("item", "status")),
        (("Item", "Done", "Status"), ("item", "", "status")),
        (("Item", "State", "Result"), ("item", "status", "")),
        (("Status", "Area", "Place"), ("status", "item", "")),
        (("Item", "Check", "Item"), ("item", "", "")),
        (("", "Status"), ("item", "status")),
        ((), ()),
    ],
)
def test_columns_of_items(headers: tuple[str, ...], fields: tuple[str, ...]) -> None:
    assert ColumnNames().fields(headers, ITEM_FIELDS) == fields


def test_columns_of_sign_offs() -> None:
    headers = ("Approver", "Name", "Signed by", "Date", "State")
    assert ColumnNames().fields(headers, SIGNOFF_FIELDS) == (
        "role", "name", "signature", "date", "status"
    )  # fmt: skip


def test_configured_names_go_first() -> None:
    names = ColumnNames({"item": ("Was",), "owner": ("Item",)})
    assert names.fields(("Item", "WAS", "Check"), ITEM_FIELDS) == ("owner", "item", "")


@given(st.lists(st.text(max_size=8), max_size=8))
def test_a_field_is_given_once(headers: list[str]) -> None:
    fields = ColumnNames().fields(headers, ITEM_FIELDS)
    assert len(fields) == len(headers)
    named = [field for field in fields if field]
    assert len(named) == len(set(named))
    assert not headers or "item" in named or all(fields)


def test_every_cell_is_kept() -> None:
    item = only_item(
        "ID|Item|Status|Owner|Notes|Severity|Evidence|Links|Tags|Ticket",
        "A-10|Backups|✅ PASS|Ops|ok|minor|log.txt|B-1, B-2; B-1|a b|T-7",
    )
    assert (item.id, item.title, item.status, item.owner) == ("A-10", "Backups", "verified", "Ops")
    assert (item.notes, item.severity, item.evidence) == ("ok", "minor", "log.txt")
    assert item.links == ("B-1", "B-2")
    assert item.tags == ("a", "b")
    assert item.extra == (("Ticket", "T-7"),)
    assert item.checklist == "ops"
    assert item.location.path == "index.md"
    assert item.location.line == 10


@pytest.mark.parametrize("id_", ["-", "\u2014", "--", "?", "\u2026", "\u2013"])
def test_a_dash_is_no_id(id_: str) -> None:
    item = only_item("ID|Item|Status", f"{id_}|Backups|\u2705")
    assert item.id == only_item("Item|Status", "Backups|\u2705").id


def test_short_and_missing_columns() -> None:
    item = only_item("Item|Status|Owner|Notes", "Backups")
    assert (item.status, item.status_text, item.owner, item.notes) == ("pending", "", "", "")
    item = only_item("Item", "Backups", owner=" Ops ")
    assert item.owner == "Ops"


def test_rows_may_lie_in_an_included_file() -> None:
    rows = RawTable(("Item",), ("item",), (RawRow(3, "A-1", True, ("x",), (), "inc/part.md"),))
    (item,) = assembled(checklist("ops", rows)).all_items()
    assert (item.location.path, item.location.line) == ("inc/part.md", 3)


@pytest.mark.parametrize(("cell", "owner"), [("Dev", "Dev"), ("", "Ops"), ("___", "Ops")])
def test_the_checklist_owns_what_nobody_owns(cell: str, owner: str) -> None:
    assert only_item("Item|Owner", f"x|{cell}", owner="Ops").owner == owner


@pytest.mark.parametrize(
    ("severity", "blocking", "blocks"),
    [
        ("", "", False),
        ("Critical", "", True),
        ("minor", "", False),
        ("", "Yes", True),
        ("", "✅", True),
        ("", "☑️", True),
        ("", "no", False),
        ("", "-", False),
    ],
)
def test_blocking(severity: str, blocking: str, blocks: bool) -> None:
    item = only_item("Item|Status|Severity|Blocking", f"x|⚠️|{severity}|{blocking}")
    assert item.blocking is blocks
    assert item.is_blocker is blocks


def test_a_contradiction_counts_as_the_worse() -> None:
    assert decide(VOCABULARY.match("✅ in progress")) == ("in-progress", Outcome.OPEN)
    assert decide(VOCABULARY.match("✅ ⚠️ ❌")) == ("not-met", Outcome.FAIL)
    assert decide(VOCABULARY.match("❌ done")) == ("not-met", Outcome.FAIL)
    assert decide(VOCABULARY.match("splendid")) == (None, Outcome.OPEN)


def test_split_list() -> None:
    assert split_list(" a, b;c  a,, ") == ("a", "b", "c")
    assert split_list("") == ()


@pytest.mark.parametrize(
    ("text", "status", "label", "caveat"),
    [
        (
            "⚠️ NEEDS CORRECTIONS (documentation version updates required)",
            "needs-review",
            "NEEDS CORRECTIONS",
            "documentation version updates required",
        ),
        (
            "needs-review, version updates required",
            "needs-review",
            "needs-review",
            "version updates required",
        ),
        ("✅", "verified", "", ""),
        ("verified", "verified", "verified", ""),
        ("Verified - but", "verified", "Verified", "but"),
        ("🚀 launch", None, "🚀 launch", ""),
        ("", None, "", ""),
        (" ___ ", None, "", ""),
        ("✅ READY", "verified", "READY", ""),
        ("Not met: two are (still) open", "not-met", "Not met", "two are (still) open"),
        ("not applicable", "not-applicable", "not applicable", ""),
        ("✅\n  SECURE   (verify\n credentials)", "verified", "SECURE", "verify credentials"),
        ("Verified; see (a), (b)", "verified", "Verified", "see (a), (b)"),
        ("(nothing known)", None, "(nothing known)", ""),
        ("✅ NEEDS REVIEW", "needs-review", "NEEDS REVIEW", ""),
        ("✅ (not yet)", "needs-review", "(not yet)", ""),
        ("✅ - pending", "pending", "- pending", ""),
        ("✅ (FAILED on arm64)", "not-met", "(FAILED on arm64)", ""),
        ("✅ Ready (not yet)", "needs-review", "Ready (not yet)", ""),
        ("✅ Ready, in progress", "in-progress", "Ready, in progress", ""),
        ("✅ (checked 2026-01-02)", "verified", "", "checked 2026-01-02"),
        ("✅ Ready (two rows are open)", "verified", "Ready", "two rows are open"),
        ("✅ SURE 🚀 (nearly ✅)", "verified", "SURE 🚀", "nearly ✅"),
        ("❌ (not yet)", "not-met", "", "not yet"),
    ],
)
def test_verdicts(text: str, status: str | None, label: str, caveat: str) -> None:
    verdict = parse_verdict(text, VOCABULARY)
    assert (verdict.status, verdict.label, verdict.caveat) == (status, label, caveat)
    assert verdict.outcome == (VOCABULARY[status].outcome if status else None)


@given(st.text(max_size=60))
def test_any_verdict_is_read(text: str) -> None:
    verdict = parse_verdict(text, VOCABULARY)
    assert (verdict.status is None) == (verdict.outcome is None)
    assert verdict.caveat in verdict.text


def test_a_blank_verdict_is_none() -> None:
    project = assembled(checklist("a", verdict="  "), checklist("b", verdict="-"))
    assert [each.verdict for each in project.all_checklists()] == [None, None]


@pytest.mark.parametrize(
    "header",
    [
        "Status", "Status (2026-11)", "**Status**", "`Status`", "\uff33tatus", "Sta\u200btus",
        "\u0405tatus", "Status:", "Status?", "Status 2026-11-01", "Status as of 2026-01-01",
        "[Status](x.md)", "<!-- x --> Status", "Passed?", "Done?", "Pass/Fail", "Verified",
        "Compliant", "Result", "State", "  STATUS  ",
    ],
)  # fmt: skip
def test_headers_of_the_status(header: str) -> None:
    assert ColumnNames().fields(("Item", header), ITEM_FIELDS) == ("item", "status")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Blocker?", "blocking"), ("Item ID", "id"), ("Requirement ID", "id"), ("Nr", "id"),
        ("Nr.", "id"), ("#", "id"), ("Who", "owner"), ("Assignee", "owner"), ("Owners", "owner"),
        ("Region", ""), ("Due", ""), ("Category", ""), ("Status note", ""), ("Stage", ""),
    ],
)  # fmt: skip
def test_other_headers(header: str, field: str) -> None:
    assert ColumnNames().fields(("Item", header), ITEM_FIELDS) == ("item", field)


@pytest.mark.parametrize("header", ["(" * 100_000, "1." * 50_000, "," * 100_000, "[" * 100_000])
def test_long_headers_are_read_at_once(header: str) -> None:
    assert ColumnNames().fields((header,), ITEM_FIELDS) == ("item",)


@pytest.mark.parametrize("owner", ["TBD", "[name]", "<!-- who? -->", "\u2610", "?"])
def test_a_placeholder_owns_nothing(owner: str) -> None:
    assert only_item("Item|Owner", f"x|{owner}", owner="Ops").owner == "Ops"
    assert only_item("Item|Owner", f"x|{owner}", owner=owner).owner == ""


def test_what_is_struck_out_is_open_until_it_says_why() -> None:
    item = only_item("Item|Status", "~~Backups~~|✅")
    assert (item.status, item.outcome, item.exempt) == ("not-applicable", Outcome.OPEN, "")
    assert item.doubts == ((OPEN_REASON, "~~Backups~~"),)
    item = only_item("Item|Status|Notes", "~~Backups~~|[ ]|the data is not ours")
    assert (item.outcome, item.exempt) == (Outcome.INFO, "not-applicable")
    assert only_item("Item|Status", "~~Backups~~|⬜").doubts == ()
    assert only_item("Item|Status|Notes", "~~Backups~~|❌|gone for good").outcome is Outcome.FAIL
    assert only_item("Item|Status", "Backups ~~weekly~~ run every day|✅").outcome is Outcome.PASS


def test_a_row_that_does_not_apply_blocks_until_it_says_why() -> None:
    item = only_item("Item|Status|Blocking", "Mail is signed|N/A|yes")
    assert item.outcome is Outcome.INFO
    assert item.is_blocker
    item = only_item("Item|Status|Blocking|Why", "Mail is signed|N/A|yes|no mail is sent")
    assert not item.is_blocker
    assert not item.holds_back


def test_the_word_alone_waives_nothing() -> None:
    for severity in ("", "P7"):
        item = only_item("Item|Status|Severity", f"Backups|waived|{severity}")
        assert (item.status, item.outcome, item.exempt) == ("waived", Outcome.OPEN, "")
    assert only_item("Item|Status", "Backups|❌ waived").outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("severity", "blocking", "doubts"),
    [
        ("P7", "", (("severity", "P7"),)),
        ("low", "maybe", (("blocking", "maybe"),)),
        ("low", "no", ()),
    ],
)
def test_what_is_not_understood_blocks(
    severity: str, blocking: str, doubts: tuple[tuple[str, str], ...]
) -> None:
    item = only_item("Item|Status|Severity|Blocking", f"x|⚠️|{severity}|{blocking}")
    assert item.doubts == doubts
    assert item.blocking is bool(doubts)
