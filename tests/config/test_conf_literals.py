from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from systems import needs_posix

from sphinx_readiness.config.conf_py import SIZE_LIMIT, source_with_options
from sphinx_readiness.config.conf_py.literals import Literals, assigned_options, read_literals
from sphinx_readiness.files import opener


def wanted(name: str) -> bool:
    return name.startswith("readiness_") or name == "extensions"


def read(folder: Path, source: str | bytes) -> Literals:
    path = folder / "conf.py"
    path.write_bytes(source if isinstance(source, bytes) else source.encode("utf-8"))
    return read_literals(path, wanted)


def test_literals_of_wanted_names(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        "import os\n"
        "project = 'x'\n"
        "extensions = ['a', 'b']\n"
        "readiness_fail_on: str = 'info'\n"
        "readiness_as_of = readiness_x = '2026-01-01'\n"
        "readiness_columns = {'owner': ('who', -1)}\n",
    )
    assert made.values == {
        "extensions": ["a", "b"],
        "readiness_fail_on": "info",
        "readiness_as_of": "2026-01-01",
        "readiness_x": "2026-01-01",
        "readiness_columns": {"owner": ("who", -1)},
    }
    assert made.lines["readiness_columns"] == 6
    assert (made.computed, made.problems) == ((), ())


def test_nothing_is_executed(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    made = read(tmp_path, f"readiness_x = open({str(mark)!r}, 'w')\nraise SystemExit\n")
    assert not mark.exists()
    assert (made.values, made.computed) == ({}, ("readiness_x",))


@pytest.mark.parametrize(
    ("source", "values", "computed"),
    [
        ("readiness_a = 1\nreadiness_a = 2", {"readiness_a": 2}, ()),
        ("readiness_a = 1\nreadiness_a = f()", {}, ("readiness_a",)),
        ("readiness_a = f()\nreadiness_a = 1", {"readiness_a": 1}, ()),
        ("extensions = ['a']\nextensions += ['b']", {"extensions": ["a", "b"]}, ()),
        ("extensions = ['a']\nextensions += b", {"extensions": ["a"]}, ("extensions",)),
        ("extensions = f()\nextensions += ['b']", {}, ("extensions",)),
        (
            "extensions = ['a']\nextensions += b\nextensions += ['c']",
            {"extensions": ["a"]},
            ("extensions",),
        ),
        ("extensions = ['a']\nextensions.append('b')", {"extensions": ["a", "b"]}, ()),
        ("extensions = ['a']\nextensions.extend(('b', 'c'))", {"extensions": ["a", "b", "c"]}, ()),
        ("extensions = ['a']\nextensions += 'bc'", {"extensions": ["a"]}, ("extensions",)),
        ("extensions = ('a',)\nextensions += ('b',)", {"extensions": ("a", "b")}, ()),
        ("readiness_a = 'x'\nreadiness_a += 'y'", {"readiness_a": "xy"}, ()),
        ("readiness_a = {'x'}\nreadiness_a.add('y')", {"readiness_a": {"x", "y"}}, ()),
        ("readiness_a = {'x'}\nreadiness_a |= {'x', []}", {"readiness_a": {"x"}}, ("readiness_a",)),
        ("readiness_a = {1: 2}\nreadiness_a.update({3: 4})", {"readiness_a": {1: 2, 3: 4}}, ()),
        ("readiness_a += ['b']", {}, ("readiness_a",)),
        ("extensions = ['a'] + more", {}, ("extensions",)),
        ("readiness_a: int", {}, ()),
        ("if x:\n    readiness_a = 1", {}, ("readiness_a",)),
        ("readiness_a = 1\nif x:\n    readiness_a = 2", {"readiness_a": 1}, ("readiness_a",)),
        ("if x:\n    readiness_a = 1\nreadiness_a = 2", {"readiness_a": 2}, ()),
        ("if x:\n    extensions = ['a']", {}, ()),
        ("try:\n    readiness_a = 1\nexcept E:\n    pass", {}, ("readiness_a",)),
        ("with x as readiness_a: pass", {}, ("readiness_a",)),
        ("for readiness_a in x: pass", {}, ("readiness_a",)),
        ("match x:\n    case [readiness_a]: pass", {}, ("readiness_a",)),
        ("print(readiness_a := 1)", {}, ("readiness_a",)),
        ("readiness_a, b = 1, 2", {}, ("readiness_a",)),
        ("from x import y as readiness_a", {}, ("readiness_a",)),
        ("from x import readiness_a", {}, ("readiness_a",)),
        ("def readiness_a(): pass", {}, ("readiness_a",)),
        ("globals()['readiness_a'] = 1", {}, ("readiness_a",)),
        ("globals().update(readiness_a=1)", {}, ("readiness_a",)),
        ("globals().update({'readiness_a': 1})", {}, ("readiness_a",)),
        ("exec('readiness_a = 1')", {}, ("readiness_a",)),
        ("readiness_a = []\nreadiness_a.append(b)", {"readiness_a": []}, ("readiness_a",)),
        ("readiness_a = {}\nreadiness_a['x'] = 1", {"readiness_a": {}}, ("readiness_a",)),
        ("readiness_a = 1\ndel readiness_a", {"readiness_a": 1}, ("readiness_a",)),
        ("def setup(app):\n    app.config.readiness_a = 1", {}, ("readiness_a",)),
        ("def setup(app):\n    app.config['readiness_a'] = 1", {}, ("readiness_a",)),
        (
            "def f():\n    global readiness_a\n    readiness_a = 1\nreadiness_a = 2",
            {"readiness_a": 2},
            ("readiness_a",),
        ),
        ("def f():\n    readiness_a = 1", {}, ("readiness_a",)),
        ("print(readiness_a)", {}, ()),
        ('"""\nreadiness_a = 1\n"""', {}, ()),
        ("# readiness_a = 1\nx = 'readiness_a = 1'", {}, ()),
        ("'readiness_a'", {}, ()),
        ("readiness_a.b = 1", {}, ()),
        ("readiness_a = {[]: 1}", {}, ("readiness_a",)),
        ("readiness_a = f'{x}'", {}, ("readiness_a",)),
        ("", {}, ()),
    ],
)
def test_what_counts(
    tmp_path: Path, source: str, values: dict[str, object], computed: tuple[str, ...]
) -> None:  # fmt: skip
    made = read(tmp_path, source)
    assert (made.values, made.computed, made.problems) == (values, computed, ())


def test_missing_file(tmp_path: Path) -> None:
    assert read_literals(tmp_path / "conf.py", wanted) == Literals({}, {}, ())
    (problem,) = read_literals(tmp_path, wanted).problems
    assert problem.message == "this is no regular file and is not read"
    assert read_literals(tmp_path / "none" / "conf.py", wanted) == Literals({}, {}, ())


@needs_posix
def test_what_is_no_regular_file_is_one_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("gone")
    for name in (".", "pipe", "link", "/dev/zero"):
        (problem,) = read_literals(tmp_path / name, wanted).problems
        assert problem.rule == "invalid-configuration"


@pytest.mark.parametrize(
    "source",
    ["for k in x:\n    globals()['readiness_' + k] = 1", "globals()[f'readiness_{k}'] = 1"],
)
def test_names_that_are_put_together(tmp_path: Path, source: str) -> None:
    (problem,) = read(tmp_path, source).problems
    assert "put together" in problem.message


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from common import *", "common.py"),
        ("from .common import *", "common.py"),
        ("from common import *", "../common.py"),
        ("from pkg.common import *", "pkg/common.py"),
        ("from pkg import *", "pkg/__init__.py"),
        ("import sys\nsys.path.insert(0, os.path.abspath('lib'))\nfrom common import *",
         "lib/common.py"),
        ("exec(open('common.py').read())", "common.py"),
        ("from runpy import run_path\nglobals().update(run_path('common.py'))", "common.py"),
    ],
)  # fmt: skip
def test_options_from_another_file(tmp_path: Path, source: str, module: str) -> None:
    docs = tmp_path / "docs"
    file = docs / module
    docs.mkdir()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("if x:\n    readiness_a = 1\n")
    (problem,) = read(docs, source).problems
    assert problem.place == ("conf.py", source.count("\n") + 1)
    assert dict(problem.values)["file"] == module
    file.write_text("# readiness_a = 1\nproject = 'x'\n")
    assert read(docs, source).problems == ()
    file.unlink()
    assert read(docs, source).problems == ()


