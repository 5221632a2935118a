"""A second lint prints what the first one printed, or what a fresh one would print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cached_runs import Runner, write
from docutils import nodes
from git_commands import git
from systems import needs_posix

from sphinx_readiness.exports.known_formats import EXPORTERS
from sphinx_readiness.files.looks import LOOKS, Looks
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.sphinx_ext.lint import run as run_of_lint
from sphinx_readiness.sphinx_ext.lint import watchdog
from sphinx_readiness.sphinx_ext.lint.markdown_parser import CarefulMystParser
from sphinx_readiness.sphinx_ext.lint.watchdog import TooMuch

TABLE = """\
| ID | Item | Status | Owner | Verify |
|----|------|--------|-------|--------|
"""

CONF = 'project = "Demo"\nextensions = ["myst_parser", "sphinx_readiness"]\n'

FILES = {
    "readiness.toml": "",
    "pyproject.toml": '[project]\nname = "demo"\nversion = "1.2.0"\n',
    "logs/restore.txt": "ok\n",
    "docs/conf.py": CONF + 'myst_enable_extensions = ["colon_fence"]\n',
    "docs/index.md": "# Demo 1.2.0\n\n```{toctree}\none\ntwo\nplain\n```\n",
    "docs/one.md": (
        f"# One\n\n:::{{checklist}} one\n:owner: QA\n\n{TABLE}"
        "| ONE-1 | Backups restored | ✅ | SRE | file logs/restore.txt |\n"
        "| ONE-2 | Version: 1.2.0 is out, see notes.md | ❌ | | |\n:::\n"
    ),
    "docs/two.md": (
        "# Two\n\nDemo 1.1.0 is current.\n\n:::{include} /shared/rows.md.txt\n:::\n\n"
        "See {check}`ONE-2`.\n\n:::{readiness-summary}\n:::\n"
    ),
    "docs/shared/rows.md.txt": (
        ":::{checklist} two\n\n- [x] TWO-1: signed (owner: QA)\n- [ ] TWO-2: sent\n:::\n"
    ),
    "docs/plain.md": "# Plain\n\nWords, and no more.\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return the documents of a small project that has a bit of everything."""
    return write(tmp_path / "project", FILES)


def test_what_is_unchanged_is_printed_again_without_sphinx(runner: Runner, docs: Path) -> None:
    first = runner.lint(docs)
    assert first.status == 1
    assert sorted(first.read or ()) == ["index", "one", "plain", "two"]
    second = runner.lint(docs)
    assert second == first._replace(read=None)
    assert runner.fresh(docs) == first
    assert first.printed.count("error") > 1


def test_all_forms_are_the_same_bytes(runner: Runner, docs: Path, tmp_path: Path) -> None:
    def outputs(folder: str) -> list[str]:
        return [f"--output={each.name}={tmp_path}/{folder}-{each.file}" for each in EXPORTERS]

    def written(folder: str) -> list[bytes]:
        return [(tmp_path / f"{folder}-{each.file}").read_bytes() for each in EXPORTERS]

    printed = [option for each in EXPORTERS for option in ("--format", each.name)]
    fresh = runner.fresh(docs, *outputs("fresh"), *printed)
    first = runner.lint(docs, *outputs("first"), *printed)
    second = runner.lint(docs, *outputs("second"), *printed)
    assert second.read is None
    assert second[:2] == first[:2] == fresh[:2]
    assert written("second") == written("first") == written("fresh")
    assert all(written("second"))


def test_reports_in_the_project_change_nothing(runner: Runner, docs: Path) -> None:
    root = docs.parent
    options = ["--out", str(root / "out" / "gate"), f"--output=sarif={root}/readiness.sarif"]
    first = runner.lint(docs, *options)
    report = (root / "out" / "gate" / "readiness.json").read_bytes()
    (root / "out" / "gate" / "readiness.json").unlink()
    assert runner.lint(docs, *options) == first._replace(read=None)
    assert (root / "out" / "gate" / "readiness.json").read_bytes() == report


