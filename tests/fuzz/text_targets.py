"""What makes text safe for where it goes: terminals, runners, HTML, links; and patterns for paths."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final
from xml.parsers import expat

from running import CHEAP, Target

from sphinx_readiness.exports.text_columns import fit, pad, text_width
from sphinx_readiness.files.patterns import Pattern, any_of
from sphinx_readiness.sphinx_ext.authoring.cells.harmless_html import (
    BLOCK,
    INLINE,
    harmless,
    without_comments,
)
from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import (
    DANGEROUS,
    LINK_SCHEMES,
    is_safe,
    scheme_of,
    unsafe_in_source,
)
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import on_one_line, text_of_html
from sphinx_readiness.text.folding import (
    control_characters,
    fold,
    fold_case,
    inert,
    shorten,
    visible,
)

_OBEYED: Final = re.compile(r"\A(?:\s|\x1b\[[0-9;]*m)*::|##[a-zA-Z]{0,20}\[")

_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]"
)

_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_EMPTY: Final = frozenset(("br", "col", "hr", "img", "wbr"))

_RUNS: Final = (
    "::error::",
    "::",
    "##[",
    "##vso[",
    "##teamcity[",
    "###[",
    "#",
    "[",
    " ",
    "\x1b[0m",
    "\x1b",
    "\\u{003A}",
    "\u2028",
    "\x85",
)

_TAGS: Final = (
    "<b>", "</b>", "<a href=\"", "<a href='javascript:x'>", "</a>", "<img src=x onerror=y>", "<script>", "</script>", "<style>", "<svg>", "<math>", "<textarea>",
    "<plaintext>", "<!--", "-->", "--!>", "<!-->", "<?x?>", "<![CDATA[", "]]>", "<p>", "</p>", "<table>", "<tr>", "<td colspan=2>", "</table>", "<li>", "<ul>", "</ul>",
    " style=\"x\"", " class=\"readiness\"", " title='a'", " onclick=x", "=", "/>", "<br/>", "<br>", "&lt;", "&#60;", "&Tab;", "&colon;", "&", "<details open>", "</details>",
    "<noscript>", "<template>", "<select>", "<option>", "<form>", "<i", "<a/b>", "<xmp>", "<h1>", "</h1>", "\ue000",
)  # fmt: skip

_LINKS: Final = (
    "javascript:", "java\tscript:", "JAVASCRIPT:", "\x01javascript:", "vbscript:", "data:text/html,", "https://", "mailto:", "//", "/", "#", "?", "file:", "blob:", ":", "a:",
    "[x](", "](", "<", ">", ")", "`", "&#106;", "&colon;", "&Tab;", "&NewLine;",
)  # fmt: skip


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def terminal(data: bytes) -> None:
    """What is shown is one line without controls that no runner obeys, and is shown the same again."""
    text = _text(data)
    shown = visible(text)
    assert _UNSAFE.search(shown) is None
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown
    safe = inert(shown)
    assert _OBEYED.search(safe) is None
    assert inert(safe) == safe
    assert _OBEYED.search(inert(text)) is None
    assert not control_characters(shown)


def folding(data: bytes) -> None:
    """Folding twice is folding once; what is shortened or fitted is no longer than is asked."""
    text = _text(data)
    assert fold(fold(text)) == fold(text)
    assert fold_case(f" {text} ") == fold_case(text)
    for limit in (1, 5, 60):
        assert len(shorten(text, limit)) <= limit
        assert text_width(fit(text, limit)) <= limit
    assert text_width(pad(fit(text, 9), 9)) == 9
    assert "\n" not in on_one_line(text)
    text_of_html(text)


class _Kept(HTMLParser):
    """Notes what a browser would make of HTML, and whether it may be there."""

    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.allowed = allowed
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.allowed, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {
                "style",
                "srcdoc",
                "action",
                "formaction",
                "srcset",
                "background",
            }, name
            if name in {"href", "src"}:
                assert _browser_scheme(value or "") in {*LINK_SCHEMES, ""}, value
            assert name != "class" or "readiness" not in (value or "").lower(), value
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            assert self.open, tag
            assert self.open.pop() == tag, tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def raw_html(data: bytes) -> None:
    """What stays has elements and attributes of the lists only, is whole, is XML, and stays again."""
    text = data.decode("utf-8", "replace")
    pieces = [without_comments(each) for each in text.split("\n\n")]
    for block in (True, False):
        for given in (pieces, [without_comments(text)]):
            made = harmless(given, LINK_SCHEMES, block=block)
            if isinstance(made, str):
                continue
            written = "|".join(made)
            reader = _Kept(BLOCK if block else INLINE)
            reader.feed(written)
            reader.close()
            assert not reader.open, reader.open
            assert harmless([written], LINK_SCHEMES, block=block) == [written]
            if _NO_XML.search(written) is None:
                expat.ParserCreate().Parse(f"<div>{written}</div>", True)


def _browser_scheme(address: str) -> str:
    """Return the scheme by the steps of https://url.spec.whatwg.org/#concept-basic-url-parser."""
    address = address.strip("".join(map(chr, range(0x21))))
    address = address.replace("\t", "").replace("\n", "").replace("\r", "")
    scheme, colon, _ = address.partition(":")
    is_one = re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.\-]*", scheme)
    return scheme.lower() if colon and is_one else ""


