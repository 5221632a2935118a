from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from systems import needs_linux, needs_posix

from sphinx_readiness.config.config_files import find_root, read_config
from sphinx_readiness.config.config_text import SIZE_LIMIT, key_lines
from sphinx_readiness.config.config_unused import OTHER_NAMES, unused_confs, unused_files
from sphinx_readiness.config.options import make_options
from sphinx_readiness.files import opener
from sphinx_readiness.model.problems import RawProblem


def only_problem(root: Path) -> RawProblem:
    layers, problems = read_config(root)
    assert layers == []
    (problem,) = problems
    assert problem.rule == "invalid-configuration"
    problem.message.format_map(dict(problem.values))
    return problem


@pytest.mark.parametrize("mark", ["pyproject.toml", "readiness.toml", ".git"])
def test_root_is_the_nearest_folder_with_a_mark(tmp_path: Path, mark: str) -> None:
    docs = tmp_path / "a" / "docs" / "deep"
    docs.mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "a" / mark).touch()
    assert find_root(docs) == tmp_path / "a"
    assert find_root(tmp_path / "a") == tmp_path / "a"


def test_root_without_marks_is_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    monkeypatch.setattr("sphinx_readiness.config.config_files.ROOT_MARKS", ("no-such-mark",))
    assert find_root(docs) == docs
    monkeypatch.chdir(docs)
    assert find_root(Path()) == docs


