"""Versions that scripts of build tools state literally: CMake, Meson, Bazel, Mix, Gradle, Cabal.

Nothing is run and no variable is followed: what is computed is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.truth.python_package import first_line

_VALUE: Final = r"v?(?P<version>\d[\w.+-]{0,79})"

_LONGEST: Final = 20_000
"""Characters of the arguments of a call that are looked at."""

_TOKEN: Final = re.compile(r"'[^'\n]*+'|\"[^\"\n]*+\"|#[^\n]*+|[()]")


class _Script(NamedTuple):
    """How a script states a version: in the arguments of a *call*, or anywhere in it."""

    call: re.Pattern[str] | None
    versions: tuple[re.Pattern[str], ...]
    name: re.Pattern[str] | None
    file: re.Pattern[str] | None = None
    """What says that the version is the first line of another file."""


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.MULTILINE) for each in patterns)


_SCRIPTS: Final[dict[str, _Script]] = {
    "CMakeLists.txt": _Script(
        re.compile(r"^[ \t]{0,20}(?i:project)[ \t]{0,9}(?=\()", re.MULTILINE),
        _compiled(rf"(?<!\w)VERSION[ \t\n]{{1,40}}\"?{_VALUE}"),
        re.compile(r"\A[ \t\n]{0,40}\"?(?P<name>[A-Za-z][\w.+-]{0,99})"),
    ),
    "meson.build": _Script(
        re.compile(r"^project[ \t]{0,9}(?=\()", re.MULTILINE),
        _compiled(rf"(?<!\w)version[ \t]{{0,9}}:[ \t\n]{{0,40}}'{_VALUE}'"),
        re.compile(r"\A[ \t\n]{0,40}'(?P<name>[\w.+ -]{1,99})'"),
        re.compile(r"(?<!\w)version[ \t]{0,9}:[ \t]{0,9}files\([ \t]{0,9}'(?P<file>[\w.-]{1,99})'"),
    ),
    "MODULE.bazel": _Script(
        re.compile(r"^module[ \t]{0,9}(?=\()", re.MULTILINE),
        _compiled(rf"(?<!\w)version[ \t]{{0,9}}=[ \t\n]{{0,40}}[\"']{_VALUE}[\"']"),
        re.compile(r"(?<!\w)name[ \t]{0,9}=[ \t\n]{0,40}[\"'](?P<name>[\w.+-]{1,99})[\"']"),
    ),
    "mix.exs": _Script(
        None,
        _compiled(
            rf"(?:^|\[|app: :\w{{1,99}},)[ \t]{{0,40}}version:[ \t]{{1,20}}\"{_VALUE}\"",
            rf"^[ \t]{{0,40}}@version[ \t]{{1,20}}\"{_VALUE}\"",
        ),
        re.compile(r"(?:^|\[)[ \t]{0,40}app:[ \t]{1,20}:(?P<name>\w{1,99})", re.MULTILINE),
    ),
    "gradle.properties": _Script(
        None,
        _compiled(
            r"^[ \t]{0,20}(?:(?:project[._]?)?[vV]ersion|VERSION_NAME|pluginVersion|mod_version)"
            rf"[ \t]{{0,20}}[=:][ \t]{{0,20}}{_VALUE}[ \t\r]{{0,20}}$"
        ),
        None,
    ),
    "build.gradle": _Script(
        None,
        _compiled(
            rf"^(?:project\.)?version[ \t]{{0,9}}[= \t(][ \t]{{0,9}}[\"']{_VALUE}[\"']",
            rf"^allprojects[ \t]{{0,9}}\{{[^{{}}]{{0,2000}}?^[ \t]{{1,20}}version"
            rf"[ \t]{{0,9}}[= \t][ \t]{{0,9}}[\"']{_VALUE}[\"']",
            rf"^[ \t]{{1,40}}versionName[ \t]{{0,9}}[= \t][ \t]{{0,9}}[\"']{_VALUE}[\"']",
        ),
        None,
    ),
    ".cabal": _Script(
        None,
        _compiled(rf"^(?i:version)[ \t]{{0,9}}:[ \t]{{0,40}}{_VALUE}[ \t]{{0,40}}$"),
        re.compile(r"^(?i:name)[ \t]{0,9}:[ \t]{0,40}(?P<name>[\w-]{1,99})", re.MULTILINE),
    ),
}  # fmt: skip

_ROOT_NAME: Final = re.compile(
    r"^[ \t]{0,20}rootProject\.name[ \t]{0,9}=[ \t]{0,9}[\"'](?P<name>[\w .-]{1,99})[\"']",
    re.MULTILINE,
)


def read_script(tree: Tree, path: str) -> Iterator[Source]:
    """Yield the version that the script *path* states literally, at most one."""
    kind = path.rpartition("/")[2].removesuffix(".kts")
    script = _SCRIPTS[kind if kind in _SCRIPTS else f".{kind.rpartition('.')[2]}"]
    text = tree.text(path)
    span = _arguments(text, script.call) if text else None
    if text is None or span is None:
        return
    name = script.name.search(text[span[0] : span[1]]) if script.name is not None else None
    called = name["name"] if name is not None else ""
    if kind.endswith((".gradle", ".properties")):
        called = gradle_name(tree)
    for pattern in script.versions:
        match = pattern.search(text, *span)
        if match is not None:
            line = text.count("\n", 0, match.start("version")) + 1
            yield Source(called, match["version"], Location(path, line), SEMVER)
            return
    other = script.file.search(text, *span) if script.file is not None else None
    found = first_line(tree, other["file"]) if other is not None else None
    if found is not None:
        yield Source(called, found[0], found[1], SEMVER)


def gradle_name(tree: Tree) -> str:
    """Return the name of the root project of Gradle in *tree*; nothing without."""
    for path in ("settings.gradle", "settings.gradle.kts"):
        match = _ROOT_NAME.search(tree.text(path) or "")
        if match is not None:
            return match["name"]
    return ""


def _arguments(text: str, call: re.Pattern[str] | None) -> tuple[int, int] | None:
    """Return where the arguments of the first *call* start and end; all of *text* without one."""
    if call is None:
        return 0, len(text)
    match = call.search(text)
    if match is None:
        return None
    start, depth = match.end() + 1, 0
    for token in _TOKEN.finditer(text, match.end(), match.end() + _LONGEST):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth == 0 and token[0] == ")":
            return start, token.start()
    return None
