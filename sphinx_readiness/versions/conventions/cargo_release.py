"""cargo-release: its ``pre-release-replacements``.

Its reference: ``search`` is a regular expression, and ``replace`` a template that every release
fills in, so that the file has what the template makes of the version of the crate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.files.project_tree import Tree, get, string, table
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import Unchecked
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import parse
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.kept import of_provider

TOOL: Final = "cargo-release"

_LIST: Final = "pre-release-replacements"

_CONFIGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("release.toml", ()),
    ("Cargo.toml", ("package", "metadata", "release")),
    ("Cargo.toml", ("workspace", "metadata", "release")),
)


def read_cargo_release(tree: Tree) -> Iterator[Convention]:
    """Yield the replacements of each configuration in the root."""
    for path, keys in _CONFIGS:
        settings = table(tree.toml(path), *keys)
        entries = get(settings, _LIST)
        if not isinstance(entries, list) or not entries:
            continue
        version = of_provider(tree, "cargo")
        parsed = parse(version)
        if parsed is None or not any(parsed.release):
            why = N_("{tool} rewrites files, but the version that it looks for is not known here")
            yield Convention(None, (), (unchecked(TOOL, tree.at(path, *keys, _LIST), why),))
            continue
        found: list[Listed] = []
        unknown: list[Unchecked] = []
        names = {"{{version}}": version, "{{crate_name}}": _crate(tree)}
        for number, entry in enumerate(entries):
            # Before a pre-release the files stay as they are, unless an entry wants it otherwise.
            if parsed.pre and get(entry, "prerelease") is not True:
                continue
            listed = _listed(entry, tree.at(path, *keys, _LIST, number), names)
            if isinstance(listed, Listed):
                found.append(listed)
            elif listed is not None:
                unknown.append(listed)
        yield Convention(None, tuple(found), tuple(unknown))


def _crate(tree: Tree) -> str:
    return string(tree.toml("Cargo.toml"), "package", "name")


def _listed(entry: object, place: Location, names: Mapping[str, str]) -> Listed | Unchecked | None:
    """Return what an entry leaves in its file; None if that is no version, or need not be there."""
    path, text = string(entry, "file"), string(entry, "replace")
    if not path or "{{version}}" not in text or get(entry, "min") == 0:
        return None
    for name, value in names.items():
        text = text.replace(name, value)
    if "{{" in text or "$" in text:  # a date, a tag, or a part of what was found
        why = N_("{tool} rewrites '{path}' at a place that is not understood here")
        return unchecked(TOOL, place, why, path=path)
    return Listed(TOOL, place, path, text)
