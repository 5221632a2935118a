"""The version in recipes of conda: ``meta.yaml`` with Jinja in it, and ``recipe.yaml``.

https://docs.conda.io/projects/conda-build/en/stable/resources/define-metadata.html and
https://rattler.build/latest/reference/recipe_file/. No template is run: what is set once to a
literal is known, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from sphinx_readiness.files.project_tree import Tree, get, string
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.packagings.settings import note

_LONGEST: Final = 100_000
"""Characters of a recipe that are looked at."""

_SET: Final = re.compile(
    r"[ \t]{0,20}\{%[-+]?[ ]{0,9}set[ ]{1,9}(?P<key>\w{1,60})[ ]{0,9}=[ ]{0,9}"
    r"(?:(?P<quote>[\"'])(?P<text>[^\"'\n]{0,120})(?P=quote)[ ]{0,9}[-+]?%\})?"
)
"""Without a text it is set to what has to be worked out."""

_ENTRY: Final = re.compile(
    r"[ ]{1,20}(?P<key>name|version)[ ]{0,9}:[ ]{1,20}(?P<quote>[\"']?)"
    r"(?P<value>[^\"'#\n]{1,120})(?P=quote)[ \t\r]{0,20}(?:\#|\Z)"
)

_NAMED: Final = re.compile(
    r"\$?\{\{[ ]{0,9}(?P<key>\w{1,60})(?:[ ]{0,9}\|[ ]{0,9}lower)?[ ]{0,9}\}\}\Z"
)


def read_conda(tree: Tree, path: str, _names: AbstractSet[str]) -> list[Source] | None:
    """Return the version of the package; None if *path* is no recipe, without ``package:``."""
    text = (tree.text(path) or "")[:_LONGEST]
    lines = _without_comments(text).split("\n")
    begun = next((at for at, line in enumerate(lines) if line.rstrip() == "package:"), None)
    if begun is None:
        return None
    known = _settings(lines)
    found: dict[str, str] = {}
    place = begun + 1
    for number, match in _entries(lines, begun + 1):
        note(found, match["key"], _resolved(match["value"].strip(), known))
        if match["key"] == "version":
            place = number
    version = found.get("version", "")
    return [Source(found.get("name", ""), version, Location(path, place), SEMVER)] * bool(version)


def read_rattler(tree: Tree, path: str, _names: AbstractSet[str]) -> list[Source] | None:
    """Return the version of the package or the recipe; None if *path* has neither."""
    document = tree.yaml(path)
    context = get(document, "context")
    known = {
        key: str(value)
        for key, value in (context.items() if isinstance(context, Mapping) else ())
        if isinstance(value, str | int | float) and "{{" not in str(value)
    }
    for key in ("package", "recipe"):
        written = get(document, key, "version")
        if isinstance(written, str | int | float):
            version = _resolved(str(written).strip(), known)
            name = _resolved(string(document, key, "name"), known)
            place = tree.at(path, key, "version")
            return [Source(name, version, place, SEMVER)] * bool(version)
    return None


def _without_comments(text: str) -> str:
    """Return *text* without the comments of Jinja, line by line as before."""
    first, *rest = text.split("{#")
    kept = [first]
    for part in rest:
        comment, _, behind = part.partition("#}")
        kept.append("\n" * comment.count("\n") + behind)
    return "".join(kept)


def _settings(lines: list[str]) -> dict[str, str]:
    """Return what is set, by name; nothing for what is set twice or has to be worked out."""
    known: dict[str, str] = {}
    for line in lines:
        match = _SET.match(line)
        if match is not None:
            note(known, match["key"], match["text"] or "")
    return known


def _entries(lines: list[str], start: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the entries of the block from line *start* (from 0) with the numbers of their lines."""
    for at in range(start, len(lines)):
        line = lines[at]
        if line.strip() and not line.startswith((" ", "#", "{%")):
            return
        match = _ENTRY.match(line)
        if match is not None:
            yield at + 1, match


def _resolved(value: str, known: Mapping[str, str]) -> str:
    """Return the literal *value*, or the one that it names; nothing if that is not known."""
    match = _NAMED.match(value)
    if match is not None:
        return known.get(match["key"], "").strip()
    return "" if "{{" in value or "{%" in value else value
