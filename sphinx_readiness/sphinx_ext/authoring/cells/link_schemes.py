"""Schemes of links, read as a browser reads them.

https://url.spec.whatwg.org/#concept-basic-url-parser: controls and blanks around an address are
dropped, tabs and line ends everywhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.config import Config

LINK_SCHEMES: Final = frozenset(
    (
        "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "ssh", "git", "irc", "ircs",
        "xmpp", "sip", "sips", "matrix", "geo", "news", "nntp", "urn", "doi", "webcal",
    )
)  # fmt: skip
"""Schemes that lead to a page, a person or a name, and run nothing."""

IMAGE_SCHEMES: Final = frozenset(("http", "https", "data"))
"""An image may hold its data: as an image it runs no script."""

DANGEROUS: Final = frozenset(
    ("javascript", "vbscript", "livescript", "data", "file", "blob", "filesystem", "view-source")
)
"""Schemes that are never allowed, whatever a project lists."""

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.\-]*+):", re.IGNORECASE)

_IGNORED: Final = re.compile(r"[\x00-\x20\x7f-\x9f]+")
"""A browser drops some of these around and inside a scheme; none of them may hide one."""

_CODE: Final = re.compile(r"(?<!`)(`{1,3}+)[^`]*+\1(?!`)")

_LINK_START: Final = re.compile(
    rf"(?:\][(:]\s*+<?+\s*+|<)({'|'.join(sorted(DANGEROUS))})\s*+:", re.IGNORECASE
)


def link_schemes(config: Config) -> frozenset[str]:
    """Return the schemes that links may have: ours, and those that the project lists for MyST."""
    listed = getattr(config, "myst_url_schemes", None)
    if not isinstance(listed, Iterable):  # MyST takes its defaults then
        listed = ()
    return (LINK_SCHEMES | {str(each).lower() for each in listed}) - DANGEROUS


def scheme_of(uri: str) -> str:
    """Return the scheme of *uri* as a browser reads it, in lower case, or an empty string."""
    match = _SCHEME.match(_IGNORED.sub("", uri))
    return match.group(1).lower() if match else ""


def is_safe(uri: str, allowed: frozenset[str] = LINK_SCHEMES) -> bool:
    """Say whether *uri* is relative or has one of the *allowed* schemes."""
    scheme = scheme_of(uri)
    return not scheme or scheme in allowed


def unsafe_in_source(text: str) -> list[str]:
    """Return the dangerous schemes that links in the Markdown *text* ask for, each once.

    Markdown parsers leave such a link as text without a word, so that only the source tells.
    """
    if "]" not in text and "<" not in text:
        return []
    found = _LINK_START.findall(html.unescape(_CODE.sub("", text)))
    return list(dict.fromkeys(map(str.lower, found)))


def unsafe_scheme(node: nodes.Element, allowed: frozenset[str]) -> str:
    """Return the scheme of the link or image *node* if it is not *allowed*, or an empty string."""
    scheme = scheme_of(str(node.get("refuri", "")))
    if scheme and scheme not in allowed:
        return scheme
    if isinstance(node, nodes.image):
        scheme = scheme_of(str(node.get("uri", "")))
        return scheme if scheme not in IMAGE_SCHEMES else ""
    if isinstance(node, addnodes.download_reference) and "://" in node.get("reftarget", ""):
        scheme = scheme_of(node["reftarget"])
        return scheme if scheme not in allowed else ""
    return ""


def defuse(root: nodes.Element, allowed: frozenset[str]) -> list[str]:
    """Replace links below *root* with a scheme that is not *allowed* by their text.

    Returns the schemes.
    """
    found = []
    for node in list(root.findall(nodes.Element)):
        scheme = unsafe_scheme(node, allowed)
        if not scheme:
            continue
        found.append(scheme)
        if isinstance(node, nodes.image):
            node.replace_self(nodes.inline("", str(node.get("alt", ""))))
        elif isinstance(node, nodes.reference | addnodes.download_reference):
            node.replace_self(node.children or [nodes.Text(node.astext())])
        elif node.parent is not None:
            node.parent.remove(node)
    return found
