"""Garbled text: UTF-8 that was read as Mac Roman, Windows-1252 or Latin-1 and saved again.

It is put right only where that is proven. A text is garbled as a whole if each character beyond
ASCII in it is part of what one of these encodings makes of UTF-8, and it holds proof: something
that nobody writes, or two different things that hardly anybody does. Otherwise single places are
put right: those that are proof, and beside one of them also those that hardly anybody writes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sphinx_readiness.importing.garbled import (
    Garbled,
    ends_capitals,
    is_latin,
    is_proof,
    is_unlikely,
    proven_runs,
)

_MAC_ROMAN: Final = "Mac Roman"

_MARK: Final = "\ufeff"
"""A byte order mark that became text: it says nothing."""

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
    _MAC_ROMAN: _MAC,
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
        found = next(filter(None, (_repaired(text, name) for name in _CODECS)), None)
        if found is None:
            break
        text, name, count = found
        counts[name] = counts.get(name, 0) + count
    return Repaired(text, tuple(counts.items()))


def _repaired(text: str, name: str) -> tuple[str, str, int] | None:
    """Return *text* put right as far as it was read as *name*, and the number of places."""
    if _LEADS[name].search(text) is None:
        return None
    found = list(_sequences(text, name))
    runs = proven_runs(text, found)
    proven = [one for one in found if one.start in runs or is_proof(text, one)]
    latin = [one for one in found if is_latin(one)]
    edges = Counter(edge for one in latin for edge in (one.start, one.end))
    unlikely = {
        one
        for one in found
        if is_unlikely(text, one, is_beside=max(edges[one.start], edges[one.end]) > 1)
    }
    if _is_whole(text, found):
        both = {one.char for one in unlikely if not one.is_mac and not ends_capitals(text, one)}
        if proven or len(both) > 1:
            return _put_right(text, found), name, len(found)
    elif proven:
        places = sorted(unlikely.union(proven))
        return _put_right(text, places), name, len(places)
    return None


def _sequences(text: str, name: str) -> Iterator[Garbled]:
    """Yield what *name* makes of UTF-8 in *text*; of a form too long it yields nothing."""
    for match in _PATTERNS[name].finditer(text):
        data = match.group().translate(_CODECS[name]).encode("latin-1")
        try:
            char = data.decode("utf-8")
        except UnicodeDecodeError:  # too long a form, or half of a surrogate pair
            continue
        yield Garbled(match.start(), match.end(), char, name == _MAC_ROMAN)


def _is_whole(text: str, found: list[Garbled]) -> bool:
    """Say whether all that is not ASCII in *text* has been *found*."""
    end = 0
    for one in found:
        if not text[end : one.start].isascii():
            return False
        end = one.end
    return text[end:].isascii()


def _put_right(text: str, places: list[Garbled]) -> str:
    parts: list[str] = []
    end = 0
    for one in places:
        parts += (text[end : one.start], one.char)
        end = one.end
    return "".join((*parts, text[end:])).removeprefix(_MARK)
