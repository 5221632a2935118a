"""Commitizen: its documentation, "Bump" (``version_files``) and "Configuration file"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.files.project_tree import Tree, language_of, string, strings, table
from sphinx_readiness.model.versions import PEP440, Source
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.kept import of_provider
from sphinx_readiness.versions.conventions.line_forms import line_form
from sphinx_readiness.versions.conventions.tool_globs import by_python

TOOL: Final = "commitizen"

_FILES: Final = (
    "pyproject.toml", ".cz.toml", "cz.toml", ".cz.json", "cz.json", ".cz.yaml", "cz.yaml",
)  # fmt: skip


def read_commitizen(tree: Tree) -> Iterator[Convention]:
    """Yield the configuration of Commitizen in each file that has one."""
    for path in _FILES:
        language = language_of(path)
        keys = ("tool", TOOL) if language == "toml" else (TOOL,)
        settings = table(getattr(tree, language)(path), *keys)
        if settings:
            yield _convention(tree, path, keys, settings)


def _convention(
    tree: Tree, path: str, keys: tuple[str, ...], settings: Mapping[str, object]
) -> Convention:
    provider = string(settings, "version_provider") or TOOL
    version = of_provider(tree, provider) if provider != TOOL else string(settings, "version")
    entries = strings(settings, "version_files")
    if not version:
        place = tree.at(path, *keys, "version_files")
        why = N_("{tool} rewrites files, but the version that it looks for is not known here")
        return Convention(None, (), (unchecked(TOOL, place, why),) if entries else ())
    found = []
    for number, entry in enumerate(entries):
        name, _, pattern = entry.partition(":")
        place = tree.at(path, *keys, "version_files", number)
        names = by_python(tree, name, recursive=False) or [name]
        lines = line_form(pattern)
        found += [Listed(TOOL, place, each, version, lines) for each in names]
    if provider != TOOL:
        return Convention(None, tuple(found))
    return Convention(Source("", version, tree.at(path, *keys, "version"), PEP440), tuple(found))
