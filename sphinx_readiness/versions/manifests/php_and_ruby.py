"""What ``composer.json``, ``Gemfile`` and gemspecs declare that a project depends on.

Formats: https://getcomposer.org/doc/04-schema.md#require; https://bundler.io/man/gemfile.5.html;
``Gem::Specification#add_dependency``. A ``Gemfile`` and a gemspec are programs and never run: only
lines that name a gem in so many words are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.files.formats.shapes import table, word
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.packages import normalised

COMPOSER: Final = "composer"

GEM: Final = "gem"

_GEM: Final = re.compile(
    r"(?:gem|[a-z]\w{0,20}\.add_(?:runtime_|development_)?dependency)\b[ \t(]{0,40}+"
    r"[\"'](?P<name>[\w.-]{1,100})[\"'](?P<rest>.{0,1000})"
)
"""At the beginning of a line, behind its indentation."""

_BOUND: Final = re.compile(r"[ \t]{0,40}+,[ \t]{0,40}+[\"'](?P<bound>[^\"'\n]{1,80})[\"']")

_ELSEWHERE: Final = re.compile(
    r"\b(?:git|github|gitlab|bitbucket|path|gist|branch)\b[\"']?[ \t]*(?::|=>)"
)
"""A gem from a repository or a folder may be of any version."""


def composer_ranges(folder: Folder) -> dict[str, tuple[str, ...]]:
    """Return the ranges in ``composer.json`` by normalised names, without those of the platform."""
    manifest = folder.json("composer.json")
    found: dict[str, tuple[str, ...]] = {}
    for kind in ("require", "require-dev"):
        for name, value in table(manifest.get(kind)).items():
            if "/" in name:
                key = normalised(COMPOSER, name)
                found[key] = (*found.get(key, ()), word(value))
    return found


def gem_ranges(text: str) -> dict[str, tuple[str, ...]]:
    """Return the ranges in the *text* of a ``Gemfile`` or a gemspec by normalised names.

    Several bounds of one gem are one range; an empty one takes any version.
    """
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        match = _GEM.match(line.lstrip())
        if match is None:
            continue
        name = normalised(GEM, match["name"])
        bounds = () if _ELSEWHERE.search(match["rest"]) else tuple(_bounds(match["rest"]))
        found.setdefault(name, []).append(", ".join(bounds))
    return {name: tuple(ranges) for name, ranges in found.items()}


def _bounds(rest: str) -> Iterator[str]:
    position = 0
    while match := _BOUND.match(rest, position):
        yield match["bound"].strip()
        position = match.end()
