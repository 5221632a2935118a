"""The version of a Ruby gem: literal in its gemspec, or in a ``version.rb`` beside its code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.files.globs import matching_files
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source

_NAME: Final = re.compile(r"^\s*+\w{1,20}\.name\s*+=\s*+[\"']([\w.-]{1,100})[\"']", re.MULTILINE)

_VERSION: Final = re.compile(
    r"^\s*+\w{1,20}\.version\s*+=\s*+[\"'](\d[\w.+-]{0,79})[\"']", re.MULTILINE
)

_CONSTANT: Final = re.compile(r"^\s*+VERSION\s*+=\s*+[\"'](\d[\w.+-]{0,79})[\"']", re.MULTILINE)


def read_gemspecs(tree: Tree) -> Iterator[Source]:
    """Yield the version of the gem in the root, if there is one gemspec."""
    found = list(matching_files(tree.root, PurePosixPath(), ["*.gemspec"]))
    if len(found) == 1:
        yield from read_gemspec(tree, found[0])


def read_gemspec(tree: Tree, path: str) -> Iterator[Source]:
    """Yield the version in the gemspec *path*, or in ``lib/NAME/version.rb``."""
    text = tree.text(path) or ""
    name = _NAME.search(text)
    if name is None:
        return
    for place, pattern in (
        (path, _VERSION),
        (f"lib/{name[1]}/version.rb", _CONSTANT),
        (f"lib/{name[1].replace('-', '/')}/version.rb", _CONSTANT),
    ):
        content = tree.text(place) or ""
        match = pattern.search(content)
        if match is not None:
            line = content.count("\n", 0, match.start(1)) + 1
            yield Source(name[1], match[1], Location(place, line), SEMVER)
            return
