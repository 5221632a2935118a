"""SPDX SBOMs in JSON, versions 2.2 to 3.0: ``*.spdx.json``.

https://spdx.github.io/spdx-spec/. The project is what the document describes; relationships say
what it depends on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.files.formats.json_text import json_places
from sphinx_readiness.files.formats.parsed_files import UnreadableFile, parse_json
from sphinx_readiness.files.formats.shapes import expect_rows, expect_table, rows, word, words
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.packages import Lock
from sphinx_readiness.versions.sboms.purl import Part, identified, locks

_DOCUMENT: Final = "SPDXRef-DOCUMENT"

Relation = tuple[str, str, str]
"""The element that it is from, its type in capitals without underscores, and the one it is to."""


def read_spdx(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield a lock for each ecosystem in *text*; raises UnreadableFile."""
    document = expect_table(parse_json(text, path), path, "/")
    if "spdxVersion" in document:
        parts, relations, roots = _version_2(path, text, document)
    elif "@graph" in document:
        parts, relations, roots = _version_3(path, text, document)
    else:
        raise UnreadableFile(
            path,
            1,
            N_("this is no SPDX file; expected 'spdxVersion' or '@graph'"),
            N_("Have the file made again by the tool that writes it."),
        )
    direct = dict.fromkeys(_direct(relations, roots))
    others = {key: part for key, part in parts.items() if key not in roots}
    yield from locks(path, others if direct else parts, direct)


_Sbom = tuple[dict[str, Part], list[Relation], set[str]]


def _version_2(path: str, text: str, document: dict[str, object]) -> _Sbom:
    lines = _lines(text, "packages", "versionInfo")
    parts: dict[str, Part] = {}
    for index, each in enumerate(expect_rows(document.get("packages"), path, "packages")):
        purl = next(
            (
                word(reference.get("referenceLocator"))
                for reference in rows(each.get("externalRefs"))
                if reference.get("referenceType") == "purl"
            ),
            "",
        )
        version = word(each.get("versionInfo"))
        part = identified(purl, word(each.get("name")), version, lines.get(index, 1))
        if part is not None:
            parts.setdefault(word(each.get("SPDXID")), part)
    relations = [
        (
            word(each.get("spdxElementId")),
            word(each.get("relationshipType")).replace("_", "").upper(),
            word(each.get("relatedSpdxElement")),
        )
        for each in rows(document.get("relationships"))
    ]
    roots = set(words(document.get("documentDescribes")))
    roots |= {to for start, kind, to in relations if kind == "DESCRIBES" and start == _DOCUMENT}
    roots |= {start for start, kind, to in relations if kind == "DESCRIBEDBY" and to == _DOCUMENT}
    return parts, relations, roots


def _version_3(path: str, text: str, document: dict[str, object]) -> _Sbom:
    lines = _lines(text, "@graph", "software_packageVersion")
    parts: dict[str, Part] = {}
    relations: list[Relation] = []
    roots: set[str] = set()
    for index, each in enumerate(expect_rows(document["@graph"], path, "@graph")):
        match each.get("type"):
            case "software_Package":
                part = identified(
                    word(each.get("software_packageUrl")),
                    word(each.get("name")),
                    word(each.get("software_packageVersion")),
                    lines.get(index, 1),
                )
                if part is not None:
                    parts.setdefault(word(each.get("spdxId")), part)
            case "Relationship" | "LifecycleScopedRelationship":
                kind = word(each.get("relationshipType")).upper()
                start = word(each.get("from"))
                relations += [(start, kind, to) for to in words(each.get("to"))]
            case "SpdxDocument" | "software_Sbom":
                roots.update(words(each.get("rootElement")))
    return parts, relations, roots


def _direct(relations: Iterable[Relation], roots: set[str]) -> Iterator[str]:
    """Yield what the *roots* depend on."""
    for start, kind, to in relations:
        if kind == "DEPENDSON" and start in roots:
            yield to
        elif kind.endswith("DEPENDENCYOF") and to in roots:  # BUILD_, DEV_, OPTIONAL_, ...
            yield start


def _lines(text: str, array: str, key: str) -> dict[int, int]:
    """Return the line of *key* in each element of *array*, by its index."""
    lines: dict[int, int] = {}
    for pointer, line in json_places(text, 3):
        match pointer:
            case (name, int(index)) if name == array:
                lines[index] = line
            case (name, int(index), last) if name == array and last == key:
                lines[index] = line
    return lines
