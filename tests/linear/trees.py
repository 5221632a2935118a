"""Which patterns may take more than a few steps a character: read off their parse trees.

Steps pile up in two ways only. A repeat that gives back what it took leads to another one that takes
it again; or a pattern that is looked for starts anew in what a repeat has run over before. Both need
sets of characters that overlap, so that patterns where none do need no measuring.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

try:  # private in each version of Python, and in none the same
    from re import _constants as names  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - then each pattern is measured, with simple texts
    names = parser = None

MANY = 200
"""A repeat of at most so many is a constant."""

UNIVERSE = frozenset((*map(chr, range(128)), *"é\xa0\u0663\u2013\u2028\ue000"))

CATEGORIES = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
}


def tree_of(pattern: re.Pattern[str]) -> Any:
    """Return the parse tree of *pattern*, or None where this Python has none to read."""
    return parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE) if parser else None


class Repeat(NamedTuple):
    """One repeat without a bound: what it runs over, whether it gives back, and those inside."""

    chars: frozenset[str]
    gives_back: bool
    inside: tuple[Repeat, ...]


def _of_set(value: Any) -> frozenset[str]:
    found: set[str] = set()
    negated = False
    for kind, part in value:
        match str(kind):
            case "NEGATE":
                negated = True
            case "LITERAL":
                found.add(chr(part))
            case "RANGE":
                found |= {each for each in UNIVERSE if part[0] <= ord(each) <= part[1]}
            case "CATEGORY":
                name = str(part).replace("_NOT_", "_")
                inverse = name != str(part)
                test = CATEGORIES[name]
                found |= {each for each in UNIVERSE if bool(test(each)) is not inverse}
    return UNIVERSE - found if negated else frozenset(found)


def _parts(kind: str, value: Any) -> list[Any]:
    """Return the trees below one item."""
    match kind:
        case "BRANCH":
            return list(value[1])
        case "SUBPATTERN":
            return [value[3]]
        case "ATOMIC_GROUP":
            return [value]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [value[2]]
        case "ASSERT" | "ASSERT_NOT":
            return [value[1]]
        case "GROUPREF_EXISTS":
            return [each for each in value[1:] if each is not None]
    return []


def _one(kind: str, value: Any) -> frozenset[str] | None:
    """Return what one item matches, if that is one character."""
    match kind:
        case "LITERAL":
            return frozenset((chr(value),))
        case "NOT_LITERAL":
            return UNIVERSE - {chr(value)}
        case "ANY" | "GROUPREF":
            return UNIVERSE
        case "IN":
            return _of_set(value)
    return None


def chars_of(items: Any) -> frozenset[str]:
    """Return all characters that *items* may run over."""
    found: set[str] = set()
    for each, value in items:
        one = _one(str(each), value)
        found |= one or frozenset()
        for part in _parts(str(each), value):
            found |= chars_of(part)
    return _folded(found)


def first_of(items: Any) -> tuple[frozenset[str], bool]:
    """Return what may come first, and whether all of it may be empty."""
    found: set[str] = set()
    for each, value in items:
        kind = str(each)
        one = _one(kind, value)
        if one is not None:
            return _folded(found | one), False
        if kind.startswith(("ASSERT", "AT")):
            continue
        parts = [first_of(part) for part in _parts(kind, value)]
        for chars, _ in parts:
            found |= chars
        least = value[0] if kind.endswith("REPEAT") else 1
        if least and parts and not any(empty for _, empty in parts):
            return _folded(found), False
    return _folded(found), True


def _folded(chars: set[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(each for char in chars for each in (char, char.lower(), char.upper()))


def repeats(items: Any, *, gives_back: bool = True) -> Iterator[Repeat]:
    """Yield the repeats without a bound in *items*, each in its turn."""
    for each, value in items:
        kind = str(each)
        keeps = kind in {"ATOMIC_GROUP", "POSSESSIVE_REPEAT"}
        inner = [
            repeat
            for part in _parts(kind, value)
            for repeat in repeats(part, gives_back=gives_back and not keeps)
        ]
        if kind.endswith("REPEAT") and value[1] > MANY:
            yield Repeat(chars_of(value[2]), gives_back and not keeps, tuple(inner))
        else:
            yield from inner


def may_pile_up(pattern: re.Pattern[str], *, anywhere: bool) -> bool:
    """Say whether *pattern* has to be measured; one that is looked for *anywhere* more often."""
    tree = tree_of(pattern)
    if tree is None:
        return True
    found = list(repeats(tree))
    first, empty = first_of(tree)
    if anywhere and any(empty or first & each.chars for each in found):
        return True
    return any(_nested(each) for each in found) or any(
        one.gives_back and one.chars & other.chars
        for at, one in enumerate(found)
        for other in found[at + 1 :]
    )


def _nested(repeat: Repeat) -> bool:
    """Say whether a repeat has one inside of it that may take what it may take."""
    return any(repeat.chars & each.chars for each in repeat.inside)
