"""A command line that was given before is not parsed again, and means what it meant."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stdout
from pathlib import Path
from typing import NoReturn

import pytest
from cached_runs import FILES, Ran, Runner, write

from sphinx_readiness.cli import cached_lint, command_line, main, remembered
from sphinx_readiness.cli.remembered import lint_again
from sphinx_readiness.workspace.lint_cache import request as requests
from sphinx_readiness.workspace.lint_cache.place import Place
from sphinx_readiness.workspace.lint_cache.store import Store


def without_parser(runner: Runner, docs: Path, *options: str) -> Ran:
    """Return what a lint comes to that must not be parsed."""

    def fail(*_arguments: object) -> NoReturn:
        raise AssertionError("it was parsed")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command_line, "run", fail)
        return runner.lint(docs, *options)


OPTIONS: tuple[tuple[str, ...], ...] = (
    (),
    ("-q", "--ignore", "RD201", "--record", "demo", "--as-of", "2026-01-31"),
    ("--format", "json", "--format", "sarif", "--color", "always", "-j", "2"),
    ("--out", "OUT", "--output", "junit=OUT/readiness.junit.xml"),
)


@pytest.mark.parametrize("options", OPTIONS)
def test_it_prints_the_same_without_a_parser(
    options: tuple[str, ...], runner: Runner, docs: Path, tmp_path: Path
) -> None:
    given = [each.replace("OUT", str(tmp_path / "out")) for each in options]
    first = runner.lint(docs, *given)
    reports = {each: each.read_bytes() for each in tmp_path.glob("out/*")}
    for each in reports:
        each.unlink()
    again = without_parser(runner, docs, *given)
    assert again == first._replace(read=None)
    assert {each: each.read_bytes() for each in tmp_path.glob("out/*")} == reports
    assert runner.fresh(docs, *given)[:2] == first[:2]


def test_what_lies_at_its_paths_is_looked_at(
    runner: Runner, docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, file = tmp_path / "out", tmp_path / "readiness.sarif"
    options = ["--out", str(out), "--output", f"sarif={file}"]
    assert runner.lint(docs, *options).status == 1
    (out / "readiness.json").unlink()
    out.rmdir()
    out.touch()
    assert runner.lint(docs, *options)[:2] == (2, "")
    assert "is no folder" in capsys.readouterr().err
    out.unlink()
    file.unlink()
    file.mkdir()
    assert runner.lint(docs, *options)[:2] == (2, "")
    assert "is no FORMAT=FILE" in capsys.readouterr().err
    file.rmdir()
    assert without_parser(runner, docs, *options).status == 1
    docs.rename(tmp_path / "gone")
    assert runner.lint(docs, *options)[:2] == (2, "")
    assert "there is no folder" in capsys.readouterr().err


def test_the_same_line_elsewhere_is_about_what_lies_there(
    runner: Runner, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "other", {**FILES, "docs/one.md": "# One\n"})
    monkeypatch.chdir(docs.parent)
    first = runner.lint(Path("docs"))
    monkeypatch.chdir(tmp_path / "other")
    other = runner.lint(Path("docs"))
    assert other.read is not None
    assert other[:2] == runner.fresh(Path("docs"))[:2] != first[:2]
    assert without_parser(runner, Path("docs"))[:2] == other[:2]
    monkeypatch.chdir(docs.parent)
    assert without_parser(runner, Path("docs"))[:2] == first[:2]


@pytest.mark.parametrize("written", ["docs/", "./docs", ".//docs/.", "DOCS/"])
def test_a_folder_may_be_written_in_several_ways(
    written: str, runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(docs.parent)
    argv = ["lint", written.replace("DOCS", str(docs))]
    first = io.StringIO()
    with redirect_stdout(first):
        assert main(argv) == 1
    again = io.StringIO()
    with redirect_stdout(again):
        assert lint_again(argv, os.environ) == 1
    assert again.getvalue() == first.getvalue() == runner.fresh(Path("docs")).printed


def test_what_was_looked_at_is_not_looked_at_twice(
    runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A known line whose documents have changed is linted with what was found out about it."""
    runner.lint(docs, "--select", "RD2", "--format", "json")
    write(docs.parent, {"docs/plain.md": "# Plain\n\nOther words.\n"})
    made, kept = [], []
    find_out, keep_line = remembered.run_cache, remembered.keep_line
    for module in (remembered, cached_lint):
        monkeypatch.setattr(
            module, "run_cache", lambda *given: made.append(given) or find_out(*given)
        )
    monkeypatch.setattr(
        cached_lint, "keep_line", lambda *given: kept.append(given) or keep_line(*given)
    )
    assert runner.lint(docs, "--select", "RD2", "--format", "json").read is not None
    assert (len(made), len(kept)) == (1, 0)
    without_parser(runner, docs, "--select", "RD2", "--format", "json")


