"""What stands around a version: a condition, an example, a day, or the heading of a product."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from sphinx_readiness.model.versions import Claim

_NEAR: Final = 400
"""Characters before and behind a version in which its sentence is looked for."""

_EXAMPLE: Final = re.compile(
    r"\b(?:for (?:example|instance)|e\.g\.|such as|suppose|supposing|assum(?:e|ing)|imagine|say,"
    r"|if|when|whenever|whether|unless|once|as of|as at|at the time|until|back in"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)"
    r"|in (?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)
"""A sentence that says what might be, or what was on some day."""

_SENTENCE_END: Final = re.compile(
    r"(?<![eE]\.g)(?<![iI]\.e)[.!?](?:[*_`)\"']{0,4})\s|\n[ \t]{0,40}\n"
    r"|\n[ \t]{0,40}(?:[-*+]|\d{1,3}\.)[ ]"
)

_HEADING: Final = re.compile(
    r"^(?:#{1,6}[ \t]{1,9}(?P<atx>[^\n]{1,100})"
    r"|(?P<plain>[^\s#][^\n]{0,100})\n([=\-~^\"'*+.:_`])\3{2,200}[ \t]{0,9})$",
    re.MULTILINE,
)

_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")

_MARKS: Final = "*_`# "

_WORD: Final = re.compile(r"[^\W_][\w.+-]{0,60}")

_WORDS: Final = 3
"""Words of a heading that may be the name of a product."""

_ORDINARY: Final = frozenset(
    ("a", "about", "access", "admin", "administration", "an", "and", "api", "app", "application",
     "applications", "architecture", "at", "availability", "available", "background", "basics",
     "before", "build", "building", "builds", "by", "changes", "check", "cli", "client", "clients",
     "code", "commands", "community", "compatibility", "components", "concepts", "conda",
     "configuration", "configuring", "contents", "contributing", "core", "current", "data",
     "database", "deploy", "deploying", "deployment", "design", "details", "developer",
     "developers", "development", "do", "docker", "docs", "documentation", "download", "downloads",
     "environment", "example", "examples", "faq", "faqs", "features", "first", "for", "from",
     "general", "get", "getting", "guide", "guides", "handbook", "help", "here", "history", "home",
     "homebrew", "how", "image", "images", "in", "index", "info", "information", "install",
     "installation", "installer", "installers", "installing", "instructions", "into",
     "introduction", "is", "it", "its", "known", "latest", "legal", "library", "licence",
     "license", "lifecycle", "linux", "macos", "main", "maintenance", "manual", "me", "metadata",
     "migration", "model", "monitoring", "more", "my", "new", "news", "next", "note", "notes",
     "npm", "number", "of", "on", "operations", "operator", "operators", "options", "or", "our",
     "out", "overview", "package", "packages", "performance", "pip", "plan", "policy",
     "prerequisites", "problems", "product", "production", "programs", "project", "properties",
     "purpose", "pypi", "quick", "quickstart", "readme", "reference", "release", "released",
     "releases", "releasing", "report", "requirements", "roadmap", "runbook", "running", "scope",
     "security", "see", "server", "servers", "service", "services", "setup", "source",
     "specification", "stable", "start", "started", "status", "step", "steps", "summary",
     "support", "supported", "system", "systems", "table", "technical", "test", "testing", "tests",
     "the", "their", "this", "title", "to", "tools", "troubleshooting", "tutorial", "tutorials",
     "unix", "up", "update", "updates", "updating", "upgrade", "upgrading", "us", "usage", "use",
     "user", "users", "using", "verification", "verify", "version", "versioning", "versions", "we",
     "welcome", "what", "when", "where", "which", "who", "why", "windows", "with", "you", "your",)
)  # fmt: skip
"""Words of headings that name no product."""


def foreign_name(heading: str) -> str:
    """Return the name of a product that *heading* is, and nothing else; or nothing.

    Nothing is known of products here: it has few words, begins as a name does, and none of its
    words is an ordinary one of documentation.
    """
    plain = heading.strip(_MARKS)
    words = _WORD.findall(plain)
    if not 0 < len(words) <= _WORDS or not plain[0].isupper() or len(plain) == 1:
        return ""
    return "" if any(each.lower() in _ORDINARY for each in words) else plain


def in_their_places(claims: Sequence[Claim], text: str, title: str) -> list[Claim]:
    """Return *claims*; those below the heading of a product are its versions.

    *title* is that of the page, which names what all of it is about.
    """
    last = max((each.location.line for each in claims if _is_open(each)), default=0)
    if not last:
        return list(claims)
    starts = [0, *(each.end() for each in islice(_LINE_ENDS.finditer(text), last))]
    headings = list(_headings(text, starts[-1]))
    places = [at for at, _ in headings]
    found: list[Claim] = []
    for claim in claims:
        if not _is_open(claim) or claim.location.line > len(starts):
            found.append(claim)
            continue
        at = starts[claim.location.line - 1] + claim.location.column - 1
        above = bisect_left(places, at) - 1
        heading = headings[above][1] if above >= 0 else ""
        if heading and (claim.form == "latest" or heading != title):
            claim = claim._replace(subject=foreign_name(heading))  # noqa: PLW2901
        found.append(claim)
    return found


def _is_open(claim: Claim) -> bool:
    """Say whether *claim* does not say whose version it is."""
    return not claim.subject and claim.form in {"latest", "field"}


def _headings(text: str, end: int) -> Iterator[tuple[int, str]]:
    """Yield where the headings of *text* before *end* are, and their words."""
    for match in _HEADING.finditer(text, 0, end):
        yield match.start(), (match["atx"] or match["plain"]).strip().rstrip("# ")


def is_example(text: str, at: int, *, behind: bool) -> bool:
    """Say whether the sentence around position *at* is a condition, an example, or of some day.

    What stands *behind* it may restrict what the page is about: "version 1.2, unless noted".
    """
    start = max(at - _NEAR, 0)
    for match in _SENTENCE_END.finditer(text, start, at):
        start = match.end() - 1
    if not behind:
        return _EXAMPLE.search(text, start, at) is not None
    end = _SENTENCE_END.search(text, at, at + _NEAR)
    stop = end.start() if end is not None else min(at + _NEAR, len(text))
    return _EXAMPLE.search(text, start, stop) is not None
