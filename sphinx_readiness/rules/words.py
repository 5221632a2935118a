"""What rules share that look for words, or name several things in one message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.versions import Mismatch
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.phrases import Label

_JOINTS: Final = re.compile(r"[-_\u2010-\u2013]+")

_NO_FILE_SUFFIX: Final = (
    r"(?!\w|\.(?:md|rst|adoc|txt|html?|pdf|docx?|xlsx?|csv|json|toml|ya?ml|xml|ini|cfg|lock|log"
    r"|py|rs|go|js|ts|sh|c|h|cpp|java|rb)(?!\w))"
)
"""After a word: its end, and no file ending, so that ``TODO.md`` is a file and not a word."""


def loosen(text: str) -> str:
    """Return *text* as words are looked for: case-folded, hyphens and underscores as blanks."""
    return " ".join(_JOINTS.sub(" ", fold_case(text)).split())


def word_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of *words*, whole, in loosened text; None without words.

    The words are literals, longest first, so the search is linear in the text.
    """
    wanted = sorted({loosen(word) for word in words} - {""}, key=lambda word: (-len(word), word))
    if not wanted:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))}){_NO_FILE_SUFFIX}")


def first_few(names: Sequence[str], limit: int = 3) -> str:
    """Return the first *limit* of *names* with commas, and an ellipsis where there are more."""
    shown = ", ".join(names[:limit])
    return f"{shown}, \u2026" if len(names) > limit else shown


def called(item: Item) -> str:
    """Return what a reader knows *item* by: its id, or its title where the id was derived."""
    return item.id if item.explicit_id else f"'{shorten(item.title, 40)}'"


def status_called(item: Item, context: Context) -> Label | str:
    """Return what a reader knows the status of *item* by: its label, or the words of the cell."""
    status = context.vocabulary.get(item.status)
    return Label(status.label) if status else shorten(item.status_text)


def contradicted(rule: Rule, each: Mismatch, message: str, hint: str) -> Finding:
    """Return the finding at a claim that its source contradicts."""
    return rule.at(
        each.claim.location,
        message,
        hint,
        stated=shorten(each.claim.version),
        product=shorten(each.product),
        version=shorten(each.source.version),
        place=place(each.source.location),
    )


def place(location: Location) -> str:
    """Return *location* as ``path:line``."""
    return f"{location.path}:{location.line}"
