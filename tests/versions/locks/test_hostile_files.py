"""Lockfiles that nobody meant well with: one problem each, and never anything else."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from systems import needs_posix

from sphinx_readiness.files.formats import parsed_files
from sphinx_readiness.versions.locks import read_locks, requirements
from sphinx_readiness.versions.locks.known_locks import READERS
from sphinx_readiness.versions.manifests.folder import Folder

NAMES = (
    "Cargo.lock",
    "uv.lock",
    "poetry.lock",
    "pdm.lock",
    "pylock.toml",
    "requirements.txt",
    "package-lock.json",
    "npm-shrinkwrap.json",
    "pnpm-lock.yaml",
    "yarn.lock",
    "go.mod",
    "go.sum",
    "bom.json",
    "app.cdx.json",
    "app.spdx.json",
    "Pipfile.lock",
    "Gemfile.lock",
    "composer.lock",
    "packages.lock.json",
    "gradle.lockfile",
    "mix.lock",
    "Podfile.lock",
    "Package.resolved",
    "pubspec.lock",
)


def reader_of(name):
    return next(reader for pattern, reader in READERS if pattern.fullmatch(name))


def messages(root):
    locks, problems = read_locks(root)
    assert not any(each.packages for each in locks)
    return [
        f"{path}:{line}: {each.message.format_map(dict(each.values))}"
        for each in problems
        for path, line in [each.place]
    ]


def test_every_reader_is_tried_here():
    assert {reader_of(name) for name in NAMES} == {reader for _, reader in READERS}


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_that_name(name, tmp_path):
    (tmp_path / name).mkdir()
    assert messages(tmp_path) == [f"{name}:1: this is no regular file and is not read"]


@needs_posix
@pytest.mark.parametrize("name", NAMES)
def test_a_fifo(name, tmp_path):
    os.mkfifo(tmp_path / name)
    assert messages(tmp_path) == [f"{name}:1: this is no regular file and is not read"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_not_utf_8(name, tmp_path):
    (tmp_path / name).write_bytes(b"\n\na\xff")
    assert messages(tmp_path) == [f"{name}:3: this file is not UTF-8"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_too_large(name, tmp_path):
    with (tmp_path / name).open("wb") as stream:
        stream.truncate(50 << 20)
    limit = parsed_files.SIZE_LIMIT
    assert messages(tmp_path) == [
        f"{name}:1: this file is too large; expected at most {limit} bytes"
    ]


@needs_posix
@pytest.mark.parametrize("name", NAMES)
def test_a_link_out_of_the_root(name, tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / name).write_text("", encoding="utf-8")
    (root / name).symlink_to(tmp_path / name)
    assert messages(root) == [f"{name}:1: this file is outside the project's root and is not read"]


@needs_posix
@pytest.mark.parametrize("name", NAMES)
def test_a_link_to_nothing_and_to_itself(name, tmp_path):
    (tmp_path / name).symlink_to(tmp_path / name)
    assert len(messages(tmp_path)) == 1


EMPTY = {
    "package-lock.json": "this is not valid JSON: Expecting value",
    "npm-shrinkwrap.json": "this is not valid JSON: Expecting value",
    "bom.json": "this is not valid JSON: Expecting value",
    "app.cdx.json": "this is not valid JSON: Expecting value",
    "app.spdx.json": "this is not valid JSON: Expecting value",
    "pnpm-lock.yaml": "this is no lockfile as expected: '/' has another form",
    "pubspec.lock": "this is no lockfile as expected: '/' has another form",
    "Pipfile.lock": "this is not valid JSON: Expecting value",
    "composer.lock": "this is not valid JSON: Expecting value",
    "packages.lock.json": "this is not valid JSON: Expecting value",
    "Package.resolved": "this is not valid JSON: Expecting value",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", ["", "\ufeff"])
def test_an_empty_file(name, content, tmp_path):
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert messages(tmp_path) == ([f"{name}:1: {EMPTY[name]}"] if name in EMPTY else [])


ATTACKS = {
    "nested lists": "[" * 100_000,
    "nested tables": '{"a":' * 100_000,
    "nested in TOML": "a = " + "[" * 100_000,
    "nested tables of TOML": "a = " + "{a = " * 100_000,
    "a dotted key": ".".join(["a"] * 100_000) + " = 1",
    "nested in YAML": "- " * 100_000,
    "keys of keys": "? " * 100_000,
    "quotes": '"' * 100_000,
    "escapes": '"' + "\\" * 100_000,
    "escaped quotes": 'a = """ \\""" ' + '\\"' * 100_000 + '\n"""',
    "spaces": " " * 100_000 + "x",
    "keys and spaces": "a" + " " * 100_000 + "b",
    "digits": "a = " + "1" * 100_000,
    "brackets": "requests" + "(" * 100_000,
    "a marker": "requests==1; " + "(" * 1000,
    "at signs": "@" * 100_000,
    "slashes": "packages:\n  " + "/" * 100_000 + ": {}",
    "aliases": "a0: &a0 [x]\n"
    + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 40)),
    "merges": "a0: &a0 {x: y}\n"
    + "".join(f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 10)}]}}\n" for i in range(1, 40)),
    "an alias to itself": "packages: &a\n  b: *a",
    "not a number": '{"packages": {"a": NaN}}',
    "infinity": '{"a": -Infinity}',
    "a huge number": '{"a": 1e999}',
    "half of a pair": '{"a": "\\ud800"}',
    "twice": '{"a": 1, "a": 2}',
    "a null character": "\0",
    "tags": "packages: !!python/object/apply:os.system ['true']",
    "a document type": "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "continued": "\\\n" * 100_000,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_at_most_one_problem(name, attack, tmp_path):
    (tmp_path / name).write_text(ATTACKS[attack], encoding="utf-8")
    said = messages(tmp_path)
    assert len(said) <= 1
    assert all(re.match(rf"{re.escape(name)}:[1-9]", each) and len(each) < 400 for each in said)


