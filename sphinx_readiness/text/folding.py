"""Plain-text helpers: folding for comparison, and making hostile text visible.

Everything here works on ``str`` and knows nothing about markup.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

REPEATED_LIMIT: Final = 200
"""Characters that are kept of a text which is written once and told again with each of many rows
or checklists: the title of a section, the owner of a checklist, the header of an extra column."""

VARIATION_SELECTORS: Final = re.compile("[\ufe0e\ufe0f]")
"""Text (U+FE0E) and emoji (U+FE0F) presentation selectors; they never carry meaning."""

CONTROL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\u200b\u2060-\u2064\ufeff\U000e0001\U000e0020-\U000e007f]"
)
"""C0 and C1 controls except tab and newline, bidirectional controls (UAX #9), annotations.

And what has no width and no part in any script or emoji: zero-width space, word joiner and
invisible operators, byte order mark, tags.
"""

_TAG_END: Final = "\U000e007f"

_FLAG: Final = re.compile(f"\U0001f3f4[\U000e0020-\U000e007e]{{1,8}}{_TAG_END}")
"""A flag of a region, such as that of Wales: tags have a part in no other emoji."""

_COMMAND: Final = re.compile(r"##(?=[A-Za-z]{0,20}\[)")

_COMMAND_START: Final = re.compile(r"((?:\s|\x1b\[[0-9;]*m)*+)::")

_BLANK: Final = re.compile(r"[\s_\-\u2013\u2014.]*\Z")


def strip_selectors(text: str) -> str:
    """Return *text* without variation selectors (U+FE0E, U+FE0F)."""
    if text.isascii():
        return text
    return VARIATION_SELECTORS.sub("", text)


def fold(text: str) -> str:
    """Return *text* as it is compared: NFC, no variation selectors, white space folded."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", strip_selectors(text)).split())


def fold_case(text: str) -> str:
    """Return :func:`fold` of *text*, case-folded, for matching names and words."""
    return fold(text).casefold()


def control_characters(text: str) -> tuple[str, ...]:
    """Return the control and bidirectional characters in *text*, as sorted ``U+XXXX`` names."""
    if text.isprintable():
        return ()
    if _TAG_END in text:
        text = _FLAG.sub("", text)
    return tuple(sorted({f"U+{ord(char):04X}" for char in set(CONTROL.findall(text))}))


def visible(text: str) -> str:
    r"""Return *text* safe for a terminal: control and bidi characters as ``\u{XXXX}``.

    Line feeds and tabs are escaped as well, so that the result is one line.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == " " else f"\\u{{{ord(char):04X}}}" for char in text
    )


def without_controls(line: str) -> str:
    r"""Return *line* with control and bidi characters as ``\u{XXXX}``, and all else as it is."""
    if line.isprintable():
        return line
    return CONTROL.sub(lambda match: f"\\u{{{ord(match.group()):04X}}}", line)


def inert(line: str) -> str:
    r"""Return *line* as no runner of a pipeline obeys it: only what would be a command is escaped.

    GitHub's obeys a line that begins with ``::`` behind blanks; older ones ``##[`` anywhere, as
    Azure's do, and ``##vso[``; TeamCity's ``##teamcity[``. Colours may stand before any of it.
    """
    line = _COMMAND.sub(r"#\\u{0023}", line) if "##" in line else line
    start = _COMMAND_START.match(line) if "::" in line else None
    return f"{start.group(1)}\\u{{003A}}{line[start.end() - 1 :]}" if start else line


def is_blank(text: str) -> bool:
    """Say whether *text* is a blank to fill in: nothing, or only underscores, dashes, dots."""
    return _BLANK.match(text) is not None


def shorten(text: str, limit: int = 60) -> str:
    """Return *text* on one line, cut with an ellipsis to at most *limit* characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "\u2026"
