"""Whether a text that is no page speaks of a version of the project, and not of something else's.

A number alone says nothing: ``Apache 2.0`` is a licence. What stands before it on its line has to
lead to the project: its name, a word such as *version* with nothing else before it, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Final

from sphinx_readiness.versions.build_names import names_build
from sphinx_readiness.versions.compare import plain_name

MOST: Final = 1_000
"""Places in a text that are looked at."""

BEFORE: Final = 300
"""Characters before a place that are looked at."""

_WORD: Final = re.compile(r"[A-Za-z_][\w-]*+|[.;!?](?=\s)")

_TYPE: Final = re.compile(r":\s{0,9}[^=:]{0,40}\Z")
"""The type of a name that is assigned to: ``VERSION: &str``."""

_RANGE: Final = re.compile(r"(?:[<>~!]=|[<~^]|~>|(?<![\w\"'/])>)[ \t]{0,3}[\"'`]?v?\Z")
"""Behind it stands the bound of a range, even of the project itself."""

_PRE: Final = "a|b|c|m|rc|cr|pre|preview|dev|alpha|beta|nightly|snapshot|SNAPSHOT|next|canary|RC"
"""Behind a version they make another one of it."""

_GOES_ON: Final = re.compile(
    r"(?P<words>(?:[-_][A-Za-z0-9]{1,30}){0,8})(?P<picture>\.(?:png|svg|jpe?g|gif|webp|avif|ico)\b)?"
)
"""What a file name has right behind a version."""

_LINKS: Final = frozenset(
    ("a", "the", "this", "it", "is", "are", "now", "at", "to", "of", "for", "in", "as", "be", "v",
     "version", "versions", "release", "releases", "released", "latest", "newest", "stable",
     "current", "currently", "new", "tag", "tags", "tagged", "archive", "number", "set", "get",
     "use", "update", "updated", "upgrade", "upgraded", "bump", "bumped", "raise", "raised",
     "install", "download", "available", "publish", "published", "changelog", "changes", "notes",
     "docs", "documentation", "guide", "manual", "reference", "project", "product", "package",
     "app", "application", "software", "we", "here", "with", "and", "or",)
)  # fmt: skip
"""Words that say nothing about whose version it is."""

_OWN_KEYS: Final = frozenset(
    ("version", "__version__", "versionname", "bundleversion", "release", "rev", "tag", "const",
     "let", "var", "def", "final", "static", "public", "export", "arg", "env", "label", "define",
     "string", "str", "pub", "readonly", "projectversion", "packageversion", "productversion",
     "appversion", "releaseversion", "moduleversion", "currentversion",)
)  # fmt: skip
"""Names in code and configuration that mean the version of what they are in."""


def mentions(text: str, version: str, names: AbstractSet[str], *, many: bool) -> bool:
    """Say whether *text* speaks of *version* of a product that has one of the plain *names*.

    In a text about *many* versions, such as a changelog, only what begins a line counts.
    """
    for at in islice(_places(text, version), MOST):
        start = max(text.rfind("\n", 0, at) + 1, at - BEFORE)
        before = text[start:at]
        if _leads(before, names, many=many):
            return True
    return False


def names_it(text: str, version: str, names: AbstractSet[str]) -> bool:
    """Say whether *version* stands right behind one of the plain *names* in *text*."""
    for at in islice(_places(text, version), MOST):
        before = text[max(text.rfind("\n", 0, at) + 1, at - BEFORE) : at]
        words = _WORD.findall(before)
        if words and _is_name(words[-1], names) and not _RANGE.search(before):
            return True
    return False


def _places(text: str, version: str) -> Iterator[int]:
    pattern = rf"(?<![\w.])[vV]?{re.escape(version)}(?![\w+]|\.\d|-(?:(?:{_PRE})(?![A-Za-z])|\d))"
    for match in re.finditer(pattern, text):
        if not _is_of_another(text, match.end()):
            yield match.start()


def _is_of_another(text: str, end: int) -> bool:
    """Say whether a version that ends at *end* is inside the name of a picture or of a part.

    ``lantern-2.0.1-proxy.tgz`` and ``lantern-2.0.1.png`` only begin as an archive of it does.
    """
    goes_on = _GOES_ON.match(text, end)
    if goes_on is None:
        return False
    return goes_on["picture"] is not None or not names_build(goes_on["words"])


def _leads(before: str, names: AbstractSet[str], *, many: bool) -> bool:
    if _RANGE.search(before):
        return False
    left = before.rstrip(" \t\"'`([{*_@-v")
    if left.endswith("="):
        name = _TYPE.sub("", left.rstrip("=:> \t"))
        words = _WORD.findall(name)
        return bool(words) and _is_own(words[-1], names)
    if left.endswith((">", "<", "~", "^")):  # a range, or the element of a markup language
        words = _WORD.findall(left)
        return left.endswith(">") and bool(words) and _is_own(words[-1], names)
    words = _WORD.findall(before)
    for word in reversed(words):
        if word[0] in ".;!?":
            return not many
        if _is_name(word, names):
            return not many or len(words) <= 2  # noqa: PLR2004 - "# Lantern version 2.0"
        if word.lower() not in _LINKS and not _is_own(word, names):
            return False
    return not many or len(words) <= 2  # noqa: PLR2004


def _is_own(word: str, names: AbstractSet[str]) -> bool:
    plain = plain_name(word)
    return word.lower() in _OWN_KEYS or plain in _OWN_KEYS or _is_name(word, names)


def _is_name(word: str, names: AbstractSet[str]) -> bool:
    """Say whether *word* is one of *names*, or one of them with *version* behind it."""
    plain = plain_name(word)
    return plain in names or plain.removesuffix("version") in names
