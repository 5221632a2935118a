from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.text.ids import HASH_LENGTH, derived_id, is_valid_id, slug, title_hash


@pytest.mark.parametrize("text", ["A", "DOC-1", "a_b.c-d", "1", "Überprüfung", "x" * 100])
def test_valid(text: str) -> None:
    assert is_valid_id(text)


@pytest.mark.parametrize("text", ["", "-a", "_a", ".a", "a b", "a\n", "a/b", "a'", "x" * 101, "✅"])
def test_invalid(text: str) -> None:
    assert not is_valid_id(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Documentation", "documentation"),
        ("1.1 Documentation  Requirements", "1-1-documentation-requirements"),
        ("Disaster Recovery & High Availability", "disaster-recovery-high-availability"),
        ("__init__ _ x", "init-x"),
        ("Prüfung", "prüfung"),
    ],
)
def test_slug(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_slug_is_always_a_valid_lower_case_id(text: str) -> None:
    made = slug(text)
    assert is_valid_id(made)
    assert slug(text) == made
    assert "--" not in made


def test_derived_ids_follow_the_words_only() -> None:
    made = derived_id("ops", "Backups  run ⚠️ daily")
    assert made == derived_id("ops", "backups run ⚠ DAILY")
    assert made != derived_id("ops", "Backups run daily")
    assert made != derived_id("web", "Backups run ⚠ daily")
    assert made == f"ops-{title_hash('backups run ⚠ daily')}"
    assert len(title_hash("x")) == HASH_LENGTH


def test_lone_surrogates_do_not_break_hashing() -> None:
    assert len(title_hash("\ud800")) == HASH_LENGTH
