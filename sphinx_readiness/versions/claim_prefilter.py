"""Whether a text can state a version at all: two searches, for every document that is read."""

from __future__ import annotations

import re
from typing import Final

_VERSION: Final = re.compile(r"\d\.[\dxX*]", re.ASCII)

DECLARATION: Final = "readiness-version"
"""Before what a page declares to speak of."""


def may_claim(text: str) -> bool:
    """Say whether *text* may hold a claim, or what the page speaks of; linear in *text*."""
    return _VERSION.search(text) is not None or DECLARATION in text
