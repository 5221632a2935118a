"""A legend to statuses: those that the vocabulary has, and those that it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import Block
from sphinx_readiness.importing.recognise.checklists import label_before
from sphinx_readiness.importing.recognise.legend_lines import is_title, line_entries, own_text
from sphinx_readiness.importing.recognise.plan import Plan, Section
from sphinx_readiness.text.folding import fold
from sphinx_readiness.text.ids import slug
from sphinx_readiness.text.plain import readable, word_key
from sphinx_readiness.vocabulary.statuses import Outcome, Status, Vocabulary

_TITLES: Final = ("legend", "status key", "key to", "symbols", "status definitions",
                  "status values", "status codes", "statuses", "icons")  # fmt: skip

_CUTS: Final = (":", " - ", " \u2013 ", " \u2014 ", " = ", " \u2192 ")

_LONGEST: Final = 60

_KINDS: Final = ("list", "table", "paragraph", "fields", "quote", "html")

_PROSE: Final = ("list", "paragraph", "fields", "quote", "html")
"""Kinds of blocks that may have a legend in one line."""

_LEAST: Final = 2
"""One entry is no legend."""


def read_legend(plan: Plan, blocks: Sequence[Block], where: Sequence[Section | None]) -> str:
    """Return the keys of the statuses that a legend explains, separated by commas.

    Its text stays. Statuses that the vocabulary lacks come into it from here on.
    """
    keys: list[str] = []
    done: set[int] = set()
    """The identities of sections for legends that have theirs: more in them is something else."""
    for at, block in enumerate(blocks):
        if block.kind not in _KINDS or at in plan.taken:
            continue
        section = where[at]
        title = label_before(plan, blocks, at) or _title_above(plan, blocks, at)
        if not title and section is not None and id(section) not in done:
            title = section.title
        lines = [line for _, line in plan.lines_of(at)] if block.kind in _PROSE else []
        if is_title(readable(title), _TITLES):
            made = [_status(plan.vocabulary, *each) for each in _entries(block)]
            if block.kind in _PROSE and len(made) < _LEAST:
                text = own_text(lines, _TITLES) or " | ".join(map(_bare, lines))
                made = [_named(plan.vocabulary, *each) for each in line_entries(text)]
        else:
            text = own_text(lines, _TITLES)
            made = [_named(plan.vocabulary, *each) for each in line_entries(text)]
        found = [each for each in made if each is not None]
        if len(found) < _LEAST:
            continue
        done.add(id(section))
        if block.kind == "list" or len(lines) < _LEAST:
            plan.taken.add(at)
        for status, is_new in found:
            if is_new:
                plan.statuses |= _robbed(plan, status) | {status.key: status}
        keys += [status.key for status, _ in found]
        plan.count("legend", len(found))
        plan.vocabulary = _with(plan.vocabulary, plan.statuses)
    return ", ".join(dict.fromkeys(keys))


def _robbed(plan: Plan, status: Status) -> dict[str, Status]:
    """Return the statuses that had a symbol which the legend gives to *status*, without it."""
    taken = set(map(fold, status.symbols))
    known = {each.key: each for each in plan.vocabulary.statuses} | plan.statuses
    return {
        each.key: each._replace(symbols=tuple(s for s in each.symbols if fold(s) not in taken))
        for each in known.values()
        if each.key != status.key and not taken.isdisjoint(map(fold, each.symbols))
    }


def _title_above(plan: Plan, blocks: Sequence[Block], index: int) -> str:
    """Return the paragraph above if that is nothing but a title, without a colon."""
    above = list(plan.lines_of(index - 1)) if index and blocks[index - 1].kind in _PROSE else []
    text = _bare(above[0][1]) if len(above) == 1 else ""
    return text if text.casefold() in _TITLES else ""


def _bare(line: str) -> str:
    """Return the text of a *line*, without the marks of quotations and hard breaks."""
    return readable(line).strip(" \t>\\")


def _named(vocabulary: Vocabulary, sign: str, meaning: str) -> tuple[Status, bool] | None:
    """Return the status of an entry of a legend in one line; what stands behind a dash explains."""
    places = [(meaning.find(cut), cut) for cut in _CUTS if meaning.find(cut) > 0]
    start, cut = min(places, default=(len(meaning), ""))
    if not meaning:
        return None
    return _status(vocabulary, f"{sign} {meaning[:start]}", meaning[start + len(cut) :])


def _entries(block: Block) -> Iterator[tuple[str, str]]:
    """Yield symbol with name, and explanation, of each entry."""
    if block.table is not None:
        for row in block.table.rows:
            yield " ".join(row.cells[:2]), " ".join(row.cells[1:])
        return
    for entry in block.entries:
        text = readable(f"{entry.status} {entry.text}").strip()
        places = [(text.find(cut), cut) for cut in _CUTS if 0 < text.find(cut) < _LONGEST]
        if places:
            start, cut = min(places)
            yield text[:start], text[start + len(cut) :]
        else:
            yield text, ""


def _status(vocabulary: Vocabulary, head: str, words: str) -> tuple[Status, bool] | None:
    """Return the status of an entry and whether it is new; None where it is none."""
    matched = vocabulary.match(head)
    if matched.status is not None and matched.conflict is None and not matched.foreign:
        return matched.status, False
    symbol, name = _split(head)
    if not symbol or len(head) > _LONGEST:
        return (matched.status, False) if matched.status is not None else None
    if not name:
        name = words.strip()
    by_name = vocabulary.match(name).status if name else None
    if by_name is not None:
        if _key(name) in map(_key, (by_name.key, by_name.label, *by_name.aliases)):
            return by_name._replace(symbols=(*by_name.symbols, symbol)), True
        return Status(slug(name), name, (symbol,), (), by_name.outcome), True
    if not name or len(name) > _LONGEST:
        return None
    return Status(slug(name), name, (symbol,), (), _outcome(name, words)), True


def _key(word: str) -> str:
    return word_key(word).casefold()


def _split(head: str) -> tuple[str, str]:
    """Return the symbol that *head* begins with, and the name behind it."""
    first, _, rest = head.strip().partition(" ")
    if first and not any(char.isalnum() for char in first):
        return first, rest.strip(" *_:-")
    return "", head.strip()


_MEANINGS: Final = (
    (Outcome.FAIL, ("block", "fail", "critical", "not met", "must be resolved")),
    (Outcome.INFO, ("not required", "optional", "not applicable", "recommended", "information",
                    "out of scope", "n/a")),
    (Outcome.OPEN, ("progress", "review", "open", "pending", "todo", "to do", "not yet",
                    "not started", "partial", "attention", "later", "waiting",
                    "defer", "risk", "planned", "postpone")),
    (Outcome.PASS, ("done", "complete", "pass", "verified", "fulfilled", "ready", "waived",
                    "accepted", "approved")),
)  # fmt: skip
"""Outcome -> what words begin with that say so."""

_WEAKENED: Final = re.compile(
    r"\b(?:not|no|never|nothing|partly|partially|almost|nearly|half|mostly|some|yet|without|except"
    r"|but|if|when|until|unless|cannot|must|should|needs?|to be|will be)\b|n['\u2019]t\b"
)
"""What takes from a word such as *done*: it does not pass."""


def _outcome(name: str, words: str) -> Outcome:
    """Return what a status most likely means; what cannot be told is open."""
    for text in (name.casefold(), words.casefold()):
        for outcome, signs in _MEANINGS:
            if any(_begins_word(text, sign) for sign in signs):
                weak = outcome is Outcome.PASS and _WEAKENED.search(text) is not None
                return Outcome.OPEN if weak else outcome
    return Outcome.OPEN


def _begins_word(text: str, sign: str) -> bool:
    """Say whether a word of *text* begins with *sign*."""
    at = text.find(sign)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(sign, at + 1)
    return at >= 0


def _with(vocabulary: Vocabulary, more: dict[str, Status]) -> Vocabulary:
    merged = {each.key: each for each in vocabulary.statuses} | more
    return Vocabulary(tuple(merged.values()), vocabulary.default, vocabulary.implied,
                      vocabulary.doubts, vocabulary.placeholders)  # fmt: skip
