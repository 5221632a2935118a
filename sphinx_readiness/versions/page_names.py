"""What the path and the title of a page say about the versions in it."""

from __future__ import annotations

import re
from typing import Final

NOT_COMPARED: Final = re.compile(
    r"(?:^|[/_. -])(?:changes?|change[-_ ]?logs?|history|news|what[-_ ]?'?s[-_ ]?new|whatsnew"
    r"|release[-_ ]?notes?|releases?|upgrad(?:e|es|ing)|updating|migrat(?:e|es|ion|ions|ing)"
    r"|announce(?:ments?)?|deprecat(?:ed|ions?)|porting|backwards?|legacy|archived?|old|roadmap"
    r"|compatibility|security|advisor(?:y|ies)|blog|posts?|adr|rfcs?|peps?|licen[cs]es?"
    r"|copying)(?=$|[/_. -])",
    re.IGNORECASE,
)
"""Pages that speak of several versions by nature, by path or title."""

_PATH_VERSION: Final = re.compile(
    r"(?:(?P<before>[A-Za-z][A-Za-z0-9]{0,40})[-_])?"
    r"(?P<version>v?\d{1,9}(?:\.\d{1,9}){0,5}\.[xX]|v\d{1,9}(?:\.\d{1,9}){0,5}"
    r"|\d{1,9}(?:\.\d{1,9}){1,5})(?=\Z|-)"
)
"""At the beginning of a part of a path: a version, or a word and a version."""

_RELEASES: Final = frozenset(("v", "ver", "version", "versions", "release", "rel", "docs", "doc"))
"""Words before a version that is one of the project; others have versions of their own."""

_INTERFACES: Final = frozenset(
    ("api", "apis", "rest", "rpc", "grpc", "graphql", "proto", "protos", "protocol", "schema",
     "schemas", "spec", "specs", "openapi", "crd", "crds")
)  # fmt: skip
"""Folders whose ``v1`` is that of an interface."""

_SUFFIX: Final = re.compile(r"\.(?:md|rst|txt|markdown)\Z")

_RELEASE_FOLDER: Final = re.compile(r"(?:^|(?<=/))release/(?=[^/]{1,255}/)", re.IGNORECASE)
"""A folder for a release, which holds the pages of one; ``releases`` holds notes."""


def path_version(path: str) -> str:
    """Return the version that *path* is named by: that of its innermost such part, or nothing."""
    parts = _SUFFIX.sub("", path).split("/")
    for position in range(len(parts) - 1, -1, -1):
        match = _PATH_VERSION.match(parts[position])
        if match is None:
            continue
        before = (match["before"] or "").lower()
        above = parts[position - 1].lower() if position else ""
        single = "." not in match["version"]
        if (not before or before in _RELEASES) and not (single and above in _INTERFACES):
            return match["version"]
    return ""


def speaks_of_many(path: str, title: str) -> bool:
    """Say whether a page is one that speaks of several versions, such as a changelog."""
    where = _RELEASE_FOLDER.sub("", path)
    return NOT_COMPARED.search(where) is not None or NOT_COMPARED.search(title) is not None
