"""What directives, comments and blocks of code open with, as parts of patterns."""

from __future__ import annotations

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

_MARK: Final = r"(?:[:\uff1a]{2,}|`{2,}|~{3,}|\.\.)"

OPENS: Final = rf"{LEAD}{_MARK}{BLANK}{{0,8}}\\?[{{\uff5b]?{BLANK}{{0,8}}({NAME})"
"""What a directive, a comment or a block of code opens with, its name in a group."""
