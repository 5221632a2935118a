"""Directives behind characters that end a line for some parsers only: few documents have any."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.reading.opening_marks import OPENS

_BREAKS: Final = "[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
"""Where :meth:`str.splitlines` ends a line."""

_OPENING: Final = re.compile(_BREAKS + OPENS)


def names_behind_breaks(text: str) -> set[str]:
    """Return what directives, comments and blocks of code in *text* are named; linear in it."""
    return set(_OPENING.findall(f"\n{text}"))
