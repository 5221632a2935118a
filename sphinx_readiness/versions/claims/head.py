"""The head of a page: its front matter, its title, and the fields below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import Claim
from sphinx_readiness.versions.claims.claim_patterns import (
    FIELDS,
    LIST_TABLE_KEY,
    LIST_TABLE_VERSION,
    NAMED_FIELDS,
    NAMED_KEYS,
    NEXT_FIELD,
    PLAIN,
    PLAIN_REST,
    REST,
    VALUE_ALONE,
    VERSION_CELL,
    WIDE_ROW,
)
from sphinx_readiness.versions.claims.contexts import PROSE, markdown_contexts, rest_contexts
from sphinx_readiness.versions.claims.key_words import GENERIC_KEYS, VERSION_WORDS, subject_of

HEAD: Final = 5_000
"""Characters at the beginning of a page in which its head is looked for."""

HEAD_LINES: Final = 60
"""Lines, without the front matter, that belong to the head at most."""

_WORDS: Final = 4
"""Words of a key that may be the name of a product."""

_LINE: Final = 300
"""Characters of a line that are looked at."""

_ON_A_LINE: Final = 20
"""Fields on one line that are looked at."""

_TWO_COLUMNS: Final = 3
"""Bars in a row of two columns."""

_TAG: Final = re.compile(r"</?(?!br)[A-Za-z][^<>]{0,200}>")

_BORDER: Final = re.compile(r"={2,100}(?:[ ]{1,9}={2,100}){2,20}[ ]{0,9}\Z")
"""The border of a simple table of three columns or more."""

_DIGITS: Final = re.compile(r"\d\.[\dxX*]", re.ASCII)

_ENDS: Final = re.compile(r"\r\n|\r|\n")

_ATX: Final = re.compile(r"#{1,6}[ \t]{1,9}(?P<title>.{1,200}?)[ \t]{0,9}#{0,6}\Z")

_UNDERLINE: Final = re.compile(r"([=\-~^\"'#*+.:_`])\1{2,300}[ \t]{0,9}\Z")

_FENCE: Final = re.compile(r"[ \t]{0,40}(?::{3}|`{3}|~{3})")


_OWN_REVISION: Final = re.compile(
    r"[\s>*_|:#-]{0,12}(?:document (?:id|no|number|owner|control|status)|doc(?:ument)?[ -]id"
    r"|approved by|prepared by|reviewed by|approver|classification|type uri|predicate type"
    r"|(?:revision|version|document) history|rfc|adr|supersedes|status[*_: |]{1,6}(?:proposed"
    r"|accepted|rejected|superseded|draft|provisional))(?!\w)",
    re.IGNORECASE,
)
"""A line of a head that only documents with revisions of their own have."""


_PROPOSAL: Final = re.compile(
    r"[\s>*_|:#-]{0,12}(?:discussions-to|post-history"
    r"|type[*_: |]{1,9}(?:standards track|process|informational)\b)",
    re.IGNORECASE,
)
"""A line of the head of a proposal: what names a version there names the one that it is for."""


class Head(NamedTuple):
    """The title of a page, and the versions in the fields below it."""

    title: str
    fields: tuple[Claim, ...]
    own_revision: bool = False
    """It has signs of revisions of its own: a document id, who approved it, a status."""
    title_line: int = 0
    end: int = 0
    """The last line of it."""


def read_head(text: str, path: str, *, markdown: bool) -> Head:
    """Return the head of the page whose source starts with *text*.

    It ends before the second heading that has anything above it but headings.
    """
    lines = [line[:_LINE] for line in _ENDS.split(text[:HEAD])]
    start = _front_matter(lines) if markdown else 0
    fields = list(_front_fields(lines[:start], path))
    title, title_line, end = "", 0, min(len(lines), start + HEAD_LINES)
    content = False
    for number in range(start, end):
        heading = _heading(lines, number, markdown=markdown)
        if heading:
            if title and content:
                end = number
                break
            if not title:
                title, title_line = heading, number + 1
        elif lines[number].strip() and not _UNDERLINE.match(lines[number]):
            content = True
    found = list(_fields(lines, start, end, path, markdown=markdown))
    contexts = (markdown_contexts if markdown else rest_contexts)(
        lines[start:end], [each.location.line - 1 - start for each in found]
    )
    fields += [each for each in found if contexts.get(each.location.line - 1 - start) == PROSE]
    head = lines[: min(end, start + HEAD_LINES)]
    revised = any(_OWN_REVISION.match(line) for line in head)
    if any(_PROPOSAL.match(line) for line in head):
        fields = [each for each in fields if not each.subject]
    return Head(title, _without_history(fields, lines), revised, title_line, end)


def _front_matter(lines: Sequence[str]) -> int:
    """Return the line after the front matter, or 0 if there is none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (at for at in range(1, len(lines)) if lines[at].rstrip() in {"---", "..."})
    return next(ends, -1) + 1


def _front_fields(lines: Sequence[str], path: str) -> Iterator[Claim]:
    """Yield the versions at the top level of a front matter."""
    for number, line in enumerate(lines):
        if line[:1].isalpha():
            yield from _field(line.replace("_", " "), line, number, path)


def _heading(lines: Sequence[str], number: int, *, markdown: bool) -> str:
    """Return the heading that starts at line *number*, or nothing."""
    line = lines[number]
    if markdown and (match := _ATX.match(line)):
        return match["title"]
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if not line.strip() or line[0].isspace() or _UNDERLINE.match(line):
        return ""
    underlined = _UNDERLINE.match(following)
    if underlined is None or (markdown and underlined.group(1) not in "=-"):
        return ""
    return line.strip() if len(following.rstrip()) >= len(line.strip()) or markdown else ""


