"""Which characters in a row nobody writes, so that they are UTF-8 that was read as something else.

Two bytes make characters that people do write (``Ã`` before ``»`` in ``«IRMû``), so a letter is
only proven by what stands around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from sphinx_readiness.vocabulary.default_statuses import IMPLIED_SYMBOLS
from sphinx_readiness.vocabulary.statuses import DEFAULT_STATUSES


class Garbled(NamedTuple):
    """Characters *start* to *end* (half open) of a text that would be *char*, read as Mac Roman."""

    start: int
    end: int
    char: str
    is_mac: bool


_TWO: Final = 2
_THREE: Final = 3

_SYMBOLS: Final = frozenset(
    char
    for words in (*(each.symbols for each in DEFAULT_STATUSES), *IMPLIED_SYMBOLS.values())
    for word in words
    for char in word
    if not char.isascii()
)

_MARKS: Final = re.compile(
    "[\u2000-\u200d\u2010-\u2027\u202f\u2030\u2032\u2033\u2039\u203a\u2070-\u209f\u20ac\u2116"
    "\u2122\u2150-\u218f\u2190-\u21ff\u2200-\u22ff\u2300-\u23ff\u2460-\u24ff\u2500-\u25ff"
    "\u2600-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff\ufe0e\ufe0f\U0001f300-\U0001faff]"
)
"""Blanks, dashes, quotation marks, arrows, mathematical signs, boxes, symbols and emoji."""

_BYTE_ORDER_MARK: Final = "\ufeff"

_SIGNS: Final = range(0xA0, 0xC0)
_LATIN_1: Final = range(0xA0, 0x100)
_LATIN: Final = range(0xC0, 0x180)
_FLORINS: Final = range(0x100, 0x140)
"""What begins with *\u0192* in Mac Roman, which no letter stands before."""

_VIETNAMESE: Final = range(0x1E00, 0x1F00)

_OPENING: Final = frozenset("\"'\u00ab\u2018\u201a\u201c\u201e\u2039\u00a0")
_CLOSING: Final = frozenset(
    "\u2019\u201d\u2013\u2014\u2026\u00bb\u2122\u00a9\u00ae\u00b0\u00b9\u00b2\u00b3\u2020\u2021\u2018\u201c"
)
"""What stands behind a letter in texts that are right: end of a quotation, dash, sign, note."""

_AROUND: Final = _OPENING | _CLOSING

_JOINING: Final = frozenset("\u2013\u2014\u2019\u201d\u2026")
"""What stands between two words in capitals."""

_FORMULA: Final = frozenset(
    "\u03c0\u00b5\u03a9\u2202\u2211\u220f\u222b\u221e\u00b1\u2264\u2265\u2260"
)
"""What a root, a negation or a sign of about may stand before."""

_QUOTES: Final = frozenset(
    "\u00ab\u00bb\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2039\u203a"
)

_UNKNOWN: Final = ("Cn", "Co")

_CONTROLS: Final = frozenset(map(chr, range(0x80, 0xA0))) - {"\x85"}
"""C1 controls: Latin-1 makes them of bytes, and nobody writes them but the end of a line."""

_DASHES: Final = frozenset("\u2013\u2014\u2026")

_NO_BREAK: Final = "\u00a0"

_ENDING: Final = frozenset(".,;:!?)%")


def is_proof(text: str, one: Garbled) -> bool:
    """Say whether nobody writes what *one* is in *text*."""
    if text[one.start + 1] in _CONTROLS:
        return True
    length = one.end - one.start
    if length == _TWO:
        return _is_small_amid_word(text, one) or _is_capital(text, one) or _is_sign(text, one)
    before = text[max(one.start - 1, 0) : one.start]
    if _is_end_of_word(text, one, before):
        return False
    if length > _THREE:
        return unicodedata.category(one.char) not in _UNKNOWN
    if one.char == _BYTE_ORDER_MARK:
        return one.start == 0
    if ord(one.char) in _VIETNAMESE:
        return _is_letter(before) or _is_letter(text[one.end : one.end + 1])
    return _MARKS.match(one.char) is not None or one.char in _SYMBOLS


def _is_end_of_word(text: str, one: Garbled, before: str) -> bool:
    """Say whether *one* is the last letter of a word, the end of a quotation, and what follows."""
    more = text[one.start + 1 : one.end]
    if _QUOTES.issuperset(more):
        return len(more) > _TWO or before.isalpha() or before in _OPENING
    is_letter = before.isalpha() and text[one.start].isalpha()
    return is_letter and _QUOTES.issuperset(more[:-1]) and more[-1].isalpha()


def _is_small_amid_word(text: str, one: Garbled) -> bool:
    r"""Say whether *one* is a small letter of a word whose other letters stand around it.

    Two of them have to, as in *Fran?ois*, *caf?* and *?tude*; in the last of these what stands for
    it must be no letter of a formula, as *\u221a\u03c0* is before the name of a variable.
    """
    if not one.char.islower() or ord(one.char) not in _LATIN:
        return False
    before = text[max(one.start - 2, 0) : one.start]
    behind = text[one.end : one.end + 2]
    if not _is_letter(before[-1:]):
        return len(behind) > 1 and all(map(_is_small, behind)) and _may_begin(text, one)
    is_florin = one.is_mac and ord(one.char) in _FLORINS
    if before[-1:].islower() and (is_florin or (len(before) > 1 and _is_letter(before[0]))):
        return True
    return _is_small(behind[:1]) and _may_be_amid(text, one)


def _is_capital(text: str, one: Garbled) -> bool:
    """Say whether *one* is the capital that a word begins with, or amid one in capitals."""
    if not one.char.isupper() or ord(one.char) not in _LATIN:
        return False
    before = text[max(one.start - 1, 0) : one.start]
    behind = text[one.end : one.end + 2]
    if before.isupper():
        return behind[:1].isascii() and behind[:1].isupper() and text[one.start + 1] not in _JOINING
    words = len(behind) > 1 and all(map(_is_small, behind))
    return words and not before.isalpha() and _may_begin(text, one)


def _may_begin(text: str, one: Garbled) -> bool:
    """Say whether a word may begin with *one*.

    In Mac Roman that may be a tick or a formula instead, as in *\u221a\u00e9t\u00e9*.
    """
    return not text[one.start + 1].isalpha() if one.is_mac else _may_be_amid(text, one)


def _may_be_amid(text: str, one: Garbled) -> bool:
    """Say whether *one* is not the last letter of a word, before a dash."""
    return one.is_mac or ord(one.char) in _LATIN_1 or text[one.start + 1] not in _DASHES


def _is_sign(text: str, one: Garbled) -> bool:
    """Say whether *one* is a sign, such as that of degrees, where no capital letter can stand."""
    if ord(one.char) not in _SIGNS:
        return False
    before = text[max(one.start - 1, 0) : one.start]
    if one.is_mac and text[one.start + 1] in _FORMULA:
        return before.isdigit()
    is_amid = before.isascii() and (before.isdigit() or before.islower())
    return is_amid or (one.char == _NO_BREAK and before in _ENDING)


def is_unlikely(text: str, one: Garbled, *, is_beside: bool) -> bool:
    r"""Say whether hardly anybody writes what *one* is: a letter such as \u00c3, then a sign.

    A word in capitals may end in such a letter, and a text may speak of the letter. *is_beside*
    says that another sequence of Latin letters stands directly before or behind it.
    """
    if ord(one.char) not in _LATIN and ord(one.char) not in _SIGNS:
        return False
    second = text[one.start + 1]
    before = text[max(one.start - 1, 0) : one.start]
    if ord(one.char) in _LATIN_1:
        if one.is_mac:
            return second not in _FORMULA
        if before.isupper():
            ends = second in _CLOSING or not text[one.end : one.end + 1].isalpha()
            return is_beside or not ends
        return before not in _OPENING and (before.isascii() or not before.isalpha())
    if one.is_mac:
        begins = _is_letter(text[one.end : one.end + 1]) and not second.isupper()
        return second not in _FORMULA and (is_beside or _is_letter(before) or begins)
    if is_beside or _is_small(before):
        return second not in _DASHES or _is_small(before)
    return second not in _CLOSING and before not in _OPENING


def ends_capitals(text: str, one: Garbled) -> bool:
    """Say whether *one* may be the end of a Scandinavian word in capitals, and a sign."""
    return ord(one.char) not in _LATIN_1 and not _is_small(text[max(one.start - 1, 0) : one.start])


def is_latin(one: Garbled) -> bool:
    """Say whether *one* would be a letter of a language of Europe, or a Vietnamese one."""
    return ord(one.char) in _LATIN or ord(one.char) in _VIETNAMESE


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_small(char: str) -> bool:
    return _is_letter(char) and char.islower()


def proven_runs(text: str, found: list[Garbled]) -> set[int]:
    """Return where those sequences start that are letters with others directly around them."""
    return {one.start for run in _runs(found) if _is_word(text, run) for one in run}


def _is_word(text: str, run: list[Garbled]) -> bool:
    """Say whether the sequences of *run* make a word of a script.

    It takes three bytes behind the first ones, which are more than quotation marks and dashes. If
    none is longer than two bytes, they have to be of one script, and more than letters and dashes.
    """
    more = [text[at] for one in run for at in range(one.start + 1, one.end)]
    if len(run) == 1 or len(more) < _THREE or not all(map(_is_written, run)):
        return False
    scripts = {unicodedata.name(one.char, "").split(" ")[0] for one in run}
    if _AROUND.issuperset(more) or ("LATIN" in scripts and len(scripts) > 1):
        return False
    if len(more) > len(run):
        return True
    return len(scripts) == 1 and not all(char.isalpha() or char in _AROUND for char in more)


def _runs(found: list[Garbled]) -> Iterator[list[Garbled]]:
    run: list[Garbled] = []
    for one in found:
        if run and run[-1].end != one.start:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_written(one: Garbled) -> bool:
    """Say whether *one* would be a letter, or what stands above one or between ideographs."""
    return (
        unicodedata.category(one.char)[0] in "LM"
        or one.char in "\u3001\u3002\uff08\uff09\uff0c\uff1a"
    )
