"""What a cell says without markup, comments and characters that only look like others.

Everything here compares; nothing of it is shown.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

from sphinx_readiness.text.folding import VARIATION_SELECTORS
from sphinx_readiness.text.lookalikes import LOOKALIKES

_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")

_STRIKE_TAGS: Final = re.compile(r"<(?:s|del|strike)\b", re.IGNORECASE)

_OVERLAYS: Final = re.compile(
    "[\u0335-\u0338\u20d2\u20d3\u20d8\u20d9\u20dd\u20de\u20e0\u20e5\u20e6\u20ea\u20eb]"
)
"""Combining characters that strike out or cross out what is before them (Unicode 17.0, Mn, Me)."""

_SKIN: Final = re.compile("[\U0001f3fb-\U0001f3ff]")

_FILLERS: Final = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Invisible letters and joiners that are not of the category Cf."""

_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|\[\^[^\[\]\s]*\]")
"""A Markdown link, or the mark of a footnote, where no parser has read them."""

IMAGE: Final = "![{}]"
"""What stands for an image in a status. Its words are no proof: what it shows may change."""

_IMAGE: Final = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\))?")


def without_images(text: str) -> str:
    """Return *text* with blanks for images, as Markdown or :data:`IMAGE` writes them."""
    return _IMAGE.sub(" ", text)


def without_comments(text: str) -> str:
    """Return *text* without HTML comments; one that is not closed goes to the end."""
    if "<!--" not in text:
        return text
    kept, *rest = text.split("<!--")
    return kept + "".join(part.partition("-->")[2] for part in rest)


def is_struck(text: str) -> bool:
    """Say whether something in *text* is struck or crossed out, by markup or by characters."""
    if "~~" in text:
        return True
    if "<" in text and _STRIKE_TAGS.search(text) is not None:
        return True
    return not text.isascii() and _OVERLAYS.search(unicodedata.normalize("NFD", text)) is not None


def readable(text: str) -> str:
    """Return *text* as its words and symbols are matched.

    Without comments, tags, links around words, marks of emphasis, invisible characters, skin
    tones and variation selectors; character references are read.
    """
    text = without_comments(text)
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "`" in text or "~~" in text:
        text = text.replace("*", "").replace("`", "").replace("~~", "")
    if not text.isascii():
        text = VARIATION_SELECTORS.sub("", _SKIN.sub("", text))
        text = "".join(
            char for char in text if unicodedata.category(char) != "Cf" and char not in _FILLERS
        )
    return " ".join(text.split())


def compatible(text: str) -> str:
    """Return *text* case-folded in the form NFKC: full-width letters are letters."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def lookalike(text: str) -> str:
    """Return the folded *text* with Latin letters for those of other scripts that look like them.

    Only words that have Latin letters as well: one in another script is a word of its own.
    """
    if text.isascii():
        return text
    words = (
        word.translate(LOOKALIKES) if any("a" <= char <= "z" for char in word) else word
        for word in text.split(" ")
    )
    return " ".join(words)


def word_key(text: str) -> str:
    """Return the folded *text* as words are compared: hyphens and underscores are blanks."""
    return " ".join(re.sub(r"[-_\u2010-\u2013]+", " ", text).split()).strip(" .:;!")


def pictographs(text: str) -> tuple[str, ...]:
    """Return the pictographs in *text*: Unicode category So, in order, without repeats."""
    return tuple(dict.fromkeys(char for char in text if unicodedata.category(char) == "So"))
