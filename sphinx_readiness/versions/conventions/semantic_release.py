"""python-semantic-release: ``version_toml`` and ``version_variables``.

Its documentation, "Configuration Options": ``FILE:KEY[:FORMAT]`` and ``FILE:VARIABLE[:FORMAT]``,
where the format ``tf`` is that of tags. The tool stamps all of them in one step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.files.project_tree import Tree, string, strings, table
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import parse
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.kept import of_project, value_at
from sphinx_readiness.versions.conventions.line_forms import LineForm

TOOL: Final = "python-semantic-release"

_CONFIG: Final = "pyproject.toml"

_KEYS: Final = ("tool", "semantic_release")

_LISTS: Final = ("version_toml", "version_variables", "version_variable")
"""The last one is what older versions of the tool have: entries with commas between them."""


def read_semantic_release(tree: Tree) -> Iterator[Convention]:
    """Yield what the tool stamps, with the version of the project, or of the first key."""
    settings = table(tree.toml(_CONFIG), *_KEYS)
    entries = [
        (kind, number, parts)
        for kind in _LISTS
        for number, entry in enumerate(_entries(settings, kind))
        if len(parts := entry.split(":")) > 1
    ]
    if not entries:
        return
    version = _version(tree, [parts for kind, _, parts in entries if kind == _LISTS[0]])
    if not version:
        place = tree.at(_CONFIG, *_KEYS, entries[0][0])
        why = N_("{tool} rewrites files, but the version that it looks for is not known here")
        yield Convention(None, (), (unchecked(TOOL, place, why),))
        return
    tag = string(settings, "tag_format") or "v{version}"
    found = []
    for kind, number, parts in entries:
        place = tree.at(_CONFIG, *_KEYS, kind, number)
        wanted = tag.replace("{version}", version) if parts[2:3] == ["tf"] else version
        path, name = parts[0].strip(), parts[1].strip()
        if kind == _LISTS[0]:
            found.append(Listed(TOOL, place, path, wanted, pointer=tuple(name.split("."))))
        else:
            lines = None if name == "*" else LineForm((name,))
            found.append(Listed(TOOL, place, path, wanted, lines))
    yield Convention(None, tuple(found))


def _entries(settings: Mapping[str, object], kind: str) -> list[str]:
    """Return the entries of a list, which was one text in older versions of the tool."""
    written = strings(settings, kind) or (string(settings, kind),)
    return [entry for text in written for entry in text.split(",")]


def _version(tree: Tree, keys: list[list[str]]) -> str:
    """Return the version that has been stamped last; nothing where a tool does that later."""
    values = (value_at(tree, path.strip(), name) for path, name, *_ in keys)
    for version in filter(None, (of_project(tree), *values)):
        parsed = parse(version)
        if parsed is not None and any(parsed.release):
            return version.removeprefix("v")
    return ""