WHOLE = {
    "Cargo.lock": '[[package]]\nname = "a"\nversion = "1"\ndependencies = [\n "b 1 (r+x)",\n]\n',
    "uv.lock": '[[package]]\nname = "a"\nversion = "1"\nsource = { editable = "." }\n'
    'dependencies = [{ name = "b" }]\n[package.metadata]\nrequires-dist = [{ name = "b" }]\n',
    "requirements.txt": "a==1 \\\n  --hash=sha256:0\n-r b.txt\nc[d]>=1 ; python_version > '3'\n",
    "package-lock.json": '{"packages": {"": {"dependencies": {"a": "npm:b@1"}},'
    ' "node_modules/a": {"version": "1", "name": "b", "link": true, "resolved": ""}}}',
    "pnpm-lock.yaml": "importers:\n  .:\n    dependencies:\n      a: {specifier: ^1, version: 1.0.0}\n"
    "specifiers: {a: 1}\npackages:\n  /a/1.0.0_b:\n    name: c\n    version: 1\n",
    "yarn.lock": '__metadata:\n  version: 8\n\n"a@npm:^1, b@^2":\n  version: 1.0.0\n'
    '  resolution: "a@npm:1.0.0"\n',
    "go.mod": "module a\nrequire (\n\tb v1.0.0 // indirect\n)\nreplace b => c v1.0.0\n",
    "go.sum": "a v1.0.0 h1:x=\n",
    "app.cdx.json": '{"bomFormat": "CycloneDX", "metadata": {"component": {"bom-ref": "r"}},'
    ' "components": [{"bom-ref": "a", "purl": "pkg:npm/%40a/b@1", "components": []}],'
    ' "dependencies": [{"ref": "r", "dependsOn": ["a"]}]}',
    "app.spdx.json": '{"spdxVersion": "SPDX-2.3", "packages": [{"SPDXID": "a", "name": "a",'
    ' "versionInfo": "1", "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:a/b"}]}],'
    ' "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",'
    ' "relatedSpdxElement": "a"}], "@graph": [{"type": "Relationship", "to": ["a"]}]}',
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_cut_off_anywhere(name, tmp_path):
    for end in range(len(WHOLE[name]) + 1):
        (tmp_path / name).write_text(WHOLE[name][:end], encoding="utf-8")
        assert len(read_locks(tmp_path)[1]) <= 2  # requirements.txt: the file that it includes


def test_requirements_without_end(tmp_path, monkeypatch):
    assert requirements.LINE_LIMIT == 100_000
    monkeypatch.setattr(requirements, "LINE_LIMIT", 1000)
    lines = "a\n" * 1001
    for name in ("requirements.in", "requirements-x.txt", "included.txt"):
        (tmp_path / name).write_text(lines, encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("", encoding="utf-8")
    (tmp_path / "requirements-y.txt").write_text("-r included.txt\n", encoding="utf-8")
    said = "1001: this file holds too many values; expected at most 1000"
    assert messages(tmp_path) == [
        f"included.txt:{said}",
        f"requirements-x.txt:{said}",
        f"requirements.in:{said}",
    ]


def tried(name, text, root):
    """Read *text* and return nothing; anything raised but UnreadableFile fails the test."""
    folder = Folder(root)
    locks = folder.tried(lambda: tuple(reader_of(name)(folder, name, text))) or ()
    for failure in folder.failures:
        assert 1 <= failure.line <= text.count("\n") + 1
        assert failure.message.format_map(dict(failure.values))
    for lock in locks:
        for package in lock.packages:
            assert 1 <= package.line <= text.count("\n") + 1
        for found in lock.direct.values():
            assert set(found) <= set(lock.packages)


@pytest.mark.parametrize("name", NAMES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text() | st.text(alphabet="{}[]():,\"'\\=@#/-\n abv1.*&!|>", max_size=80))
@example("a:\x85b")
def test_no_text_raises_anything_else(name, tmp_path, text):
    tried(name, text, tmp_path)


@pytest.mark.parametrize("name", WHOLE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_nor_does_a_lockfile_with_a_piece_of_another_kind(name, tmp_path, data):
    pieces = re.split(r'("[^"]*"|\w+|\s+)', WHOLE[name])
    at = data.draw(st.integers(0, len(pieces) - 1))
    other = st.sampled_from(
        ["", "1", '"x"', "[]", "{}", "null", "true", "[[1]]", "- x", "\n", "@", "::"]
    )
    pieces[at] = data.draw(other)
    tried(name, "".join(pieces), tmp_path)
