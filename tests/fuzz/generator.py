"""Inputs made from a corpus by seeded mutations; takes the place of ``atheris`` where that is not."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Final

LONGEST: Final = 4096
"""Bytes of an input."""

NASTY: Final = (
    "\n", "\n\n", "\r", "\r\n", "\t", " ", "    ", "\x00", "\x0b", "\x0c", "\x1b[31m", "\x1c", "\x7f", "\x85", "\x9b",
    "\xa0", "\u2028", "\u2029", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\ufe0f", "\u0338", "\u034f", "\u3000",
    "\ufffd", "\U000e0001", "\U0001f3fb", "\u0130", "\u00df", "\ufb01", "\u212a", "\u0665", "\u00b2", "\uff11", "\u0430",
    "`", "``", "```", "~~~", ":::", "::", ":", "..", ".. ", "{", "}", "[", "]", "](", ")", "(", "<", ">", "<!--", "-->",
    "|", "\\|", "\\", "*", "**", "_", "__", "~~", "#", "%", "&", "&amp;", "&#", "&#0;", "&#x1f600;", "'", '"', "'''",
    '"""', "-", "--", "---", "===", "+", "+++", "=", ",", ";", "!", "?", "/", "@", "$", "^", "0", "1", "9" * 30, "1e400",
    "-0", "0.0", "NaN", "null", "true", "a", "A", "x", "é", "ж", "日本", "✅", "❌", "⚠️", "ℹ️", "⬜", "🔄", "[x]", "[ ]", "yes",
    "no", "not", "n/a", "TBD", "100%", "3/4", "1.2.3", "v1.0", "2026-01-31", "2026-02-30", "javascript:", "https://e.org/",
    "::error::", "##[error]", "##vso[x]", "##teamcity[",
)  # fmt: skip
"""Fragments that something, somewhere, takes for more than text."""

_STEPS: Final = (1, 1, 1, 2, 2, 3, 4, 6, 10)


class Generator:
    """Makes inputs for one target: the same ones for the same *seed*, *corpus* and *fragments*."""

    def __init__(self, seed: str, corpus: Sequence[bytes], fragments: Sequence[str]) -> None:
        self._random = random.Random(seed)
        self._corpus = [each.decode("utf-8", "surrogateescape") for each in corpus] or [""]
        self._own = tuple(fragments) or NASTY

    def inputs(self) -> Iterator[bytes]:
        """Yield inputs without end, the corpus first."""
        for text in self._corpus:
            yield _bytes(text)
        while True:
            yield self._one()

    def _one(self) -> bytes:
        rand = self._random
        if rand.random() < 0.15:
            text = "".join(self._fragment() for _ in range(rand.randint(1, 40)))
        else:
            text = rand.choice(self._corpus)
            for _ in range(rand.choice(_STEPS)):
                text = self._changed(text)
        data = _bytes(text)
        if rand.random() < 0.03 and data:
            at = rand.randrange(len(data))
            data = data[:at] + bytes((rand.randrange(256),)) + data[at + 1 :]
        return data[:LONGEST]

    def _fragment(self) -> str:
        kind = self._random.random()
        if kind < 0.55:
            return self._random.choice(self._own)
        if kind < 0.95:
            return self._random.choice(NASTY)
        return chr(
            self._random.choice((0x80, 0x800, 0x3000, 0x10000, 0x110000))
            - 1
            - self._random.randrange(0x80)
        )

    def _changed(self, text: str) -> str:
        rand = self._random
        start = rand.randint(0, len(text))
        end = min(len(text), start + rand.choice((0, 1, 1, 2, 4, 16, 64)))
        kind = rand.randrange(9)
        if kind <= 2:
            return text[:start] + self._fragment() + text[start:]
        if kind == 3:
            return text[:start] + self._fragment() + text[end:]
        if kind == 4:
            return text[:start] + text[end:]
        if kind == 5:
            return (text[:end] + text[start:end] * rand.choice((1, 2, 5, 60)) + text[end:])[
                :LONGEST
            ]
        if kind == 6:
            other = rand.choice(self._corpus)
            at = rand.randint(0, len(other))
            return text[:start] + other[at : at + rand.choice((8, 40, 400))] + text[end:]
        if kind == 7:
            return text[:start] + text[start:end].swapcase() + text[end:]
        lines = text.split("\n")
        one, other_at = rand.randrange(len(lines)), rand.randrange(len(lines))
        lines[one], lines[other_at] = lines[other_at], lines[one]
        return "\n".join(lines)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape" if _is_escaped(text) else "surrogatepass")[
        :LONGEST
    ]


def _is_escaped(text: str) -> bool:
    return all(not "\ud800" <= char <= "\udfff" or "\udc80" <= char <= "\udcff" for char in text)
