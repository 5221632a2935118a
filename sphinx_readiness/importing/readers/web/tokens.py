"""HTML, and the XML of wikis, as a flat sequence of tags and texts.

As the tokenizer of https://html.spec.whatwg.org/multipage/parsing.html#tokenization, as far as
exported pages need it. Each character is looked at a few times at most, whatever is left open.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

START: Final = "start"
END: Final = "end"
TEXT: Final = "text"
COMMENT: Final = "comment"


class Token(NamedTuple):
    """A piece of the text from *begin* to *close* (half open)."""

    kind: str
    begin: int
    close: int
    name: str = ""
    """Of an element, in small letters."""
    text: str = ""
    """Of a text with its entities resolved, or of a comment."""
    attributes: Mapping[str, str] = MappingProxyType({})
    """Those of a start tag, in small letters; one without a value is empty."""
    empty: bool = False
    """Whether the start tag closes its element itself."""


_NAME: Final = re.compile(r"</?(?P<name>[A-Za-z][\w:.-]{0,60})")

_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[A-Za-z_][\w:.-]{0,60})"
    r"(?:\s{0,20}=\s{0,20}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)

_RAW: Final = frozenset(("script", "style"))
"""Elements whose text is no text."""


class Tokens:
    """The tokens of a *text*; what was looked for in vain is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._absent: set[str] = set()

    def behind(self, start: int = 0) -> Iterator[Token]:
        """Yield the tokens behind *start*, where no earlier one is asked for afterwards.

        What is no whole tag is text.
        """
        text = self._text
        at = plain = start
        while (at := text.find("<", at)) >= 0:
            found = self._at(at)
            if found is None:
                at += 1
                continue
            if at > plain:
                yield _text(plain, at, html.unescape(text[plain:at]))
            yield found
            at = plain = found.close
            if found.kind == START and found.name in _RAW and not found.empty:
                at = plain = self._behind_raw(found)
        if plain < len(text):
            yield _text(plain, len(text), html.unescape(text[plain:]))

    def _find(self, what: str, start: int) -> int:
        if what in self._absent:
            return -1
        found = self._text.find(what, start)
        if found < 0:
            self._absent.add(what)
        return found

    def _at(self, at: int) -> Token | None:
        """Return the tag, the comment or the section of characters that begins at *at*."""
        text = self._text
        if text.startswith("<!--", at):
            end = self._find("-->", at + 4)
            return Token(COMMENT, at, end + 3, text=text[at + 4 : end]) if end >= 0 else None
        if text.startswith("<![CDATA[", at):
            end = self._find("]]>", at + 9)
            return _text(at, end + 3, text[at + 9 : end]) if end >= 0 else None
        if text.startswith(("<!", "<?"), at):
            end = self._find(">", at)
            return _text(at, end + 1, "") if end >= 0 else None
        name = _NAME.match(text, at)
        end = self._tag_end(name.end()) if name is not None else -1
        if name is None or end < 0:
            return None
        kind = END if text[at + 1] == "/" else START
        inside = text[name.end() : end]
        said = {
            each["name"].lower(): html.unescape(
                next((v for v in (each["double"], each["single"], each["bare"]) if v), "")
            )
            for each in (_ATTRIBUTE.finditer(inside) if kind == START and inside.strip() else ())
        }
        return Token(kind, at, end + 1, name["name"].lower(), "", said, inside.endswith("/"))

    def _tag_end(self, start: int) -> int:
        """Return where the tag ends whose name ends at *start*: no value of it holds that sign."""
        text, at = self._text, start
        end = self._find(">", at)
        while end >= 0:
            quote = _QUOTE.search(text, at, end)
            closing = self._find(quote[0], quote.end()) if quote is not None else -1
            if closing < 0:
                break
            at = closing + 1
            if at > end:
                end = self._find(">", at)
        return end

    def _behind_raw(self, token: Token) -> int:
        close = f"</{token.name}"
        found = self._find(close, token.close)
        return found if found >= 0 else len(self._text)


_QUOTE: Final = re.compile("[\"']")


def _text(begin: int, close: int, text: str) -> Token:
    return Token(TEXT, begin, close, text=text)
