"""Claims: the versions that a document states, found in its source with their exact places.

Nothing is compared here. What could be the version of the project is kept; which product it is of
is decided when all sources of truth are known, so that a change of those needs no new reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Final, TypeAlias

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import Claim, PageClaims
from sphinx_readiness.versions.claim_prefilter import DECLARATION
from sphinx_readiness.versions.claims.claim_patterns import (
    CRATE_BEFORE,
    DECLARED,
    IMAGES,
    INSTALLS,
    LATEST,
    NAME_BEFORE,
    NO_NAMES,
    PINNED,
    QUOTED,
    SIGNS,
    TITLE,
)
from sphinx_readiness.versions.claims.contexts import (
    COMMENT,
    PROSE,
    SHELL,
    SKIPPED,
    markdown_contexts,
    rest_contexts,
)
from sphinx_readiness.versions.claims.head import read_head
from sphinx_readiness.versions.claims.revisions import with_signs
from sphinx_readiness.versions.claims.surroundings import in_their_places
from sphinx_readiness.versions.page_names import kind_of_many

Match: TypeAlias = tuple[str, str, str, int]
"""Form, subject, version, and where the version starts."""

MOST_LOOKED_AT: Final = 5_000
"""Places of each form in one page that are looked at."""

LINE_BEFORE: Final = 2_000
"""Characters before a pin on its line that are looked at for a command and a name."""

LINE: Final = 300
"""Characters before a version that are looked at for what it is the version of."""

MOST_CLAIMS: Final = 500
"""Claims that are kept of one page; nobody mends more at a time."""

_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")

_DECLARATION: Final = re.compile(
    r"\s*+(?P<product>[^=,\s][^=,\n]{0,59}?)\s*+(?:=\s*+v?(?P<version>[\w.+-]{1,80})\s*+)?\Z"
)

_ATX: Final = re.compile(r"^#{1,6}[ \t]{1,9}(?P<title>[^\n]{1,200})$", re.MULTILINE)

_UNDERLINED: Final = re.compile(
    r"^(?P<title>[^\s][^\n]{1,200})\n[=\-~^\"'#*+.:_`]{3,200}[ \t]{0,9}$", re.MULTILINE
)


def scan(text: str, path: str, *, markdown: bool, always: bool = False) -> PageClaims | None:
    """Return what the document *text* at *path* states, or None if that is nothing.

    *path* is relative to the project's root. *always* looks into pages, too, that speak of
    several versions by nature, of which else only their kind is kept. Time is linear in *text*.
    """
    lines = _Lines(text, path)
    declared = lines.kept(_declared(text), {PROSE, COMMENT}, markdown=markdown)
    head = read_head(text, path, markdown=markdown)
    many = not (declared or always) and kind_of_many(path, head.title)
    if many:
        return PageClaims(path, left_out=many)
    claims = list(head.fields)
    headings = lines.kept(_headings(text, markdown=markdown), {PROSE}, markdown=markdown)
    claims += headings if len(headings) == 1 else []  # several are a history
    claims += lines.kept(_latest(text), {PROSE}, markdown=markdown)
    claims += lines.kept(_pins(text, lines), {PROSE, SHELL}, markdown=markdown)
    claims = in_their_places(claims, text, head.title)
    if not claims and not declared:
        return None
    claims.sort(key=lambda each: each.location)
    page = PageClaims(
        path, tuple(claims[:MOST_CLAIMS]), tuple(declared), head.title[:LINE], head.own_revision
    )
    return with_signs(page, text)


def _declared(text: str) -> list[Match]:
    """Return what the page declares to speak of; ``none`` is a product that is never known."""
    found: list[Match] = []
    if DECLARATION not in text:
        return found
    for match in islice(DECLARED.finditer(text), MOST_CLAIMS):
        for part in match.group("text").strip("\"' ").split(",")[:MOST_CLAIMS]:
            one = _DECLARATION.match(part)
            if one is not None:
                version = one["version"] or ""
                found.append(("declared", one["product"], version, match.start("text")))
    return found[:MOST_CLAIMS]


class _Lines:
    """The lines of a text: places of positions, and what a line is."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._starts: list[int] = []

    def line_start(self, position: int) -> int:
        """Return where the line of *position* starts, at most :data:`LINE` before it."""
        first = max(position - LINE, 0)
        before = max(self._text.rfind(end, first, position) for end in "\n\r")
        return before + 1 if before >= 0 else first

    def kept(
        self, found: Sequence[Match], kinds: AbstractSet[str], *, markdown: bool
    ) -> list[Claim]:
        """Return those *found* whose lines are of *kinds*, as claims."""
        if not found:
            return []
        if not self._starts:
            self._starts = [0, *(each.end() for each in _LINE_ENDS.finditer(self._text))]
        numbers = [bisect_right(self._starts, each[3]) - 1 for each in found]
        lines = _LINE_ENDS.split(self._text)
        contexts = (markdown_contexts if markdown else rest_contexts)(lines, numbers)
        return [
            Claim(form, key, version, Location(self._path, line + 1, at - self._starts[line] + 1))
            for (form, key, version, at), line in zip(found, numbers, strict=True)
            if contexts.get(line, SKIPPED) in kinds
        ]


def _headings(text: str, *, markdown: bool) -> list[Match]:
    """Return the headings that are a name and a version."""
    found: list[Match] = []
    headings = (_ATX if markdown else _UNDERLINED).finditer(text)
    for heading in islice(headings, MOST_LOOKED_AT):
        match = TITLE.match(text, heading.start("title"), heading.end("title"))
        if match is not None and match["key"].lower() not in NO_NAMES:
            found.append(("title", match["key"], match["version"], match.start("version")))
    return found


def _latest(text: str) -> list[Match]:
    if "atest " not in text:
        return []
    found = islice(LATEST.finditer(text), MOST_CLAIMS)
    return [
        ("latest", each["key"] or "", each["version"], each.start("version"))
        for each in found
        if not QUOTED.search(text, max(each.start() - 6, 0), each.start())
    ]


def _pins(text: str, lines: _Lines) -> list[Match]:
    """Return the exact versions in lines that are about installing or about images."""
    found: list[Match] = []
    for sign in SIGNS:
        for hit in islice(sign.finditer(text), MOST_LOOKED_AT):
            pinned = PINNED.match(text, hit.end())
            if pinned is None:
                continue
            start = max(lines.line_start(hit.start()), hit.start() - LINE_BEFORE)
            before = text[start : hit.start()]
            image, flag = hit.group() == ":", hit.group().startswith("--")
            if not (IMAGES if image else INSTALLS).search(before):
                continue
            name = (CRATE_BEFORE.search if flag else NAME_BEFORE.search)(before)
            if name is not None:
                found.append(("pin", name["key"], pinned["version"], pinned.start()))
    return found
