"""Signs that the version in the head of a page is a revision of the document itself, or is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

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

_KIND: Final = re.compile(
    r"\b(?:specification|spec|protocol|report|audit|assessment|minutes|post-?mortem|proposal"
    r"|policy|white ?paper|rfc|adr)\b|\b(?:19|20)\d\d\b(?!\.\d)",
    re.IGNORECASE,
)
"""A title of documents that have versions of their own, or with a date in it."""

_DATED: Final = re.compile(r"(?<!\d)(?:19|20)\d\d[-_](?:0[1-9]|1[0-2])(?!\d)")
"""A name of a file with the month in which it was written."""

_ABOUT: Final = re.compile(
    r"[\s>*_|:-]{0,12}(?:product|project|software|application|component|package)(?: name)?"
    r"[*_: |]{1,9}(?P<name>[A-Za-z][^\n|*_`,(:]{0,58})",
    re.IGNORECASE,
)
"""A field that names the product."""

_NAMING: Final = frozenset(("release", "product", "project"))
"""Keys of one word that mean the version of the product; ``Version`` may be a document's own."""


def has_revisions(head: Sequence[str], title: str, path: str, text: str) -> bool:
    """Say whether a page shows that it has revisions of its own.

    By a line of its *head*, its *title*, a date in its *path*, or a history of them in its *text*.
    """
    return (
        _KIND.search(title) is not None
        or _DATED.search(path.rpartition("/")[2]) is not None
        or any(_SIGN.match(line) for line in head)
        or _HISTORY.search(text) is not None
    )


def about(head: Sequence[str]) -> str:
    """Return the product that the first field of its kind in a *head* names; nothing without."""
    found = next(filter(None, map(_ABOUT.match, head)), None)
    return found["name"].strip() if found is not None else ""


def names_product(key: str) -> bool:
    """Say whether the *key* of a field says that it is about the product."""
    words = key.lower().replace("_", " ").split()
    return len(words) > 1 or words[0] in _NAMING
