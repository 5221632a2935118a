"""Garbled text is put right where that is proven, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_readiness.importing.repair import repair

TEXT = "✅ Geprüft → fertig – „gut“, ⚠️ später, ❌ nein, ℹ️ 5 € für Zoë"


def garbled(text: str, codec: str) -> str:
    """Return *text* as a program shows it that takes its UTF-8 for *codec*."""
    made = ""
    for byte in text.encode():
        try:
            made += bytes((byte,)).decode(codec)
        except UnicodeDecodeError:  # what Windows-1252 has no character for
            made += chr(byte)
    return made


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("mac_roman", "Mac Roman"),
        ("cp1252", "Windows-1252 or Latin-1"),
        ("latin-1", "Windows-1252 or Latin-1"),
    ],
)
def test_as_a_whole(codec: str, name: str) -> None:
    made = repair(garbled(TEXT, codec))
    assert made.text == TEXT
    assert [each for each, _ in made.repairs] == [name]


def test_garbled_twice() -> None:
    assert repair(garbled(garbled(TEXT, "cp1252"), "cp1252")).text == TEXT


@pytest.mark.parametrize("codec", ["mac_roman", "cp1252"])
def test_single_places_in_text_that_is_right(codec: str) -> None:
    mixed = f"Müller’s Crème: {garbled('✅ → – …', codec)} und Fran{garbled('ç', codec)}ois"
    assert repair(mixed).text == "Müller’s Crème: ✅ → – … und François"


@pytest.mark.parametrize(
    "text",
    [
        "Müller, Crème brûlée, Ærøskøbing, Žižek, São Tomé, IRMÃ",
        "«IRMû", "Ã©", "NÃO", "2√π and x√π", "a ≤ b, √ of ¬p", "½ £ © ® ¥ º ª", "Â°C",
        "日本語のテスト", "Ελληνικά", "кириллица", "naïve — “quoted” … 5 €", "✅ ⚠️ ❌ ℹ️ 🔄 ⬜",
        "café Ã » là", "ÉÈÀ Ã¡ ÃO", "plain",
    ],
)  # fmt: skip
def test_legitimate_text_stays(text: str) -> None:
    assert repair(text).text == text


WRITTEN = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S"), max_codepoint=0x24F),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["✅⚠❌→–café", "François", "Größe", "Ærø", "Ω", "x", "1", ".", "|"]),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["mac_roman", "cp1252"]),
)
def test_words_and_symbols_come_back(words: list[str], codec: str) -> None:
    text = " ".join(["✅", *words])
    assert repair(garbled(text, codec)).text == text


@settings(max_examples=60, deadline=None)
@given(WRITTEN)
def test_what_is_repaired_was_garbled_exactly_so(text: str) -> None:
    made = repair(text)
    if made.text != text:
        assert len(made.text) < len(text)
        assert made.repairs
