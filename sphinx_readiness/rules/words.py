"""What rules share that look for words, or name several things in one message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
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

_NEVER: Final = r"(?!)"


def loosen(text: str) -> str:
    """Return *text* as words are looked for: case-folded, hyphens and underscores as blanks."""
    return " ".join(_JOINTS.sub(" ", fold_case(text)).split())


class Words:
    """Patterns that find words of a list, whole, in loosened text; each is made when it is used."""

    def __init__(self, wanted: Sequence[str]) -> None:
        """Find the *wanted* words, loosened, of which the longest come first."""
        self._wanted = wanted

    @cached_property
    def ascii(self) -> re.Pattern[str]:
        """Those of ASCII, which are fewer."""
        return re.compile(_whole(filter(str.isascii, self._wanted)))

    @cached_property
    def every(self) -> re.Pattern[str]:
        """All of them; where a script has no blanks between words, also inside of others."""
        joined = [word for word in self._wanted if _is_joined(word)]
        every = _whole(word for word in self._wanted if not _is_joined(word))
        return re.compile(f"(?:{every}|{_any_of(joined)})" if joined else every)

    def within(self, text: str) -> re.Pattern[str]:
        """Return the pattern that finds all of the words that may be in *text*."""
        return self.ascii if text.isascii() else self.every


def word_finder(words: Iterable[str]) -> Words | None:
    """Return what finds any of *words*, whole, in loosened text; None without words.

    The words are literals, longest first and grouped by their first letter, so the search is linear
    in the text and does not try each word at each place.
    """
    wanted = sorted({loosen(word) for word in words} - {""}, key=lambda word: (-len(word), word))
    return Words(wanted) if wanted else None


def _whole(words: Iterable[str]) -> str:
    return rf"(?<!\w){_any_of(words)}{_NO_FILE_SUFFIX}"


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of *words*, of which the first that fits is the longest."""
    grouped: dict[str, list[str]] = {}
    for word in words:
        grouped.setdefault(word[0], []).append(re.escape(word[1:]))
    groups = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in grouped.items())
    return f"(?:{'|'.join(groups)})" if grouped else _NEVER


def _is_joined(word: str) -> bool:
    """Say whether *word* is in a script that has no blanks between words."""
    return "\u3040" <= word[0] <= "\u30ff" or "\u3400" <= word[0] <= "\u9fff"


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
