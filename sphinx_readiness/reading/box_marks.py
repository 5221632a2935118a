"""Whether a text may hold a box at all; what the box says takes more to find out."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.reading.opening_marks import BLANK

_MAY_HOLD: Final = re.compile(
    rf"[\[(]{BLANK}{{0,3}}[xX\u2713\u2717]?{BLANK}{{0,3}}[\])]"
    r"|[\uff3b\u3010\u2610-\u2612\u2717\u2718\u274c]"
)
"""What a second box has in it, as it is written or shown."""


def may_hold_box(text: str) -> bool:
    """Say whether *text*, as written, may hold a box that is not at its beginning."""
    return ("[" in text or "(" in text or not text.isascii()) and _MAY_HOLD.search(text) is not None
