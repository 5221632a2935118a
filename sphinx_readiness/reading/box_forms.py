"""What looks like a box, or like a task, to a reader, and is none to any parser."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.reading.prefilter import BLANK

_MARK: Final = r"[xX_\u2713\u2714\u2717\u2718\u00d7\u0445\u0425\u03c7\u03a7\uff58\uff38]?"

_CLOSED: Final = (
    rf"(?:\[{BLANK}{{0,3}}{_MARK}{BLANK}{{0,3}}\]|\([ xX_]\)|[\u2610-\u2612])(?:{BLANK}++)(?=\S)"
)
"""A box, and the blank behind it."""

_WIDE: Final = rf"[\uff3b\u3010]{BLANK}{{0,3}}{_MARK}{BLANK}{{0,3}}[\uff3d\u3011]{BLANK}*+(?=\S)"
"""A box in brackets of East Asia, which are as wide as two letters and need no blank."""

BOXED: Final = re.compile(rf"~{{0,2}}(?:{_CLOSED}|{_WIDE})")
"""A box that the parser does not know: escaped, in other brackets, in bold, or crossed."""

BOXED_LINE: Final = re.compile(
    rf"^{BLANK}*+(?::{BLANK}++)?(?:<br ?/?>{BLANK}*+)?"
    rf"(?:\\?[-+*\u2022\u25e6\u2023\u25aa\u00b7\u2010-\u2015]{BLANK}*+|(?:#|\w{{1,3}})[.)]{BLANK}*+)?"
    rf"(?:{_CLOSED}|{_WIDE})(?P<rest>\S[^\n]*+)",
    re.MULTILINE,
)
"""A line that begins with a box, perhaps behind what only looks like a bullet."""

SAYS: Final = re.compile(r"(?:means?|marks?|is|are|stands?|says|denotes|for|in|and|or|to|of)\b")
"""Behind a box that is spoken of."""


def swallows_task(text: str) -> bool:
    """Say whether *text*, which is that of a task or a note without its box, holds another box."""
    if "[" not in text and not any(mark in text for mark in "(\uff3b\u3010\u2610\u2611\u2612"):
        return False
    return any(SAYS.match(line["rest"]) is None for line in BOXED_LINE.finditer(text))
