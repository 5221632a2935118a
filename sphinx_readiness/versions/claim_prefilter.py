"""Whether a text can state a version at all: some searches, for every document that is read."""

from __future__ import annotations

import re
from typing import Final

_VERSION: Final = re.compile(r"\.(?<=\d\.)[\dxX*]", re.ASCII)

_MAJOR: Final = re.compile(r"@v?\d", re.ASCII)
"""Before a single number, as in ``uses: acme/lantern@v3``."""

_NAME: Final = re.compile(r"\|[A-Za-z][\w .-]{0,58}(?<! )\|")
"""What a version may stand behind, as ``{{ version }}``: ``|release|``; cells of tables are padded.

A pattern that begins with one character is looked for several times as fast.
"""

DECLARATION: Final = "readiness-version"
"""Before what a page declares to speak of."""


def may_claim(text: str) -> bool:
    """Say whether *text* may hold a claim, or what the page speaks of; linear in *text*."""
    return (
        _VERSION.search(text) is not None
        or DECLARATION in text
        or "{{" in text
        or _NAME.search(text) is not None
        or ("@" in text and _MAJOR.search(text) is not None)
    )