def made(folder: Path, *names: str) -> Path:
    """Return *folder* with files of *names*, some of them in folders of their own."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith(".git") else path.write_text("[project]\nname = 'x'\n")
    return folder


@pytest.mark.parametrize(
    ("names", "start", "root"),
    [
        # the environment of the documents is no project
        (("Cargo.toml", ".git", "docs/pyproject.toml"), "docs", ""),
        (("Cargo.toml", "docs/pyproject.toml"), "docs", ""),
        (("pyproject.toml", "docs/pyproject.toml"), "docs", ""),
        ((".git", "a/pyproject.toml", "a/Doc/source/pyproject.toml"), "a/Doc/source", "a"),
        ((".git", "docs/package.json"), "docs", ""),
        # unless there is nothing else, or it is a project of its own
        (("docs/pyproject.toml",), "docs", "docs"),
        ((".git", "docs/.git", "docs/pyproject.toml"), "docs", "docs"),
        ((".git", "docs/readiness.toml"), "docs", "docs"),
        ((".git", "a/pyproject.toml", "a/x.md"), "a", "a"),
        # an unpacked source archive
        (("Cargo.toml", "docs/x.md"), "docs", ""),
        (("go.mod", "docs/source/en/x.md"), "docs/source/en", ""),
        (("VERSION", "x.md"), "", ""),
        (("package.json", "a/b/c/d/e/x.md"), "a/b/c/d/e", "a/b/c/d/e"),
    ],
)
def test_root_of_what_documents_belong_to(
    tmp_path: Path, names: tuple[str, ...], start: str, root: str
) -> None:
    made(tmp_path, *names)
    assert find_root(tmp_path / start) == tmp_path / root


def test_environment_of_documents_that_configures(tmp_path: Path) -> None:
    made(tmp_path, ".git", "docs/x.md")
    (tmp_path / "docs" / "pyproject.toml").write_text("[tool.sphinx-readiness]\n")
    assert find_root(tmp_path / "docs") == tmp_path / "docs"


@needs_posix
def test_environment_of_documents_that_cannot_be_read(tmp_path: Path) -> None:
    made(tmp_path, ".git", "docs/x.md")
    (tmp_path / "docs" / "pyproject.toml").symlink_to("gone")
    assert find_root(tmp_path / "docs") == tmp_path / "docs"


def test_no_files(tmp_path: Path) -> None:
    assert read_config(tmp_path) == ([], [])
    assert read_config(tmp_path / "missing") == ([], [])


@needs_posix
def test_what_is_no_regular_file_is_a_problem_at_once(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").mkdir()
    os.mkfifo(tmp_path / "readiness.toml")
    layers, problems = read_config(tmp_path)
    assert layers == []
    said = [(each.rule, *each.place, each.message) for each in problems]
    no_file = "this is no regular file and is not read"
    assert said == [
        ("invalid-configuration", "pyproject.toml", 1, no_file),
        ("invalid-configuration", "readiness.toml", 1, no_file),
    ]


@needs_posix
@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("gone.toml", "there is no such file"),
        ("/dev/zero", "this file is outside the project's root and is not read"),
        ("../other.toml", "this file is outside the project's root and is not read"),
        ("readiness.toml", "this file cannot be read: {detail}"),
    ],
)
def test_links_that_lead_nowhere_or_out(tmp_path: Path, target: str, message: str) -> None:
    (tmp_path / "other.toml").write_text("fail_on = 'never'\n")
    root = tmp_path / "root"
    root.mkdir()
    (root / "readiness.toml").symlink_to(target)
    assert only_problem(root).message == message


@needs_posix
@pytest.mark.parametrize("name", ["pyproject.toml", "readiness.toml"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling", "device", "loop"])
def test_what_is_no_regular_file_is_a_problem(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"dangling": "gone", "device": "/dev/zero", "loop": name}[kind])
    assert only_problem(tmp_path).place == (name, 1)


@pytest.mark.parametrize(
    ("text", "table", "line"),
    [
        ("[tool.sphinx_readiness]\nfail_on = 'info'\n", "tool.sphinx_readiness", 1),
        ("[tool.Sphinx-Readiness]\n", "tool.Sphinx-Readiness", 1),
        ("[tool.readiness]\n", "tool.readiness", 1),
        ("[tool.sphinx-readyness]\n", "tool.sphinx-readyness", 1),
        ("[tool.sphinx-rediness]\n", "tool.sphinx-rediness", 1),
        ("[tool.sphinxreadiness]\n", "tool.sphinxreadiness", 1),
        ("[tool.sphnix-readiness]\n", "tool.sphnix-readiness", 1),
        ("\n[sphinx-readiness]\nfail_on = 'info'\n", "sphinx-readiness", 2),
        ("[readiness]\n", "readiness", 1),
        ("[tool.sphinx.readiness]\n", "tool.sphinx.readiness", 1),
        ("[project]\nname='x'\n[tool]\nsphinx_readiness.x = 1", "tool.sphinx_readiness", 4),
    ],
)
def test_misnamed_table(tmp_path: Path, text: str, table: str, line: int) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    problem = only_problem(tmp_path)
    assert problem.place == ("pyproject.toml", line)
    assert dict(problem.values)["table"] == table


@pytest.mark.parametrize(
    "table",
    ["tool.sphinx", "tool.sphinx-needs", "tool.sphinx-design", "tool.sphinx-lint", "tool.sphinx_rtd",
     "tool.sphinx-autobuild", "tool.hatch.envs.readiness", "project.optional-dependencies"],
)  # fmt: skip
def test_tables_of_others(tmp_path: Path, table: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[{table}]\nreadiness = ['sphinx-readiness']\n")
    assert read_config(tmp_path) == ([], [])


@pytest.mark.parametrize("table", ["tool.sphinx-readiness", "sphinx-readiness", "readiness"])
def test_table_around_options(tmp_path: Path, table: str) -> None:
    (tmp_path / "readiness.toml").write_text(f"# x\n[{table}]\nfail_on = 'info'\n")
    assert only_problem(tmp_path).place == ("readiness.toml", 2)


def unused(docs: Path, *others: Path, above: bool = True) -> list[str]:
    read = find_root(docs)
    found = list(unused_files(docs, read, read, others, above=above))
    for problem in found:
        problem.message.format_map(dict(problem.values))
    return [problem.place[0] for problem in found]


@pytest.mark.parametrize("nearer", ["pages/pyproject.toml", "pages/.git", "pyproject.toml"])
@pytest.mark.parametrize("name", ["readiness.toml", "pyproject.toml"])
def test_configuration_above_a_nearer_root(tmp_path: Path, nearer: str, name: str) -> None:
    root = tmp_path / "a" / "b"
    docs = root / "pages"
    docs.mkdir(parents=True)
    (root / nearer).write_text("[project]\nname = 'x'\n")
    place = "/".join([".."] * (3 if nearer.startswith("pages") else 2))
    (tmp_path / name).write_text("[tool.sphinx-readiness]\n")
    assert unused(docs) == [f"{place}/{name}"]
    assert unused(docs, above=False) == []
    (find_root(docs) / "readiness.toml").touch()
    assert unused(docs) == []


def test_projects_without_configuration(tmp_path: Path) -> None:
    docs = tmp_path / "packages" / "one" / "docs"
    docs.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for folder in (tmp_path, docs.parent, docs):
        (folder / "pyproject.toml").write_text("[project]\ndependencies = ['sphinx-readiness']\n")
        assert unused(docs) == []


def test_configuration_beside_conf_py_or_in_the_root(tmp_path: Path) -> None:
    docs, conf = tmp_path / "docs" / "source", tmp_path / "conf"
    for folder in (docs, conf):
        folder.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (conf / "readiness.toml").touch()
    assert unused(docs, conf) == ["conf/readiness.toml"]
    assert list(unused_files(docs, conf, tmp_path, (conf, tmp_path), above=False)) == []


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_other_names(tmp_path: Path, name: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / name).touch()
    ours = (tmp_path / "readiness.toml").exists()  # where names have no case
    assert unused(docs) == ([] if ours else [name])


@needs_linux
def test_a_name_in_another_case_is_ours_where_names_have_none(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "readiness.toml").touch()
    (tmp_path / "READINESS.toml").hardlink_to(tmp_path / "readiness.toml")
    assert unused(docs) == []


def test_readiness_toml_goes_over_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.sphinx-readiness]\nfail_on = "info"\nas-of = 2026-01-01\n'
    )
    (tmp_path / "readiness.toml").write_text('fail_on = "never"\n')
    layers, problems = read_config(tmp_path)
    assert problems == []
    assert [(source.path, dict(source.lines)) for _, source in layers] == [
        ("pyproject.toml", {"fail_on": 5, "as-of": 6}),
        ("readiness.toml", {"fail_on": 1}),
    ]
    options, bad = make_options(layers)
    assert (options.fail_on, options.as_of, bad) == (None, "2026-01-01", ())


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "tool = 3\n", "[tool]\nx = 1\n"])
def test_pyproject_without_our_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert read_config(tmp_path) == ([], [])


def test_our_table_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nother = 1\nsphinx-readiness = 'yes'\n")
    assert only_problem(tmp_path).place == ("pyproject.toml", 3)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nb = = 2\n", 2, 5),
        ("a = 1\nb = [1,\n", 2, None),
        ("a = 1\na = 2\n", 2, 6),
        ("x = " + "9" * 5000 + "\n", 1, None),
        ("x = " + "[" * 50_000, 1, None),
    ],
)
def test_broken_toml(tmp_path: Path, text: str, line: int, column: int | None) -> None:
    (tmp_path / "readiness.toml").write_text(text)
    problem = only_problem(tmp_path)
    assert (problem.place, problem.column) == (("readiness.toml", line), column)
    detail = dict(problem.values)["detail"]
    assert detail
    assert "(at" not in detail


def test_broken_file_does_not_hide_the_other(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.sphinx-readiness]\nfail_on = 'info'\n")
    (tmp_path / "readiness.toml").write_text("=")
    layers, problems = read_config(tmp_path)
    assert (len(layers), len(problems)) == (1, 1)


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "readiness.toml").write_bytes(b"# fine\nroles = ['caf\xe9']\n")
    assert only_problem(tmp_path).place == ("readiness.toml", 2)


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    (tmp_path / "readiness.toml").write_bytes(b"\xef\xbb\xbf# c\r\nfail_on = 'info'\r\n")
    ((values, source),), problems = read_config(tmp_path)
    assert (values, source.lines, problems) == ({"fail_on": "info"}, {"fail_on": 2}, [])


def test_too_large(tmp_path: Path) -> None:
    (tmp_path / "readiness.toml").write_bytes(b"#" * (SIZE_LIMIT + 1))
    assert dict(only_problem(tmp_path).values) == {"limit": str(SIZE_LIMIT)}


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "readiness.toml").write_text("fail_on = 'info'")

    def refuse(*args: object, **kwargs: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(opener.os, "open", refuse)
    assert dict(only_problem(tmp_path).values) == {"detail": "Permission denied"}


TABLE = ("tool", "sphinx-readiness")


@pytest.mark.parametrize(
    ("text", "table", "lines", "base"),
    [
        ("", (), {}, 1),
        ("a = 1\n b=2\n", (), {"a": 1, "b": 2}, 1),
        ("[x]\na = 1\n[y.z]\n[[w]]\n", (), {"x": 1, "y": 3, "w": 4, "w[0]": 4}, 1),
        ("[[w]]\na = 1\n[w.x]\n[[w]]\n", (), {"w": 1, "w[0]": 1, "w[1]": 4}, 1),
        ("severity.a = 1\nseverity.b = 2\n", (), {"severity": 1}, 1),
        ("'as-of' = 1\n\"fail on\" = 2\n", (), {"as-of": 1, "fail on": 2}, 1),
        ("a = [\n  'b = 1',\n]\nc = 1\n", (), {"a": 1, "c": 4}, 1),
        ('a = """\nb = 1\n"""\nb = 2\n', (), {"a": 1, "b": 4}, 1),
        ("a = '''x''' # '''\nb = 2\n", (), {"a": 1, "b": 2}, 1),
        ('a = \'"""\'\nb = 2\n', (), {"a": 1, "b": 2}, 1),
        ("a = [\n'''\nb = 1\n''', \"\"\"\nc = 1\n\"\"\"]\nd = 1\n", (), {"a": 1, "d": 7}, 1),
        ("# a = 1\na = 2\n", (), {"a": 2}, 2),
        ("\n[tool.sphinx-readiness]\na = 1\n[tool.other]\nb = 1\n", TABLE, {"a": 3}, 2),
        ('[ tool . "sphinx-readiness" ]\na = 1\n', TABLE, {"a": 2}, 1),
        ("[tool.sphinx-readiness.severity]\nx = 1\n", TABLE, {"severity": 1}, 1),
        ("[tool]\nsphinx-readiness.a = 1\n", TABLE, {"a": 2}, 2),
        ("tool.sphinx-readiness.a = 1\n", TABLE, {"a": 1}, 1),
        ("[tool]\nsphinx-readiness = { a = 1 }\n", TABLE, {}, 2),
        ("[tool.sphinx-readiness-other]\na = 1\n", TABLE, {}, 1),
    ],
)
def test_key_lines(
    text: str, table: tuple[str, ...], lines: dict[str, int], base: int
) -> None:  # fmt: skip
    tomllib.loads(text)
    assert key_lines(text, table) == (lines, base)