@needs_posix
def test_no_module_outside_is_opened(tmp_path: Path) -> None:
    docs = tmp_path / "project" / "docs"
    docs.mkdir(parents=True)
    (tmp_path / "common.py").write_text("readiness_a = 1\n")
    (docs / "other.py").symlink_to("../../common.py")
    source = "sys.path.append('../..')\nfrom common import *\nfrom other import *"
    assert read(docs, source).problems == ()


def test_assigned_options(tmp_path: Path) -> None:
    path = tmp_path / "conf.py"
    path.write_text(
        '"""\nreadiness_no = 1\n"""\n# readiness_no = 1\nimport readiness_no\n'
        "readiness_a = 1\nif x:\n    readiness_b: int = 2\nx = 'readiness_no'\n"
        "def f():\n    readiness_c = readiness_a = 1\n"
    )
    assert assigned_options(source_with_options(path)) == (
        {"readiness_a": 6, "readiness_b": 8},
        {"readiness_c": 11},
    )
    assert assigned_options(source_with_options(tmp_path / "none")) == ({}, {})


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("readiness_a = 1\nreadiness_b = (\n", 2),
        (b"readiness_a = '\xff'\n", 1),
        (b"a = 1\0\n", 1),
        ("readiness_a = " + "(" * 5000, 1),
        ("readiness_a = " + "-" * 100_000 + "1", 1),
        (b"#" * (SIZE_LIMIT + 1), 1),
        (b"# coding: klingon\n", 1),
    ],
    ids=["open", "bytes", "null", "parentheses", "minus", "large", "encoding"],
)
def test_unreadable_source_is_one_problem(tmp_path: Path, source: str | bytes, line: int) -> None:
    made = read(tmp_path, source)
    assert made.values == {}
    (problem,) = made.problems
    assert problem.rule == "invalid-configuration"
    assert problem.place[0] == "conf.py"
    assert problem.place[1] >= 1
    if line > 1:
        assert problem.place[1] == line
    assert dict(problem.values).keys() <= {"detail", "limit"}


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "conf.py"
    path.touch()

    def refuse(*args: object, **kwargs: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(opener.os, "open", refuse)
    (problem,) = read_literals(path, wanted, "docs/conf.py").problems
    assert problem.place == ("docs/conf.py", 1)


def test_other_encodings(tmp_path: Path) -> None:
    assert read(tmp_path, b"# coding: latin-1\nreadiness_a = '\xe9'\n").values == {
        "readiness_a": "é"
    }
    assert read(tmp_path, b"\xef\xbb\xbfreadiness_a = 1\n").values == {"readiness_a": 1}


def test_warnings_of_the_source_are_not_ours(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read(tmp_path, "readiness_a = '\\d'\n").values == {"readiness_a": "\\d"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary() | st.text(st.sampled_from("readiness_a=1[]{}()'\"\n+-*: ")))
def test_any_bytes_are_read(tmp_path: Path, source: bytes | str) -> None:
    made = read(tmp_path, source)
    assert len(made.problems) <= 1
