"""What the note and the title of a passed item say of work that is left.

It is loaded where a quick look has found a word or a mark: reading a sentence takes many patterns.
"""

from __future__ import annotations

import re
from collections.abc import Container

from sphinx_readiness.model.items import Item
from sphinx_readiness.reading.box_forms import has_open_box, without_answered
from sphinx_readiness.rules.vocabulary.negation import (
    is_negated,
    without_names,
    without_quotations,
)
from sphinx_readiness.rules.vocabulary.note_conditions import tells_of_a_system
from sphinx_readiness.rules.vocabulary.note_uses import is_used_otherwise
from sphinx_readiness.rules.vocabulary.readings.other_words import (
    is_all_in_spanish,
    is_meant,
    is_of_another_language,
)
from sphinx_readiness.rules.vocabulary.readings.reading import says_something_else
from sphinx_readiness.rules.vocabulary.title_remarks import leading_cross, remark_against
from sphinx_readiness.rules.words import loosen
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import without_comments
from sphinx_readiness.vocabulary.other_languages import ALONE
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary


def said_in_note(item: Item, vocabulary: Vocabulary, words: re.Pattern[str]) -> str:
    """Return the word, box or cross in the notes of *item* that says so, or nothing.

    *words* finds unfinished words in loosened text.
    """
    said = without_quotations(without_comments(item.notes), item.code)
    said = without_answered(said, vocabulary).replace("->", "\u2192")  # hyphens become blanks
    text = loosen(without_names(said, words, loosen))
    meant = (each for each in words.finditer(text) if _is_meant(text, *each.span()))
    found = next(meant, None)
    if found is not None:
        return found.group()
    return "[ ]" if has_open_box(said, vocabulary) else leading_cross(said, vocabulary)


def status_of_note(word: str, vocabulary: Vocabulary, known: Container[str]) -> str:
    """Return *word*, all that a note says, if it is one of the *known* ones, or an open symbol."""
    symbol, _, rest = word.partition(" ")
    if word in known or (rest in known and not any(map(str.isalnum, symbol))):
        return word
    if rest or not symbol or any(char.isalnum() or char in "[]" for char in symbol):
        return ""
    found = vocabulary.match(symbol)
    is_open = found.status is not None and found.outcome in (Outcome.OPEN, Outcome.FAIL)
    return symbol if is_open and not is_blank(symbol) else ""


def said_in_title(item: Item, vocabulary: Vocabulary, words: re.Pattern[str]) -> str:
    """Return the same of the title of *item*; a second box of a task is noted where it is read."""
    word = remark_against(item.title, vocabulary, lambda text: _is_unfinished(text, words))
    return "" if word == "[ ]" and item.status_text.startswith("[") else word


def _is_unfinished(text: str, words: re.Pattern[str]) -> bool:
    loose = loosen(text)
    return words.fullmatch(loose) is not None and loose not in ALONE


def _is_meant(text: str, start: int, end: int) -> bool:
    if is_of_another_language(text[start:end]):
        return is_meant(text, start, end)
    return not any(
        each(text, start, end)
        for each in (
            is_negated,
            tells_of_a_system,
            is_used_otherwise,
            says_something_else,
            is_all_in_spanish,
        )
    )