def test_a_report_that_a_document_names_is_looked_for(runner: Runner, docs: Path) -> None:
    page = docs / "one.md"
    page.write_text(page.read_text(encoding="utf-8").replace("logs/restore.txt", "gate.sarif"))
    options = [f"--output=sarif={docs.parent}/gate.sarif"]
    missing = runner.lint(docs, *options)
    there = runner.lint(docs, *options)
    assert there.printed != missing.printed
    assert there[:2] == runner.fresh(docs, *options)[:2]


def test_after_an_edit_one_page_is_read(runner: Runner, docs: Path) -> None:
    runner.lint(docs)
    page = docs / "one.md"
    page.write_text(page.read_text(encoding="utf-8").replace("| ❌ |", "| ✅ |"), encoding="utf-8")
    after = runner.lint(docs)
    assert after.read == ("one",)
    assert after[:2] == runner.fresh(docs)[:2]
    assert runner.lint(docs) == after._replace(read=None)


def test_what_includes_a_file_is_read_when_that_changes(runner: Runner, docs: Path) -> None:
    runner.lint(docs)
    page = docs / "shared/rows.md.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("- [ ]", "- [x]"), encoding="utf-8")
    after = runner.lint(docs)
    assert after.read == ("two",)
    assert after[:2] == runner.fresh(docs)[:2]


def _text(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "evidence goes": lambda root: (root / "logs/restore.txt").unlink(),
    "evidence is a folder": lambda root: (
        (root / "logs/restore.txt").unlink(), (root / "logs/restore.txt").mkdir()
    ),
    "manifest": _text("pyproject.toml", "1.2.0", "1.3.0"),
    "another manifest": _text("Cargo.toml", "", '[package]\nname = "demo"\nversion = "3.0.0"\n'),
    "lockfile": _text("uv.lock", "", 'version = 1\n[[package]]\nname = "x"\nversion = "1"\n'),
    "configuration": _text("readiness.toml", "", 'fail_on = "never"\n'),
    "option in conf.py": _text("docs/conf.py", "", 'readiness_ignore = ["RD201"]\n'),
    "prolog": _text("docs/conf.py", "", 'language = "de"\n'),
    "baseline": _text("readiness-baseline.json", "", "{"),
    "a page more": _text("docs/three.md", "", "# Three\n\n- [ ] THREE-1: lost\n"),
    "a page less": lambda root: (root / "docs/plain.md").unlink(),
    "a page that cannot be read": lambda root: (root / "docs/plain.md").write_bytes(b"\xff"),
    "order": _text("docs/index.md", "one\ntwo", "two\none"),
    "a file that is named": _text("docs/notes.md", "", "# Notes\n"),
    "included file goes": lambda root: (root / "docs/shared/rows.md.txt").unlink(),
    "configuration beside a page": _text("docs/readiness.toml", "", 'fail_on = "info"\n'),
    "changelog": _text("CHANGELOG.md", "", "# Changes\n\n## 9.9.9\n\n- all new\n"),
    "release tool": _text(".bumpversion.cfg", "", "[bumpversion]\ncurrent_version = 9.9\n"),
}  # fmt: skip
"""What may change between two lints, each by itself."""

_SAY_NOTHING = ("lockfile", "a page more", "a page less")
"""What changes nothing that is printed here."""


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen(name: str, runner: Runner, docs: Path) -> None:
    first = runner.lint(docs)
    assert runner.lint(docs).read is None
    CHANGES[name](docs.parent)
    after = runner.lint(docs)
    assert after.read is not None
    assert after[:2] == runner.fresh(docs)[:2]
    if name not in _SAY_NOTHING:
        assert after[:2] != first[:2]


