"""Substitutions of reST as a reader sees them, before docutils puts them in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import reader_text
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.util.docutils import SphinxDirective

    from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered

_LEVELS: Final = 8
"""So many substitutions may stand in each other; docutils reports circles itself."""

_DEFINITION: Final = re.compile(r"\s*\.\. \|(?P<name>[^|]+)\| +replace:: *(?P<text>.*)\Z")

_OF_PROJECT: Final = ("version", "release")
"""What Sphinx defines by itself, from the options of the project."""


class Substitutions:
    """Finds what substitutions stand for: defined above, below, or for all documents."""

    def __init__(self, directive: SphinxDirective, gathered: Gathered) -> None:
        """Look in the document of *directive*, noting problems in *gathered*."""
        self._directive = directive
        self._gathered = gathered

    def text(self, name: str, place: Place, *, level: int = 0) -> str:
        """Return what a reader sees in place of ``|name|``; nothing, and a problem, if unknown."""
        found = self._defined(name, place, level) if level < _LEVELS else None
        if found is None:
            self._gathered.problems.append(_unknown(name, place))
            return ""
        return found

    def _defined(self, name: str, place: Place, level: int) -> str | None:
        document = self._directive.state.document
        key = nodes.fully_normalize_name(name)
        name = document.substitution_names.get(key, name)
        definition = document.substitution_defs.get(name)

        def substitute(inner: str) -> str:
            return self.text(inner, place, level=level + 1)

        if definition is not None:
            if any(image.get("alt") == name for image in definition.findall(nodes.image)):
                return None  # an image that says nothing: docutils gives it its name
            return reader_text(nodes.inline("", "", *definition.children), substitute)
        written = self._written(key)
        if written is not None:
            made, _ = self._directive.state.inline_text(written, place[1])
            return reader_text(nodes.inline("", "", *made), substitute)
        return str(self._directive.config[key]) if key in _OF_PROJECT else None

    def _written(self, key: str) -> str | None:
        """Return the replacement of *key* where it is defined below, as written."""
        source = self._directive.get_source_info()[0]
        known = self._gathered.definitions.get(source)
        if known is None:
            epilog = str(self._directive.config.rst_epilog or "").split("\n")
            known = _definitions([*self._gathered.lines_of(source), *epilog])
            self._gathered.definitions[source] = known
        return known.get(key)


def _definitions(lines: Iterable[str]) -> dict[str, str]:
    """Return what *lines* define with ``replace::``, by name; the first of a name counts."""
    found: dict[str, list[str]] = {}
    inside: list[str] | None = None
    for line in lines:
        match = _DEFINITION.match(line)
        if match is not None:
            inside = [match.group("text")]
            found.setdefault(nodes.fully_normalize_name(match.group("name")), inside)
        elif inside is not None and line[:1].isspace() and line.strip():
            inside.append(line.strip())
        else:
            inside = None
    return {name: " ".join(texts) for name, texts in found.items()}


def _unknown(name: str, place: Place) -> RawProblem:
    return RawProblem(
        "malformed-row",
        place,
        N_("what '|{name}|' stands for cannot be told here, so it is read as nothing"),
        N_("Define it with 'replace::', in this document or in 'rst_prolog', or write the words."),
        (("name", shorten(name)),),
    )
