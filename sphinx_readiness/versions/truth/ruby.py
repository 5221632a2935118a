"""The version of a Ruby gem or a pod: in its specification, or in ``version.rb``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source

_NAME: Final = re.compile(r"^\s*+\w{1,20}\.name\s*+=\s*+[\"']([\w.-]{1,100})[\"']", re.MULTILINE)

_VERSION: Final = re.compile(
    r"^\s*+\w{1,20}\.version\s*+=\s*+[\"'](\d[\w.+-]{0,79})[\"']", re.MULTILINE
)

_REQUIRED: Final = re.compile(
    r"^[ \t]{0,20}require(?:_relative)?[ \t(]{1,9}[\"'](?:\./)?(?:lib/)?"
    r"(?P<path>[\w/-]{1,200})[\"']",
    re.MULTILINE,
)

_BY_CONSTANT: Final = re.compile(
    r"^[ \t]{0,40}\w{1,20}\.version[ \t]{0,40}=[ \t]{0,40}[\w:]{0,100}VERSION\b", re.MULTILINE
)

_MOST: Final = 10
"""Files that a specification requires and that are looked at."""

_CONSTANT: Final = re.compile(r"^\s*+VERSION\s*+=\s*+[\"'](\d[\w.+-]{0,79})[\"']", re.MULTILINE)


def read_gemspec(tree: Tree, path: str) -> Iterator[Source]:
    """Yield the version in the gemspec or podspec *path*, or in what it takes it from.

    That is the file that it requires, or else ``lib/NAME/version.rb``.
    """
    text = tree.text(path) or ""
    match = _NAME.search(text)
    name = match[1] if match is not None else PurePosixPath(path).stem
    required = _required(text)
    for place, pattern in (
        (path, _VERSION),
        *((each, _CONSTANT) for each in required),
        (f"lib/{name}/version.rb", _CONSTANT),
        (f"lib/{name.replace('-', '/')}/version.rb", _CONSTANT),
        (f"lib/{name.replace('-', '_')}/version.rb", _CONSTANT),
    ):
        content = tree.text(place) or ""
        match = pattern.search(content)
        if match is not None:
            line = content.count("\n", 0, match.start(1)) + 1
            yield Source(name, match[1], Location(place, line), SEMVER)
            return


def _required(text: str) -> list[str]:
    """Return the files called ``version.rb`` that *text* requires, if it takes a constant."""
    if _BY_CONSTANT.search(text) is None:
        return []
    found = (f"lib/{match['path']}.rb" for match in islice(_REQUIRED.finditer(text), _MOST))
    return [each for each in found if each.endswith("/version.rb")]
