"""Which items say something that can be checked; looked at for every item that is read."""

from __future__ import annotations

import difflib
import re
from typing import Final

from sphinx_readiness.core.model import Item
from sphinx_readiness.core.status import Outcome
from sphinx_readiness.core.text import is_blank

VERBS: Final = ("version", "dependency", "file", "tag", "manifest")
"""The words that statements start with."""

SIMILAR: Final = 0.8
"""How much alike (by ``difflib``, up to 1) a misspelled verb has to be."""

DEPENDENCY: Final = re.compile(
    r"(?<![\w./@-])(?P<name>@?[A-Za-z][\w./-]{0,60})(?:[ ]|[ ]?==[ ]?|@)"
    r"(?P<version>v\d{1,9}(?:\.\d{1,9}){0,4}|\d{1,9}(?:\.\d{1,9}){2,4})(?![\w.+-]{0,60}\w)"
)
"""A name and a version in a note: with a ``v``, or of three components at least."""


def first_word(text: str) -> str:
    """Return the first word of *text* as verbs are compared."""
    return text.strip().strip("`").partition(" ")[0].lower().rstrip(":")[:40]


def similar_verb(word: str) -> str:
    """Return the verb that *word* is, or is a misspelling of; else nothing."""
    return next(iter(difflib.get_close_matches(word, VERBS, 1, SIMILAR)), "")


def has_statement(item: Item, field: str) -> bool:
    """Say whether the cell *field* (``verify`` or ``evidence``) of *item* is to be checked.

    In a ``verify`` cell a misspelled verb is one, too: what was meant is plain.
    """
    text = item.verify if field == "verify" else item.evidence
    if not text or is_blank(text):
        return False
    word = first_word(text)
    return word in VERBS or (field == "verify" and bool(similar_verb(word)))


def names_dependency(item: Item) -> bool:
    """Say whether the note of *item*, which has passed, may name a version of a dependency."""
    return (
        item.outcome is Outcome.PASS
        and "." in item.notes
        and DEPENDENCY.search(item.notes) is not None
    )


def states_something(item: Item) -> bool:
    """Say whether *item* says anything that can be checked."""
    return (
        bool(item.verify and has_statement(item, "verify"))
        or bool(item.evidence and has_statement(item, "evidence"))
        or names_dependency(item)
    )
