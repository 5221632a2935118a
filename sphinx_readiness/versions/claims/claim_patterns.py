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

KEY: Final = r"(?P<key>[A-Za-z][^\n:|*`=<>\[\]]{0,58})"

_MARGIN: Final = r"[ ]{0,3}(?:>[ ]{0,3}){0,3}"
"""More is a sample of code in Markdown, or belongs to something else in reST."""

_MARKED: Final = rf"{_MARKS}[\"']?(?P<version>{VERSION}){END}"

_TEXT_FIELD: Final = (
    rf"{_MARGIN}(?:[-*+] )?[*_]{{0,2}}{KEY}(?::[*_]{{0,2}}|[*_]{{0,2}}:)[ \t]{{1,20}}"
    rf"{_MARKED}[\"']?(?P<rest>.{{0,200}})\Z"
)
"""``**Version**: 1.2.3``, ``Version: 1.2.3``, ``- *Version:* 1.2.3``, ``> **Version**: 1.2.3``."""

_FIELD_LIST: Final = rf":{KEY}:[ \t]{{1,20}}{_MARKED}(?P<rest>.{{0,200}})\Z"

_PIPE_ROW: Final = (
    rf"{_MARGIN}\|[ \t]{{0,40}}{_MARKS}{KEY}[*_`]{{0,3}}[ \t]{{0,40}}\|[ \t]{{0,40}}"
    rf"{_MARKED}{_MARKS}(?P<rest>[ \t]{{0,80}}\|?[ \t]{{0,9}})\Z"
)

_SIMPLE_ROW: Final = rf"{_MARKS}{KEY}[ ]{{2,40}}{_MARKED}{_MARKS}(?P<rest>[ \t]{{0,9}})\Z"

FIELDS: Final = tuple(map(re.compile, (_TEXT_FIELD, _FIELD_LIST, _PIPE_ROW, _SIMPLE_ROW)))
"""A line that is a field with a version, in the head of a page."""

LIST_TABLE_KEY: Final = re.compile(rf"[ \t]{{1,12}}\* - {_MARKS}{KEY}{_MARKS}[ \t]{{0,9}}\Z")

LIST_TABLE_VERSION: Final = re.compile(
    rf"[ \t]{{1,12}}- {_MARKS}(?P<version>{VERSION}){END}{_MARKS}[ \t]{{0,9}}\Z"
)

REST: Final = re.compile(r"[*_`\"']{0,4}[ \t]{0,20}(?:\Z|[\\|(,;<])")
"""What may follow the version of a field on its line."""

TITLE: Final = re.compile(
    rf"{_MARKS}(?P<key>[A-Za-z][^\n:|*`=<>]{{0,58}}?){_MARKS}[ \t]{{1,5}}"
    rf"(?P<version>{VERSION}){END}"
    r"(?:\Z|[ \t]?[:\u2013\u2014]|[ \t]{1,5}(?:-\s|(?:documentation|docs|manual|reference|handbook"
    r"|(?:user )?guide)\Z))",
    re.IGNORECASE,
)
"""A heading ``Name x.y.z``."""

LATEST: Final = re.compile(
    r"atest (?:stable |released |current )?(?:version|release)"
    r"(?: of [*_`]{0,2}(?P<key>[\w.+-]{1,40})[*_`]{0,2})?(?: is|:)[ \t]{1,4}(?:version )?"
    rf"[*_`]{{0,3}}(?P<version>{VERSION}){END}"
)
"""A sentence such as "the latest version is 1.2.3"; it starts with a literal, for speed."""

QUOTED: Final = re.compile(r"[\"'`\u201c\u2018\u201e](?:[Tt]he )?[Ll]?\Z")
"""Before a sentence that is only quoted."""

DECLARED: Final = re.compile(
    r"^[ \t]{0,8}(?:\.\. |% |<!-- ?|:)?readiness-version:[ \t]{1,20}(?P<text>[^\n]{1,300}?)"
    r"[ \t]{0,9}(?:-->)?[ \t]{0,9}$",
    re.MULTILINE,
)
"""What a page declares to speak of, in front matter, a comment, or a field list."""

GENERIC_KEYS: Final = frozenset(
    (
        "version", "product", "project", "release", "product version", "project version",
        "release version", "package version",
    )
)  # fmt: skip
"""Keys of fields that mean the version of the project itself."""

NO_NAMES: Final = GENERIC_KEYS | {"release", "stable", "latest", "v", "chapter", "section", "part"}
"""What may stand before a version in a heading, and is no product."""
