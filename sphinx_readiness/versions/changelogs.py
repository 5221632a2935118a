"""The newest entry of a changelog, against the version that is known elsewhere.

A heading that is marked as unreleased says nothing yet, whatever its number is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from sphinx_readiness.files.formats.parsed_files import UnreadableFile
from sphinx_readiness.files.globs import matching_files
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import Claim, Mismatch
from sphinx_readiness.versions.compare import newer, parse, same
from sphinx_readiness.versions.truth import Truth
from sphinx_readiness.versions.truth.git_tags import tags

CHANGELOG: Final = "changelog"
"""The form of the claim of the newest entry."""

_NAMES: Final = tuple(
    f"{folder}{name}{suffix}"
    for folder, names in (
        ("", ("CHANGELOG", "Changelog", "changelog", "CHANGES", "HISTORY", "NEWS", "RELEASES")),
        ("docs/", ("changelog", "CHANGELOG", "changes", "history")),
    )
    for name in names
    for suffix in (".md", ".rst", ".txt", "")
    if folder == "" or suffix in {".md", ".rst"}
)

_LINES: Final = 3_000
"""Lines of a changelog that are looked at."""

_LONGEST: Final = 300
"""Characters of a line that are looked at."""

_ATX: Final = re.compile(r"#{1,5}[ \t]{1,9}(?P<title>.{1,250})")

_UNDERLINE: Final = re.compile(r"([=\-~^\"'*+#`.:_])\1{2,300}[ \t]{0,9}\Z")

_VERSION: Final = re.compile(
    r"(?<![\w.])[vV]?(?P<version>(?:\d{1,9}!)?\d{1,9}(?:\.\d{1,9}){1,4}(?:\.[xX])?"
    r"(?:[-.]?(?:a|b|c|rc|alpha|beta|dev|post|pre|preview|SNAPSHOT)[-.]?\d{0,9})?)(?![\w.]{0,40}\w)"
)

_UNRELEASED: Final = re.compile(
    r"\b(?:un-?released|not (?:yet |been )?released|tbd|tba|in (?:development|progress)|upcoming"
    r"|under development|next|wip|pending|draft|planned|future|soon|main|master|trunk|head|develop"
    r"|dev|snapshot|work in progress)\b|\?\?|[x?]{2}-[x?]{2}|20[x?]{2}|yyyy",
    re.IGNORECASE,
)

_DATE: Final = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    r"[ ,]{1,3}(?:\d{1,2}(?:st|nd|rd|th)?[ ,]{1,3})?\d{4}"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4}",
    re.IGNORECASE,
)

_ELSEWHERE: Final = re.compile(
    r"/releases\b|no longer|moved to|see (?:the )?(?:github|docs|release)", re.IGNORECASE
)
"""Above the entries: the newer ones are kept somewhere else."""

_FRAGMENTS: Final = (
    "changelog.d/*", "newsfragments/*", "news/*", "changes/*", ".changes/*", ".changeset/*.md",
    "changelog/unreleased/*", "changelogs/unreleased/*", "docs/changelog/*", "docs/changes/*",
    "docs/newsfragments/*", "doc/newsfragments/*", "changelog/*", "releasenotes/notes/*",
    "docs/upcoming_changes/*", "doc/release/upcoming_changes/*",
)  # fmt: skip
"""Where pieces of the next entry wait for a tool."""

_NO_FRAGMENTS: Final = re.compile(r"(?:\A|/)(?:readme|template|\.git|config|index)", re.IGNORECASE)

_FROZEN: Final = 3
"""Releases without an entry from which on a changelog counts as given up."""


class Entry(NamedTuple):
    """A heading of a changelog with a version."""

    version: str
    place: Location
    dated: bool


def check_changelog(tree: Tree, truth: Truth, ignored: Sequence[str]) -> tuple[Mismatch, ...]:
    """Return the newest entry of the changelog if it is not that of the project's version."""
    lead = truth.lead
    if lead is None or lead.partial or lead.member:
        return ()
    known = parse(lead.version)
    if known is None or known.pre:  # on the way to a release there may be an entry for it or not
        return ()
    entries = list(_entries(tree, ignored))
    if not entries:
        return ()
    first = entries[0]
    stated = parse(first.version)
    if stated is None or stated.pre or same(stated, known) or same(known, stated):
        return ()
    if newer(first.version, lead.version, lead.scheme):
        waits = not first.dated and any(each.dated for each in entries[1:])
        if lead.released or waits:
            return ()
    elif _is_given_up(tree, lead.version, first.version, lead.scheme) or _has_fragments(tree):
        return ()
    return (Mismatch(Claim(CHANGELOG, "", first.version, first.place), lead),)


