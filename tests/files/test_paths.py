"""Drives, shares and separators, as Windows has them: told by names alone on every system."""

from __future__ import annotations

import ntpath
import posixpath
from pathlib import Path

import pytest

from sphinx_readiness.files import paths
from sphinx_readiness.files.opener import is_inside, read_text
from sphinx_readiness.files.paths import below, is_elsewhere, relative, without_folders
from sphinx_readiness.files.secret_names import is_secret
from sphinx_readiness.files.unreadable import UnreadableFile


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "system", ntpath)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "start", "shown"),
    [
        ("C:\\work\\docs\\a.md", "C:\\work", "docs/a.md"), ("c:\\Work\\a.md", "C:\\work", "a.md"),
        ("C:\\other\\a.md", "C:\\work", "../other/a.md"), ("C:/work/docs/a.md", "C:\\work", "docs/a.md"),
        ("D:\\python\\site.py", "C:\\work", "D:/python/site.py"),
        ("\\\\host\\share\\a.md", "C:\\work", "//host/share/a.md"),
    ],
)  # fmt: skip
def test_relative_on_windows(path: str, start: str, shown: str) -> None:
    assert relative(path, start) == shown


def test_relative_on_posix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "system", posixpath)
    assert relative("/work/docs/a.md", "/work") == "docs/a.md"
    assert relative("/other/a.md", "/work") == "../other/a.md"
    assert relative("/work/a\\b.md", "/work") == "a\\b.md"


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "elsewhere"),
    [
        ("docs\\a.md", False), ("docs/a.md", False), ("..\\a.md", False), ("\\a.md", False),
        ("C:\\work\\a.md", False), ("c:/work/a.md", False), ("C:a.md", False), ("D:\\a.md", True),
        ("D:a.md", True), ("\\\\host\\share\\a.md", True), ("//host/share/a.md", True),
        ("\\\\?\\C:\\work\\a.md", True), ("\\\\.\\COM1", True),
    ],
)  # fmt: skip
def test_what_is_elsewhere_on_windows(path: str, elsewhere: bool) -> None:
    assert is_elsewhere("C:\\work", path) is elsewhere


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("name", ["\\\\host\\share\\a.md", "//host/share/a.md", "D:\\a.md"])
def test_what_is_elsewhere_is_not_looked_at(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def realpath(path: str) -> str:
        raise AssertionError(path)

    monkeypatch.setattr("os.path.realpath", realpath)
    with pytest.raises(UnreadableFile, match="outside the project's root"):
        read_text(tmp_path, name)
    assert not is_inside(tmp_path, name)


def test_nothing_is_elsewhere_on_posix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "system", posixpath)
    for path in ("a", "/a", "C:\\a", "//host/share/a"):
        assert not is_elsewhere("/work", path)


@pytest.mark.parametrize(
    "name", ["docs\\.env", "C:\\keys\\a.txt:x.pem", "server.key::$DATA", "a.txt:.env"]
)
def test_names_of_windows_hide_no_secret(name: str) -> None:
    assert is_secret(name)
    assert not is_secret("docs/C:/notes.txt")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("no such file: '/home/me/docs/x.csv'", "no such file: 'x.csv'"),
        (r"no such file: 'C:\\Users\\me\\x.csv'", "no such file: 'x.csv'"),
        ("C:/work/x.csv is empty", "x.csv is empty"), ("see https://host/a/b", "see https://host/a/b"),
        ("docs/x.csv, and/or y", "docs/x.csv, and/or y"), ("abc:/x: 1", "abc:/x: 1"),
    ],
)  # fmt: skip
def test_messages_hold_no_folder_of_the_machine(said: str, told: str) -> None:
    assert without_folders(said) == told


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    "name", [r"C:\work\docs\x.csv", "C:/work/docs/x.csv", r"C:\\work\\docs\\x.csv"]
)
def test_files_in_messages_of_windows_are_seen_from_the_root(name: str) -> None:
    told = below("C:\\work", f"no such file: '{name}'")
    assert told.replace("\\", "/").replace("//", "/") == "no such file: 'docs/x.csv'"


def test_files_in_messages_are_seen_from_the_root() -> None:
    assert (
        below(Path("/work"), "'/work/docs/x.csv' and '/worker/y'") == "'docs/x.csv' and '/worker/y'"
    )
