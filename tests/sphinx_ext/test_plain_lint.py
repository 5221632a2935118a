"""Pages that lint reads without Sphinx say what they say to Sphinx: the same report, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from plain_pages import pages

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.lint import command
from sphinx_readiness.sphinx_ext.lint.conf_values import lint_settings
from sphinx_readiness.sphinx_ext.lint.plain_run import PlainRun, read_plain

CONF = 'project = "x"\nextensions = ["myst_parser"]\nmyst_enable_extensions = ["colon_fence"]\n'


def read(folder: Path) -> PlainRun:
    found = read_plain(folder, lint_settings(folder, {}))
    assert found is not None
    return found


def report(folder: Path, name: str) -> str:
    out = folder.parent / name
    assert main(["lint", str(folder), "--out", str(out), "-q"]) in (0, 1)
    return (out / "readiness.json").read_text(encoding="utf-8")


def write_project(folder: Path, seed: int, number: int) -> None:
    folder.mkdir()
    (folder.parent / "README.md").touch()
    (folder.parent / "readiness.toml").write_text('as_of = "2026-01-20"\n', encoding="utf-8")
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    for at, text in enumerate(pages(seed, number)):
        (folder / f"page{at}.md").write_text(text, encoding="utf-8", newline="")
    entries = "".join(f"   page{at}\n" for at in reversed(range(number)))
    (folder / "index.rst").write_text(f"T\n=\n\n.. toctree::\n\n{entries}", encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of which only some are plain."""
    folder = tmp_path_factory.mktemp("pages") / "docs"
    write_project(folder, 1, 120)
    return folder


def test_pages_that_are_plain_among_others(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [each.part for each in read(project).documents.values() if each.part is not None]
    assert len(parts) > 25
    assert read(project).report() is None
    some_by_sphinx = report(project, "some")
    monkeypatch.setattr(command, "read_plain", lambda _docs, _settings: None)
    assert some_by_sphinx == report(project, "all")


def test_nothing_but_plain_pages(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = read(project).documents
    for path in project.glob("*.md"):
        if path.stem not in known:
            path.unlink()
    assert read(project).report() is not None
    without_sphinx = report(project, "plain")
    monkeypatch.setattr(command, "read_plain", lambda _docs, _settings: None)
    assert without_sphinx == report(project, "sphinx")
    assert without_sphinx.count('"code"') > 50
