"""What the path and the title of a page say about the versions in it."""

from __future__ import annotations

import re
from typing import Final

NOT_COMPARED: Final = re.compile(
    r"(?:^|[/_. -])(?:changes?|change[-_ ]?logs?|history|news|what[-_ ]?'?s[-_ ]?new|whatsnew"
    r"|release[-_ ]?notes?|releases?|upgrad(?:e|es|ing)|updating|migrat(?:e|es|ion|ions|ing)"
    r"|announce(?:ments?)?|deprecat(?:ed|ions?)|porting|backwards?|legacy|archived?|old|roadmap"
    r"|compatibility|security|advisor(?:y|ies)|blog|posts?|adr|rfcs?|peps?)(?=$|[/_. -])",
    re.IGNORECASE,
)
"""Pages that speak of several versions by nature, by path or title."""

_PATH_VERSION: Final = re.compile(
    r"(?:^|[/_-])(?:v?\d{1,9}(?:\.\d{1,9}){0,5}\.[xX]"
    r"|v\d{1,9}(?:\.\d{1,9}){0,5}|\d{1,9}(?:\.\d{1,9}){1,5})"
    r"(?=$|/|-|\.(?:md|rst|txt)$)"
)


def path_version(path: str) -> str:
    """Return the version that *path* is named by: that of its innermost such part, or nothing."""
    found = _PATH_VERSION.findall(path)
    return str(found[-1]).lstrip("/_-") if found else ""


def speaks_of_many(path: str, title: str) -> bool:
    """Say whether a page is one that speaks of several versions, such as a changelog."""
    return NOT_COMPARED.search(path) is not None or NOT_COMPARED.search(title) is not None
