"""Go-live decisions, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.assembly.decisions import parse_answer
from sphinx_readiness.model.record import Answer

YES, NO, CONDITIONAL, UNDECIDED = Answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("GO", YES), ("**GO**", YES), ("ＧＯ", YES), ("GO!", YES), ("Go live", YES), ("✅ GO", YES),
        ("approved", YES), ("✅", YES), (":white_check_mark:", YES), ("👍", YES),
        ("Yes (approved by Ann, 2026-01-30)", YES), ("yes, no open issues", YES),
        ("APPROVED (2026-11-01, Ann)", YES), ("Go – signed by Maria Keller", YES),
        ("Approved by Ann Smith on 2026-11-01", YES), ("GO on 2026-11-01", YES),
        ("✅ Go-Live approved", YES), ("Approved for production", YES), ("No (Ann)", NO),
        ("☑ YES  ⬜ NO  ⬜ CONDITIONAL", YES), ("[x] YES [ ] NO", YES), ("YES ☑ NO ⬜", YES),
        ("[ ] YES [x] NO", NO), ("☑ GO", YES), ("⬜ YES ☑ CONDITIONAL", CONDITIONAL),
        ("No-go", NO), ("NO GO", NO), ("❌ NO-GO", NO), ("✅ no", NO), ("NO — blockers open", NO),
        ("rejected", NO), ("not approved", NO),
        ("Conditional (3 items)", CONDITIONAL), ("yes, with conditions", CONDITIONAL),
        ("GO (with conditions)", CONDITIONAL), ("⚠️ Conditional", CONDITIONAL),
        ("conditional yes", CONDITIONAL), ("Yes, conditional", CONDITIONAL),
        ("not yet", UNDECIDED), ("", UNDECIDED), ("____", UNDECIDED), ("☐ YES ☐ NO", UNDECIDED),
        ("<!-- GO -->", UNDECIDED), ("TBD", UNDECIDED), ("YES ⬜ NO ⬜", UNDECIDED),
        ("Yes / No / Conditional", UNDECIDED), ("YES | NO | CONDITIONAL", UNDECIDED),
        ("Go / No-Go", UNDECIDED), ("Go/No-Go: GO", YES), ("Decision: NO-GO ❌", NO),
        ("Decision: not yet", UNDECIDED), ("On hold", NO), ("deferred", NO), ("do not ship", NO),
        ("amber", CONDITIONAL), ("proceed", YES), ("Approved by May Brown", YES),
        ("Approved (by Ann Smith, on Friday)", YES),
    ],
)  # fmt: skip
def test_understood(text: str, answer: Answer) -> None:
    assert parse_answer(text) is answer


@pytest.mark.parametrize(
    "text",
    [
        "maybe", "yes?", "Approved by QA only", "GO on Monday if QA agrees", "yes, eventually",
        "Go-Live not approved", "yes, but not EU", "GO - except EU", "go (pending QA)", "yes (unless X)",
        "~~GO~~", "✅❌", "⚠️ YES", "❌ yes", "☑ YES ☑ NO", "yes / no", "not a no", "go/go", "Go: no",
        "Decision: yes, but not yet", "✅\u20e0", "Approve by Friday", "Go by EOD", "GO (by next week)",
        "Approved by ____", "Yes (by ...)", "Approved by Name on DD.MM.YYYY", "Approved by default",
        "Approved by someone", "Go by June 2027", "Approved on 2026-13-45", "GO, 31.2.2026",
    ],
)  # fmt: skip
def test_contradictions_are_not_understood(text: str) -> None:
    assert parse_answer(text) is None


@given(st.sampled_from(["GO", "yes", "approved"]), st.sampled_from(["not yet", "EU open", "80%"]))
def test_a_yes_that_is_taken_back_is_none(yes: str, rest: str) -> None:
    assert parse_answer(f"{yes}, {rest}") is not YES
    assert parse_answer(f"{yes} ({rest})") is not YES


@given(st.text(max_size=80))
def test_anything_is_read(text: str) -> None:
    assert parse_answer(text) in (*Answer, None)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("☑ " * 50_000, None), ("[ ]" * 50_000, UNDECIDED), ("yes, " * 30_000, YES)],
)
def test_long_decisions_are_read_at_once(text: str, answer: Answer | None) -> None:
    assert parse_answer(text) is answer
