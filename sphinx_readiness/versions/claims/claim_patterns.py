"""What states a version, as patterns whose every part is bounded, so that time is linear."""

from __future__ import annotations

import re
from typing import Final

_AFTER_NUMBERS: Final = (
    r"(?:\.[xX*])?(?:[-.]?(?:a|b|c|rc|alpha|beta|dev|post|pre|preview|SNAPSHOT)[-.]?\d{0,9}"
    r"(?:\.(?:dev|post)?\d{1,9})?)?"
    r"(?:\+[0-9A-Za-z.-]{1,40})?"
)

VERSION: Final = r"[vV]?(?:\d{1,9}!)?\d{1,9}(?:\.\d{1,9}){1,5}" + _AFTER_NUMBERS
"""A version with at least two components."""

ANY_VERSION: Final = r"[vV]?(?:\d{1,9}!)?\d{1,9}(?:\.\d{1,9}){0,5}" + _AFTER_NUMBERS
"""A version that may be a single number."""

END: Final = r"(?![\w.+-]{0,80}\w)"
"""After a version: it must not go on as something else."""

_MARKS: Final = r"[*_`]{0,3}"

_LETTER: Final = r"[^\W\d_]"

KEY: Final = rf"(?P<key>{_LETTER}[^\n:\uff1a\ufe55|*`=<>\[\]]{{0,58}})"

_COLON: Final = (
    r"(?:[*_]{0,2}[ \u00a0\u202f]{0,2}:[*_]{0,2}[ \t\u00a0]{1,20}"
    r"|[*_]{0,2}[ ]{0,2}[\uff1a\ufe55][*_]{0,2}[ \t\u3000]{0,20})"
)
"""Behind a key; a full-width colon needs no blank."""

_MARGIN: Final = r"[ ]{0,3}(?:>[ ]{0,3}){0,3}"
"""More is a sample of code in Markdown, or belongs to something else in reST."""

_MARKED: Final = rf"{_MARKS}[\"']?(?P<version>{VERSION}){END}"

_NAMED: Final = (
    rf"{_MARKS}(?P<name>{_LETTER}[\w.+-]{{0,40}}(?:[ ]{_LETTER}[\w.+-]{{0,30}}){{0,2}}?)"
    r"[*_`]{0,3}[ ,]{1,3}(?:[Vv]ersion |[Rr]elease )?"
)
"""A name in front of the version of a field."""

_TEXT_KEY: Final = rf"{_MARGIN}(?:[-*+] )?[*_]{{0,2}}{KEY}{_COLON}"

_LIST_KEY: Final = rf":{KEY}:[ \t]{{1,20}}"

_ROW_KEY: Final = (
    rf"{_MARGIN}\|[ \t]{{0,40}}{_MARKS}{KEY}[*_`]{{0,3}}[:\uff1a]?[*_`]{{0,3}}[ \t]{{0,40}}\|"
    r"[ \t]{0,40}"
)

_REST: Final = r"(?P<rest>.{0,200})\Z"

_ROW_REST: Final = r"(?P<rest>[ \t]{0,80}(?:\|.{0,200})?)\Z"

_SIMPLE_ROW: Final = rf"{_MARKS}{KEY}[ ]{{2,40}}{_MARKED}{_MARKS}(?P<rest>[ \t]{{0,9}})\Z"

FIELDS: Final = tuple(
    map(
        re.compile,
        (
            rf"{_TEXT_KEY}{_MARKED}[\"']?{_REST}",
            rf"{_LIST_KEY}{_MARKED}{_REST}",
            rf"{_ROW_KEY}{_MARKED}{_MARKS}{_ROW_REST}",
            _SIMPLE_ROW,
        ),
    )
)
"""A line that is a field with a version, in the head of a page.

``**Version**: 1.2.3``, ``- *Version:* 1.2.3``, ``:Version: 1.2.3``, ``| Version | 1.2.3 | ... |``.
"""

NAMED_FIELDS: Final = tuple(
    map(
        re.compile,
        (
            rf"{_TEXT_KEY}{_NAMED}{_MARKED}[\"']?{_REST}",
            rf"{_LIST_KEY}{_NAMED}{_MARKED}{_REST}",
            rf"{_ROW_KEY}{_NAMED}{_MARKED}{_MARKS}{_ROW_REST}",
        ),
    )
)
"""The same with a name before the version: ``Product: Lantern 1.2.3``."""

NAMED_KEYS: Final = frozenset(
    ("applies to", "software", "application", "tool", "system", "library", "program")
)
"""Keys besides the generic ones that take a name and a version."""

NEXT_FIELD: Final = re.compile(
    r"[ \t]{0,9}(?:[|\u00b7\u2022,;/\u2013\u2014\u3001\uff0c\uff5c]|[ \t]-[ \t]|<br ?/?>|[ \t]{3})"
    r"[ \t]{0,9}(?=[*_]{0,2}[^\W\d_])"
)
"""Between two fields on one line."""

PLAIN: Final = re.compile(
    rf"{_MARGIN}[*_]{{0,3}}(?P<key>{_LETTER}{{2,20}}(?:[ ]{_LETTER}{{2,20}})?)[*_]{{0,3}}"
    rf"[ \t]{{1,3}}{_MARKED}"
    r"[*_`]{0,3}(?P<rest>.{0,120})\Z"
)
"""A line that is nothing but a word and a version: ``Release v1.2.3``."""

