from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.text.folding import (
    control_characters,
    fold,
    fold_case,
    is_blank,
    shorten,
    strip_selectors,
    visible,
)

TEXT = st.text(alphabet=st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        (" a\t b\n\nc ", "a b c"),
        ("⚠️ x", "⚠ x"),
        ("☑︎", "☑"),
        ("e\u0301", "é"),
        ("\u00a0a\u2003b", "a b"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXT)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert strip_selectors(strip_selectors(text)) == strip_selectors(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_selectors_never_matter(left: str, right: str) -> None:
    plain = strip_selectors(left + right)
    assert strip_selectors(left + "\ufe0f" + right) == plain
    assert strip_selectors(left + "\ufe0e" + right) == plain


def test_fold_case_ignores_case_and_blanks() -> None:
    assert fold_case("  IN   Progress ") == fold_case("in progress") == "in progress"
    assert fold_case("STRASSE") == fold_case("straße")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("plain", ()),
        ("tab\tand\nline", ()),
        ("גיבוי", ()),
        ("a\u202eb\u202ec", ("U+202E",)),
        ("\x00\x1b\u2066", ("U+0000", "U+001B", "U+2066")),
        ("\x85", ("U+0085",)),
        ("\u200d", ()),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", ()),
        ("ok\U000e0066\U000e007f", ("U+E0066", "U+E007F")),
    ],
)
def test_control_characters(text: str, names: tuple[str, ...]) -> None:
    assert control_characters(text) == names


@given(TEXT)
def test_visible_is_one_printable_line(text: str) -> None:
    made = visible(text)
    assert made.isprintable()
    assert not control_characters(made)
    made.encode("utf-8")


def test_visible_keeps_what_is_harmless() -> None:
    assert visible("✅ גיבוי é") == "✅ גיבוי é"
    assert visible("a\x1b[31m\n\u202e") == "a\\u{001B}[31m\\u{000A}\\u{202E}"


@pytest.mark.parametrize("text", ["", "  ", "-", "—", "___", "_ _ _", "...", " - . _ "])
def test_blanks(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "?", "0", "[ ]", "✅", "-1"])
def test_no_blanks(text: str) -> None:
    assert not is_blank(text)


@given(TEXT, st.integers(min_value=1, max_value=20))
def test_shorten_keeps_the_limit(text: str, limit: int) -> None:
    made = shorten(text, limit)
    assert len(made) <= limit
    assert "\n" not in made
