from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.exports.text_columns import ELLIPSIS, fit, pad, text_width


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("é", 1),
        ("e\u0301", 1),
        ("漢字", 4),
        ("ｶﾅ", 2),
        ("한글", 4),
        ("\u1112\u1161\u11ab", 2),
        ("🚀", 2),
        ("✅", 2),
        ("⚠", 1),
        ("⚠\ufe0f", 2),
        ("✅\ufe0f", 2),
        ("👍🏽", 2),
        ("قائمة", 5),
        ("קָמָץ", 3),
    ],
)
def test_width(text: str, width: int) -> None:
    assert text_width(text) == width


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("漢字漢字", 5, "漢字…"),
        ("漢字漢字", 6, "漢字…"),
        ("漢字漢", 6, "漢字漢"),
        ("a  b\nc", 9, "a b c"),
        ("a bcdef", 3, "a…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("\x1b[2J", 20, "\\u{001B}[2J"),
        ("\u202egnol", 20, "\\u{202E}gnol"),
    ],
)
def test_fit(text: str, limit: int, expected: str) -> None:
    assert fit(text, limit) == expected


def test_endless_combining_marks_end() -> None:
    assert len(fit("a" + "\u0301" * 100_000, 10)) < 1100


@given(st.text(st.characters()), st.integers(2, 40))
def test_fit_and_pad_give_exactly_the_columns(text: str, limit: int) -> None:
    made = fit(text, limit)
    assert text_width(made) <= limit
    assert text_width(pad(made, limit)) == limit
    assert text_width(pad(made, limit, right=True)) == limit
    assert made.endswith(ELLIPSIS) or len(made) >= len(" ".join(text.split()))
    assert "\x1b" not in made
    assert "\n" not in made
