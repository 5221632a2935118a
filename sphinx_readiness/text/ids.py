"""Identifiers: what is allowed, and how one is derived when the author wrote none."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from sphinx_readiness.text.folding import fold_case

ID_PATTERN: Final = re.compile(r"[^\W_][\w.\-]{0,99}\Z")
"""A letter or digit, then letters, digits, ``_``, ``.`` or ``-``; at most 100 characters."""

HASH_LENGTH: Final = 8
"""Hexadecimal digits of SHA-256 in a derived item id: 32 bits, ample for one checklist."""


def is_valid_id(text: str) -> bool:
    """Say whether *text* can be the id of an item, a checklist or a record."""
    return ID_PATTERN.match(text) is not None


def slug(text: str) -> str:
    """Return *text* as an id: lower case, runs of other characters become one hyphen.

    Falls back to a short hash where nothing usable is left, so that the result is always valid.
    """
    folded = unicodedata.normalize("NFKC", fold_case(text)).casefold()
    made = re.sub(r"[\W_]+", "-", folded).strip("-")[:80].rstrip("-")
    return made or f"x{title_hash(text)}"


def title_hash(title: str) -> str:
    """Return the first :data:`HASH_LENGTH` hex digits of SHA-256 over the folded *title*."""
    return hashlib.sha256(fold_case(title).encode("utf-8", "replace")).hexdigest()[:HASH_LENGTH]


def derived_id(checklist_id: str, title: str) -> str:
    """Return the stable id of an item without one: ``<checklist id>-<hash of its title>``."""
    return f"{checklist_id}-{title_hash(title)}"


CHECKLIST_ANCHOR: Final = "checklist-"
"""Before the id of a checklist in its anchor, as sections often have the same name."""
