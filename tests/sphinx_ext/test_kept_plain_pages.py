"""Plain pages are kept between lints: an edit of one of many reads that one, and says the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cached_runs import Runner
from plain_pages import pages

from sphinx_readiness.sphinx_ext.lint.conf_values import lint_settings
from sphinx_readiness.sphinx_ext.lint.kept_plain import KeptPage
from sphinx_readiness.sphinx_ext.lint.plain_run import PlainRun, read_plain
from sphinx_readiness.text.canonical import json_text
from sphinx_readiness.workspace.lint_cache.store import Store
from sphinx_readiness.workspace.lint_cache.typed_json import Reader, to_json
from sphinx_readiness.workspace.plain_part import PlainReader

CONF = 'project = "x"\nextensions = ["myst_parser"]\nmyst_enable_extensions = ["colon_fence"]\n'

FORMS = ("--format", "json", "--format", "sarif", "--format", "text")


def read(docs: Path) -> PlainRun:
    found = read_plain(docs, lint_settings(docs, {}))
    assert found is not None
    return found


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Random pages, all of them plain, in a project."""
    folder = tmp_path / "project" / "docs"
    folder.mkdir(parents=True)
    (folder.parent / "README.md").touch()
    (folder.parent / "readiness.toml").write_text('as_of = "2026-01-20"\n', encoding="utf-8")
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "other.md").write_text("# Other\n", encoding="utf-8")
    for at, text in enumerate(pages(3, 30)):
        (folder / f"page{at}.md").write_text(text, encoding="utf-8", newline="")
    plain = {name for name, each in read(folder).documents.items() if each.part is not None}
    for path in folder.glob("page*.md"):
        if path.stem not in plain:
            path.unlink()
    assert len(plain) > 6
    entries = "".join(f"   {name}\n" for name in sorted(plain))
    (folder / "index.rst").write_text(f"T\n=\n\n.. toctree::\n\n{entries}", encoding="utf-8")
    return folder


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the pages that are read from now on."""
    found: list[str] = []
    original = PlainReader.read

    def noting(reader: PlainReader, page: object, docname: str, path: str) -> object:
        found.append(docname)
        return original(reader, page, docname, path)  # type: ignore[arg-type]

    monkeypatch.setattr(PlainReader, "read", noting)
    return found


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    """Return what runs lints with a cache of their own."""
    return Runner(monkeypatch, tmp_path / "home")


def with_a_word_more(page: Path) -> None:
    page.write_text(page.read_text(encoding="utf-8") + "\nMore words.\n", encoding="utf-8")


def test_an_edit_reads_one_page(docs: Path, runner: Runner, names: list[str]) -> None:
    every = sorted(each.stem for each in docs.glob("page*.md"))
    first = runner.lint(docs, *FORMS)
    assert sorted(names) == every
    assert first.read is None  # Sphinx reads none
    for name in every[:3]:
        names.clear()
        with_a_word_more(docs / f"{name}.md")
        again = runner.lint(docs, *FORMS)
        assert names == [name]
        assert again[:2] == runner.fresh(docs, *FORMS)[:2]


@pytest.mark.parametrize(
    ("setting", "reads"),
    [('as_of = "2026-02-20"\n', False), ('fail_on = "warning"\n', False),
     ('as_of = "2026-01-20"\n[columns]\nitem = ["Check"]\n', True)],
)  # fmt: skip
def test_what_decides_how_pages_are_read_reads_them(
    docs: Path, runner: Runner, names: list[str], setting: str, reads: bool
) -> None:
    runner.lint(docs, *FORMS)
    names.clear()
    (docs.parent / "readiness.toml").write_text(setting, encoding="utf-8")
    again = runner.lint(docs, *FORMS)
    assert bool(names) == reads
    assert again[:2] == runner.fresh(docs, *FORMS)[:2]


def test_a_change_of_conf_py_reads_them(docs: Path, runner: Runner, names: list[str]) -> None:
    runner.lint(docs, *FORMS)
    names.clear()
    (docs / "conf.py").write_text(f"{CONF}later = 1\n", encoding="utf-8")
    again = runner.lint(docs, *FORMS)
    assert names
    assert again[:2] == runner.fresh(docs, *FORMS)[:2]


def test_all_that_a_page_says_is_kept(docs: Path) -> None:
    reader = Reader()
    for page in read(docs).documents.values():
        kept = KeptPage(page, (("bytes", "", "conf.py", 9, "none"),))
        assert reader.read(KeptPage, json.loads(json_text(to_json(kept)))) == kept


@pytest.mark.parametrize("value", [{}, [[None, [], [], [], []], []]])
def test_an_entry_of_another_kind_is_none(
    docs: Path, runner: Runner, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = runner.lint(docs, *FORMS)
    with_a_word_more(docs / "other.md")
    monkeypatch.setattr(Store, "load", lambda _store, _name: value)
    assert runner.lint(docs, *FORMS)[:2] == first[:2]
