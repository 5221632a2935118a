"""What reads versions: formats, lockfiles, manifests, release tools, tags, ranges, claims, statements."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from pathlib import PurePosixPath as Posix
from typing import Final
from zlib import crc32

from running import CHEAP, DEAR, Target

from sphinx_readiness.evidence.code_spans import parts_of
from sphinx_readiness.evidence.registry import OWN
from sphinx_readiness.evidence.statements import read_statements
from sphinx_readiness.evidence.version_mentions import mentions, names_it
from sphinx_readiness.files.formats.key_lines import key_lines, line_of
from sphinx_readiness.files.formats.parsed_files import (
    parse_json,
    parse_toml,
    parse_xml,
    parse_yaml,
)
from sphinx_readiness.files.git_refs import on_main_branch, references
from sphinx_readiness.files.globs import matching_files, matching_folders
from sphinx_readiness.files.opener import decoded
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.versions import PEP440, SEMVER, Source
from sphinx_readiness.versions.check import check_pages, disagreements
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.compare import agrees, order, parse
from sphinx_readiness.versions.conventions import find_conventions, unlisted
from sphinx_readiness.versions.locks.known_locks import lookup, manifests, read_locks, resolved
from sphinx_readiness.versions.page_names import path_version, speaks_of_many
from sphinx_readiness.versions.ranges import implies, in_range, is_range
from sphinx_readiness.versions.truth import find_truth
from sphinx_readiness.versions.truth.git_tags import newest_tag

_PARSERS: Final = {"json": parse_json, "toml": parse_toml, "xml": parse_xml, "yaml": parse_yaml}

LOCKS: Final = (
    "Cargo.lock", "uv.lock", "poetry.lock", "pylock.toml", "requirements.txt", "package-lock.json", "pnpm-lock.yaml", "yarn.lock", "go.mod", "go.sum", "bom.json",
    "a.spdx.json", "Pipfile.lock", "Gemfile.lock", "composer.lock", "packages.lock.json", "gradle.lockfile", "mix.lock", "Podfile.lock", "Package.resolved", "pubspec.lock",
)  # fmt: skip

MANIFESTS: Final = (
    "pyproject.toml", "setup.cfg", "Cargo.toml", "package.json", "composer.json", "pom.xml", "go.mod", "VERSION", "PKG-INFO", "a.gemspec", ".bumpversion.toml",
    ".bumpversion.cfg", "bumpver.toml", "tbump.toml", "release-please-config.json", ".release-please-manifest.json", ".cz.toml", ".cz.json", "cz.yaml",
    "setup.py", "gradle.properties", "build.gradle", "settings.gradle", "mix.exs", "CMakeLists.txt", "meson.build", "MODULE.bazel", "a.csproj", "Directory.Build.props", "Chart.yaml",
    "CITATION.cff", "codemeta.json", "lerna.json", "pnpm-workspace.yaml", "go.work", "DESCRIPTION", "a.cabal", "a.podspec", "Project.toml", "pubspec.yaml",
)  # fmt: skip

_ECOSYSTEMS: Final = ("pypi", "cargo", "npm", "golang", "gem", "")

_DATA: Final = (
    "{", "}", "[", "]", "[[package]]\n", "[package]\n", "[project]\n", "[tool.bumpversion]\n", "[[tool.bumpversion.files]]\n", "[workspace]\n", 'name = "a"\n', 'version = "1.0"\n',
    '"name": "a"', '"version": "1.0"', '"packages": {', '"": {', '"dependencies": {', "dependencies = [", "name: a\n", "version: 1.0\n", "  - ", "- ", ": ", "&a ", "*a", "<<: *a", "!!int ",
    "!!python/object:x ", "? ", "| \n", "> \n", "<a>", "</a>", "<version>", "</version>", "<!DOCTYPE a>", "&lt;", "<![CDATA[", "\\ud800", "\\u0000", '\\"', ",", "==1.0", ">=1", " ; ", "# ",
    "-r other.txt\n", "-e .\n", "--hash=sha256:00", "a==1.0 \\\n", "require (\n", ")\n", "module a.b/c\n", "v1.2.3", "replace a => b\n", "inf", "0x1F", "1_000", "2026-01-31T00:00:00Z", "dynamic",
    '"purl": "pkg:npm/a@1.0"', '"components": [', '"bomFormat": "CycloneDX"', '"spdxVersion": "SPDX-2.3"', "{current_version}", "current_version = 1.0\n", "[bumpversion:file:a]\n", "{version}",
    "project(a VERSION 1.2)\n", "project('a', version: '1.2')\n", "module(name = \"a\", version = \"1.2\")\n", "setup(name='a', version='1.2')\n", "use (\n", "include ':a', ':b'\n", "workspaces",
    "<PropertyGroup>", "<Version>1.2</Version>", "appVersion: 1.2\n", "version '1.2'\n", "allprojects {\n", "@version \"1.2\"\n", "packages: [a, 'b/**']\n", "[tool.uv.workspace]\nmembers = [\"*\"]\n",
)  # fmt: skip

_RANGES: Final = (
    "^1.2", "~1", "~=1.4.2", ">=1,<2", ">= 1.0 < 2", "1.x", "*", "||", " - ", "!=1.0", "==1.*", "===1", "1!2.0", "1.0a1", "1.0-rc.1", "+build", "v", "latest", ",", " ", "\n", "pypi", "cargo", "npm",
)  # fmt: skip

_PAGE: Final = (
    "# Guide 1.2.3\n", "**Version**: 1.2.3\n", "Version: 0.5\n", "---\nversion: 1.0\n---\n", ":Version: 1.0\n", "The latest version is v1.2.3.", "latest stable release of a is 1.0", "pip install a==1.2.3",
    "docker pull a:1.2.3", "cargo add a@1.2", "npm i a@1.2.3", "--version 1.2.3", "<!-- readiness: about a = 1.0 -->", ".. readiness: about a\n", "```sh\n", "```\n", "$ ", "    ", ".. code-block:: sh\n\n   ", "| a | 1.0 |",
    "image: a:1.2.3\n", "Title 1.0\n=========\n", "> ", "<!--", "-->", "changelog", "readiness-versions", "==", "@", ":",
)  # fmt: skip

_STATED: Final = (
    "version ", "dependency ", "file ", "tag ", "manifest ", "versoin ", "README.md", "pyproject.toml", " == ", " = ", "1.2.3", "a>=1.0", "`", "``", ";", "<br>", " /project/version", "{version}", '"', "'", ": ",
    "Version control", "and", "docs/a b.md", "lodash@4.17.21", "#/a/b",
)  # fmt: skip


class _Scratch:
    """A folder of its own for each target, with one file in it at a time."""

    def __init__(self, base: Path, name: str) -> None:
        self._base, self._name = base, name
        self._made: Path | None = None

    def folder(self) -> Path:
        if self._made is None:
            self._made = self._base / self._name
            (self._made / ".git" / "refs" / "tags").mkdir(parents=True)
            (self._made / "src" / "deep").mkdir(parents=True)
            (self._made / "src" / "a.py").write_text("1.0\n")
        return self._made

    @contextlib.contextmanager
    def holding(self, name: str, data: bytes) -> Iterator[Path]:
        folder = self.folder()
        path = folder / name
        path.write_bytes(data)
        try:
            yield folder
        finally:
            path.unlink()


def _named(data: bytes, names: tuple[str, ...]) -> tuple[str, bytes]:
    """Return the file that *data* names in its first line, or any of *names*, and its content."""
    first, _, rest = data.partition(b"\n")
    name = first.decode("utf-8", "replace")
    return (name, rest) if name in names else (names[crc32(first) % len(names)], rest)


def _refused(failure: UnreadableFile | RawProblem, lines: int) -> None:
    message, hint, values = failure.message, failure.hint, dict(failure.values)
    assert message.format_map(values)
    hint.format_map(values)
    line = failure.line if isinstance(failure, UnreadableFile) else failure.place[1]
    assert 0 < line <= lines, line


def _most_lines(text: bytes) -> int:
    """Return how many lines anything may make of *text*."""
    ends = text.count(b"\n") + text.count(b"\r") + text.count(b"\x85")
    return ends + 2 * text.count(b"\xe2\x80") + 1


def structured(language: str, data: bytes) -> None:
    """Values or UnreadableFile with a line of the text; the lines of keys are lines of the text."""
    lines = _most_lines(data)
    try:
        text = decoded(data, "f")
        value = _PARSERS[language](text, "f")
    except UnreadableFile as failure:
        _refused(failure, lines)
        return
    for depth in (1, 3):
        found = key_lines(text, language, depth)
        assert all(0 < line <= lines and len(pointer) <= depth for pointer, line in found.items())
        for pointer in list(found)[:5]:
            assert line_of(text, language, pointer) == found[pointer]
    if language == "json":
        assert (
            json.dumps(value, default=str) == json.dumps(json.loads(text), default=str)
            or "." in text
            or "e" in text.lower()
        )


def lockfiles(scratch: _Scratch, data: bytes) -> None:
    """Packages with lines of the file, or problems with messages."""
    name, text = _named(data, LOCKS)
    lines = _most_lines(text)
    with scratch.holding(name, text) as root:
        locks, problems = read_locks(root)
    for problem in problems:
        _refused(problem, lines)
    for lock in locks:
        assert all(0 < each.line <= lines for each in lock.packages), lock
        for package in lock.packages[:3]:
            lookup(locks, package.name)
            resolved(locks, package.name)
            for wanted in lock.requirements.values():
                in_range(package.version, wanted, lock.ecosystem)


def project_files(scratch: _Scratch, data: bytes) -> None:
    """Sources of truth and conventions of release tools, or problems with messages."""
    name, text = _named(data, MANIFESTS)
    lines = _most_lines(text)
    with scratch.holding(name, text) as root:
        tree = Tree(root)
        truth = find_truth(tree, (), (), ("a",))
        conventions, problems = find_conventions(tree, "rule")
        unlisted(tree, conventions)
        for _path, ecosystem, ranges in manifests(root):
            for wanted in [each for some in ranges.values() for each in some][:20]:
                is_range(wanted, ecosystem)
        for problem in (*truth.problems, *problems):
            _refused(problem, lines)
        for source in truth.own:
            assert parse(source.version) is not None, source
            assert 0 < source.location.line <= lines, source
        list(disagreements(truth))


def git(scratch: _Scratch, data: bytes) -> None:
    """Tags are names without blanks; the newest is one of them."""
    head, _, packed = data.partition(b"\n")
    folder = scratch.folder()
    (folder / ".git" / "HEAD").write_bytes(head)
    (folder / ".git" / "packed-refs").write_bytes(packed)
    found = references(folder)
    assert found is not None
    assert all(len(tag.split()) == 1 for tag in found.tags)
    assert on_main_branch(folder) in (True, False)
    newest = newest_tag(folder, "", "v{version}", "{version}")
    if newest is not None:
        assert {newest.version, f"v{newest.version}"} & found.tags


def globs(scratch: _Scratch, data: bytes) -> None:
    """What matches is there, and inside of the root."""
    folder = scratch.folder()
    pattern = data.decode("utf-8", "replace")
    for each in matching_files(folder, Posix(), [pattern, *pattern.split("\n")[:5]]):
        assert (folder / each).is_file()
    for each in matching_folders(folder, Posix("src"), [pattern]):
        assert (folder / each).is_dir()


def ranges(data: bytes) -> None:
    """What is understood is a range, and a version in a range is in each that it implies."""
    version, written, other, named, *_ = [
        *data.decode("utf-8", "replace").split("\n"),
        "",
        "",
        "",
        "",
    ]
    ecosystem = named if named in _ECOSYSTEMS else _ECOSYSTEMS[len(data) % len(_ECOSYSTEMS)]
    inside = in_range(version, written, ecosystem)
    assert inside in (True, False, None)
    assert inside is None or ecosystem == "pypi" or is_range(written, ecosystem), written
    if ecosystem != "cargo" and inside and implies(written, other, ecosystem):
        assert (
            in_range(version, other, ecosystem) is not False
            or parse(version) is None
            or "-" in version
            or not version.isascii()
            or re.search("[a-z]", version.lower())
        )
    for scheme in (PEP440, SEMVER):
        one, back = order(version, written, scheme), order(written, version, scheme)
        assert (one is None) is (back is None)
        assert one is None or back is None or one == -back
    assert agrees(version, Source("", written, Location("f", 1), SEMVER)) in (True, False, None)
    if parse(version) is not None:
        assert agrees(version, Source("", version, Location("f", 1), SEMVER)) is True


def claims(data: bytes) -> None:
    """A claim stands where it says that it stands."""
    text = data.decode("utf-8", "replace")
    lines = re.split(r"\r\n|\r|\n", text)
    for markdown in (True, False):
        page = scan(text, "docs/a.md", markdown=markdown, always=True)
        if page is None:
            continue
        for each in page.claims:
            line = lines[each.location.line - 1]
            assert line.startswith(each.version, each.location.column - 1), each
        truth = find_truth(
            Tree(Path("/nowhere")),
            (),
            (Source("a", "1.2.3", Location("conf.py", 1), PEP440),),
            ("a",),
        )
        check_pages(truth, [page], ())
    mentions(text, "1.2.3", {"a"}, many=len(data) % 2 == 0)
    names_it(text, "1.2.3", {"a"})
    path_version(text)
    speaks_of_many(text, text)


def statements(data: bytes) -> None:
    """What is read is a statement in one of the forms, and parts are never empty."""
    text = data.decode("utf-8", "replace")
    for field in ("verify", "evidence"):
        stated = read_statements(text, field)
        assert all(each.verb in OWN for each in stated.found), stated
        assert stated.wrong in (*OWN, ""), stated
    for part in parts_of(text):
        assert any(each.text.strip() for each in part)


def targets(base: Path) -> tuple[Target, ...]:
    """Return the targets; files of theirs go below *base*."""
    scratch: Callable[[str], _Scratch] = partial(_Scratch, base)
    return (
        *(Target(name, partial(structured, name), _DATA, 1 if name == "yaml" else CHEAP) for name in _PARSERS),
        Target("lockfiles", partial(lockfiles, scratch("locks")), (*_DATA, *(f"{name}\n" for name in LOCKS))),
        Target("project-files", partial(project_files, scratch("project")), (*_DATA, *(f"{name}\n" for name in MANIFESTS)), 0.1),
        Target("git", partial(git, scratch("git")), ("ref: refs/heads/main\n", "0" * 40 + " refs/tags/v1.0\n", "0" * 64 + " refs/tags/", "1.0", "v", "^" + "0" * 40, "\n", " "), 0.5),
        Target("globs", partial(globs, scratch("globs")), ("*", "**", "/", "src", "a.py", "..", "?", "[a-z]", ".git", "{a,b}", "\n"), 0.5),
        Target("ranges", ranges, _RANGES, CHEAP),
        Target("claims", claims, _PAGE, DEAR),
        Target("statements", statements, _STATED, CHEAP),
    )  # fmt: skip


def forget(base: Path) -> None:
    """Take the files of the targets away."""
    shutil.rmtree(base, ignore_errors=True)
