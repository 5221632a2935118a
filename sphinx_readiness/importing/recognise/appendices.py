"""Lists of blockers and of what is only recommended: they say how much items matter.

An entry belongs to the one item that shares the most of its words. Where none or several do, it is
left as it is, and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.importing.blocks import Block, Entry
from sphinx_readiness.importing.recognise.plan import Plan, Section
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import compatible, readable

BLOCKER: Final = "blocker"
RECOMMENDED: Final = "low"
"""The severities that the two kinds of lists give."""

_NOT_BLOCKING: Final = re.compile(
    r"recommend|nice to have|not block|non[ -]?block|optional|should have|could have"
)

_BLOCKING: Final = re.compile(
    r"\bblock(?:er|ers|ing)\b|must be (?:resolved|fixed|done|closed)|show ?stopper"
)

_WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")

_EMPTY: Final = frozenset(
    ("the", "a", "an", "and", "or", "of", "to", "for", "in", "on", "at", "by", "is", "are", "be",
     "been", "with", "all", "must", "should", "has", "have", "no", "not")
)  # fmt: skip

_STEM: Final = 5
"""Letters by which words are the same: *tested* and *testing*, *documented* and *document*."""

_ENOUGH: Final = 0.74
"""Which part of its words an entry has to share with its item."""

_MOST_ITEMS: Final = 5_000
"""Items of a document in which entries are looked for, as each is compared with each."""

_MOST_ENTRIES: Final = 500
"""Entries that are looked for; the others are reported."""


_SET: Final = N_("{text} \u2192 {id} is {severity}")

_NOT_SET: Final = N_("{text} \u2192 {id}, for which no severity is written")


class Known(NamedTuple):
    """An item that entries may mean: where it is, its words, and those of its *title*.

    *block* is -1 for a task, which has no place for a severity.
    """

    block: int
    row: int
    id: str
    words: frozenset[str]
    title: frozenset[str]


Severities = dict[int, dict[int, str]]
"""Severities by block and row."""


def kind_of(section: Section | None, label: str) -> str:
    """Return the severity that a list below this heading gives to items, or an empty string."""
    titles = [*([label] if label else []), *(section.titles() if section is not None else ())]
    for title in titles:
        text = compatible(readable(title))
        if _NOT_BLOCKING.search(text):
            return RECOMMENDED
        if _BLOCKING.search(text):
            return BLOCKER
    return ""


def leaves(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the items of a list that have none below them; the others are headings of groups."""
    for at, entry in enumerate(entries):
        if at + 1 == len(entries) or entries[at + 1].depth <= entry.depth:
            yield entry


def words_of(text: str) -> frozenset[str]:
    """Return the stems of what *text* speaks of."""
    words = _WORD.findall(compatible(readable(text)))
    return frozenset(word[:_STEM] for word in words if word not in _EMPTY)


def read_appendices(
    plan: Plan, blocks: Sequence[Block], lists: Sequence[tuple[int, str]], items: Sequence[Known]
) -> Severities:
    """Return what the *lists* (block and severity) say of *items*."""
    made: Severities = {}
    items = items[:_MOST_ITEMS]
    looked_for = 0
    for index, severity in lists:
        for entry in leaves(blocks[index].entries):
            plan.count("blockers" if severity == BLOCKER else "recommended")
            looked_for += 1
            meant = _meant(entry.text, items) if looked_for <= _MOST_ENTRIES else None
            said = shorten(readable(entry.text))
            if meant is None:
                plan.note(entry.line + 1, N_("fits no item: {text}"), text=said)
                continue
            found = made.setdefault(meant.block, {})
            if severity == BLOCKER or meant.row not in found:
                found[meant.row] = severity
                template = _SET if plan.columns and meant.block >= 0 else _NOT_SET
                plan.note(entry.line + 1, template, text=said, id=meant.id, severity=severity)
    return made


def _meant(text: str, items: Sequence[Known]) -> Known | None:
    """Return the one item of *items* that *text* speaks of."""
    words = words_of(text)
    if len(words) < 2:  # noqa: PLR2004 - one word says too little
        return None
    best: list[Known] = []
    most = (0.0, 0.0)
    for item in items:
        shared = len(words & item.words) / len(words)
        if shared < _ENOUGH:
            continue
        # Of those that share as much, the one whose title says the same and no more.
        score = (shared, len(words & item.title) / max(len(words | item.title), 1))
        if score > most:
            best, most = [item], score
        elif score == most:
            best.append(item)
    return best[0] if len(best) == 1 else None
