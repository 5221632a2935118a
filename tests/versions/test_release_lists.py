"""What release tools list: files that lack the version, those nobody can check, and good ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.versions.conventions import find_conventions, unlisted

PY = '[project]\nname = "lantern"\nversion = "2.0.1"\n'

RUST = '[package]\nname = "lantern"\nversion = "2.0.1"\n'

NODE = '{"name": "lantern", "version": "2.0.1"}'

SEMANTIC = PY + "[tool.semantic_release]\n"

BUMP = PY + '[tool.bumpversion]\ncurrent_version = "2.0.1"\n'

CZ = PY + "[tool.commitizen]\n"

OLD, NEW = "lantern 1.9.0\n", "lantern 2.0.1\n"


def release(*entries: str) -> str:
    return f"pre-release-replacements = [{', '.join(entries)}]\n"


def please(extra: str, version: str = "2.0.1") -> dict[str, str]:
    return {
        ".release-please-manifest.json": f'{{".": "{version}"}}',
        "release-please-config.json": f'{{"packages": {{".": {{"extra-files": [{extra}]}}}}}}',
    }


README = '{ file = "README.md", search = "lantern .*", replace = "lantern {{version}}" }'

CASES: dict[str, tuple[dict[str, str], list[str], int]] = {
    # python-semantic-release
    "its key agrees": ({"pyproject.toml": SEMANTIC + 'version_toml = ["pyproject.toml:project.version"]\n'}, [], 0),
    "a stale variable": (
        {"pyproject.toml": SEMANTIC + 'version_variables = ["a.py:__version__"]\n', "a.py": '__version__ = "1.9.0"\n'},
        ["a.py"], 0,
    ),
    "a good variable": (
        {"pyproject.toml": SEMANTIC + 'version_variables = ["a.py:__version__"]\n', "a.py": '__version__ = "2.0.1"\n'},
        [], 0,
    ),
    "a variable that is nowhere": (
        {"pyproject.toml": SEMANTIC + 'version_variables = ["a.py:__version__"]\n', "a.py": 'VERSION = "2.0.1"\n'},
        ["a.py"], 0,
    ),
    "a file that is nowhere": ({"pyproject.toml": SEMANTIC + 'version_variables = ["a.py:v"]\n'}, ["a.py"], 0),
    "the format of tags": (
        {"pyproject.toml": SEMANTIC + 'version_variables = ["a.yml:image:tf"]\n', "a.yml": "image: v2.0.1\n"}, [], 0,
    ),
    "the format of tags is asked for": (
        {"pyproject.toml": SEMANTIC + 'version_variables = ["a.yml:image:tf"]\n', "a.yml": "image: 2.0.1\n"},
        ["a.yml"], 0,
    ),
    "another format of tags": (
        {
            "pyproject.toml": SEMANTIC + 'tag_format = "l-{version}"\nversion_variables = ["a.yml:image:tf"]\n',
            "a.yml": "image: l-2.0.1\n",
        },
        [], 0,
    ),
    "one text, as it was": (
        {"pyproject.toml": SEMANTIC + 'version_variable = "x"\nversion_toml = "b.toml:a.v"\n', "b.toml": '[a]\nv="2.0.0"\n'},
        ["b.toml"], 0,
    ),
    "a key of another file": (
        {"pyproject.toml": SEMANTIC + 'version_toml = ["b.toml:a.v"]\n', "b.toml": '[a]\nv="2.0.1"\n'}, [], 0,
    ),
    "variables in one text": (
        {"pyproject.toml": SEMANTIC + 'version_variable = "a.py:v,b.py:w"\n', "a.py": "v = '2.0.1'\n", "b.py": "w = '2.0.0'\n"},
        ["b.py"], 0,
    ),
    "two keys that differ": (
        {
            "pyproject.toml": SEMANTIC + 'version_toml = ["pyproject.toml:project.version", "b.toml:a.v"]\n',
            "b.toml": '[a]\nv = "2.0.0"\n',
        },
        ["b.toml"], 0,
    ),
    "a version that is made later": (
        {
            "pyproject.toml": '[project]\nname = "x"\nversion = "0.0.0"\n[tool.semantic_release]\n'
            'version_toml = ["pyproject.toml:project.version"]\nversion_variables = ["a.py:v"]\n'
        },
        [], 1,
    ),
    # cargo-release
    "a stale replacement": ({"Cargo.toml": RUST, "release.toml": release(README), "README.md": OLD}, ["README.md"], 0),
    "a good replacement": ({"Cargo.toml": RUST, "release.toml": release(README), "README.md": NEW}, [], 0),
    "a replacement in the manifest": (
        {"Cargo.toml": f"{RUST}[package.metadata.release]\n{release(README)}", "README.md": OLD}, ["README.md"], 0,
    ),
    "the name of the crate": (
        {
            "Cargo.toml": RUST, "README.md": 'lantern = "2.0.1"\n',
            "release.toml": release("{ file = \"README.md\", search = \"l.*\", replace = '{{crate_name}} = \"{{version}}\"' }"),
        },
        [], 0,
    ),
    "no version in a replacement": (
        {
            "Cargo.toml": RUST, "README.md": OLD,
            "release.toml": release('{ file = "README.md", search = "a", replace = "{{date}}" }'),
        },
        [], 0,
    ),
    "a part of what was found": (
        {
            "Cargo.toml": RUST, "README.md": OLD,
            "release.toml": release('{ file = "README.md", search = "(a)", replace = "${1}{{version}}" }'),
        },
        [], 1,
    ),
    "a replacement that need not be": (
        {"Cargo.toml": RUST, "README.md": OLD, "release.toml": release(README.replace(" }", ", min = 0 }"))}, [], 0,
    ),
    "before a pre-release": (
        {"Cargo.toml": RUST.replace("2.0.1", "2.1.0-rc.1"), "README.md": NEW, "release.toml": release(README)}, [], 0,
    ),
    "an entry for pre-releases": (
        {
            "Cargo.toml": RUST.replace("2.0.1", "2.1.0-rc.1"), "README.md": NEW,
            "release.toml": release(README.replace(" }", ", prerelease = true }")),
        },
        ["README.md"], 0,
    ),
    "a change log": (
        {
            "Cargo.toml": RUST, "CHANGELOG.md": "# Changes\n",
            "release.toml": release('{ file = "CHANGELOG.md", search = "Unreleased", replace = "{{version}}" }'),
        },
        [], 0,
    ),
    "a crate without a version": (
        {"Cargo.toml": '[workspace]\nmembers = ["a"]\n', "release.toml": release(README), "README.md": OLD}, [], 1,
    ),
    # standard-version
    "files to bump": ({"package.json": NODE, ".versionrc": '{"bumpFiles": ["a.txt", "package.json"]}', "a.txt": OLD}, ["a.txt"], 0),
    "files that are bumped": (
        {"package.json": NODE, ".versionrc.json": '{"bumpFiles": [{"filename": "a.txt", "type": "plain-text"}]}', "a.txt": "2.0.1\n"},
        [], 0,
    ),
    "data to bump": (
        {"package.json": NODE, ".versionrc": '{"bumpFiles": [{"filename": "m.json", "type": "json"}]}', "m.json": '{"version": "2.0.0", "api": "2.0.1"}'},
        ["m.json"], 0,
    ),
    "a script that bumps": (
        {"package.json": NODE, ".versionrc": '{"bumpFiles": [{"filename": "a.txt", "updater": "u.js"}]}', "a.txt": OLD}, [], 1,
    ),
    "in the manifest": (
        {"package.json": '{"version": "2.0.1", "standard-version": {"bumpFiles": ["a.txt"]}}', "a.txt": OLD}, ["a.txt"], 0,
    ),
    "another file leads": (
        {".versionrc": '{"packageFiles": [{"filename": "V.txt"}], "bumpFiles": ["a.txt"]}', "V.txt": "2.0.1\n", "a.txt": OLD},
        ["a.txt"], 0,
    ),
    "nothing leads": ({".versionrc": '{"bumpFiles": ["a.txt"]}', "a.txt": OLD}, [], 1),
    "a file of the same name": ({".versionrc": "not: [json", "a.txt": OLD}, [], 0),
    # bump-my-version
    "a pattern that finds nothing": ({"pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nglob = "src/**/*.py"\n'}, ["src/**/*.py"], 0),
    "a text that is nowhere": (
        {"pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nfilename = "a.txt"\nsearch = "v{{current_version}}"\n', "a.txt": NEW},
        ["a.txt"], 0,
    ),
    "versions that contradict": (
        {"pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nfilename = "a.txt"\n', "a.txt": "lantern 2.0.0 and 3.0.0\n"},
        ["a.txt"], 0,
    ),
    "an expression that is looked for": (
        {"pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nfilename = "a.txt"\nregex = true\nsearch = "n [0-9.]+"\n', "a.txt": OLD},
        [], 1,
    ),
    "an expression in a change log": (
        {"pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nfilename = "CHANGELOG.md"\nregex = true\nsearch = "^## Next"\n', "CHANGELOG.md": OLD},
        [], 0,
    ),
    "a file that need not have it": (
        {"pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nfilename = "a.txt"\nignore_missing_version = true\n', "a.txt": OLD},
        [], 0,
    ),
    "a part of the version": (
        {"pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nfilename = "a.txt"\nserialize = ["{{major}}.{{minor}}"]\n', "a.txt": "lantern 1.9\n"},
        ["a.txt"], 0,
    ),
    "a part that is there": (
        {"pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nfilename = "a.txt"\nserialize = "{{major}}.{{minor}}"\n', "a.txt": "lantern 2.0\n"},
        [], 0,
    ),
    "one of several forms": (
        {
            "pyproject.toml": f'{BUMP}[[tool.bumpversion.files]]\nfilename = "a.txt"\nserialize = ["{{major}}.{{minor}}.{{build}}", "{{major}}"]\n',
            "a.txt": OLD,
        },
        [], 1,
    ),
    "the same in the older format": (
        {
            "setup.cfg": "[bumpversion]\ncurrent_version = 2.0.1\n[bumpversion:file:a.txt]\nserialize = {major}.{minor}\n"
            "[bumpversion:file:b.txt]\nregex = true\nsearch = v[0-9]+\n",
            "a.txt": "lantern 1.9\n", "b.txt": "v1\n",
        },
        ["a.txt"], 1,
    ),
    # Commitizen
    "its own version": ({"pyproject.toml": f'{CZ}version = "2.0.1"\nversion_files = ["a.txt"]\n', "a.txt": OLD}, ["a.txt"], 0),
    "the tags have it": ({"pyproject.toml": f'{CZ}version_provider = "scm"\nversion_files = ["a.txt"]\n', "a.txt": OLD}, [], 1),
    "npm has it": (
        {".cz.toml": '[tool.commitizen]\nversion_provider = "npm"\nversion_files = ["a.txt:lantern"]\n', "package.json": NODE, "a.txt": OLD},
        ["a.txt"], 0,
    ),
    "a provider that is none": ({"pyproject.toml": f'{CZ}version_provider = "mine"\nversion_files = ["a.txt"]\n', "a.txt": OLD}, [], 1),
    "a line that is none": ({"pyproject.toml": f'{CZ}version = "2.0.1"\nversion_files = ["a.txt:^other"]\n', "a.txt": NEW}, ["a.txt"], 0),
    # release-please
    "a line with a mark": ({**please('"a.md"'), "a.md": "lantern 1.9.0 <!-- x-release-please-version -->\n"}, ["a.md"], 0),
    "a block with a mark": (
        {**please('"a.md"'), "a.md": "<!-- x-release-please-start-version -->\n1.9.0\n<!-- x-release-please-end -->\n"}, ["a.md"], 0,
    ),
    "a block without an end": ({**please('"a.md"'), "a.md": "<!-- x-release-please-start-version -->\n1.9.0\n"}, ["a.md"], 0),
    "no mark": ({**please('"a.md"'), "a.md": NEW}, [], 1),
    "an extra file in JSON": (
        {**please('{"type": "json", "path": "a.json", "jsonpath": "$.v"}'), "a.json": '{"v": "1.9.0"}'}, ["a.json"], 0,
    ),
    "a place that is worked out": (
        {**please('{"type": "json", "path": "a.json", "jsonpath": "$..v"}'), "a.json": '{"v": "1.9.0"}'}, [], 1,
    ),
    "a file of the version alone": (
        {
            ".release-please-manifest.json": '{"lib": "2.0.1"}', "lib/version.txt": "2.0.0\n",
            "release-please-config.json": '{"packages": {"lib": {"release-type": "simple"}}}',
        },
        ["lib/version.txt"], 0,
    ),
    "a file that is compared already": (
        {**please(""), "release-please-config.json": '{"packages": {".": {"release-type": "simple"}}}', "version.txt": "2.0.0\n"},
        [], 0,
    ),
    "a file that is named": (
        {**please(""), "release-please-config.json": '{"version-file": "v", "packages": {".": {}}}', "v": "2.0.1\n"}, [], 0,
    ),
    "a file of others": (
        {**please(""), "release-please-config.json": '{"packages": {".": {"release-type": "node"}}}', "version.txt": "2.0.0\n"}, [], 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_stale_and_what_cannot_be_told(tmp_path: Path, name: str) -> None:
    files, stale, not_told = CASES[name]
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    tree = Tree(tmp_path)
    conventions, problems = find_conventions(tree, "unreadable-manifest")
    missing, not_looked_at = unlisted(tree, conventions)
    assert [each.path for each in missing] == stale
    assert len(not_looked_at) == not_told
    assert problems == []
