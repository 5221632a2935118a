"""No regular expression of the package takes more than twice as long for twice the text.

What a step takes is not known, so a text is measured at two sizes, and again: what is linear takes
about four times as long for four times the text, what is not at least sixteen.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import patterns
import pytest
import trees
from hypothesis import given
from hypothesis import strategies as st
from sphinx.config import Config

from sphinx_readiness.evidence.registry import OWN
from sphinx_readiness.rules.words import word_finder
from sphinx_readiness.sphinx_ext.authoring.cells.cells import markup_patterns
from sphinx_readiness.sphinx_ext.rendering.pieces.symbols import Plain
from sphinx_readiness.versions.claims.pin_forms import PINS
from sphinx_readiness.versions.claims.pins import compiled
from sphinx_readiness.vocabulary.statuses import Outcome, Status, make_vocabulary

SIZE = 3072

NOTICED = 0.003
"""CPU seconds: below, a text of that size took no more than a few steps a character."""

FROM_THE_START = frozenset(("FIELDS", "READERS", "_COLON_OPTION", "_ROW_KINDS", "_YAML_KEY"))
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

WORDS = ("done", "do ne", "a" * 40, "aa", "(a+)+", "-", ".*", "x y z")
"""Words of a project; none of them is a pattern."""


def made_of_options() -> Iterator[tuple[re.Pattern[str], str, bool]]:
    """Yield the patterns that are made of what a project says."""
    for verb, load in OWN.items():
        yield re.compile(load().form), f"evidence.registry.{verb}", False
    words = word_finder((*WORDS, "\u5f85\u5b9a"))
    assert words is not None
    yield words.ascii, "rules.words", True
    yield words.every, "rules.words.every", True
    odd = Status("odd", "Odd", WORDS, WORDS, Outcome.OPEN)
    vocabulary = make_vocabulary({"odd": odd}, keep_defaults=True, default="")
    yield vocabulary._pattern, "vocabulary.statuses", True
    yield Plain(vocabulary)._search, "rendering.pieces.symbols", True
    for markdown in (False, True):
        for at, each in enumerate(markup_patterns(Config(), markdown=markdown)):
            yield each, f"cells.{'markdown' if markdown else 'rest'}.{at}", True
    yield re.compile(rf"[\s>]*:?{re.escape('(a+)+')}:\s*"), "locate", False
    for form in PINS:
        for at, each in enumerate(compiled(form)):
            if each is not None:
                yield each, f"pins.{form.name}.{at}", True


ALL = [*KEPT, *patterns.called(), *made_of_options()]

SUSPECT = [each for each in ALL if trees.may_pile_up(each[0], anywhere=each[2])]


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

        once = seconds(pattern, text(SIZE), anywhere=anywhere)
        if once < NOTICED:
            continue
        for _ in range(3):  # a slow moment of the machine is not the pattern's
            more = seconds(pattern, text(4 * SIZE), anywhere=anywhere)
            if more <= 8 * once:
                break
            once = min(seconds(pattern, text(SIZE), anywhere=anywhere) for _ in range(3))
        else:
            return f"{begin!r} + {repeated!r} * n + {end!r}", more / once
    return None


def test_patterns_are_found() -> None:
    assert 60 < len(SUSPECT) < len(ALL) / 2
    assert len(ALL) > 120
    assert len({name for _, name, anywhere in ALL if anywhere}) > 40


@pytest.mark.parametrize(
    ("pattern", "anywhere"),
    [pytest.param(each, anywhere, id=name) for each, name, anywhere in SUSPECT],
)
def test_pattern(pattern: re.Pattern[str], anywhere: bool) -> None:
    assert worst(pattern, anywhere=anywhere) is None


@pytest.mark.parametrize(
    ("text", "anywhere", "wanted"),
    [
        (r"a*b", False, False), (r"a*b", True, True), (r"x[a-f]*b", True, False), (r"a*a*b", False, True),
        (r"a*+a", False, False), (r"(?:a+,)*b", False, True), (r"\s*x\s*y", False, True),
        (r"(?i)A\s*a*", True, True), (r"(?:x(?=.*y))*+", False, True), (r"a{2,}[ab]*c", False, True),
        (r"\d+-\w*", True, True), (r"[^\W\d]+", True, True), (r"a{1,50}b", True, False), (r"ab", True, False),
    ],
)  # fmt: skip
def test_what_may_pile_up_is_seen(text: str, anywhere: bool, wanted: bool) -> None:
    assert trees.may_pile_up(re.compile(text), anywhere=anywhere) is wanted


@pytest.mark.parametrize("text", [r"a*b", r"\](?:\(|:)\s*<?\s*x"])
def test_what_is_not_linear_is_seen(text: str) -> None:
    assert worst(re.compile(text), anywhere=True) is not None


@given(st.sampled_from([each for each, _, _ in ALL]))
def test_hard_texts_are_made_for_each(pattern: re.Pattern[str]) -> None:
    assert patterns.hard_texts(pattern)
