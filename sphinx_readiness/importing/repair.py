"""Garbled text: UTF-8 that was read as Mac Roman, Windows-1252 or Latin-1 and saved again.

It is put right only where that is proven. A text is garbled as a whole if each character beyond
ASCII in it is part of what one of these encodings makes of UTF-8, and it holds proof: something
that nobody writes. Otherwise single places are, where what comes out is a symbol, an arrow, a dash
or a quotation mark, or a small letter amid a word. Two bytes make a character that people do write
(``Ã`` before ``»``), so a letter is only proven by the letters around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from sphinx_readiness.vocabulary.default_statuses import IMPLIED_SYMBOLS
from sphinx_readiness.vocabulary.statuses import DEFAULT_STATUSES

_UPPER_HALF: Final = range(0x80, 0x100)


def _table(codec: str) -> dict[int, str]:
    """Return the Latin-1 character for each one that *codec* makes of a byte of 0x80 and above.

    Bytes that the codec has no character for became C1 controls.
    """
    found = {}
    for byte in _UPPER_HALF:
        try:
            found[ord(bytes((byte,)).decode(codec))] = chr(byte)
        except UnicodeDecodeError:
            found[byte] = chr(byte)
    return found


_MAC: Final = _table("mac_roman")

_WINDOWS: Final = {byte: chr(byte) for byte in range(0x80, 0xA0)} | _table("cp1252")
"""Latin-1 differs from it by having controls where this has characters: both are read."""

_CODECS: Final[Mapping[str, Mapping[int, str]]] = {
    "Mac Roman": _MAC,
    "Windows-1252 or Latin-1": _WINDOWS,
}


def _pattern(characters: Mapping[int, str]) -> re.Pattern[str]:
    """Return what finds UTF-8 sequences (RFC 3629) in their garbled form; each length a group."""

    def either(first: int, last: int) -> str:
        chars = (chr(code) for code, byte in characters.items() if first <= ord(byte) <= last)
        return "[" + "".join(map(re.escape, chars)) + "]"

    more = either(0x80, 0xBF)
    return re.compile(
        f"(?P<four>{either(0xF0, 0xF4)}{more}{more}{more})"
        f"|(?P<three>{either(0xE0, 0xEF)}{more}{more})"
        f"|(?P<two>{either(0xC2, 0xDF)}{more})"
    )


_PATTERNS: Final = {name: _pattern(characters) for name, characters in _CODECS.items()}

_LEADS: Final = {
    name: re.compile(
        "["
        + "".join(re.escape(chr(code)) for code, byte in characters.items() if byte >= "\xc2")
        + "]"
    )
    for name, characters in _CODECS.items()
}
"""What a sequence begins with: a text without any of it is not garbled."""

_SYMBOLS: Final = frozenset(
    char
    for words in (*(each.symbols for each in DEFAULT_STATUSES), *IMPLIED_SYMBOLS.values())
    for word in words
    for char in word
    if not char.isascii()
)

_MARKS: Final = re.compile(
    "[\u2010-\u2027\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122\u2190-\u21ff\u2200-\u22ff"
    "\u2300-\u23ff\u2500-\u25ff\u2600-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff\ufe0e\ufe0f"
    "\u200d\U0001f300-\U0001faff]"
)
"""Dashes, quotation marks, arrows, mathematical signs, boxes, symbols and emoji."""

_MOST_ROUNDS: Final = 3
"""How often a text may have been garbled."""


class Repaired(NamedTuple):
    """The text as it was meant, and for each encoding how many places of it were put right."""

    text: str
    repairs: tuple[tuple[str, int], ...] = ()


def repair(text: str) -> Repaired:
    """Return *text* with what is provably garbled put right."""
    counts: dict[str, int] = {}
    for _ in range(_MOST_ROUNDS):
        if text.isascii():
            break
        found = _whole(text) or _places(text)
        if found is None:
            break
        text, name, count = found
        counts[name] = counts.get(name, 0) + count
    return Repaired(text, tuple(counts.items()))


def _decoded(match: re.Match[str], characters: Mapping[int, str]) -> str:
    """Return what *match* was before, or an empty string if it is no UTF-8."""
    data = match.group().translate(characters).encode("latin-1")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:  # too long a form, or half of a surrogate pair
        return ""


def _whole(text: str) -> tuple[str, str, int] | None:
    """Return *text* put right as a whole, with the encoding and the number of places."""
    for name, characters in _CODECS.items():
        if _LEADS[name].search(text) is None:
            continue
        parts: list[str] = []
        proven = False
        end = 0
        for match in _PATTERNS[name].finditer(text):
            char = _decoded(match, characters)
            between = text[end : match.start()]
            if not char or not between.isascii():
                break
            parts += (between, char)
            end = match.end()
            proven = proven or _is_proof(match, char)
        else:
            rest = text[end:]
            if proven and rest.isascii():
                return "".join((*parts, rest)), name, len(parts) // 2
    return None


def _is_proof(match: re.Match[str], char: str) -> bool:
    """Say whether nobody writes what *match* has, which would be *char*."""
    if match.lastgroup != "two":
        return match.lastgroup == "four" or bool(_MARKS.match(char)) or char in _SYMBOLS
    return _is_amid_word(match, char)


def _is_amid_word(match: re.Match[str], char: str) -> bool:
    r"""Say whether *char* is a small letter of a word whose other letters stand around it.

    Two of them have to, as in *Fran?ois*, *caf?* and *?tude*; in the last of these what stands for
    it must be no letter, as *\u221a\u03c0* is before the name of a variable.
    """
    if not char.islower():
        return False
    text = match.string
    before = text[max(match.start() - 2, 0) : match.start()]
    behind = text[match.end() : match.end() + 2]
    if not _is_letter(before[-1:]):
        return len(behind) > 1 and all(map(_is_small, behind)) and not match.group()[1].isalpha()
    if before[-1:].islower() and len(before) > 1 and _is_letter(before[0]):
        return True
    return _is_small(behind[:1])


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_small(char: str) -> bool:
    return _is_letter(char) and char.islower()


def _places(text: str) -> tuple[str, str, int] | None:
    """Return *text* with single places put right: symbols, and small letters amid words."""
    for name, characters in _CODECS.items():
        if _LEADS[name].search(text) is None:
            continue
        count = 0

        def put_right(match: re.Match[str], characters: Mapping[int, str] = characters) -> str:
            nonlocal count
            char = _decoded(match, characters)
            if not char:
                return match.group()
            if match.lastgroup == "two":
                allowed = _is_amid_word(match, char)
            else:
                allowed = char in _SYMBOLS or _MARKS.match(char) is not None
            count += allowed
            return char if allowed else match.group()

        made = _PATTERNS[name].sub(put_right, text)
        if count:
            return made, name, count
    return None
