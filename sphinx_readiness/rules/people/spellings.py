"""Which names are probably spellings of one name; in time linear in the names.

Two names are alike when they are equal without case, blanks and punctuation, or when they have the
same number of words and each word is equal to, the beginning of, or an abbreviation of its
counterpart. Alike words begin with the same letter, so only names with the same initials are
compared, and of those each only with the few that are the most frequent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.text.folding import fold_case

LEAST_LETTERS: Final = 3
"""A shorter beginning or abbreviation is alike to too much."""

COMPARED: Final = 32
"""With how many of the more frequent names of its initials a name is compared."""

LONGEST: Final = 80
"""Names with more characters are only compared whole."""

_WORD: Final = re.compile(r"[^\W_]+")


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of *name*, case-folded, without punctuation."""
    return tuple(_WORD.findall(fold_case(name)))


def alike_words(one: str, other: str) -> bool:
    """Say whether the shorter of two words is the other one, its beginning or its abbreviation.

    An abbreviation keeps the first and last letter and the order: ``mgmt`` for ``management``.
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < LEAST_LETTERS or not short.isalpha():
        return False
    if long.startswith(short):
        return True
    if short[0] != long[0] or short[-1] != long[-1]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names, as words, are probably one name."""
    return len(one) == len(other) and all(map(alike_words, one, other))


def pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each of *names* that is like an earlier one, with that one.

    *names* are distinct, the most frequent first, so that the earlier one is the usual spelling.
    """
    whole: dict[str, str] = {}
    by_initials: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in names:
        words = words_of(name)
        joined = "".join(words)
        if len(joined) <= 1:  # "C" and "C++" are two names
            continue
        usual = whole.setdefault(joined, name)
        if usual is not name:
            yield name, usual
            continue
        if len(name) > LONGEST:
            continue
        bucket = by_initials.setdefault("".join(word[0] for word in words), [])
        found = next((known for known, its_words in bucket if alike(words, its_words)), None)
        if found is not None:
            yield name, found
        elif len(bucket) < COMPARED:
            bucket.append((name, words))
