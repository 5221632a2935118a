"""Pages that lint reads without Sphinx say what they say to Sphinx: the same report, to the byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sphinx
from plain_pages import pages

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.lint import command, plain_run
from sphinx_readiness.sphinx_ext.lint.conf_values import EXTENSIONS, lint_settings
from sphinx_readiness.sphinx_ext.lint.plain_report import report_of
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
    (folder / "other.md").write_text("# Other\n", encoding="utf-8")
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
    assert report_of(read(project)) is None
    some_by_sphinx = report(project, "some")
    monkeypatch.setattr(command, "read_plain", lambda *_: None)
    assert some_by_sphinx == report(project, "all")


def test_nothing_but_plain_pages(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = read(project).documents
    for path in project.glob("*.md"):
        if path.stem not in known:
            path.unlink()
    assert report_of(read(project)) is not None
    without_sphinx = report(project, "plain")
    monkeypatch.setattr(plain_run, "MOST_ITEMS", 10)
    assert without_sphinx == report(project, "packed")
    monkeypatch.setattr(command, "read_plain", lambda *_: None)
    assert without_sphinx == report(project, "sphinx")
    assert without_sphinx.count('"code"') > 50


PAGE = "# A\n\n:::{checklist} c\n:owner: QA\n\n| ID | Item | Status |\n|--|--|--|\n| A-1 | Go | ❌ |\n:::\n"


def test_sphinx_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "other.rst").write_text("Title\n=====\n\n* words\n\n.. image:: x.png\n")
    code = (
        "import sys; from sphinx_readiness.cli import main; status = main(sys.argv[1:]);"
        "print(*[n for n in ('docutils', 'myst_parser', 'sphinx.application', 'jinja2', 'yaml',"
        "'sphinx_readiness.versions.claims') if n in sys.modules], status, sep=',')"
    )
    command_line = [sys.executable, "-c", code, "lint", str(tmp_path), "-q"]
    done = subprocess.run(command_line, check=True, capture_output=True, text=True)
    said = done.stdout.splitlines()[-1]
    if sphinx.version_info < (9,):  # their globs bring docutils along
        said = said.removeprefix("docutils,")
    assert said == "1"


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("", True),
        ('html_theme = "x"', True),
        ("readiness_task_data = True", True),
        ('suppress_warnings = ["readiness.derived-id"]', True),
        ('language = "de"', False),
        ('rst_prolog = ".. |x| replace:: y"', False),
        ('myst_substitutions = {"a": "b"}', False),
        ('myst_enable_extensions = ["colon_fence", "replacements"]', False),
        ('myst_enable_extensions = ["colon_fence", "deflist", "tasklist"]', True),
        (
            'extensions = ["myst_parser", "sphinx_needs"]\nneeds_types = [{"directive": "checklist"}]',
            False,
        ),
        ('needs_types = [{"directive": "test"}]', True),
    ],
)
def test_what_conf_py_may_say(tmp_path: Path, line: str, plain: bool) -> None:
    (tmp_path / "index.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "conf.py").write_text(f"{CONF}{line}\n", encoding="utf-8")
    found = read_plain(tmp_path, lint_settings(tmp_path, {}))
    assert (found is not None and report_of(found) is not None) is plain


def test_extensions_are_known_to_the_parser() -> None:
    from myst_parser.config.main import MdParserConfig

    assert set(EXTENSIONS) == set(MdParserConfig(enable_extensions=EXTENSIONS).enable_extensions)


@pytest.mark.parametrize(
    ("toctree", "first"),
    [
        ("```{toctree}\n:maxdepth: 2\n\nb\na\n```\n", "b"),
        ("```{toctree}\na\nb\n```\n", "a"),
        ("```{toctree}\n/b.md\nA title <a>\n```\n", "b"),
        ("```{toctree}\nself\nnone\nb\n```\n", "b"),
        ("", "a"),
    ],
)
def test_the_order_of_a_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toctree: str, first: str
) -> None:
    """The second one of two equal ids is a finding, and which that is the toctree says."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (tmp_path / "readiness.toml").touch()
    (folder / "index.md").write_text(f"# T\n\n{toctree}", encoding="utf-8")
    for name in "ab":
        (folder / f"{name}.md").write_text(PAGE, encoding="utf-8")
    assert report_of(read(folder)) is not None
    without_sphinx = report(folder, "plain")
    duplicate = without_sphinx.partition("duplicate-id")[2]
    assert f"docs/{'b' if first == 'a' else 'a'}.md" in duplicate.partition('"line"')[0]
    monkeypatch.setattr(command, "read_plain", lambda *_: None)
    assert without_sphinx == report(folder, "sphinx")
