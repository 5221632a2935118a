"""A change of anything that a report depends on is seen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cached_runs import CONF, Runner, write
from docutils import nodes
from git_commands import git

from sphinx_readiness.sphinx_ext.lint import markdown_parser, watchdog


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


def test_a_report_of_an_earlier_day_is_seen(runner: Runner, docs: Path) -> None:
    (docs.parent / "readiness.toml").write_text('history = ["kept/*.json"]\n', encoding="utf-8")
    (docs.parent / "kept").mkdir()
    runner.lint(docs)
    assert runner.lint(docs).read is None
    path = docs.parent / "kept" / "old.json"
    for text in ("{}", "[]"):
        path.write_text(text, encoding="utf-8")
        after = runner.lint(docs)
        assert "kept/old.json:1: warning: RD217" in after.printed
        assert after[:2] == runner.fresh(docs)[:2]
        assert runner.lint(docs)[:2] == after[:2]


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


NEEDS = """extensions = ["myst_parser", "sphinx_needs", "sphinx_readiness"]
needs_types = [{"directive": "checklist", "title": "C", "prefix": "C", "color": "", "style": ""}]
"""


def test_types_of_needs_that_are_called_as_we_are(runner: Runner, docs: Path) -> None:
    """Its directives are not ours from then on, though no page has changed."""
    assert runner.lint(docs).printed.count("RD128") == 0
    _text("docs/conf.py", "", NEEDS)(docs.parent)
    after = runner.lint(docs)
    assert after.printed.count("RD128") == 1
    assert after[:2] == runner.fresh(docs)[:2]


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
        {"docs/conf.py": CONF}
        | {f"docs/page{at}.md": f"# {at}\n\n" + page.format(at=at) for at in range(7)},
    )
    parse = markdown_parser.parse_into

    def slow(document: nodes.document, text: str) -> None:
        while text.startswith("# 3"):
            pass
        parse(document, text)

    monkeypatch.setattr(watchdog, "SECONDS", 0.1)
    monkeypatch.setattr(markdown_parser, "parse_into", slow)
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
    assert len(second.read or ()) == 3  # a page may show the day; the fourth has nothing of ours


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