def test_several_paths_are_parsed_each_time(runner: Runner, tmp_path: Path) -> None:
    """Which documentation a document belongs to is not told by the command line."""
    pages = {name: FILES[name] for name in ("docs/conf.py", "docs/index.md", "docs/one.md")}
    inner = {"docs/sub/page.md": ":::{checklist} sub\n\n- [ ] SUB-1: lost\n:::\n"}
    one = write(tmp_path / "one", {"readiness.toml": "", **pages, **inner})
    other = write(tmp_path / "two", {"readiness.toml": "", **pages, **inner})
    write(tmp_path / "two", {"docs/sub/conf.py": FILES["docs/conf.py"]})
    for docs in (one, other):
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(docs.parent)
            runner.lint(Path("docs"))
            given = runner.lint(Path("docs"), "docs/sub/page.md")
            fresh = runner.lint(Path("docs"), "docs/sub/page.md", "--no-cache")
            assert given[:2] == fresh[:2]
    assert given.printed.count("items:") == 2


def test_other_code_parses_it_again(
    runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner.lint(docs)
    monkeypatch.setattr(requests, "own_code", lambda _names: ["another"])
    with pytest.raises(AssertionError, match="it was parsed"):
        without_parser(runner, docs)


@pytest.mark.parametrize(
    "options", [("--no-cache",), ("--cache-dir", "CACHE"), ("--online",)], ids=str
)
def test_some_are_parsed_each_time(
    options: tuple[str, ...], runner: Runner, docs: Path, tmp_path: Path
) -> None:
    given = [each.replace("CACHE", str(tmp_path / "cache")) for each in options]
    runner.lint(docs, *given)
    with pytest.raises(AssertionError, match="it was parsed"):
        without_parser(runner, docs, *given)


def test_the_variable_turns_it_off(
    runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner.lint(docs)
    monkeypatch.setenv("SPHINX_READINESS_NO_CACHE", "1")
    with pytest.raises(AssertionError, match="it was parsed"):
        without_parser(runner, docs)


def _stored(runner: Runner, argv: list[str]) -> tuple[Store, object]:
    """Return the store of *runner*, and what it has of *argv*."""
    key = bytes.fromhex((runner.folder.parent / "key").read_text())
    store = Store(Place(str(runner.folder), key))
    return store, store.load(remembered._name(argv))


@pytest.mark.parametrize(
    "change",
    [
        lambda value: None,
        lambda value: [],
        lambda value: value[:3],
        lambda value: [value[0][:3], *value[1:]],
        lambda value: [value[0], [["a"]], *value[2:]],
        lambda value: [["elsewhere", *value[0][1:]], *value[1:]],
    ],
)
def test_what_is_kept_otherwise_is_parsed(change: object, runner: Runner, docs: Path) -> None:
    first = runner.lint(docs)
    argv = ["lint", str(docs)]
    store, value = _stored(runner, argv)
    assert value is not None
    assert callable(change)
    store.keep(remembered._name(argv), change(value))
    assert runner.lint(docs) == first._replace(read=None)


def test_a_forged_line_is_no_line(runner: Runner, docs: Path) -> None:
    runner.lint(docs, "--fail-on", "never")
    runner.lint(docs)
    argv = ["lint", str(docs)]
    never = _stored(runner, [*argv, "--fail-on", "never"])[1]
    Store(Place(str(runner.folder), b"f" * 32)).keep(remembered._name(argv), never)
    assert runner.lint(docs).status == 1


def test_a_line_in_a_project_is_of_its_authors(runner: Runner, docs: Path) -> None:
    """Its authors have the key that lies in it, so they could say what a command line means."""
    home = docs.parent / "home"
    environ = {**os.environ, "XDG_CACHE_HOME": str(home), "LOCALAPPDATA": str(home)}
    environ["HOME"] = str(home)
    runner.lint(docs)
    assert lint_again(["lint", str(docs)], os.environ) == 1
    runner.folder.parent.rename(docs.parent / "moved")
    home.mkdir()
    (docs.parent / "moved").rename(home / "sphinx-readiness")
    assert lint_again(["lint", str(docs)], environ) is None
