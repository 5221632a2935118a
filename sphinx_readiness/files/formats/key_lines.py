"""The lines of keys in JSON, TOML, YAML and XML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from sphinx_readiness.files.formats.json_text import json_places
from sphinx_readiness.files.formats.toml_text import toml_line_pointers
from sphinx_readiness.files.formats.unreadable_text import Pointer
from sphinx_readiness.files.formats.xml_text import parse_xml, xml_places

Places: TypeAlias = Iterator[tuple[Pointer, int]]


def key_lines(text: str, language: str, depth: int) -> dict[Pointer, int]:
    """Return the line of each key and element of *text* by its pointer, to *depth* levels.

    *language* is one of LANGUAGES and *text* is valid in it: it was parsed before. Of a YAML text
    it is the first document. XML has names from below the root, and the first of each.
    """
    lines: dict[Pointer, int] = {}
    for pointer, line in LANGUAGES[language](text, depth):
        lines.setdefault(pointer, line)
    return lines


def line_of(text: str, language: str, pointer: Pointer) -> int:
    """Return the line of *pointer* in *text*, or of the nearest key above it that has one; or 1.

    Raises what :func:`key_lines` does.
    """
    best, found = 0, 1
    for where, line in LANGUAGES[language](text, len(pointer)):
        if len(where) > best and where == pointer[: len(where)]:
            best, found = len(where), line
            if best == len(pointer):
                break
    return found


def _yaml(text: str, depth: int) -> Places:
    from sphinx_readiness.files.formats.yaml_text import (  # noqa: PLC0415 - most have no such file
        located_yaml,
    )

    for pointer, line in located_yaml(text, "", depth)[1].items():
        if pointer[0] == 0:
            yield pointer[1:], line


def _xml(text: str, depth: int) -> Places:
    for pointer, line in xml_places(parse_xml(text, "")):
        if len(pointer) <= depth:
            yield pointer, line


LANGUAGES: Final[Mapping[str, Callable[[str, int], Places]]] = {
    "json": json_places,
    "toml": toml_line_pointers,
    "yaml": _yaml,
    "xml": _xml,
}
