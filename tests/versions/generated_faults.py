"""Projects with one fault each that is in no page, or in a record, and the same without it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generated import ECOSYSTEMS, Seed, draw, project, repository
from project_kinds import Files
from project_locks import FORKED, LOCKS, OWN

LATER = "99.1.0"
"""A version that is still to come."""

DAY = "(2026-01-31)"


class Case(NamedTuple):
    """A project as cases of rules describe it, and the rule that has to speak of it, if any."""

    name: str
    rule: str
    data: Mapping[str, Any]


ECHOES: tuple[tuple[str, str, str], ...] = (
    ("python", "VERSION", "1.9.0\n"),
    ("cargo", "VERSION.txt", "1.9.0\n"),
    ("npm", "version.txt", "v1.9.0\n"),
    ("python", "CITATION.cff", "title: Words\nversion: 1.9.0\n"),
    ("maven", "codemeta.json", '{"name": "Words", "version": "1.9.0"}'),
    ("python", "lantern/__init__.py", '__version__ = "1.9.0"\n'),
    ("setup.cfg", "src/lantern/__init__.py", "__version__ = '1.9.0'\n"),
    ("cargo", "Cargo.lock", OWN.format("lantern", "1.9.0")),
    ("python", "uv.lock", f'{OWN.format("lantern", "1.9.0")}source = {{ editable = "." }}\n'),
    ("npm", "package-lock.json", '{\n  "name": "@acme/lantern",\n  "version": "1.9.0"\n}'),
    ("gem", "Gemfile.lock", "PATH\n  remote: .\n  specs:\n    lantern (1.9.0)\n"),
    ("python", "Chart.yaml", "apiVersion: v2\nname: lantern\nversion: 0.3.0\nappVersion: 1.9.0\n"),
    ("cargo", ".bumpversion.cfg", "[bumpversion]\ncurrent_version = 1.9.0\n"),
    ("composer", "package.json", '{"name": "lantern", "version": "1.9.0"}'),
    ("cmake", "MODULE.bazel", 'module(name = "lantern", version = "1.9.0")\n'),
    ("gradle", "gradle.properties", "version=1.9.0\n"),
)  # fmt: skip
"""A kind of project, a file beside its manifest, and how this says the version."""

CHANGELOGS: tuple[tuple[str, str], ...] = (
    ("CHANGELOG.md", f"# Changes\n\n## [1.9.0] {DAY}\n\n- Words.\n\n## 0.1.0 {DAY}\n"),
    ("CHANGES.rst", f"Changes\n=======\n\n1.9.0 {DAY}\n------------------\n\nWords.\n"),
    ("NEWS", f"1.9.0 {DAY}\n\n* Words.\n\n0.1.0 {DAY}\n\n* Words.\n"),
    ("HISTORY.md", "# History\n\n## Lantern v1.9.0, 31 January 2026\n\nWords.\n"),
    ("docs/changelog.md", "# Changelog\n\n## Version 1.9.0\n\n- Words.\n"),
)
"""Changelogs whose newest entry is of 1.9.0."""

UNRELEASED: tuple[str, ...] = (
    f"# Changes\n\n## Unreleased\n\n- Words.\n\n## 1.9.0 {DAY}\n",
    f"# Changes\n\n## [{LATER}] - unreleased\n\n- Words.\n\n## 1.9.0 {DAY}\n",
    f"# Changes\n\n## {LATER} (TBD)\n\n- Words.\n\n## 1.9.0 {DAY}\n",
)
"""Changelogs whose newest entry is not released, whatever is below it."""

_SETTINGS: Files = {
    "a.toml": "[lamp]\nlit = true\nlevel = 1.10\nsince = 2026-01-31\nhue = 'red'\n",
    "a.json": '{"lamp": {"lit": true, "level": 1.10, "shade": null, "list": ["a", "b"]}}',
    "a.yaml": "lamp:\n  lit: true\n  level: 1.10\n  shade: null\n",
    "a.xml": "<a><lamp><lit>true</lit><level>1.10</level></lamp></a>",
}

VALUES: tuple[tuple[str, str], ...] = (
    ("manifest a.toml /lamp/lit == true", "manifest a.toml /lamp/lit == false"),
    ("manifest a.toml /lamp/level == 1.10", "manifest a.toml /lamp/level == 1.1"),
    ("manifest a.toml /lamp/since == 2026-01-31", "manifest a.toml /lamp/since == 2026-01-30"),
    ("manifest a.toml /lamp/hue != blue", "manifest a.toml /lamp/hue != red"),
    ("manifest a.json /lamp/lit == true", "manifest a.json /lamp/lit != true"),
    ("manifest a.json /lamp/shade == null", "manifest a.json /lamp/shade == none"),
    ("manifest a.json /lamp/list/1 == b", "manifest a.json /lamp/list/01 == b"),
    ("manifest a.yaml /lamp/level == 1.10", "manifest a.yaml /lamp/level == 1.1"),
    ("manifest a.yaml /lamp", "manifest a.yaml /bulb"),
    ("manifest a.xml /lamp/level == 1.10", "manifest a.xml /lamp/level == 1.11"),
    ("file a.toml", "file b.toml"),
    ("file a.toml; file a.json", "file a.toml; file b.json"),
)  # fmt: skip
"""Statements about the files above: one that is so, and one that is not."""

STATED: tuple[str, ...] = (
    "# Design\n\n**Version**: 1.9.0\n",
    "# Design\n\nThis is Lantern 1.9.0, under Apache 2.0.\n",
    "# Design\n\n**Version**: 1.9.0\n\nIt needs rope 0.1.0.\n",
)
"""Pages that state 1.9.0."""

NOT_STATED: tuple[str, ...] = (
    "# Design\n\nThe licence is Apache 1.9.0.\n",
    "# Design\n\nIt needs `rope>=1.9.0`.\n",
    "# Design\n\nrope 1.9.0\n",
    "# Design\n\n1.9.0.1 and 11.9.0\n",
    "# Design\n",
)
"""Pages with the number of the version, or nearly, and not as one of the project."""

MET = ("dependency wick == 1.4.2", "dependency wick >= 1.4", "dependency wick != 2.0.0")

UNMET = ("dependency wick == 1.5.0", "dependency wick >= 1.5", "dependency wick != 1.4.2",
         "dependency wack == 1.4.2")  # fmt: skip

NOT_UNDERSTOOD = ("dependency wick ==", "version a.toml ==", "file a.toml; and so on")


def cases() -> Iterator[Case]:
    """Yield all cases, each with one of the seeds in turn."""
    for make, numbers in (
        (_sources, (0, 3)), (_changelogs, (1, 3)), (_records, (2,)), (_listed, (0, 3)),
        (_files, (1,)), (_dependencies, (0,)), (_others, (3,)),
    ):  # fmt: skip
        for number in numbers:
            yield from make(draw(number))


def _sources(seed: Seed) -> Iterator[Case]:
    for kind, path, text in ECHOES:
        for version, rule in ((seed.version, ""), (seed.stale, "RD502")):
            beside = {seed.written(path, version): seed.written(text, version)}
            files = {**project(kind, seed.name, seed.version), **beside}
            yield Case(f"{path} in {kind}, {version}", rule, {"files": files})
    own = project("python", seed.name, seed.version)
    for version, rule in ((seed.version, ""), (seed.stale, "RD502")):
        conf = {"project": seed.name.title(), "release": version}
        yield Case(f"conf.py, {version}", rule, {"files": own, "conf": conf})
    for version, rule in ((seed.version, ""), ("0.0.1", ""), (LATER, "RD502")):
        yield Case(f"a tag, {version}", rule, {"files": {**own, **repository(version)}})
        kept = {".release-please-manifest.json": json.dumps({".": version})}
        yield Case(f"release-please, {version}", rule, {"files": {**own, **kept}})


def _changelogs(seed: Seed) -> Iterator[Case]:
    own = project("python", seed.name, seed.version)
    for path, text in CHANGELOGS:
        for version, rule in ((seed.version, ""), (seed.stale, "RD515")):
            files = {**own, path: seed.written(text, version)}
            yield Case(f"{path}, {version}", rule, {"files": files})
    for number, text in enumerate(UNRELEASED):
        files = {**own, "CHANGELOG.md": seed.written(text, seed.stale)}
        yield Case(f"unreleased {number}", "", {"files": files})


def _records(seed: Seed) -> Iterator[Case]:
    for kind in ECOSYSTEMS:
        files = project(kind, seed.name, seed.version)
        for version, rule in ((seed.version, ""), (LATER, "RD511")):
            record = {"title": seed.name.title(), "options": {"version": version}}
            data = {"files": files, "records": [record]}
            yield Case(f"record of {kind}, {version}", "" if kind == "tags" else rule, data)


def _listed(seed: Seed) -> Iterator[Case]:
    own = project("python", seed.name, seed.version)
    for tool, configured in _tools(seed.version):
        held = {path: own.get(path, "") + text for path, text in configured.items()}
        for version, rule in ((seed.version, ""), (seed.stale, "RD504")):
            listed = {"a.txt": f"{version} <!-- x-release-please-version -->\n"}
            yield Case(f"{tool}, {version}", rule, {"files": {**own, **held, **listed}})
        if tool == "release-please":
            unmarked = {"a.txt": f"{seed.version}\n"}
            yield Case(f"{tool}, no mark", "RD512", {"files": {**own, **held, **unmarked}})


def _files(seed: Seed) -> Iterator[Case]:
    own = {**_SETTINGS, **project("cargo", seed.name, seed.version)}
    for right, wrong in VALUES:
        yield from _ticked(own, right, "")
        yield from _ticked(own, wrong, "RD505")
    for text in STATED:
        for version, rule in ((seed.version, ""), (seed.stale, "RD505")):
            page = {"the page.md": seed.written(text, version)}
            yield from _ticked({**own, **page}, "version 'the page.md'", rule)
    for text in NOT_STATED:
        page = {"page.md": seed.written(text, seed.version)}
        yield from _ticked({**own, **page}, "version page.md", "RD505")
    yield from _ticked(own, "version Cargo.toml", "")
    yield from _ticked(own, f"version Cargo.toml == {seed.stale}", "RD505")
    tagged = {**own, **repository("0.0.1", seed.version)}
    yield from _ticked(tagged, "tag v{version}", "")
    yield from _ticked(tagged, f"tag v{seed.version}", "")
    yield from _ticked({**own, **repository("0.0.1")}, "tag v{version}", "RD505")
    yield from _ticked(tagged, f"tag v{LATER}", "RD505")
    for statement in NOT_UNDERSTOOD:
        yield from _ticked({**own, **LOCKS[0]}, statement, "RD507")


def _dependencies(seed: Seed) -> Iterator[Case]:
    for number, lock in enumerate(LOCKS):
        yield from _ticked(lock, MET[(number + len(seed.name)) % len(MET)], "")
        yield from _ticked(lock, UNMET[(number + len(seed.name)) % len(UNMET)], "RD505")
    for lock in FORKED:
        for statement in ("== 1.4.2", ">= 2.0", "!= 1.4.2"):
            yield from _ticked(lock, f"dependency wick {statement}", "RD505")
        yield from _ticked(lock, "dependency wick >= 1.4", "")
        yield from _ticked(lock, "dependency wick < 2.1", "")
    needs = '[package]\nname = "app"\nversion = "1.0.0"\n[dependencies]\nwick = "1.4"\n'
    yield from _ticked({"Cargo.toml": needs}, "dependency wick >= 1.4", "")
    yield from _ticked({"Cargo.toml": needs}, "dependency wick == 1.4.2", "RD505")


def _others(seed: Seed) -> Iterator[Case]:
    own = project("cargo", seed.name, seed.version)
    locked = {"Cargo.toml": own["Cargo.toml"] + '[dependencies]\nwick = "1"\n'}
    entry = OWN.format(seed.name, seed.version)
    locked["Cargo.lock"] = f'{entry}dependencies = ["wick"]\n{LOCKS[0]["Cargo.lock"]}'
    for note, rule in (("wick v1.4.2", ""), ("wick 1.3.9", "RD508"), ("from wick 1.3.9", "")):
        body = f"| ID | Item | Status | Notes |\n|--|--|--|--|\n| A-1 | a | ✅ | {note} |"
        yield Case(f"note {note}", rule, {"files": locked, "body": body})
    for status, rule in (("✅", ""), ("🔄", "RD506")):
        yield from _ticked(own, "version Cargo.toml", rule, status)
    yield Case("a broken manifest", "RD509", {"files": {"Cargo.toml": "[package\n"}})
    for declared, rule in ((seed.name, ""), ("none", ""), ("api", "RD510")):
        page = {"docs/a.md": f"% readiness-version: {declared}\n\n# API\n"}
        yield Case(f"declared {declared}", rule, {"files": {**own, **page}})


def _ticked(files: Files, statement: str, rule: str, status: str = "✅") -> Iterator[Case]:
    """Yield the case of a passed item that states *statement*."""
    body = f"| ID | Item | Status | Verify |\n|--|--|--|--|\n| A-1 | a | {status} | {statement} |"
    name = f"{statement} in {min(files)}, {rule or 'right'}"
    yield Case(name, rule, {"files": dict(files), "body": body})


def _tools(version: str) -> Iterator[tuple[str, Files]]:
    """Yield configurations of release tools that list ``a.txt``: their files."""
    bump = f'[tool.bumpversion]\ncurrent_version = "{version}"\n[[tool.bumpversion.files]]\n'
    old_bump = f"[bumpversion]\ncurrent_version = {version}\n[bumpversion:file:a.txt]\n"
    bumpver = f'[tool.bumpver]\ncurrent_version = "{version}"\n[tool.bumpver.file_patterns]\n'
    tbump = f'[version]\ncurrent = "{version}"\n[[file]]\n'
    cz = '[tool.commitizen]\nversion_provider = "pep621"\nversion_files = ["a.txt"]\n'
    in_yaml = f'commitizen:\n  version: "{version}"\n  version_files: ["*.txt:please"]\n'
    in_json = json.dumps({"commitizen": {"version": version, "version_files": ["a.txt"]}})
    manifest = {".release-please-manifest.json": json.dumps({".": version})}
    extra = json.dumps({"packages": {".": {"extra-files": ["a.txt"]}}})
    many = {"type": "generic", "path": "*.txt", "glob": True}
    globbed = json.dumps({"packages": {".": {}}, "extra-files": [many]})
    yield "bump-my-version", {"pyproject.toml": f'{bump}filename = "a.txt"\n'}
    yield "bump-my-version, glob", {"pyproject.toml": f'{bump}glob = "*.txt|none"\n'}
    yield "bump2version", {".bumpversion.cfg": old_bump}
    yield "bumpver", {"pyproject.toml": f'{bumpver}"**/a.txt" = ["{{version}}"]\n'}
    yield "tbump", {"tbump.toml": f'{tbump}src = "*.txt"\n'}
    yield (
        "tbump, search",
        {"tbump.toml": f'{tbump}src = "a.txt"\nsearch = "^{{current_version}}"\n'},
    )
    yield "commitizen", {"pyproject.toml": cz}
    yield "commitizen, YAML", {".cz.yaml": in_yaml}
    yield "commitizen, JSON", {".cz.json": in_json}
    yield "release-please", {**manifest, "release-please-config.json": extra}
    yield "release-please, glob", {**manifest, "release-please-config.json": globbed}
