"""Garbled text is put right where that is proven, and nothing else is touched."""

from __future__ import annotations

from random import Random

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


CODECS = ("mac_roman", "cp1252", "latin-1")


@pytest.mark.parametrize(
    "text",
    [
        "un mot—à savoir—était là", "voyage—état", "l’âge—éternel", "«été»—«hiver»", "„Ä–Ö–Ü“",
        "A–Ä–Ö–Ü", "ä–ö–ü–ß", "“â”… et “ê”—“ï”", "però”—“ahimè", "hâlâ—Škoda", "PÅ… och “Å”", "byen Å’s havn",
        "AMANHÃ… IRMÃ”", "AMANHÖTARDE", "IRMù e MAÇò", "SÃO PAULO: NÃO – CORAÇÃO™", "Â, Ã e Õ",
        "ĐÃ XONG – “tốt”… ĐÃ°", "Gdańsk—Łódź—Kraków", "měsíc—únor: ČÍSLO™ 5 €", "ŞİŞLİ—ĞÜ™ 5 €",
        "√erledigt, √Übung, √über, √être", "≈£5, ≈Übung, ≈ 5 €", "√∫f dx, ¬∞, x¬π, ƒ(x)", "BLÅ—på",
        "\"Ã»\" et “Ã©”", "CAFÉ™, CAFÉ® et CAFÉ… à 5 €", "groß™, Maß’, „Maß“…", "voilà\u00a0! «\u00a0À\u00a0»",
    ],
)  # fmt: skip
def test_quotation_marks_and_dashes_beside_accents_stay(text: str) -> None:
    assert repair(text) == (text, ())
    assert repair(f"✅ {text} – Zoë") == (f"✅ {text} – Zoë", ())


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize(
    "text",
    [
        "Готово", "Проверка доступа", "已完成", "日本語、です", "한국어", "العربية", "עברית", "Ελληνικά",
        "ไทย", "हिन्दी", "Việt Nam", "Žižek řekl", "Über François", "jest gęślą, łódź są", "18\u00a0°C", "Žlutý kůň, ČESKÝ",
        "5 × 3 – 2", "AÇÃO, não", "œuvre d’été", "Ünal: geçti, çağ",
    ],
)  # fmt: skip
def test_texts_without_symbols_come_back_as_a_whole(text: str, codec: str) -> None:
    assert repair(garbled(text, codec)).text == text


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_signs_are_proof_of_each_other(codec: str) -> None:
    text = "§ 3: ± 2 µs, «\u00a0oui\u00a0», ¿Qué?"
    assert repair(garbled(text, codec)).text == text


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize(
    "words",
    [
        "Über die Größe", "École d’été", "SÃO e coração", "AÇÃO", "gęślą jaźń", "Škoda, řeka",
        "Việt Nam", "Проверка", "готово", "已完成", "© 2026", "§ 3", "Šiška", "l’œuvre",
    ],
)  # fmt: skip
def test_beside_a_garbled_symbol_rare_letters_are_put_right(words: str, codec: str) -> None:
    right = "Müller—état ✅ „grün“ ¿Qué?"
    assert repair(f"{right} {garbled(f'→ {words} x', codec)}").text == f"{right} → {words} x"


def test_mark_of_the_byte_order_is_dropped() -> None:
    assert repair("ï»¿plain").text == "plain"
    assert repair("a ï»¿").text == "a ï»¿"


WORDS = [
    "état",
    "à",
    "où",
    "été",
    "l’été",
    "cœur",
    "Œuvre",
    "âge",
    "Île",
    "ÊTRE",
    "niño",
    "señor",
    "menú",
    "não",
    "irmã",
    "IRMÃ",
    "SÃO",
    "amanhã",
    "ação",
    "você",
    "Ângela",
    "đã",
    "Đà",
    "tiếng",
    "Việt",
    "ở",
    "ấn",
    "ĐÃ",
    "příliš",
    "kůň",
    "Škoda",
    "ŽIŽEK",
    "zażółć",
    "są",
    "Łódź",
    "İŞ",
    "ığdır",
    "kâğıt",
    "hâlâ",
    "Größe",
    "Übung",
    "Öl",
    "groß",
    "på",
    "PÅ",
    "Å",
    "ö",
    "är",
    "så",
    "GÅ",
    "blå",
    "Ærø",
    "în",
    "SÂMBĂTĂ",
    "Þór",
    "ég",
    "győr",
    "ŐR",
    "città",
    "però",
    "perché",
    "È",
]
BETWEEN = [
    " ", " ", "—", " – ", "–", "… ", "» ", " «", " “", "” ", " ‘", "’ ", " „", "“ ", "™ ", "® ",
    " € ", " ©", "° ", "• ", " § ", " ± ", "\u00a0: ", "(", "/", "”—“", "¹ ", " √", " ≈", " ¬", " ✅ ",
]  # fmt: skip


def test_composed_sentences_stay() -> None:
    random = Random(5)
    for _ in range(5000):
        parts = random.choices(WORDS, k=6), random.choices(BETWEEN, k=6)
        text = "".join(word + sign for word, sign in zip(*parts, strict=True))
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
