"""Claims: the versions that a document states, found in its source with their exact places.

Nothing is compared here. What could be the version of the project is kept; which product it is of
is decided when all sources of truth are known, so that a change of those needs no new reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import Claim, PageClaims
from sphinx_readiness.versions.claim_prefilter import DECLARATION
from sphinx_readiness.versions.claims.badges import find_badges
from sphinx_readiness.versions.claims.claim_patterns import (
    DECLARED,
    NO_NAMES,
    QUOTED,
    SENTENCES,
    TITLE,
)
from sphinx_readiness.versions.claims.contexts import (
    COMMENT,
    PROSE,
    SKIPPED,
    markdown_contexts,
    rest_contexts,
)
from sphinx_readiness.versions.claims.head import Head, read_head
from sphinx_readiness.versions.claims.key_words import subject_of
from sphinx_readiness.versions.claims.pin_forms import PINS
from sphinx_readiness.versions.claims.pins import find_pins
from sphinx_readiness.versions.claims.revisions import with_signs
from sphinx_readiness.versions.claims.substitutions import Known, Resolved, resolve
from sphinx_readiness.versions.claims.surroundings import in_their_places, is_example
from sphinx_readiness.versions.page_names import kind_of_many
from sphinx_readiness.versions.pin_form import PinForm


class Match(NamedTuple):
    """A version in a text, before it is known what its line is."""

    form: str
    subject: str
    version: str
    position: int
    """Where it starts."""
    kinds: AbstractSet[str] = frozenset((PROSE,))
    """What its line may be."""
    operator: str = ""


MOST_LOOKED_AT: Final = 5_000
"""Headings of one page that are looked at."""

TITLE_LENGTH: Final = 300
"""Characters of the title of a page that are kept."""

MOST_CLAIMS: Final = 500
"""Claims that are kept of one page; nobody mends more at a time."""

_NOTHING_KNOWN: Final[Mapping[str, Known]] = MappingProxyType({})

_SAID: Final = frozenset((PROSE, COMMENT))

_LINE_END: Final = re.compile("\n")

_DECLARATION: Final = re.compile(
    r"\s*+(?P<product>[^=,\s][^=,\n]{0,59}?)\s*+(?:=\s*+v?(?P<version>[\w.+-]{1,80})\s*+)?\Z"
)

_ATX: Final = re.compile(r"^#{1,6}[ \t]{1,9}(?P<title>[^\n]{1,200})$", re.MULTILINE)

_UNDERLINED: Final = re.compile(
    r"^(?P<title>[^\s][^\n]{1,200})\n[=\-~^\"'#*+.:_`]{3,200}[ \t]{0,9}$", re.MULTILINE
)


def scan(
    text: str,
    path: str,
    *,
    markdown: bool,
    always: bool = False,
    pins: Sequence[PinForm] = (),
    known: Mapping[str, Known] = _NOTHING_KNOWN,
) -> PageClaims | None:
    """Return what the document *text* at *path* states, or None if that is nothing.

    *path* is relative to the project's root. *always* looks into pages, too, that speak of
    several versions by nature, of which else only their kind is kept; *pins* are forms of pins
    besides ours, *known* is what names stand for in every document. Time is linear in *text*.
    """
    if "\r" in text:  # places stay the same
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    resolved = resolve(text, path, known, markdown=markdown)
    text = resolved.text
    lines = _Lines(text, path, markdown=markdown)
    declared = lines.kept(_declared(text))
    head = read_head(text, path, markdown=markdown)
    many = not (declared or always) and kind_of_many(path, head.title)
    if many:
        return PageClaims(path, left_out=many)
    claims = list(head.fields)
    headings = lines.kept(_headings(text, markdown=markdown))
    if len(headings) == 1:  # several are a history
        claims += filter(None, [_of_heading(headings[0], head)])
    claims += lines.kept([*_latest(text), *_badges(text), *_pins(text, (*PINS, *pins))])
    claims = in_their_places(claims, text, head.title)
    if not claims and not declared:
        return None
    if resolved.used:
        claims = list(lines.written(claims, resolved))
    claims.sort(key=lambda each: each.location)
    unique = {(each.subject, each.location): each for each in reversed(claims)}
    page = PageClaims(
        path,
        tuple(reversed(unique.values()))[:MOST_CLAIMS],
        tuple(declared),
        head.title[:TITLE_LENGTH],
        head.own_revision,
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
                found.append(Match("declared", one["product"], version, match.start("text"), _SAID))
    return found[:MOST_CLAIMS]


class _Lines:
    """The lines of a text: places of positions, and what a line is."""

    def __init__(self, text: str, path: str, *, markdown: bool) -> None:
        self._text = text
        self._path = path
        self._contexts = markdown_contexts if markdown else rest_contexts

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(each.end() for each in _LINE_END.finditer(self._text))]

    def kept(self, found: Sequence[Match]) -> list[Claim]:
        """Return those *found* whose lines are what they may be, as claims."""
        if not found:
            return []
        starts = self._line_starts
        numbers = [bisect_right(starts, each.position) - 1 for each in found]
        contexts = self._contexts(self._text.split("\n"), numbers)
        return [
            Claim(
                each.form,
                each.subject,
                each.version,
                Location(self._path, line + 1, each.position - starts[line] + 1),
                operator=each.operator,
            )
            for each, line in zip(found, numbers, strict=True)
            if contexts.get(line, SKIPPED) in each.kinds
        ]

    def written(self, claims: Iterable[Claim], resolved: Resolved) -> Iterator[Claim]:
        """Yield *claims* with their places in the document as it is written.

        What stands behind a name in a sample is shown as it is, and pins nothing.
        """
        for each in claims:
            at = each.location
            start = self._line_starts[at.line - 1]
            place = resolved.place(start + at.column - 1)
            if place is None:
                column = resolved.column(start, at.column)
                yield each._replace(location=at._replace(column=column))
            elif each.form != "pin":
                yield each._replace(location=place)


def _headings(text: str, *, markdown: bool) -> list[Match]:
    """Return the headings that are a name and a version."""
    found: list[Match] = []
    headings = (_ATX if markdown else _UNDERLINED).finditer(text)
    for heading in islice(headings, MOST_LOOKED_AT):
        match = TITLE.match(text, heading.start("title"), heading.end("title"))
        if match is not None and match["key"].lower() not in NO_NAMES:
            name = subject_of(match["key"])
            found.append(Match("title", name, match["version"], match.start("version")))
    return found


def _of_heading(found: Claim, head: Head) -> Claim | None:
    """Return what the only heading with a version says; None for one of a release.

    ``## Version 1.2`` below the title says what the page is about, as a field does.
    """
    if found.subject:
        return found
    below = head.title_line < found.location.line <= head.end
    return found._replace(form="field") if below else None


def _latest(text: str) -> list[Match]:
    """Return what sentences say about the version that is the newest, or the one of the page."""
    found: list[Match] = []
    for sign, form, pattern in SENTENCES:
        if sign not in text:
            continue
        found += [
            Match(form, _named(each), each["version"], each.start("version"))
            for each in islice(pattern.finditer(text), MOST_CLAIMS)
            if not QUOTED.search(text, max(each.start() - 6, 0), each.start())
            and not is_example(text, each.start("version"), behind=form == "latest")
        ]
    return found


def _named(match: re.Match[str]) -> str:
    """Return the product that a sentence names before its version, or behind it."""
    return match["key"] or match.groupdict().get("of") or ""


def _badges(text: str) -> list[Match]:
    return [
        Match("field", each.label if each.named else subject_of(each.label), *each[1:3])
        for each in find_badges(text)
    ]


def _pins(text: str, forms: Sequence[PinForm]) -> list[Match]:
    return [
        Match("pin", each.name, each.version, each.position, each.kinds, each.operator)
        for each in find_pins(text, forms)
    ]
