"""Substitutions of reST as a reader sees them, and those of MyST that came to nothing."""

from __future__ import annotations

import re
from string import punctuation
from typing import TYPE_CHECKING, Final

from docutils import nodes
from docutils.parsers.rst.directives import unicode_code

from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import reader_text
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.util.docutils import SphinxDirective

    from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered

_FAILED: Final = ("Substitution error", "circular substitution reference")
"""What MyST says of a substitution, in the place of which it puts nothing."""

_NOTED: Final = "noted"

_LEVELS: Final = 8
"""So many substitutions may stand in each other; docutils reports circles itself."""

_DEFINITION: Final = re.compile(
    r"\s*\.\. \|(?P<name>[^|]+)\| +(?P<kind>replace|unicode):: *(?P<text>.*)\Z"
)

_COMMENT: Final = re.compile(r"(?:^|[ \t\n])\.\. ")
"""What ends the codes of ``unicode::``."""

_OF_PROJECT: Final = ("version", "release")
"""What Sphinx defines by itself, from the options of the project."""


class Substitutions:
    """Finds what substitutions stand for: defined above, below, or for all documents."""

    def __init__(self, directive: SphinxDirective, gathered: Gathered) -> None:
        """Look in the document of *directive*, noting problems in *gathered*."""
        self._directive = directive
        self._gathered = gathered

    def text(self, name: str, place: Place, *, level: int = 0, image: str = "{}") -> str:
        """Return what a reader sees in place of ``|name|``; nothing, and a problem, if unknown.

        *image* is what stands for an image, with its alternative text.
        """
        found = self._defined(name, place, level, image) if level < _LEVELS else None
        if found is None:
            self._gathered.problems.append(_unknown(name, place))
            return ""
        return found

    def has_image(self, names: Iterable[str]) -> bool:
        """Say whether an image stands in place of one of *names*, or in what they stand for."""
        document = self._directive.state.document
        waiting, seen = list(names), set[str]()
        while waiting:
            key = nodes.fully_normalize_name(waiting.pop())
            if key in seen:
                continue
            seen.add(key)
            definition = document.substitution_defs.get(document.substitution_names.get(key, key))
            if definition is None:
                continue
            if next(iter(definition.findall(nodes.image)), None) is not None:
                return True
            waiting += [each.astext() for each in definition.findall(nodes.substitution_reference)]
        return False

    def _defined(self, name: str, place: Place, level: int, image: str) -> str | None:
        document = self._directive.state.document
        key = nodes.fully_normalize_name(name)
        name = document.substitution_names.get(key, name)
        definition = document.substitution_defs.get(name)

        def substitute(inner: str) -> str:
            return self.text(inner, place, level=level + 1, image=image)

        if definition is not None:
            if any(image.get("alt") == name for image in definition.findall(nodes.image)):
                return None  # an image that says nothing: docutils gives it its name
            return reader_text(nodes.inline("", "", *definition.children), substitute, image)
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
    """Return what *lines* define, by name, as text of reST; the first of a name counts."""
    found: dict[str, list[str]] = {}
    inside: list[str] | None = None
    for line in lines:
        match = _DEFINITION.match(line)
        if match is not None:
            is_text = match.group("kind") == "replace"
            inside = [match.group("text") if is_text else _characters(match.group("text"))]
            found.setdefault(nodes.fully_normalize_name(match.group("name")), inside)
            inside = inside if is_text else None  # below codes stand options
        elif inside is not None and line[:1].isspace() and line.strip():
            inside.append(line.strip())
        else:
            inside = None
    return {name: " ".join(texts) for name, texts in found.items()}


def _characters(text: str) -> str:
    """Return what the codes of ``unicode::`` stand for, with nothing in it that is markup."""
    try:
        said = "".join(map(unicode_code, _COMMENT.split(text)[0].split()))
    except ValueError:  # docutils reports it
        return ""
    return "".join(f"\\{char}" if char in punctuation else char for char in said)


def _unknown(name: str, place: Place) -> RawProblem:
    return RawProblem(
        "malformed-row",
        place,
        N_("what '|{name}|' stands for cannot be told here, so it is read as nothing"),
        N_("Define it with 'replace::', in this document or in 'rst_prolog', or write the words."),
        (("name", shorten(name)),),
    )


def failed_substitutions(
    root: nodes.Element, place: Place, relative: Callable[[str], str], *, exactly: bool
) -> list[RawProblem]:
    """Return a problem for each substitution of MyST below *root* that could not be put in.

    They are *exactly* at *place*, or below it or in a file that is included there, where the parser
    tells; each is noted once. *relative* makes a path one that is seen from the root.
    """
    found = []
    for message in root.findall(nodes.system_message):
        reason = message.children[0].astext() if message.children else ""
        if not reason.startswith(_FAILED) or _NOTED in message:
            continue
        message[_NOTED] = True
        source, line = str(message.get("source") or ""), int(message.get("line") or 0)
        path = relative(source) if source else place[0]
        at = (path, line) if path != place[0] else (path, max(place[1], 0 if exactly else line))
        found.append(
            RawProblem(
                "not-carried-out",
                at,
                N_("a substitution gives nothing here: {reason}"),
                N_("Define it in 'myst_substitutions' or in the front matter, or write the words."),
                (("reason", shorten(reason.partition(" [")[0].partition(":")[2].strip(), 80)),),
            )
        )
    return found
