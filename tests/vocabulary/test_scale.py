"""Severities in order, and flags that say that an item blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.config.options import Options
from sphinx_readiness.vocabulary.scale import reads_blocking

SCALE = Options().scale()

ORDER = ["blocker", "critical", "high", "medium", "low", "info"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Critical 🔴", "critical"), ("🔴 Critical", "critical"), ("**Critical**", "critical"),
        ("CRITICAL", "critical"), ("Critical (P0)", "critical"), ("P0", "critical"),
        ("`critical`", "critical"), ("critical, security", "critical"), ("Blocker!", "blocker"),
        ("Release blocker", "blocker"), ("🔴", "critical"), ("Critical[^1]", "critical"),
        ("Critical1", "critical"), ("critical (data loss)", "critical"), ("Blocker.", "blocker"),
        ("high", "high"), ("Major", "high"), ("P2", "medium"), ("normal", "medium"),
        ("Low", "low"), ("minor", "low"), ("trivial", "low"), ("non-critical", "low"),
        ("none", "info"), ("🟢", "low"), ("🟡 Medium", "medium"), ("SEV-1", "critical"),
        ("medium to high", "high"), ("high/critical", "critical"), ("ｃｒｉｔｉｃａｌ", "critical"),
        ("Highest", "critical"), ("Must have", "critical"), ("Should", "medium"), ("Lowest", "low"),
        ("Cri\u200btical", "critical"), ("Criti\u0441al", "critical"), ("high priority", "high"),
        ("H", "high"), ("L", "low"), (":red_circle: now", "critical"), (":green_circle:", "low"),
        ("Severity 1", "critical"), ("Priority 0", "critical"), ("Priority 1", "high"),
        ("severity-2 (High)", "high"), ("[High]", "high"), ("High/Medium", "high"),
        ("S1 – critical", "critical"), ("Very high", "critical"), ("very low", "low"),
        ("🔥", "critical"), ("Kritisch", "critical"), ("hoch", "high"), ("mittel", "medium"),
        ("niedrig", "low"), ("Élevée", "high"), ("faible", "low"), ("Crítica", "critical"),
        ("Alto", "high"), ("baja", "low"), ("média", "medium"), ("hoog", "high"), ("laag", "low"),
    ],
)  # fmt: skip
def test_severities(text: str, name: str) -> None:
    weighed = SCALE.weigh(text)
    assert weighed.clear
    assert weighed.rank == ORDER.index(name)
    assert weighed.blocks == (name in {"blocker", "critical"})


@pytest.mark.parametrize(
    "text",
    [
        "P7",
        "weird",
        "low?",
        "less than critical",
        "not high",
        "TBD",
        "10",
        "1?",
        "‼️",
        "CVSS 9.8",
        "hihg",
        "!!!",
        "M",
        "C",
    ],
)
def test_what_is_not_understood_blocks(text: str) -> None:
    weighed = SCALE.weigh(text)
    assert weighed.blocks
    assert not weighed.clear


@pytest.mark.parametrize(("text", "rank"), [("1", 0), ("#2", 1), ("0", 0), ("9", SCALE.last)])
def test_a_bare_digit_is_a_rank_that_does_not_block(text: str, rank: int) -> None:
    assert SCALE.weigh(text) == (rank, False, True)


@pytest.mark.parametrize("text", ["", "-", "___", "<!-- high? -->"])
def test_a_blank_severity_blocks_nothing(text: str) -> None:
    assert SCALE.weigh(text) == (SCALE.last, False, True)


def test_severities_of_the_project() -> None:
    scale = Options(
        severities={"gau": ("supergau",), "egal": ()}, blocking_severities=("gau",)
    ).scale()
    assert scale.weigh("Supergau") == (0, True, True)
    numbered = Options(severities={"1": (), "2": ()}, blocking_severities=("1",)).scale()
    assert (numbered.weigh("1").blocks, numbered.weigh("2").blocks) == (True, False)
    assert scale.weigh("egal") == (1, False, True)
    assert not scale.weigh("critical").clear


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("yes", True), ("**YES**", True), ("✅", True), ("x", True), ("[x]", True), ("true", True),
        ("1", True), ("Y", True), ("⛔", True), ("🔴 yes", True), ("yes, for EU", True),
        ("Blocker", True), ("ja", True), ("Must", True), ("Yes!", True), ("yes, hard", True),
        ("true (P0)", True), ("on", True), ("✅ yes", True), ("🚫", True), ("+", True),
        ("ｙｅｓ", True), ("no", False), ("-", False), ("", False), ("n/a", False), ("No.", False),
        ("not blocking", False), ("[ ]", False), ("( )", False), ("(x)", True), ("☐", False), ("<!-- yes -->", False),
        ("❌", None), ("maybe", None), ("2", None), ("yes?", None), ("no (P0)", None), ("No (cosmetic)", False), ("no - only logs", None),
        ("no (see notes)", None), ("no (except EU)", None), ("\u2611 Yes \u2610 No", True),
        ("[ ] Yes [x] No", False), ("\u2610 Yes \u2610 No", None),
        ("✅ no", None), ("TBD", None), ("no, see notes", None),
        ("no*", None), ("No¹", None), ("no, cosmetic", False), ("No – cosmetic", False),
        ("No, tracked in OPS-3", False), ("no, but must be fixed", None), ("No (if waived)", None),
        ("no – unless EU", None), ("Blocks release 2.0", True), ("non-blocker", False),
        ("Not required", False), ("(no)", False), ("(yes)", True), ("no ✗", False),
        ("Yes ❌", None), ("✗", None), ("~~yes~~", None), ("~~yes~~ no", None), ("‼️", None),
        ("sì", True), ("não", False), ("nee", False), ("nej", False), ("Should", False),
        ("Won't", False), ("yes/no", None), ("?", None), ("Yes (release)", True), ("yes*", True),
    ],
)  # fmt: skip
def test_flags(text: str, blocks: bool | None) -> None:
    assert reads_blocking(text) is blocks


@given(st.text(max_size=60))
def test_anything_is_read(text: str) -> None:
    weighed = SCALE.weigh(text)
    assert weighed.clear or weighed.blocks
    reads_blocking(text)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [("critical " * 20_000, True), ("(" * 100_000, None), ("🔴" * 100_000, True)],
)
def test_long_cells_are_read_at_once(text: str, blocks: bool | None) -> None:
    weighed = SCALE.weigh(text)
    assert (weighed.blocks, weighed.clear) == (True, blocks is not None)
    assert reads_blocking(text) is blocks
