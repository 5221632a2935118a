"""A second lint prints what the first one printed, or what a fresh one would print."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cached_runs import FILES, Runner, write
from systems import needs_posix

from sphinx_readiness.exports.known_formats import EXPORTERS
from sphinx_readiness.files.looks import LOOKS, Looks
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.sphinx_ext.lint import run as run_of_lint
from sphinx_readiness.sphinx_ext.lint.watchdog import TooMuch


def test_what_is_unchanged_is_printed_again_without_sphinx(runner: Runner, docs: Path) -> None:
    first = runner.lint(docs)
    assert first.status == 1
    assert sorted(first.read or ()) == ["index", "one", "two"]
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
