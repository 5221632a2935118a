"""A version at a JSON pointer in a file, or where a literal pattern says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sphinx_readiness.files.formats.parsed_files import UnreadableFile, XmlElement
from sphinx_readiness.files.project_tree import Tree, language_of
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.text.phrases import N_

PLACEHOLDER: Final = "{version}"

_VERSION: Final = r"v?(\d{1,9}(?:\.\d{1,9}){0,7}(?:[-+.]?[A-Za-z][\w.+-]{0,60})?)"


def pointer_parts(pointer: str) -> tuple[str, ...]:
    """Return the parts of a JSON pointer (RFC 6901)."""
    parts = pointer.split("/")[1:]
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


NOWHERE: Final = object()
"""Instead of a value where there is none; a value may be null."""

_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
"""An index of a list (RFC 6901, section 4): no other zero leads."""


def value_at(tree: Tree, path: str, pointer: str) -> tuple[object, Location]:
    """Return the value at *pointer* in *path*, and its place; NOWHERE where there is none.

    The pointer leads through the names of elements in XML. Raises UnreadableFile for a file that
    is missing, broken, or in no format that is known.
    """
    parts = pointer_parts(pointer)
    language = language_of(path)
    if not language:
        raise UnreadableFile(
            path,
            1,
            N_("what format this file is in is not known; a pointer needs TOML, JSON, YAML or XML"),
            N_("Name a literal pattern instead."),
        )
    found: object = getattr(tree, language)(path)
    if found is None:
        raise missing(path)
    steps: list[str | int] = []
    for part in parts:
        in_list = isinstance(found, list)
        found = step(found, part)
        if found is NOWHERE:
            return NOWHERE, Location(path, 1)
        steps.append(int(part) if in_list and _INDEX.fullmatch(part) else part)
    if isinstance(found, XmlElement):
        return found.text.strip(), Location(path, found.line)
    return found, tree.at(path, *steps)


def step(value: object, part: str) -> object:
    """Return what *part* of a pointer leads to from *value*, or NOWHERE."""
    if isinstance(value, Mapping):
        return value.get(part, NOWHERE)
    if isinstance(value, list):
        index = int(part) if _INDEX.fullmatch(part) else len(value)
        return value[index] if index < len(value) else NOWHERE
    child = value.child(part) if isinstance(value, XmlElement) else None
    return NOWHERE if child is None else child


def missing(path: str) -> UnreadableFile:
    """Return the failure of a file that is named and not there."""
    return UnreadableFile(
        path, 1, N_("there is no such file"), N_("Add it, or correct 'version_source'.")
    )


def read_pointer(tree: Tree, product: str, path: str, pointer: str) -> Source:
    """Return the version at *pointer* in *path*.

    Raises UnreadableFile where there is none.
    """
    found, place = value_at(tree, path, pointer)
    usable = isinstance(found, str | int | float) and not isinstance(found, bool)
    if not usable or not str(found).strip():
        raise UnreadableFile(
            path,
            1,
            N_("there is no version at '{pointer}'"),
            N_("Correct the pointer in 'version_source'."),
            pointer=pointer,
        )
    return Source(product, str(found).strip(), place, SEMVER)


def read_pattern(tree: Tree, product: str, path: str, pattern: str) -> Source:
    """Return the version that stands in *path* where *pattern* has ``{version}``: its first place.

    The rest of the pattern is literal, but any white space matches any other. Raises
    UnreadableFile where there is none.
    """
    text = tree.text(path)
    if text is None:
        raise missing(path)
    before, _, after = pattern.partition(PLACEHOLDER)
    match = re.search(_literal(before) + _VERSION + _literal(after), text)
    if match is None:
        raise UnreadableFile(
            path,
            1,
            N_("nothing in this file is like '{pattern}'"),
            N_("Correct the pattern in 'version_source'."),
            pattern=pattern,
        )
    line = text.count("\n", 0, match.start(1)) + 1
    return Source(product, match.group(1), Location(path, line), SEMVER)


def _literal(text: str) -> str:
    """Return a pattern for *text*, in which blanks stand for blanks in linear time."""
    return r"[ \t]{1,50}".join(re.escape(part) for part in re.split(r"[ \t]+", text))
