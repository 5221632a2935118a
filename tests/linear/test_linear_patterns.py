"""No regular expression of the package takes more than twice as long for twice the text.

What a step takes is not known, so a text is measured at two sizes, and again: what is linear takes
about four times as long for four times the text, what is not at least sixteen.
"""

from __future__ import annotations

import re
import time

import patterns
import pytest
from hypothesis import given
from hypothesis import strategies as st

SIZE = 2048

NOTICED = 0.004
"""CPU seconds: below, a text of that size took no more than a few steps a character."""

FROM_THE_START = frozenset(("FIELDS", "READERS", "_COLON_OPTION", "_YAML_KEY"))
"""Patterns that a loop or a choice hands on, to be matched at the start of a text."""

ANYWHERE = patterns.searched()

KEPT = [
    (
        pattern,
        name,
        patterns.is_searched(name, ANYWHERE) and name.rpartition(".")[2] not in FROM_THE_START,
    )
    for pattern, name in patterns.kept().items()
]

ALL = [*KEPT, *patterns.called()]


def seconds(pattern: re.Pattern[str], text: str, *, anywhere: bool) -> float:
    started = time.process_time()
    if anywhere:
        for _ in pattern.finditer(text):
            pass
    else:
        pattern.match(text)
    return time.process_time() - started


def worst(pattern: re.Pattern[str], *, anywhere: bool) -> tuple[str, float] | None:
    """Return a text that *pattern* takes too long for, and how much longer, or None."""
    for begin, repeated, end in patterns.hard_texts(pattern):

        def text(size: int, parts: tuple[str, str, str] = (begin, repeated, end)) -> str:
            return parts[0] + parts[1] * (size // len(parts[1])) + parts[2]

        if seconds(pattern, text(SIZE), anywhere=anywhere) < NOTICED:
            continue
        for _ in range(4):  # a slow moment of the machine is not the pattern's
            once = min(seconds(pattern, text(SIZE), anywhere=anywhere) for _ in range(3))
            more = min(seconds(pattern, text(4 * SIZE), anywhere=anywhere) for _ in range(2))
            if more <= 8 * once:
                break
        else:
            return f"{begin!r} + {repeated!r} * n + {end!r}", more / once
    return None


def test_patterns_are_found() -> None:
    assert len(ALL) > 120
    assert len({name for _, name, anywhere in ALL if anywhere}) > 40


@pytest.mark.parametrize(
    ("pattern", "anywhere"), [pytest.param(each, anywhere, id=name) for each, name, anywhere in ALL]
)
def test_pattern(pattern: re.Pattern[str], anywhere: bool) -> None:
    assert worst(pattern, anywhere=anywhere) is None


@pytest.mark.parametrize("text", [r"a*b", r"a+?\s*<x", r"\](?:\(|:)\s*<?\s*x"])
def test_what_is_not_linear_is_seen(text: str) -> None:
    assert worst(re.compile(text), anywhere=True) is not None


@given(st.sampled_from([each for each, _, _ in ALL]))
def test_hard_texts_are_made_for_each(pattern: re.Pattern[str]) -> None:
    assert patterns.hard_texts(pattern)
