"""What says what words mean: statuses, severities, decisions, placeholders, negation, dates, ids."""

from __future__ import annotations

from typing import Final

from running import CHEAP, DEAR, Target

from sphinx_readiness.assembly.decisions import ANSWERS, parse_answer
from sphinx_readiness.model.record import Answer
from sphinx_readiness.rules.vocabulary.negation import is_negated, without_quotations, words_before
from sphinx_readiness.rules.words import loosen
from sphinx_readiness.text.dates import last_day, parse_date, parse_span
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.ids import derived_id, is_valid_id, slug, title_hash
from sphinx_readiness.text.plain import compatible, is_struck, lookalike, readable, word_key
from sphinx_readiness.vocabulary.placeholders import DEFAULT_PLACEHOLDERS, Placeholders
from sphinx_readiness.vocabulary.scale import DEFAULT_SEVERITIES, Scale, reads_blocking
from sphinx_readiness.vocabulary.status_words import WordJudge
from sphinx_readiness.vocabulary.statuses import MEMO, Outcome, Vocabulary
from sphinx_readiness.vocabulary.word_lists import FAILING, NEGATING, RESTRICTING

_VOCABULARY: Final = Vocabulary()

_SCALE: Final = Scale(DEFAULT_SEVERITIES, ("blocker", "critical"))

_IS_PLACEHOLDER: Final = Placeholders(DEFAULT_PLACEHOLDERS)

_JUDGE: Final = WordJudge()

_BEHIND: Final = "\u2069\n| "
"""Ends what a text may have left open for the eye, and begins a part of its own."""

_SAID: Final = (
    *FAILING, *RESTRICTING[:60], *NEGATING, "✅", "❌", "⚠️", "ℹ️", "🔄", "⬜", "🟢", "🔴", ":x:", ":white_check_mark:", "[x]", "[ ]", "[-]", "~~", "<s>", "</s>", "<!-- ",
    " -->", "verified", "pass", "done", "ok", "open", "fixed", "issues", "left", "to", "do", "99 %", "100%", "3 of 4", "[a](b)", "[^1]", ", ", "; ", " - ", ": ",
)  # fmt: skip

_WEIGHTS: Final = (
    *(name for key, names in DEFAULT_SEVERITIES.items() for name in (key, *names)), "yes", "no", "not", "non", "less", "than", "->", " to ", " / ", "(", ")", "P0", "?", "1",
)  # fmt: skip

_DECISIONS: Final = (
    *(word for words in ANSWERS.values() for word in words), "✅", "❌", "☑", "⬜", "☐", "[x]", "[ ]", " with ", ", ", ": ", "conditions", "unless", "only", "~~", "/",
)  # fmt: skip

_DATES: Final = (
    "2026-01-31", "2024-02-29", "0000-00-00", "9999-12-31", "-", "T00:00", "24h", "1 week", "9999 months", "99999", "h", "days", "mo", "\u0661", " ",
)  # fmt: skip


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def status(data: bytes) -> None:
    """A cell reads the same each time, never better than its worst symbol, and open if unknown."""
    text = _text(data)
    found = _VOCABULARY.match(text)
    assert found == Vocabulary().match(text)
    assert len(_VOCABULARY._memo) <= MEMO
    assert found.status is not None or found.outcome is Outcome.OPEN
    assert _VOCABULARY.match(f"❌ {text}").outcome is Outcome.FAIL
    assert _VOCABULARY.match(f"⚠️ {text}").outcome in (Outcome.FAIL, Outcome.OPEN)
    assert _VOCABULARY.match(f" {text}\n").outcome is found.outcome
    if found.outcome is Outcome.PASS:
        assert not is_struck(text)
        assert not found.against
    if readable(text):
        worse = _VOCABULARY.match(f"{text} {_BEHIND} ❌").outcome
        assert worse is Outcome.FAIL or "<!--" in text, worse


def words(data: bytes) -> None:
    """A word that fails or restricts, said on its own, is heard before all other words."""
    text = _text(data)
    weight = _JUDGE.judge(text).weight.value
    assert weight in (0, 1, 2, 3)
    for said in ("pending", "incomplete"):
        assert _JUDGE.judge(f"{said}; {text}").weight.value >= max(weight, 2) or "://" in text
    assert _JUDGE.judge(f"rejected; {text}").weight.value == 3
    for make in (readable, compatible, lookalike, word_key):
        assert isinstance(make(text), str)


def severity(data: bytes) -> None:
    """What is not clear blocks, and so does what begins with a word that blocks."""
    text = _text(data)
    found = _SCALE.weigh(text)
    assert found.clear or found.blocks
    assert 0 <= found.rank <= _SCALE.last
    assert _SCALE.weigh(f"blocker, {text}").blocks
    assert reads_blocking(text) in (True, False, None)
    assert reads_blocking(f"yes, {text}") is not False


def decision(data: bytes) -> None:
    """No text behind a no makes it a yes, and what is struck is none."""
    text = _text(data)
    found = parse_answer(text)
    assert found is not Answer.YES or not is_struck(text)
    if not any(
        box in compatible(text)
        for box in ("[", "\u2610", "\u2b1c", "\u25fb", "\u25a1", "\u25a2", "\U0001f532", "&")
    ):
        for said in ("no, ", "❌ ", "rejected: "):
            assert parse_answer(said + text) is not Answer.YES, said
        assert parse_answer(f"pending, {text}") is not Answer.YES


def placeholder(data: bytes) -> None:
    """A blank is a blank with blanks around it, too."""
    text = _text(data)
    found = _IS_PLACEHOLDER(text)
    assert _IS_PLACEHOLDER(f" {text} ") is found
    assert found or not is_blank(text)


def negation(data: bytes) -> None:
    """Each word of a note is negated or not; a quotation is never longer than it was."""
    text = loosen(_text(data))
    assert len(without_quotations(text, ("a",))) <= len(text)
    for end in range(0, len(text), 7):
        assert len(words_before(text, end)) <= 60
        assert isinstance(is_negated(text, end, min(len(text), end + 4)), bool)


def dates(data: bytes) -> None:
    """A date is what it was written as; a span ends after it begins."""
    text = _text(data)
    day = parse_date(text)
    assert day is None or day.isoformat() == text.strip()
    for part in text.split(",")[:20]:
        span = parse_span(part)
        start = parse_date("2026-01-31")
        end = last_day(start, span) if span is not None and start is not None else None
        assert end is None or start is None or end >= start


def ids(data: bytes) -> None:
    """A slug is an id, of itself too, and titles have the same digest however they are laid out."""
    text = _text(data)
    made = slug(text)
    assert is_valid_id(made), made
    assert slug(made) == made
    assert is_valid_id(derived_id("a", text))
    assert title_hash(f"  {text}\n") == title_hash(text)


TARGETS: Final = (
    Target("status", status, _SAID, DEAR),
    Target("words", words, _SAID, DEAR),
    Target("severity", severity, _WEIGHTS, CHEAP),
    Target("decision", decision, _DECISIONS, CHEAP),
    Target(
        "placeholder",
        placeholder,
        (*DEFAULT_PLACEHOLDERS, "<name>", "[role]", "{x}", "____", "...", "?"),
        CHEAP,
    ),
    Target(
        "negation",
        negation,
        (
            "no ",
            "not ",
            "none",
            "never ",
            "open",
            "TODO",
            "fixme",
            '"',
            "\u201c",
            "\u201d",
            "'",
            "0",
            ": ",
            "is ",
            "list ",
        ),
    ),
    Target("dates", dates, _DATES, CHEAP),
    Target("ids", ids, (), CHEAP),
)