def _fields(
    lines: Sequence[str], start: int, end: int, path: str, *, markdown: bool
) -> Iterator[Claim]:
    for number in range(start, end):
        line = lines[number]
        if _DIGITS.search(line) is None or (
            line[:1] == ":" and markdown and _in_options(lines, number)
        ):
            continue
        shown = _TAG.sub("", line) if "<" in line else line
        found = list(_field(shown, shown, number, path))
        if not found and _stands_alone(lines, number):
            found += _plain(shown, number, path)
        found += _further(shown, number, path)
        found = found or list(_below(lines, number, path))
        for each in found:
            if shown != line:
                column = line.find(each.version) + 1
                each = each._replace(location=each.location._replace(column=column))  # noqa: PLW2901
            yield each


def _below(lines: Sequence[str], number: int, path: str) -> Iterator[Claim]:
    """Yield the version on line *number* whose key stands above it, or beside it in a wide row."""
    line, above = lines[number], lines[number - 1] if number else ""
    location = Location(path, number + 1)
    match = LIST_TABLE_VERSION.match(line)
    key = LIST_TABLE_KEY.match(above) if match is not None else None
    if match is not None and key is not None and _may_be_ours(key["key"]):
        at = location._replace(column=match.start("version") + 1)
        yield Claim("field", subject_of(key["key"]), match["version"], at)
        return
    match = VALUE_ALONE.match(line)
    if match is not None and _key_above(lines, number) in GENERIC_KEYS:
        at = location._replace(column=match.start("version") + 1)
        yield Claim("field", "", match["version"], at)
        return
    match = WIDE_ROW.match(line)
    if match is not None and _BORDER.match(above) and _may_be_ours(match["key"]):
        at = location._replace(column=match.start("version") + 1)
        yield Claim("field", subject_of(match["key"]), match["version"], at)


def _key_above(lines: Sequence[str], number: int) -> str:
    """Return the term of the definition, or the heading, right above line *number*."""
    at = number - 1
    if at > 0 and not lines[at].strip():
        at -= 1
        if not (lines[at].startswith("#") or _UNDERLINE.match(lines[at])):
            return ""
    if at > 0 and _UNDERLINE.match(lines[at]):
        at -= 1
    return lines[at].strip(" \t#*_`:\uff1a").lower() if at >= 0 else ""


def _in_options(lines: Sequence[str], number: int) -> bool:
    """Say whether line *number* is an option of a directive: a fence opens right above."""
    while number > 0 and lines[number].lstrip().startswith(":"):
        if _FENCE.match(lines[number]):
            return True
        number -= 1
    return _FENCE.match(lines[number]) is not None


def _field(line: str, written: str, number: int, path: str, start: int = 0) -> Iterator[Claim]:
    for pattern in FIELDS:
        match = pattern.match(line, start)
        if match is None:
            continue
        if _ends(match) and _may_be_ours(match["key"]):
            column = written.find(match["version"], match.start("version")) + 1
            location = Location(path, number + 1, column)
            yield Claim("field", subject_of(match["key"]), match["version"], location)
        return
    for pattern in NAMED_FIELDS:
        match = pattern.match(line, start)
        if match is None:
            continue
        key = " ".join(match["key"].lower().split())
        if _ends(match) and (key in GENERIC_KEYS or key in NAMED_KEYS):
            location = Location(path, number + 1, match.start("version") + 1)
            yield Claim("field", subject_of(match["name"]), match["version"], location)
        return


def _ends(match: re.Match[str]) -> bool:
    """Say whether what follows the version of *match* is no part of it, and no further version."""
    rest = match["rest"]
    return REST.match(rest) is not None and VERSION_CELL.search(rest) is None


def _further(line: str, number: int, path: str) -> Iterator[Claim]:
    """Yield the fields behind the first one on a *line*: ``Date: 2026-01-31 | Version: 1.2``."""
    if line.lstrip(" >")[:1] == "|":
        return
    for place in islice(NEXT_FIELD.finditer(line), _ON_A_LINE):
        if any(colon in line[: place.start()] for colon in ":\uff1a"):
            yield from _field(line, line, number, path, place.end())


def _stands_alone(lines: Sequence[str], number: int) -> bool:
    """Say whether line *number* is no part of a paragraph that began before, and no heading."""
    before = lines[number - 1].strip() if number else ""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    begins = not before or _UNDERLINE.match(before) or before[0] == "#"
    return bool(begins) and _UNDERLINE.match(following) is None


def _plain(line: str, number: int, path: str) -> Iterator[Claim]:
    """Yield the version of a *line* that is nothing but a word for one and a version."""
    match = PLAIN.match(line)
    if (
        match is not None
        and match["key"].lower() in VERSION_WORDS
        and PLAIN_REST.match(match["rest"])
    ):
        location = Location(path, number + 1, match.start("version") + 1)
        yield Claim("field", "", match["version"], location)


def _without_history(fields: Sequence[Claim], lines: Sequence[str]) -> tuple[Claim, ...]:
    """Return *fields* without those in rows of several columns that say several versions of one."""
    rows: dict[str, set[str]] = {}
    for each in fields:
        if lines[each.location.line - 1].count("|") > _TWO_COLUMNS:
            rows.setdefault(each.subject, set()).add(each.version)
    return tuple(
        each
        for each in fields
        if len(rows.get(each.subject, ())) < 2  # noqa: PLR2004
        or lines[each.location.line - 1].count("|") <= _TWO_COLUMNS
    )


def _may_be_ours(key: str) -> bool:
    return 0 < len(key.split()) <= _WORDS and "  " not in key.strip()