PLAIN_REST: Final = re.compile(
    r"[.\\]?[ \t]{0,9}(?:\Z|<br|\([^\n]{0,90}\)[.*_]{0,3}\Z"
    r"|[,\u00b7|\u2013\u2014-][ \t]{0,5}[^\n]{0,14}\d{4}[^\n]{0,14}\Z)"
)
"""What may follow it: nothing, a remark in brackets, a date."""

VERSION_CELL: Final = re.compile(r"\|[ \t]{0,40}[*_`]{0,3}v?\d{1,9}\.[\dxX*]")
"""In a row, one more version: it compares several."""

WIDE_ROW: Final = re.compile(
    rf"{_MARKS}{KEY}[ ]{{2,40}}{_MARKED}{_MARKS}(?P<rest>[ ]{{2,40}}(?!v?\d{{1,9}}\.).{{1,200}})\Z"
)
"""A row of a simple table in reST with a third column."""

VALUE_ALONE: Final = re.compile(rf"(?::[ \t]{{1,5}}|[ \t]{{2,8}})?{_MARKED}{_MARKS}[ \t]{{0,9}}\Z")
"""A version and nothing else, below its key: of a definition, or of a section."""

LIST_TABLE_KEY: Final = re.compile(rf"[ \t]{{0,12}}\* - {_MARKS}{KEY}{_MARKS}[ \t]{{0,9}}\Z")

LIST_TABLE_VERSION: Final = re.compile(
    rf"[ \t]{{1,12}}- {_MARKS}(?P<version>{VERSION}){END}{_MARKS}[ \t]{{0,9}}\Z"
)

REST: Final = re.compile(
    r"[*_`\"']{0,4}[ \t]{0,20}(?:\Z|[\\|(,;<\u00b7\u2022\u3001\uff0c\u3002\uff5c]|\.\Z"
    r"|[/\u2013\u2014-][ \t]{1,3}(?!v?\d{1,9}\.[\dxX*]))"
)
"""What may follow the version of a field on its line."""

TITLE: Final = re.compile(
    rf"{_MARKS}(?P<key>{_LETTER}[^\n:|*`=<>]{{0,58}}?){_MARKS}[ \t]{{1,5}}\(?"
    rf"(?P<version>{VERSION}){END}\)?"
    r"(?:\Z|[ \t]?[:\u2013\u2014]|[ \t]{1,5}(?:-\s|(?:documentation|docs|manual|reference|handbook"
    r"|(?:user )?guide)\Z))",
    re.IGNORECASE,
)
"""A heading ``Name x.y.z``."""

_SAYS: Final = rf"[*_`\[]{{0,4}}(?P<version>{VERSION}){END}"

_THE_VERSION: Final = (
    r"(?:stable |released |current |public |published |official ){0,2}(?:version|release)"
    r"(?: number)?(?: of [*_`]{0,2}(?P<key>[\w.+-]{1,40})[*_`]{0,2})?"
    r"(?: is| is now| is currently|:)[ \t]{1,4}(?:version )?"
)

_OF: Final = (
    r"(?: of [*_`]{0,2}(?P<of>[A-Za-z][\w+-]{1,40}(?:\.[\w+-]{1,20})?+)"
    r"(?=[*_`]{0,3}(?:[.,;:!)]|\n\n|\s{0,9}\Z))"
    r"|(?! of (?!this|the (?:project|product|software|package))))"
)
"""Behind a version: a name and no more, which it is of; the project itself; or nothing."""

SENTENCES: Final = tuple(
    (sign, form, re.compile(re.escape(sign) + rest))
    for sign, form, rest in (
        ("atest ", "latest", _THE_VERSION + _SAYS),
        ("ewest ", "latest", _THE_VERSION + _SAYS),
        ("ost recent ", "latest", _THE_VERSION + _SAYS),
        ("urrent ", "field", _THE_VERSION + _SAYS + _OF),
        (
            "his ", "field",
            r"(?:page|document|documentation|guide|manual|reference|book|handbook|README) "
            r"(?:is for|is about|describes|covers|documents|applies to|refers to) (?:the )?"
            r"[*_`]{0,2}(?:(?P<key>[A-Za-z][\w.+-]{1,40})[*_`]{0,2} )??(?:version |release )?"
            + _SAYS + _OF,
        ),
    )
)  # fmt: skip
"""Sentences such as "the latest version is 1.2.3": sign, form of the claim, and pattern.

Each starts with a literal, for speed. What is *current* may be the revision of the document.
"""

QUOTED: Final = re.compile(r"[\"'`\u201c\u2018\u201e](?:[Tt]he )?[LlNnCcMmTt]?\Z")
"""Before a sentence that is only quoted."""

DECLARED: Final = re.compile(
    r"^[ \t]{0,8}(?:\.\. |% |<!-- ?|:)?readiness-version:[ \t]{1,20}(?P<text>[^\n]{1,300}?)"
    r"[ \t]{0,9}(?:-->)?[ \t]{0,9}$",
    re.MULTILINE,
)
"""What a page declares to speak of, in front matter, a comment, or a field list."""

NO_NAMES: Final = frozenset(("stable", "latest", "v", "chapter", "section", "part"))
"""What may stand before a version in a heading, and is no product."""