def _entries(tree: Tree, ignored: Sequence[str]) -> Iterator[Entry]:
    """Yield the entries of the changelog; none where it begins with what is not released."""
    path = next((each for each in _NAMES if tree.has(each)), "")
    if not path or any(fnmatchcase(path, pattern) for pattern in ignored):
        return
    try:
        text = tree.text(path) or ""
    except UnreadableFile:  # it is no source, and lint says what it cannot read
        return
    lines = [line[:_LONGEST] for line in text.split("\n")[:_LINES]]
    found = False
    for number, title in _headings(lines):
        version = _VERSION.search(title)
        below = _below(lines, number)
        if not found:
            if _UNRELEASED.search(title) or (version is not None and _is_waiting(below)):
                return
            if version is not None and _ELSEWHERE.search(" ".join(lines[:number])):
                return
        if version is not None:
            found = True
            place = Location(path, number + 1, lines[number].find(version["version"]) + 1)
            dated = _DATE.search(title) is not None or _DATE.search(below) is not None
            yield Entry(version["version"], place, dated)


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the headings with their lines, from 0; in a text without any what begins lines."""
    found = [(number, title) for number in range(len(lines)) if (title := _heading(lines, number))]
    if any(_VERSION.search(title) for _, title in found):
        yield from found
        return
    for number, line in enumerate(lines):
        match = _VERSION.search(line[:60]) if line[:1].strip() else None
        if match is not None and len(line[: match.start()].split()) <= 2:  # noqa: PLR2004
            yield number, line


def _heading(lines: Sequence[str], number: int) -> str:
    line = lines[number].rstrip()
    match = _ATX.match(line)
    if match is not None:
        return match["title"]
    if not line or line[0].isspace() or _UNDERLINE.match(line) or number + 1 >= len(lines):
        return ""
    return line if _UNDERLINE.match(lines[number + 1]) else ""


def _below(lines: Sequence[str], number: int) -> str:
    """Return the first lines below the heading at *number*, up to the next one."""
    found: list[str] = []
    for at in range(number + 1, min(number + 6, len(lines))):
        if _heading(lines, at):
            break
        if not _UNDERLINE.match(lines[at]):
            found.append(lines[at].strip())
    return " ".join(filter(None, found))


def _is_waiting(below: str) -> bool:
    """Say whether the text *below* a heading says in its first words that it is not released."""
    return _UNRELEASED.search(below[:80]) is not None and _DATE.search(below[:80]) is None


def _is_given_up(tree: Tree, version: str, entry: str, scheme: str) -> bool:
    """Say whether so many releases came since *entry* that nobody keeps the changelog."""
    since = [
        tag
        for tag in tags(tree.root) or ()
        if parse(tag) is not None and newer(tag.lstrip("vV"), entry, scheme)
    ]
    if len(since) >= _FROZEN:
        return True
    have, had = parse(version), parse(entry)
    return have is not None and had is not None and have.release[0] > had.release[0] + 1


def _has_fragments(tree: Tree) -> bool:
    """Say whether pieces of the next entry wait in a folder."""
    tree.unwatch()
    found = matching_files(tree.root, PurePosixPath(), _FRAGMENTS)
    return any(_NO_FRAGMENTS.search(each) is None for each in found)