def links(data: bytes) -> None:
    """An address that is kept has an allowed scheme or none, as a browser reads it."""
    text = data.decode("utf-8", "replace")
    for address in (text, html.unescape(text)):
        if is_safe(address):
            assert _browser_scheme(address) in {*LINK_SCHEMES, ""}
        assert scheme_of(address) == scheme_of(address).lower()
    assert set(unsafe_in_source(text)) <= DANGEROUS


def _slow_match(pattern: str, path: str) -> bool:
    """Match by a table of all beginnings of *pattern* and *path*: slow, and plain to see."""
    tokens: list[str] = []
    at = 0
    while at < len(pattern):
        stars = len(pattern) - at - len(pattern[at:].lstrip("*"))
        end = (
            pattern.find("]", at + (3 if pattern.startswith("[!", at) else 2))
            if pattern[at] == "["
            else -1
        )
        size = stars or (end + 1 - at if end > 0 else 1)
        tokens.append(pattern[at : at + size])
        at += size
    before = [True] + [False] * len(path)
    for token in tokens:
        now = [before[0] and token[0] == "*"]
        for number, char in enumerate(path, 1):
            if token[0] == "*":
                now.append(before[number] or (now[number - 1] and (len(token) > 1 or char != "/")))
            else:
                now.append(before[number - 1] and _is_one(token, char))
        before = now
    return before[-1]


def _is_one(token: str, char: str) -> bool:
    if token == "?":
        return char != "/"
    if len(token) == 1:
        return token == char
    negative, inside = token[1] == "!", token[2 if token[1] == "!" else 1 : -1]
    within, at = False, 0
    while at < len(inside):
        if at + 2 < len(inside) and inside[at + 1] == "-":
            within = within or inside[at] <= char <= inside[at + 2]
            at += 3
        else:
            within = within or inside[at] == char
            at += 1
    return char != "/" and not within if negative else within


def path_patterns(data: bytes) -> None:
    """A pattern (the first line) matches what a slow and simple matcher matches."""
    pattern, _, path = _text(data).partition("\n")
    pattern, path = pattern[:60], path[:120]
    expected = _slow_match(pattern, path)
    assert Pattern(pattern).matches(path) is expected
    assert any_of((pattern,))(path) is expected


TARGETS: Final = (
    Target("terminal", terminal, _RUNS, CHEAP),
    Target(
        "folding",
        folding,
        (
            "\u0301",
            "e\u0301",
            "\uff21",
            "日本",
            "\U0001f468\u200d\U0001f469",
            "\u1100",
            "\ufe0f",
            "<br>",
            "<b",
            ">",
            "&amp",
        ),
    ),
    Target("raw-html", raw_html, _TAGS),
    Target("links", links, _LINKS, CHEAP),
    Target(
        "path-patterns",
        path_patterns,
        (
            "*",
            "**",
            "?",
            "[a-c]",
            "[!a]",
            "[]]",
            "[!]]",
            "[",
            "]",
            "/",
            "a",
            "b",
            "c.md",
            ".",
            "-",
            "\n",
            "[--a]",
            "[a-]",
        ),
        CHEAP,
    ),
)
