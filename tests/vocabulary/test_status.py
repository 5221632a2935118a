from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.vocabulary.statuses import (
    DEFAULT_STATUSES,
    Outcome,
    Status,
    Vocabulary,
    make_vocabulary,
)

VOCABULARY = Vocabulary()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("✅", "verified"),
        ("✅ PASS", "verified"),
        ("PASS ✅", "verified"),
        ("Verified", "verified"),
        ("[x]", "verified"),
        ("[X] done", "verified"),
        ("☑️", "verified"),
        ("✅ whatever else", "verified"),
        ("⚠", "needs-review"),
        ("⚠️", "needs-review"),
        ("needs_review", "needs-review"),
        ("NEEDS   REVIEW.", "needs-review"),
        ("❌", "not-met"),
        ("Not met", "not-met"),
        ("ℹ️", "informational"),
        ("N/A", "not-applicable"),
        ("\u2796", "not-applicable"),
        ("[-]", "not-applicable"),
        ("\u2705 N/A", "not-applicable"),
        ("\u2139\ufe0f N/A", "not-applicable"),
        ("\u274c N/A", "not-met"),
        ("waived", "waived"),
        ("\u2705 waived", "waived"),
        ("\u274c (waived)", "not-met"),
        ("🔄", "in-progress"),
        ("In-Progress", "in-progress"),
        ("⬜", "pending"),
        ("[ ]", "pending"),
        ("( )", "pending"),
        ("(X)", "verified"),
        ("( ) \u2705", "pending"),
        ("(x) yes ( ) no", "verified"),
        ("( ) yes (x) no", "not-met"),
        ("", "pending"),
        ("   ", "pending"),
        ("-", "pending"),
        ("____", "pending"),
        ("🚀", None),
        ("nearly done", None),
        ("not verified", None),
        ("?", None),
        ("[?]", None),
    ],
)
def test_matching(text: str, key: str | None) -> None:
    status = VOCABULARY.match(text).status
    assert (status.key if status else None) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Done 2026-01-30", "verified"), ("Done (PR #12)", "verified"), ("100 %", "verified"),
        ("PASS \u2013 2026-01-30", "verified"), ("Verified by Ann", "verified"),
        ("Passed (412/412)", "verified"), ("Fixed in 5.0.3", "verified"), ("Closed", "verified"),
        ("Compliant", "verified"), ("Signed off", "verified"),
        ("\u2611 Yes \u2610 No", "verified"), ("[x] Yes [ ] No [ ] N/A", "verified"),
        ("Pass \u2610 Fail \u2611", "not-met"), ("[ ] Pass [x] Fail", "not-met"),
        ("\u2610 Yes \u2610 No", "pending"),
        ("In review", "needs-review"), ("On track", "in-progress"), ("Won't do", "pending"),
        ("Live", "verified"), ("On hold", "pending"), ("Open (OPS-12)", "pending"),
        ("Waiting for vendor", "pending"), ("In progress (80 %)", "in-progress"),
        ("80 %", "in-progress"), ("Failed, see OPS-3", "not-met"), ("No (cosmetic)", "not-met"),
        ("N/A (no mesh)", "not-applicable"), ("N/A - web only", "not-applicable"),
        ("\u2705 N/A (web only)", "not-applicable"), ("waived until 2026-03-31", "waived"),
        ("N/A (no live regions)", "not-applicable"), ("n/a, not a service", "not-applicable"),
        ("N/A: nothing stored", "not-applicable"), ("N/A \u2013 not in scope", "not-applicable"),
        ("\u2705 N/A (no data stored)", "not-applicable"),
        ("Not applicable, we do not use cookies", "not-applicable"),
        ("N/A (we do not run containers)", "not-applicable"), ("N/A (not used)", "not-applicable"),
        ("N/A (no test environment)", "not-applicable"), ("Done by May Brown", "verified"),
        ("N/A (not covered by SOX)", "not-applicable"),
        ("N/A, we are not covered by the EU AI Act", "not-applicable"),
        ("Not applicable - not covered under our contract", "not-applicable"),
        ("N/A because we do not store cards", "not-applicable"),
        # what the rest does not bear out is not understood
        ("N/A (not covered)", None), ("N/A (not covered by tests)", None),
        ("N/A (not covered yet by SOX)", None), ("N/A (not covered by QA)", None),
        ("N/A (not covered by SOX yet)", None), ("N/A not yet", None),
        ("N/A because it is not tested", None), ("Done because nobody complained yet", None),
        ("N/A (not covered by SOX, tests pending)", None),
        ("N/A (not tried)", None), ("N/A (does not work)", None), ("N/A (never ran)", None),
        ("N/A (no tests were run)", None), ("N/A (no time)", None), ("N/A (not quite done)", None),
        ("N/A (didn't run it)", None), ("Done by Friday", None), ("Ready by end of week", None),
        ("N/A (not tested)", None), ("N/A \u2013 not yet", None), ("N/A: nobody checked", None),
        ("N/A (no owner)", None), ("N/A, not a service; tests pending", None),
        ("N/A (not sure)", None), ("Done, not a service", None),
        ("Done, except EU", None), ("Verified (pending review)", None), ("Done (not on ARM)", None),
        ("PASS with exceptions", None), ("Ready for review", None), ("Done in part", None),
        ("Done 80 %", None), ("Passed 3/4", None), ("Ready by 2027-01-05", None),
        ("yes / no", None), ("Done?", None), ("N/A (pending decision)", None), ("No findings", None),
        ("~~Done~~ 2026-01-30", None), ("Pending, failed twice", None),
    ],
)  # fmt: skip
def test_words_with_more_behind_them(text: str, key: str | None) -> None:
    match = VOCABULARY.match(text)
    assert (match.status.key if match.status else None, match.conflict) == (key, None)
    assert match.outcome is (match.status.outcome if match.status else Outcome.OPEN)