def test_what_a_page_said_is_translated_later(
    runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    (docs / "shared/rows.md.txt").unlink()
    runner.lint(docs, "--format", "json")
    later = runner.lint(docs)
    assert later.read == ()
    assert later[:2] == runner.fresh(docs)[:2]
    assert "RD114" in later.printed
    assert "there is no such file" not in later.printed


def test_configuration_above_the_project_is_seen(
    runner: Runner, docs: Path, tmp_path: Path
) -> None:
    (docs.parent / "readiness.toml").unlink()
    (docs.parent / ".git").mkdir()
    before = runner.lint(docs)
    (tmp_path / "readiness.toml").touch()
    after = runner.lint(docs)
    assert after.printed != before.printed
    assert after[:2] == runner.fresh(docs)[:2]


def test_a_root_that_was_moved_is_not_known(runner: Runner, docs: Path, tmp_path: Path) -> None:
    (docs.parent / "readiness.toml").write_text('project_root = ".."\n')
    page = docs / "one.md"
    page.write_text(page.read_text(encoding="utf-8").replace("file logs/restore", "file beside"))
    before = runner.lint(docs)
    (tmp_path / "beside.txt").touch()
    after = runner.lint(docs)
    assert after.printed != before.printed
    assert after[:2] == runner.fresh(docs)[:2]
    assert runner.lint(docs).read


def test_a_known_lint_imports_nothing_of_sphinx(runner: Runner, docs: Path) -> None:
    first = runner.lint(docs)
    code = (
        "import sys; from sphinx_readiness.cli import main\n"
        "status = main(['lint', sys.argv[1]])\n"
        "strange = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(strange & {'sphinx', 'docutils', 'myst_parser', 'yaml', 'markdown_it'}))\n"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(docs)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout == f"{first.printed}[]\n"
    assert done.returncode == first.status


def test_a_document_has_its_limits_in_each_process(
    runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ":::{{checklist}} c{at}\n\n- [ ] P-{at}: a\n:::\n"
    docs = write(
        tmp_path / "many",
        {f"docs/page{at}.md": f"# {at}\n\n" + page.format(at=at) for at in range(7)},
    )
    parse = CarefulMystParser._parse

    def slow(text: str, document: nodes.document) -> None:
        while text.startswith("# 3"):
            pass
        parse(text, document)

    monkeypatch.setattr(watchdog, "SECONDS", 0.1)
    monkeypatch.setattr(CarefulMystParser, "_parse", staticmethod(slow))
    alone, many = runner.lint(docs), runner.lint(docs, "-j", "3")
    assert many[:2] == alone[:2]
    assert "page3.md:1: error: RD114" in many.printed
    assert many.printed.count("takes too much time") == 1
    assert not list(runner.folder.glob("*.text"))


def test_another_day_is_another_lint(
    runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = runner.lint(docs, "--format", "json")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    second = runner.lint(docs, "--format", "json")
    assert json.loads(first.printed)["as_of"] != json.loads(second.printed)["as_of"]
    assert len(second.read or ()) == 4  # a page may show the day


def test_tags_and_commits_are_looked_at(runner: Runner, docs: Path) -> None:
    root = docs.parent
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "begin")
    page = docs / "one.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("file logs/restore.txt", "tag v1.2.0"), encoding="utf-8")
    before = runner.lint(docs)
    assert runner.lint(docs).read is None
    git(root, "tag", "v1.2.0")
    after = runner.lint(docs)
    assert after.printed != before.printed
    assert after[:2] == runner.fresh(docs)[:2]
    git(root, "pack-refs", "--all")
    assert runner.lint(docs)[:2] == after[:2]
    git(root, "tag", "-d", "v1.2.0")
    assert runner.lint(docs)[:2] == before[:2]


def test_the_command_line_counts(runner: Runner, docs: Path) -> None:
    whole = runner.lint(docs)
    for options in (["-q"], ["--fail-on", "never"], ["--ignore", "RD201"]):
        other = runner.lint(docs, *options)
        assert other[:2] != whole[:2]
        assert other.read is not None
    assert runner.lint(docs) == whole._replace(read=None)


def test_named_documents_are_another_lint(runner: Runner, docs: Path) -> None:
    runner.lint(docs)
    one = runner.lint(docs / "one.md")
    assert "TWO-2" not in one.printed
    assert runner.lint(docs / "one.md") == one._replace(read=None)


def test_processes_write_the_same_and_know_it_the_next_time(runner: Runner, tmp_path: Path) -> None:
    pages = {
        f"docs/page{at}.md": f"# {at}\n\n:::{{checklist}} c{at}\n\n- [ ] P-{at}: a\n:::\n"
        for at in range(8)
    }
    docs = write(tmp_path / "many", FILES | pages)
    alone = runner.fresh(docs)
    many = runner.lint(docs, "-j", "3")
    assert many[:2] == alone[:2] == runner.fresh(docs, "-j", "auto")[:2]
    assert runner.lint(docs).read is None
    page = docs / "page3.md"
    page.write_text(page.read_text(encoding="utf-8").replace("[ ]", "[x]"), encoding="utf-8")
    assert runner.lint(docs).read == ("page3",)


def test_nothing_is_kept_when_nobody_wants_it(
    runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner.lint(docs, "--no-cache")
    monkeypatch.setenv("SPHINX_READINESS_NO_CACHE", "yes")
    runner.lint(docs)
    assert not runner.folder.exists()


def test_the_folder_can_be_chosen(runner: Runner, docs: Path) -> None:
    folder = docs.parent / ".readiness_cache"
    first = runner.lint(docs, "--cache-dir", str(folder))
    assert runner.lint(docs, "--cache-dir", str(folder)) == first._replace(read=None)
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886")
    assert not runner.folder.exists()


def test_a_cache_that_is_no_folder_is_said(
    runner: Runner, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert runner.lint(docs, "--cache-dir", str(docs / "conf.py")).status == 2
    assert "is no folder" in capsys.readouterr().err


@needs_posix
def test_a_report_that_cannot_be_written_is_said_as_without_a_cache(
    runner: Runner, docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gate").mkdir()
    options = [f"--output=json={tmp_path}/gate/readiness.json"]
    assert runner.lint(docs, *options).status == 1
    (tmp_path / "gate/readiness.json").unlink()
    (tmp_path / "gate").rmdir()
    (tmp_path / "gate").write_text("a file")
    capsys.readouterr()
    assert runner.lint(docs, *options)[:2] == (2, "")
    cached = capsys.readouterr().err
    assert runner.fresh(docs, *options)[:2] == (2, "")
    assert capsys.readouterr().err == cached


def test_what_fell_to_the_clock_is_not_kept() -> None:
    looks = Looks()
    before = LOOKS.set(looks)
    try:
        TooMuch("time").failure("page.md")
    finally:
        LOOKS.reset(before)
    assert looks.spoiled


def test_what_changes_while_it_is_read_is_not_kept(
    runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has = Tree.names

    def names(tree: Tree) -> frozenset[str]:
        (docs.parent / "appeared.txt").write_text("now")
        return has(tree)

    with monkeypatch.context() as patch:
        patch.setattr(Tree, "names", names)
        runner.lint(docs)
    assert runner.lint(docs).read is not None


def test_an_edit_while_it_is_read_is_not_kept(
    runner: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = docs / "one.md"
    old = page.read_text(encoding="utf-8")
    new = old.replace("| ❌ |", "| ✅ |")
    from sphinx_readiness.sphinx_ext.lint import run

    give = run._give_documents

    def late(*arguments: object) -> None:
        give(*arguments)  # type: ignore[arg-type]
        page.write_text(new, encoding="utf-8")

    with monkeypatch.context() as patch:
        patch.setattr(run_of_lint, "_give_documents", late)
        runner.lint(docs)
    page.write_text(old, encoding="utf-8")
    os.utime(page, (1, 1))
    again = runner.lint(docs)
    assert again.read == ("one",)
    assert again[:2] == runner.fresh(docs)[:2]
