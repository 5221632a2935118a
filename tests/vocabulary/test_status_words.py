"""Words beside a symbol that passes, and that the worse half of a cell is what counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.config.options import Options
from sphinx_readiness.vocabulary.quantities import Weight
from sphinx_readiness.vocabulary.status_words import WordJudge
from sphinx_readiness.vocabulary.statuses import (
    DEFAULT_STATUSES,
    WORST_FIRST,
    Outcome,
    Status,
    Vocabulary,
    make_vocabulary,
)
from sphinx_readiness.vocabulary.word_lists import FAILING, RESTRICTING

VOCABULARY = Vocabulary()

JUDGE = WordJudge()

TAKEN_BACK = [
    "not yet", "(in progress)", "FAILED on arm64", "except EU", "80%", "TODO: sign", "NO-GO", "no go",
    "but…", "partially", "pending Windows", "Linux<br>pending Windows", "needs work", "blocked",
    "only Linux", "without EU", "3/4", "once X is done", "after the freeze", "waiting for QA",
    "unless it rains", "?", "maybe", "almost", "ＦＡＩＬ", "F\u0410IL", "not verified", "Not ready",
    "no tests", "isn't done", "never", "nothing tested", "all but one", "8 of 12", "to be verified",
    "EU open", "not 100%", "verified (not on ARM)", "still open", "50 % complete", "fail\u200bed",
    "FAILED, see OPS-3", "no longer verified", "will be done", "**not** yet", "`TODO`", "TBD",
    "2 out of 3", "99.5 %", "Not on Windows", "conditional", "if QA agrees", "so far", "no owner",
    "p\u00adending", "rejected; ready?",
    "un-verified", "in theory", "due 2027-01-05", "ETA 2027-01-05", "assumed", "will do", "going to",
    "reverted", "rolled back", "reopened", "Ann to check", "flaky", "with exceptions", "with conditions", "3/3 failed", "12/12 open", "3/3 to be done",
    "nicht bestanden", "nicht gepr\u00fcft", "noch nicht erledigt", "pas encore valid\u00e9", "pas test\u00e9",
    "with caveats", "passed with minor issues", "with two known limitations", "with one exception",
    "80% 2026-01-30", "Teilweise", "noch nicht", "pendiente", "sauf Windows",
    "½", "N", "false", "On track", "not until 2027", "never unless QA agrees", "not without issues", "99.91 %", "OK until 2028",
]  # fmt: skip

FINE = [
    "erledigt", "gepr\u00fcft am 2026-01-03", "bestanden (42/42)", "valid\u00e9", "test\u00e9 le 2026-01-03",
    "1,240/s", "200 / min", "(fuzzed 2026-01-03)",
    "", "done 2026-01-30, @ann", "100%", "100 %", "12/12", "Done by QA", "verified on staging",
    "no issues", "not blocked", "nothing open", "no longer failing", "OPS-3", "LONGNAME-12",
    "see https://example.org/failed?x=1", "v2.0.1", "2026-01-30", "Ann", "A. Sample", "@ann", "#123",
    "(OPS-12)", "30.01.2026", "no errors", "0 failures", "without issues", "no open issues",
    "12 passed, 0 failed", "read-only", "by ann", "without data loss", "no known issues",
    "approved by Bob Smith", "PR #45 merged", "nothing left to do", "no pending issues", "24/7",
    "3/3 zones", "12 of 12 pods", "31 ms", "7 days", "in 14 min", "mitigated", "retested 2026-01-30",
    "sign-off by QA", "addressed in #88", "without conditions", "due to OPS-3", "daily",
    "see the wiki", "with no issues", "with QA", "tested with Ann, without errors", "12,345 of 12,345 rows match", "03/2026", "<!-- not yet -->", "as expected", "Q. Tester 2026-01-30", "ok, no further action",
    "nothing is pending any more", "not blocked anymore", "no longer open",
    "yes", "Y", "true", "*all of it*", "12 m²", "30/01/2026", "1/30/26", "2026/01/30",
]  # fmt: skip

UNCLEAR = [
    "whatever else", "99.9% uptime", "2 issues", "fixed failing tests", "SHIPIT", "none",
    "no idea", "by 2027-01-05", "in 2 weeks", "with warnings", "runs as non-root", "43 % recall",
    "1/1/1", "1/1/1/1", "40/50/60 ms", "no no-go", "no no go", "0 after the retry", "99.91 % uptime",
    "*", "done*", "†", "PASS¹", "²",
]  # fmt: skip


@pytest.mark.parametrize("words", TAKEN_BACK)
@pytest.mark.parametrize("form", ["✅ {}", "{} ✅", "☑ {}", "[x] {}", "🟢 {}"])
def test_words_take_a_tick_back(words: str, form: str) -> None:
    match = VOCABULARY.match(form.format(words))
    assert match.status == VOCABULARY["verified"]
    assert match.outcome in (Outcome.OPEN, Outcome.FAIL)
    assert match.conflict is not None


@pytest.mark.parametrize("words", FINE)
def test_words_that_are_fine(words: str) -> None:
    match = VOCABULARY.match(f"✅ {words}")
    assert (match.outcome, match.conflict, match.unclear) == (Outcome.PASS, None, "")


@pytest.mark.parametrize(
    "text", ["![verified](x.png)", "![✅]", "![PASS] ![](y.svg)", "see ![done]"]
)
def test_images_name_no_status(text: str) -> None:
    match = VOCABULARY.match(text)
    assert (match.status, match.outcome) == (None, Outcome.OPEN)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("✅ ![passing](ci.svg)", Outcome.PASS), ("Verified ![](ci.svg)", Outcome.PASS),
        ("✅ ![failing](ci.svg)", Outcome.FAIL), ("✅ ![❌](ci.svg)", Outcome.FAIL),
        ("✅ ![done", Outcome.PASS),
    ],
)  # fmt: skip
def test_beside_an_image_the_worse_half_counts(text: str, outcome: Outcome) -> None:
    assert VOCABULARY.match(text).outcome is outcome


@pytest.mark.parametrize("words", UNCLEAR)
def test_words_that_nothing_knows(words: str) -> None:
    match = VOCABULARY.match(f"✅ {words}")
    assert match.outcome is Outcome.PASS
    assert match.conflict is None
    assert match.unclear


@pytest.mark.parametrize(
    "text",
    ["~~✅~~", "✅\u20e0", "✅\u0338", "✅\u0336 done", "<s>✅</s>", "<DEL>✅</DEL>", "~~[x]~~"],
)
def test_what_is_struck_out_passes_nothing(text: str) -> None:
    assert VOCABULARY.match(text).outcome is Outcome.OPEN
    assert VOCABULARY.match(text).against


@pytest.mark.parametrize("text", ["~~Verified~~", "P\u0336A\u0336S\u0336S\u0336", "<s>PASS</s>"])
def test_struck_words_name_nothing(text: str) -> None:
    assert VOCABULARY.match(text).status is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[-]", "not-applicable"), ("[~]", "needs-review"), ("[!]", "needs-review"),
        ("[✓]", "verified"), (":white_check_mark:", "verified"), (":x:", "not-met"),
        ("🟢", "verified"), ("🟡", "needs-review"), ("🟠", "needs-review"), ("🔴", "not-met"),
        ("☑", "verified"), ("☐", "pending"), ("✔", "verified"), ("✘", "not-met"), ("✗", "not-met"),
        ("⛔", "not-met"), ("🚫", "not-met"), ("👍", "verified"), ("👎🏽", "not-met"),
        ("&#9744;", "pending"), ("&#x2705;", "verified"), ("GO", "verified"), ("NO-GO", "not-met"),
        ("<!-- ✅ --> NO-GO", "not-met"), ("<!-- ✅ -->", "pending"), ("<!-- ✅", "pending"),
        ("**PASS**", "verified"), ("ＰＡＳＳ", "verified"), ("Veri\u200bfied", "verified"),
        ("Y", "verified"), ("TRUE", "verified"), ("n", "not-met"), ("False", "not-met"),
        ("100% verified", "verified"), ("[PASS](report.html)", "verified"), ("✅[^1]", "verified"),
    ],
)  # fmt: skip
def test_further_names_of_the_default_statuses(text: str, key: str) -> None:
    status = VOCABULARY.match(text).status
    assert status == VOCABULARY[key]


def test_a_box_that_means_several_things_is_asked_about() -> None:
    assert VOCABULARY.match("[/]").unclear == "[/]"
    assert VOCABULARY.match("[/]").outcome is Outcome.OPEN


def test_a_status_of_the_project_takes_further_names_for_itself() -> None:
    own = Status("waived", "Waived", ("🔴",), ("go",), Outcome.PASS)
    both = make_vocabulary({"waived": own}, keep_defaults=True, default="pending")
    assert both.match("🔴").status == own
    assert both.match("go").status == own
    alone = make_vocabulary({"waived": own}, keep_defaults=False, default="waived")
    assert alone.match("🟢").status is None


def test_without_a_status_for_it_the_outcome_counts_all_the_same() -> None:
    done = Status("done", "Done", ("✅",), (), Outcome.PASS)
    match = make_vocabulary({"done": done}, keep_defaults=False, default="").match("✅ not yet")
    assert (match.conflict, match.outcome) == (None, Outcome.OPEN)


def test_words_of_the_project_count() -> None:
    own = Options(unfinished_words=("aufgeschoben",)).vocabulary()
    assert own.match("✅ Freigabe aufgeschoben").outcome is Outcome.OPEN
    assert VOCABULARY.match("✅ Freigabe aufgeschoben").outcome is Outcome.PASS


def test_beside_an_informational_symbol_only_failures_count() -> None:
    assert VOCABULARY.match("ℹ️ not used").outcome is Outcome.INFO
    assert VOCABULARY.match("ℹ️ it FAILED").outcome is Outcome.FAIL


BAD = [*TAKEN_BACK, *FAILING, *RESTRICTING]

HARMLESS = ["done", "2026-01-30", "@ann", "OPS-3", "by QA", "whatever", "12/12", "v2.0.1", "tested"]


@given(
    st.lists(st.sampled_from(HARMLESS), max_size=4),
    st.sampled_from([each for each in BAD if each != "TODO: sign"]),
    st.lists(st.sampled_from(HARMLESS), max_size=4),
    st.sampled_from([", ", "; ", " (", "\n", " - "]),
)
def test_never_better_than_the_worst_word(
    before: list[str], bad: str, after: list[str], joint: str
) -> None:
    """Whatever stands around them, words that take a tick back do, each in a clause of its own."""
    match = VOCABULARY.match("✅ " + joint.join([*before, bad, *after]))
    assert match.outcome in (Outcome.OPEN, Outcome.FAIL)


@given(
    st.lists(st.sampled_from([*DEFAULT_STATUSES]), min_size=1, max_size=4),
    st.sampled_from([" ", "", " → ", ", ", " done "]),
)
def test_never_better_than_the_worst_symbol(statuses: list[Status], joint: str) -> None:
    match = VOCABULARY.match(joint.join(each.symbol for each in statuses))
    worst = min((each.outcome for each in statuses), key=WORST_FIRST.index)
    assert WORST_FIRST.index(match.outcome) <= WORST_FIRST.index(worst)


@given(st.text(max_size=80))
def test_any_words_are_judged(text: str) -> None:
    assert JUDGE.judge(text).weight in Weight


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("not " * 40_000, Outcome.OPEN), ("1/" * 60_000, Outcome.PASS), ("a-" * 60_000, Outcome.PASS),
        ("no no go " * 20_000, Outcome.PASS),
    ],
)  # fmt: skip
def test_long_cells_are_judged_at_once(text: str, outcome: Outcome) -> None:
    assert VOCABULARY.match(f"✅ {text}").outcome is outcome


def test_what_is_remembered_is_bounded() -> None:
    vocabulary = Vocabulary()
    for number in range(5000):
        vocabulary.match(f"✅ {number}")
    vocabulary.match("✅" * 300)
    assert len(vocabulary._memo) <= 4096
    assert "✅" * 300 not in vocabulary._memo
