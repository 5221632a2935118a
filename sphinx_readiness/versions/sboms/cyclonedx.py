"""CycloneDX SBOMs in JSON: ``bom.json`` and ``*.cdx.json``.

https://cyclonedx.org/docs/1.6/json/; the project is ``metadata.component``, and what it depends on
is in ``dependencies``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from sphinx_readiness.files.formats.json_text import json_places
from sphinx_readiness.files.formats.parsed_files import UnreadableFile, parse_json
from sphinx_readiness.files.formats.shapes import (
    expect_rows,
    expect_table,
    rows,
    table,
    word,
    words,
)
from sphinx_readiness.files.formats.unreadable_text import DEPTH_LIMIT, Pointer
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.packages import Lock
from sphinx_readiness.versions.sboms.purl import Part, identified, locks


def read_cyclonedx(_folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield a lock for each ecosystem in *text*; raises UnreadableFile.

    A ``bom.json`` that is no CycloneDX at all is something else, and passed over.
    """
    document = expect_table(parse_json(text, path), path, "/")
    if document.get("bomFormat") != "CycloneDX":
        if path == "bom.json":
            return
        raise UnreadableFile(
            path,
            1,
            N_("this is no CycloneDX file; expected 'bomFormat': 'CycloneDX'"),
            N_("Have the file made again by the tool that writes it."),
        )
    parts = _parts(path, text, document)
    root = word(table(table(document.get("metadata")).get("component")).get("bom-ref"))
    direct = [
        reference
        for each in rows(document.get("dependencies"))
        if root and each.get("ref") == root
        for reference in words(each.get("dependsOn"))
    ]
    yield from locks(path, parts, direct)


def _parts(path: str, text: str, document: dict[str, object]) -> dict[str, Part]:
    """Return the components by their references; those in other components, too."""
    lines = {
        pointer[:-1]: line
        for pointer, line in json_places(text, DEPTH_LIMIT)
        if pointer[-1] == "version" and pointer[0] == "components"
    }
    parts: dict[str, Part] = {}
    first: Pointer = ("components",)
    rest = deque([(first, expect_rows(document.get("components"), path, "components"))])
    while rest:
        pointer, components = rest.popleft()
        for index, component in enumerate(components):
            where = (*pointer, index)
            group, name = word(component.get("group")), word(component.get("name"))
            part = identified(
                word(component.get("purl")),
                f"{group}/{name}" if group and name else name,
                word(component.get("version")),
                lines.get(where, 1),
            )
            if part is not None:
                # Without a reference it cannot be depended on, but is there.
                parts.setdefault(word(component.get("bom-ref")) or f"\0{where}", part)
            if "components" in component:
                rest.append(((*where, "components"), rows(component["components"])))
    return parts
