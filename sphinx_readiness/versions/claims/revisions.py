"""Signs that the version in the head of a page is a revision of the document itself, or is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.model.versions import Claim, PageClaims

_HEAD: Final = 5_000
"""Characters at the beginning of a page that are its head."""

_HEAD_LINES: Final = 80

_ENDS: Final = re.compile(r"\r\n|\r|\n")

_SIGN: Final = re.compile(
    r"[\s>*_|:#-]{0,12}(?:document (?:id|no|number|owner|control|status|version|revision)"
    r"|doc(?:ument)?[ -]id|approved by|prepared by|reviewed by|approver|classification|type uri"
    r"|predicate type|(?:revision|version|document) history|rfc|adr|supersedes"
    r"|status[*_: |]{1,6}(?:proposed|proposal|accepted|rejected|superseded|draft|provisional"
    r"|withdrawn|experimental))(?!\w)",
    re.IGNORECASE,
)
"""A line of a head that only documents with revisions of their own have."""

_HISTORY: Final = re.compile(
    r"^(?:#{1,6}[ \t]{1,9})?(?:\d[\d.]{0,9}[ \t]{1,9})?(?:revision|version|document|change) history"
    r"[ \t#:]{0,9}$",
    re.IGNORECASE | re.MULTILINE,
)
"""The heading of a table with the revisions of a document."""

_HISTORIES: Final = ("istory", "ISTORY")
"""What is in a text with such a heading: a large one is not searched for nothing."""

_KIND: Final = re.compile(
    r"\b(?:specification|spec|protocol|report|audit|assessment|minutes|post-?mortem|proposal"
    r"|policy|white ?paper|rfc|adr)\b|\b(?:19|20)\d\d\b(?!\.\d)",
    re.IGNORECASE,
)
"""A title of documents that have versions of their own, or with a date in it."""

_DATED: Final = re.compile(r"(?<!\d)(?:19|20)\d\d[-_](?:0[1-9]|1[0-2])(?!\d)")
"""A name of a file with the month in which it was written."""

_KEY: Final = re.compile(r"[^\W\d_]\w{0,40}(?: \w{1,40}){0,4}")

_ABOUT: Final = re.compile(
    r"[\s>*_|:-]{0,12}(?:product|project|software|application|component|package)(?: name)?"
    r"[*_: |]{1,9}(?P<name>[A-Za-z][^\n|*_`,(:]{0,58})",
    re.IGNORECASE,
)
"""A field that names the product."""

_NAMING: Final = (["release"], ["product"], ["project"])
"""Keys of one word that mean the version of the product; ``Version`` may be a document's own."""


def with_signs(page: PageClaims, text: str) -> PageClaims:
    """Return *page*, which was *text*, with what it shows about whose versions it states.

    Only fields of a head without a product can be revisions of the document itself.
    """
    doubtful = [
        each
        for each in page.claims
        if each.form == "field" and not each.subject and each.location.path == page.path
    ]
    if not doubtful:
        return page
    lines = _ENDS.split(text[:_HEAD])[:_HEAD_LINES]
    named = {each for each in doubtful if _is_named(each, lines)}
    return page._replace(
        claims=tuple(each._replace(named=each in named) for each in page.claims),
        own_revision=page.own_revision or _has_revisions(lines, page, text),
        about=_about(lines),
    )


def _has_revisions(lines: Sequence[str], page: PageClaims, text: str) -> bool:
    """Say whether a page shows that it has revisions of its own.

    By a line of its head, its title, a date in its path, or a history of them in its text.
    """
    return (
        _KIND.search(page.title) is not None
        or _DATED.search(page.path.rpartition("/")[2]) is not None
        or any(_SIGN.match(line) for line in lines)
        or (any(each in text for each in _HISTORIES) and _HISTORY.search(text) is not None)
    )


def _about(lines: Sequence[str]) -> str:
    """Return the product that the first field of its kind names; nothing without."""
    found = next(filter(None, map(_ABOUT.match, lines)), None)
    return found["name"].strip() if found is not None else ""


def _is_named(claim: Claim, lines: Sequence[str]) -> bool:
    """Say whether the key of *claim*, on its line or the one above, is that of a product."""
    number = claim.location.line - 1
    if number >= len(lines):
        return False
    before = lines[number][: max(claim.location.column - 1, 0)]
    if "://" in before:
        return True  # a badge shows the version of the product
    keys = _KEY.findall(before) or (_KEY.findall(lines[number - 1]) if number else [])
    words = keys[-1].lower().replace("_", " ").split() if keys else []
    return len(words) > 1 or words[:1] in _NAMING
