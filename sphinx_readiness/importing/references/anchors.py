"""Anchors of a source: what a link within it may name, and which heading that is.

Code hosts, MyST and docutils make different anchors of the same title; a link may name any of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import unquote

from sphinx_readiness.importing.blocks import MARKDOWN, Block
from sphinx_readiness.text.plain import compatible, readable

_LABEL: Final = re.compile(r"[ ]{0,3}\((?P<name>[^()]{1,200})\)=[ ]*\Z")

_REST_LABEL: Final = re.compile(r"\.\. _(?P<name>`[^`]{1,200}`|[^:`]{1,200}):[ ]*\Z")

_TAG: Final = re.compile(r"<a\s+(?:id|name)=[\"'](?P<name>[^\"'<>\s]{1,200})[\"']", re.IGNORECASE)

_OWN_ID: Final = re.compile(r"(?P<title>.*\S)\s*\{\#(?P<name>[\w.:-]{1,100})\}\Z")


class Anchors(NamedTuple):
    """The *headings* of a source by their anchors, as indexes of blocks, and its own *labels*."""

    headings: Mapping[str, int]
    labels: frozenset[str]
    native: frozenset[str]
    """Anchors that the parser of MyST gives headings by itself, each to one."""

    def find(self, anchor: str) -> int:
        """Return the index of the heading that *anchor* names; -1 if there is none."""
        return self.headings.get(_key(anchor), -1)

    def is_label(self, anchor: str) -> bool:
        """Say whether the source has a label of this name."""
        return _key(anchor) in self.labels


def read_anchors(blocks: Sequence[Block], lines: Sequence[str], markup: str) -> Anchors:
    """Return the anchors of a source: of each title those that any program gives it."""
    found: dict[str, int] = {}
    labels: set[str] = set()
    seen = Counter[str]()
    natives = Counter[str]()
    waiting: list[str] = []
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            title, own = split_own_id(block.text)
            anchor = hosted_anchor(title)
            number = seen[anchor]
            seen[anchor] += 1
            natives[_docutils_id(title)] += 1
            names = [*waiting, own, f"{anchor}-{number}" if number else anchor]
            names += [re.sub("-+", "-", anchor).strip("-"), _docutils_id(title)]
            names += [title] if markup != MARKDOWN else []
            for name in filter(None, names):
                found.setdefault(_key(name), index)
            waiting = []
        elif block.kind in ("html", "paragraph", "other"):
            for line in lines[block.start : block.end]:
                label = _LABEL.match(line) if markup == MARKDOWN else _REST_LABEL.match(line)
                if label is not None:
                    labels.add(_key(label["name"].strip("`")))
                waiting += [tag["name"] for tag in _TAG.finditer(line)]
    native = frozenset(name for name, count in natives.items() if count == 1 and name)
    return Anchors(found, frozenset(labels), native)


def split_own_id(title: str) -> tuple[str, str]:
    """Return the *title* of a heading, and the id that it has at its end in braces."""
    match = _OWN_ID.match(title)
    return (match["title"], match["name"]) if match is not None else (title, "")


def hosted_anchor(title: str) -> str:
    """Return the anchor that code hosting sites give the heading *title*."""
    return re.sub(r"[^\w\- ]", "", readable(title).lower()).replace(" ", "-")


def _key(name: str) -> str:
    return " ".join(compatible(unquote(name)).split())


def _docutils_id(title: str) -> str:
    """Return the id that docutils gives a section, as far as that is made of its letters."""
    text = unicodedata.normalize("NFKD", readable(title).lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", text).lstrip("-0123456789").rstrip("-")
