"""A legend that is written in one line: ``Legend: ✅ done, 🔄 in progress | ❌ = failed``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.text.plain import readable

_BOX: Final = re.compile(r"\[[ xX~!/-]\]|:[a-z0-9_+-]{2,40}:|[^\x00-\x7f]{1,8}")
"""A word that may be a sign: a box, a short code, or characters beyond ASCII."""

_WORD: Final = re.compile(r"\[ \]|\S+")

_BEFORE: Final = re.compile(r"(?:[:=\u2192-]|->|means|is|stands for)(?:\s|\Z)")
"""What stands between a sign and what it means."""

_JOINTS: Final = " \t\r\n\f\v,;|/.\u00b7\u2022\u2013\u2014"
"""What stands between the meaning of a sign and the next sign."""

_PARTS: Final = re.compile(r"[,;|\u00b7\u2022]")

_LONGEST: Final = 40
"""Characters of a name that stands before its sign."""


def line_entries(text: str) -> list[tuple[str, str]]:
    """Return sign and what it means for each entry of the legend *text*; none where it is none.

    Signs stand before what they mean, or all of them behind, as in ``Done (✅), failed = ❌``.
    """
    words = [(each.start(), each.end(), each[0]) for each in _WORD.finditer(text)]
    signs = [(start, end) for start, end, word in words if is_sign(word)]
    if len(signs) > 1 and not text[: signs[0][0]].strip():
        ends = [start for start, _ in signs[1:]]
        return [
            (text[start:end], _meaning(text[end:after]))
            for (start, end), after in zip(signs, [*ends, len(text)], strict=True)
        ]
    return list(_signs_behind(text))


def is_sign(word: str) -> bool:
    """Say whether *word* is a sign by itself; dashes, arrows and dots between words are none."""
    bare = word.strip("()*.,;|")
    if _BOX.fullmatch(bare) is None or set(bare) <= _NO_SIGNS:
        return False
    return bare[0] in "[:" or not any(map(str.isalnum, bare))


_NO_SIGNS: Final = frozenset(
    "\u2013\u2014\u2192\u00b7\u2022\u2026\u21d2\u27a1\ufe0f\u201e\u201c\u201d\u00ab\u00bb"
)


def _meaning(text: str) -> str:
    """Return the name in the *text* behind a sign."""
    bare = text.strip()
    before = _BEFORE.match(bare)
    bare = bare[before.end() :] if before is not None else bare
    bare = bare.rstrip(_JOINTS)
    for word in (" and", " or"):
        bare = bare.removesuffix(word).rstrip(_JOINTS)
    return bare


def _signs_behind(text: str) -> Iterator[tuple[str, str]]:
    """Yield the entries of a legend with its signs behind; nothing if one part is none."""
    found = []
    for part in _PARTS.split(text):
        head, _, last = part.strip().rpartition(" ")
        name = head.rstrip(" \t:=(\u2013\u2014\u2192-")
        if not is_sign(last) or not name or len(name) > _LONGEST:
            return
        found.append((last.strip("()*_.,;"), name))
    yield from found


def own_text(lines: Sequence[str], titles: Sequence[str]) -> str:
    """Return what *lines* say behind a label that is one of *titles*; empty without one.

    The label is before a colon or a sign, in strong or plain letters; what it announces ends at
    the next line with a label.
    """
    for at, line in enumerate(lines):
        text = readable(line).strip(" \t>*-+\\")
        label, rest = _labelled(text)
        if not label or not is_title(label, titles):
            continue
        more = [readable(each).strip(" \t>\\") for each in lines[at + 1 :]]
        until = next((n for n, each in enumerate(more) if _is_labelled(each)), len(more))
        return " | ".join(filter(None, (rest, *more[:until])))
    return ""


def _labelled(text: str) -> tuple[str, str]:
    """Return the label of *text* and what stands behind it."""
    label, colon, rest = text.partition(":")
    if colon and rest[:1] in ("", " "):
        return label.strip(), rest.strip()
    first = next((m for m in _WORD.finditer(text) if is_sign(m[0])), None)
    return (text[: first.start()].strip(" -"), text[first.start() :]) if first else ("", "")


def _is_labelled(text: str) -> bool:
    label, _ = _labelled(text)
    return bool(label) and not any(map(is_sign, label.split())) and ":" in text


def is_title(text: str, titles: Sequence[str]) -> bool:
    """Say whether *text* is short and has one of *titles*, or is the word for a key."""
    said = text.casefold().strip(" :*_")
    return len(said) <= _LONGEST and (said == "key" or any(word in said for word in titles))