def test_values_of_an_inline_table_stand_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nsphinx-readiness = { fail_on = 'x' }\n")
    layers, _ = read_config(tmp_path)
    _, (problem,) = make_options(layers)
    assert problem.place == ("pyproject.toml", 2)


@given(st.text(st.sampled_from("ab='\"[]{}#.,\n \\-1")) | st.text(st.characters()))
def test_any_text_is_read(text: str) -> None:
    lines, base = key_lines(text, ())
    count = text.count("\n") + 1
    assert all(1 <= line <= count for line in (*lines.values(), base))


@pytest.mark.parametrize("piece", ["a.", "a ", '"', "'", "[ ", '"""', "a = '", "\\", " ", '= "\\"'])
def test_time_is_linear(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    assert key_lines(text, ())[1] == 1


@pytest.mark.parametrize("folder", ["", "docs", "cfg", ".sphinx"])
def test_a_conf_py_that_is_not_beside_the_documents(tmp_path: Path, folder: str) -> None:
    docs = tmp_path / "docs" / "pages"
    docs.mkdir(parents=True)
    conf = tmp_path / folder / "conf.py"
    conf.parent.mkdir(exist_ok=True)
    conf.write_text("project = 'x'\n\nreadiness_fail_on = 'warning'\n")
    (problem,) = unused_confs(docs, tmp_path)
    assert problem.place == (f"{folder}/conf.py".lstrip("/"), 3)
    assert dict(problem.values)["name"] == "readiness_fail_on"
    (docs / "conf.py").touch()
    assert list(unused_confs(docs, tmp_path)) == []


def test_a_conf_py_of_others_says_nothing(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "conf.py").write_text("project = 'readiness_x'\n")
    (tmp_path / "website").mkdir()
    (tmp_path / "website" / "conf.py").write_text("readiness_fail_on = 'warning'\n")
    assert list(unused_confs(docs, tmp_path)) == []
