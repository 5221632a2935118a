"""Links in plain text: a cell of a sheet that leads somewhere.

A link is written as Markdown has it, so that what compares texts reads its words only, between two
characters that no parser takes for markup: those that Unicode has around annotations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote

OPEN: Final = "\ufff9"
CLOSE: Final = "\ufffb"
_MARKS: Final = str.maketrans("", "", OPEN + CLOSE)

_SAFE: Final = re.compile(r"(?:https?|ftp)://[^/?#\[]|mailto:[^@]", re.IGNORECASE)
"""What a page may link to; MyST takes other schemes for names of files."""

_KEPT: Final = "%/:?#@!$&'*+,;=~"
"""Characters of an address that stay: those with a meaning in it, but brackets (RFC 3986)."""

_LINK: Final = re.compile(
    rf"{OPEN}\[(?P<text>[^{OPEN}{CLOSE}]+)\]\((?P<url>[^\s()<>\[\]`|\\\"{{}}^{OPEN}{CLOSE}]+)\){CLOSE}"
)

_ENTITY: Final = re.compile(r"(&#?\w{1,32});")


def without_marks(text: str) -> str:
    """Return *text* without the characters that make a link of it."""
    return text.translate(_MARKS)


def is_safe(url: str) -> bool:
    """Say whether a document may lead to *url*: a page, or an address of mail."""
    return _SAFE.match(url.strip()) is not None


def link_to(text: str, url: str) -> str:
    """Return plain *text* that leads to *url*, each of its lines; blank ones stay."""
    target = _ENTITY.sub(r"\1%3B", quote(without_marks(url).strip(), safe=_KEPT))
    return "\n".join(
        f"{OPEN}[{line.strip()}]({target}){CLOSE}" if line.strip() else ""
        for line in without_marks(text).split("\n")
    )


def link_like(cell: str, text: str) -> str:
    """Return *text* for *cell*, with the link of that if it is one."""
    found = next((url for _, url in split_links(cell) if url), "")
    return link_to(text, found) if found and text != cell else text


def split_links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of plain *text*, each with what it leads to, or an empty string."""
    end = 0
    for match in _LINK.finditer(text):
        if is_safe(match["url"]):
            if text[end : match.start()]:
                yield text[end : match.start()], ""
            yield match["text"], match["url"]
            end = match.end()
    if text[end:]:
        yield text[end:], ""


def with_links(text: str, escape: Callable[[str], str], write: Callable[[str, str], str]) -> str:
    """Return plain *text* with its links as *write* makes them, all else as *escape* does."""
    return "".join(write(said, url) if url else escape(said) for said, url in split_links(text))
