"""What the path and the title of a page say about the versions in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from sphinx_readiness.versions.compare import plain_name

KINDS: Final[Mapping[str, str]] = {
    "changelog": r"changes?|change[-_ ]?logs?|history|news|what[-_ ]?'?s[-_ ]?new|whatsnew",
    "release notes": r"release[-_ ]?notes?"
    r"|releases?(?![-_ ](?:[A-Za-z]{1,20}[-_ ])?"
    r"(?:checklists?|readiness|sign[-_ ]?offs?|gates?)\b)",
    "upgrading": r"upgrad(?:e|es|ing)|updating|migrat(?:e|es|ion|ions|ing)|porting|backwards?",
    "announcement": r"announce(?:ments?)?|blog|posts?",
    "deprecation": r"deprecat(?:ed|ions?)",
    "archive": r"legacy|archived?|old",
    "roadmap": r"roadmap",
    "compatibility": r"compatibility",
    "security": r"security|advisor(?:y|ies)",
    "proposal": r"adr|rfcs?|peps?",
    "license": r"licen[cs]es?|copying",
}
"""Pages that speak of several versions by nature: words in their paths and titles."""

_KINDS: Final = re.compile(
    "(?:^|[/_. -])(?:" + "|".join(f"({words})" for words in KINDS.values()) + ")(?=$|[/_. -])",
    re.IGNORECASE,
)

TESTS: Final = "test"

DATED: Final = "dated"

_DATED: Final = re.compile(
    r"(?:^|/)(?:19|20)\d\d(-?)(?:0[1-9]|1[0-2])(?:\1(?:0[1-9]|[12]\d|3[01]))?[-_](?=[^/]{1,200}\Z)"
)
"""Pages whose names begin with the day, or the month, that they were written on."""

VENDORED: Final = "third party"

_VENDORED: Final = re.compile(
    r"(?:^|/)(?:vendor|vendored|third[-_]?party|node_modules|site-packages)/", re.IGNORECASE
)
"""Folders of what others have written."""

_TESTS: Final = re.compile(
    r"(?:^|/)(?:tests?|test[-_]?data|fixtures?|snapshots|__[a-z]{1,20}__)/", re.IGNORECASE
)
"""Folders of what is read by tests."""

_PATH_VERSION: Final = re.compile(
    r"(?:(?P<before>[A-Za-z][A-Za-z0-9]{0,40}(?:[-_.][A-Za-z]{1,40}){0,3})[-_@])?"
    r"(?P<version>v?\d{1,9}(?:\.\d{1,9}){0,5}(?:\.[xX]){1,2}|v\d{1,9}(?:[._]\d{1,9}){0,5}"
    r"|\d{1,9}(?:\.\d{1,9}){1,5})(?P<rest>-.{0,200})?(?:(?:a|b|rc|dev|post)\.?\d{1,4})?\Z"
)
"""At the beginning of a part of a path: a version, or a word and a version."""

_RELEASES: Final = frozenset(
    ("v", "r", "ver", "version", "versions", "release", "releases", "rel", "docs", "doc", "branch",
     "stable", "lts", "previous", "manual", "guide")
)  # fmt: skip
"""Words before a version that is one of the project; others have versions of their own."""

_INTERFACES: Final = frozenset(
    ("api", "apis", "rest", "rpc", "grpc", "graphql", "proto", "protos", "protocol", "schema",
     "schemas", "spec", "specs", "openapi", "crd", "crds")
)  # fmt: skip
"""Folders whose ``v1`` is that of an interface, and whose ``v2.1`` directly below."""

_PLATFORMS: Final = frozenset(
    ("python", "ruby", "node", "nodejs", "java", "jdk", "php", "go", "dotnet", "cuda", "ubuntu",
     "debian", "fedora", "rhel", "centos", "alpine", "windows", "macos", "kubernetes", "k8s",
     "openshift", "postgres", "postgresql", "mysql", "django", "rails")
)  # fmt: skip
"""Folders whose folders are versions of what a project runs on."""

_SUFFIX: Final = re.compile(r"\.(?:md|rst|txt|markdown)\Z")

_RELEASE_FOLDER: Final = re.compile(
    r"(?:^|(?<=/))release(?:/(?=[^/]{1,255}/)|[-_](?=v?\d[^/]{0,99}/))", re.IGNORECASE
)
"""A folder for a release, which holds the pages of one; ``releases`` holds notes."""


def path_version(path: str, names: AbstractSet[str] = frozenset()) -> str:
    """Return the version that *path* is named by: that of its innermost such part, or nothing.

    A word before it is one for releases, or of the *names* of the project in their plain form.
    """
    parts = _SUFFIX.sub("", path).split("/")
    for position in range(len(parts) - 1, -1, -1):
        match = _PATH_VERSION.match(parts[position])
        if match is None or _is_chapter(match, last=position == len(parts) - 1):
            continue
        before = (match["before"] or "").lower()
        above = [each.lower() for each in parts[:position]]
        dots = match["version"].count(".") + match["version"].count("_")
        if before and before not in _RELEASES and plain_name(before) not in names:
            continue
        if not dots and not _INTERFACES.isdisjoint(above):
            continue
        if dots == 1 and match["version"][0] == "v" and _INTERFACES.intersection(above[-1:]):
            continue
        if not before and above and above[-1] in _PLATFORMS and above[-1] not in names:
            continue
        return match["version"].replace("_", ".").replace(".x.x", ".x")
    return ""


def _is_chapter(match: re.Match[str], *, last: bool) -> bool:
    """Say whether a page, the *last* part of a path, is numbered: ``1.2-install``."""
    plain = not match["before"] and match["version"][0].isdigit()
    return last and plain and match["rest"] is not None and match["version"].count(".") == 1


def kind_of_many(path: str, title: str) -> str:
    """Return the kind of a page whose versions are not compared, or nothing.

    It speaks of several versions, as a changelog does, or of some day; it is of others, or is what
    tests read.
    """
    match = _of_many(path, title)
    if match is not None:
        return tuple(KINDS)[(match.lastindex or 1) - 1]
    if _DATED.search(path):
        return DATED
    if _VENDORED.search(path):
        return VENDORED
    return TESTS if _TESTS.search(path) else ""


def speaks_of_many(path: str, title: str) -> bool:
    """Say whether a page is one that speaks of several versions, such as a changelog."""
    return _of_many(path, title) is not None


def _of_many(path: str, title: str) -> re.Match[str] | None:
    return _KINDS.search(_RELEASE_FOLDER.sub("", path)) or _KINDS.search(title)
