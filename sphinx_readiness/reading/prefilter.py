"""Whether a text can hold a directive of ours at all: one search in every document."""

from __future__ import annotations

import re
from typing import Final

_HIDDEN: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters that nobody sees."""

BLANK: Final = rf"(?:[^\S\n]|[{_HIDDEN}])"
"""One blank of any kind, inside of a line."""

LEAD: Final = (
    rf"(?:[^\S\n]|[>|*+\u2022{_HIDDEN}-]|[0-9]{{1,9}}[.)](?=[ \t])|[A-Za-z\#][.)](?=[ \t])"
    r"|:(?=[ \t])|\[\^[^\]\s]{1,30}\]:){0,60}"
)
"""Indentation, and the marks of quotes, lists and cells before a directive."""

_OTHER: Final = r"""\s{}\uff5b\uff5d`:\uff1a~.,;|()<>"'\\/"""

DOMAIN: Final = "readiness:"
"""Before the names of our roles, and in error before those of directives."""

NAME: Final = rf"(?:{DOMAIN})?[^{_OTHER}_\[][^{_OTHER}]{{3,59}}"
"""What may be meant as the name of a directive; labels and footnotes are none."""

_BREAKS: Final = "[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"

_BREAK: Final = f"(?:^|{_BREAKS})"
"""The beginning of a line, for at least one parser."""

_MARK: Final = r"(?:[:\uff1a]{2,}|`{2,}|~{3,}|\.\.)"

_OPENS: Final = rf"{LEAD}{_MARK}{BLANK}{{0,8}}\\?[{{\uff5b]?{BLANK}{{0,8}}({NAME})"

_OPENING: Final = re.compile(_BREAK + _OPENS, re.MULTILINE)

_PLAIN_OPENING: Final = re.compile(r"\n" + _OPENS)
"""The same behind a line feed, which is found at once; enough where no other character breaks."""


_MARKS: Final = ("::", "``", "..", "~~~", "\uff1a")
"""Without any of these nothing opens: most pages of prose need no more than to look for them."""


def has_breaks(text: str) -> bool:
    """Say whether some parsers break lines of *text* where others do not, or at a return.

    That is where :meth:`str.splitlines` breaks them, which is far faster than a search.
    """
    return "\r" in text or len(f"{text}.".splitlines()) != text.count("\n") + 1


def names_in(text: str) -> set[str]:
    """Return what directives, comments and blocks of code in *text* are named; linear in it."""
    if not any(mark in text for mark in _MARKS):
        return set()
    if has_breaks(text):
        return set(_OPENING.findall(text))
    return set(_PLAIN_OPENING.findall(f"\n{text}"))