def test_a_form_of_other_words_is_no_form() -> None:
    match = VOCABULARY.match("\u2705 Linux / \u2b1c Windows")
    assert match.outcome is Outcome.OPEN
    assert match.conflict is not None


@pytest.mark.parametrize("status", DEFAULT_STATUSES, ids=lambda status: status.key)
def test_every_name_of_a_status_is_matched(status: Status) -> None:
    for name in (status.key, status.label, *status.symbols, *status.aliases):
        for text in (name, name.upper(), f" {name} ", f"{name}\ufe0f"):
            match = VOCABULARY.match(text)
            assert match.status == status
            assert match.conflict is None
            assert match.foreign == ()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("✅ in progress", "verified", "in-progress"),
        ("❌ done", "not-met", "verified"),
        ("✅❌", "verified", "not-met"),
        ("✅ ⚠️ ❌", "verified", "not-met"),
    ],
)
def test_conflicts(text: str, first: str, second: str) -> None:
    match = VOCABULARY.match(text)
    assert match.status == VOCABULARY[first]
    assert match.conflict == VOCABULARY[second]


def test_foreign_symbols() -> None:
    assert VOCABULARY.match("Verified 🚀").foreign == ("🚀",)
    assert VOCABULARY.match("Verified 🚀").status == VOCABULARY["verified"]
    assert VOCABULARY.match("🚀 🎉 🚀").foreign == ("🚀", "🎉")


@given(st.text(max_size=80))
def test_any_cell_is_read(text: str) -> None:
    match = VOCABULARY.match(text)
    assert VOCABULARY.match(text) is match
    assert VOCABULARY.match(text + "\ufe0f").status == match.status


def test_custom_statuses() -> None:
    shipped = Status("shipped", "Shipped", ("🚀",), (), Outcome.PASS)
    own = Status("verified", "Proven", ("✅",), (), Outcome.PASS)
    both = make_vocabulary({"shipped": shipped, "verified": own}, keep_defaults=True, default="")
    assert [each.key for each in both.statuses][-1] == "shipped"
    assert both["verified"].label == "Proven"
    assert both.match("Verified").status == own, "the key names it still"
    assert both.match("").status is None, "no default, no status"
    assert both.get("nothing") is None
    assert both.rank("shipped") == len(DEFAULT_STATUSES)
    alone = make_vocabulary({"shipped": shipped}, keep_defaults=False, default="shipped")
    assert alone.match("✅").status is None
    assert alone.match("").status == shipped


def test_an_empty_vocabulary_knows_nothing() -> None:
    nothing = make_vocabulary({}, keep_defaults=False, default="pending")
    assert nothing.match("✅").status is None
    assert nothing.match("").status is None


def test_names_that_fold_to_nothing_match_nothing() -> None:
    odd = Status("odd", "Odd", ("\ufe0f",), ("-", " "), Outcome.PASS)
    vocabulary = make_vocabulary({"odd": odd}, keep_defaults=True, default="pending")
    assert vocabulary.match("🚀").status is None
    assert vocabulary.match("words").status is None
    assert vocabulary.match("-").status == vocabulary["pending"]


def test_symbols_are_no_patterns() -> None:
    odd = Status("odd", "Odd", ("(a+)+$", "."), (), Outcome.OPEN)
    vocabulary = make_vocabulary({"odd": odd}, keep_defaults=False, default="")
    assert vocabulary.match("a" * 5000).status is None
    assert vocabulary.match("x . y").status == odd


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("✅" * 100_000, "verified"), ("- " * 100_000, "pending"), ("🚀" * 100_000 + "x", None),
        ("[" * 200_000, None),
    ],
)  # fmt: skip
def test_long_cells_are_read_at_once(text: str, key: str | None) -> None:
    status = VOCABULARY.match(text).status
    assert (status.key if status else None) == key
