"""``sphinx-readiness fix``: documents before and after it, to the byte."""

from __future__ import annotations

import contextlib
import errno
import io
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from projects import Project
from systems import needs_posix

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.lint import mend

HERE = Path(__file__).parent

NAMES = ("index.md", "lists.rst", "part.md", "tables.rst")

OPTIONS = (
    '# our day\nas_of = "2026-01-15"\nownr_aliases = { SRE = ["Site Reliability"] }  # two names\n'
)

PYPROJECT = """\
[project]
name = "lantern"
version = "2.0.1"

[tool.bumpversion]
current_version = "2.0.1"

[[tool.bumpversion.files]]
filename = "lantern.py"

[[tool.bumpversion.files]]
filename = "several.txt"

[[tool.bumpversion.files]]
filename = "none.txt"
"""

BYTES = (
    b"\xef\xbb\xbf# Bytes\r\n\r\n:::{checklist} bytes\r\n:owner: Ops\r\n\r\n| Item | Status |\r\n"
    b"|---|---|\r\n| Caf\xc3\xa9\t open | \xe2\x9c\x85 |  \r\n:::"
)
"""A byte order mark, CR LF, no line feed at the end, blanks behind a row."""

DONE = re.compile(r"^(?P<path>\S+?):(?P<line>\d+): (?P<code>RD\d+) (?P<text>.*)$", re.MULTILINE)


class Run(NamedTuple):
    """What one run printed, and how it ended."""

    status: int
    text: str

    @property
    def made(self) -> list[tuple[str, int, str]]:
        """File, line and rule of each fix."""
        return [
            (each["path"], int(each["line"]), each["code"])
            for each in DONE.finditer(self.text)
            if not each["text"].startswith("not mended")
        ]

    @property
    def left(self) -> dict[tuple[str, int, str], str]:
        """The reasons of what is not mended, by file, line and rule."""
        return {
            (each["path"], int(each["line"]), each["code"]): each["text"].partition(": ")[2]
            for each in DONE.finditer(self.text)
            if each["text"].startswith("not mended")
        }


class Mended(NamedTuple):
    """A project before and after ``fix``: what a dry run, the run and a second run said."""

    project: Project
    before: dict[str, bytes]
    dry: Run
    safe: Run
    unsafe: Run
    again: Run


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    status = main(["fix", *arguments])
    return Run(status, capsys.readouterr().out)


def contents(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root).as_posix()): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Mended:
    def made(*arguments: str) -> Run:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = main(["fix", str(project.docs), *arguments])
        return Run(status, out.getvalue())

    texts = {name: (HERE / "before" / name).read_text("utf-8") for name in NAMES}
    project = Project(tmp_path_factory.mktemp("mended"), texts)
    project.write(
        {
            "bytes.md": BYTES,
            "../readiness.toml": OPTIONS,
            "../pyproject.toml": PYPROJECT,
            "../lantern.py": '"""Needs 3.11 and 1.2.3.4."""\r\n\r\n__version__ = "2.0.0"\r\n',
            "../several.txt": "1.0.0 or 1.1.0\n",
        }
    )
    before = contents(project.root)
    dry = made("--unsafe", "--diff")
    assert contents(project.root) == before
    safe = made("--check")
    assert contents(project.root) == before
    return Mended(project, before, dry, safe, made("--unsafe"), made("--unsafe", "--check"))


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_document(mended: Mended, name: str) -> None:
    assert (mended.project.docs / name).read_text("utf-8") == (HERE / "after" / name).read_text(
        "utf-8"
    )


def test_all_is_done_at_once_and_shown(mended: Mended) -> None:
    assert mended.dry.status == mended.unsafe.status == mended.again.status == 0
    assert mended.dry.made == mended.unsafe.made
    codes = {code for _, _, code in mended.unsafe.made}
    assert codes == {
        "RD102", "RD104", "RD111", "RD202", "RD203", "RD301", "RD302", "RD401", "RD402", "RD404",
        "RD501", "RD503", "RD504", "RD506",
    }  # fmt: skip
    for text in (mended.dry.text, mended.unsafe.text):
        assert "-:verdict: ✅ (since May)\n+:verdict: 🔄 (since May)\n" in text
        assert "--- docs/lists.rst\n+++ docs/lists.rst\n" in text
    assert "to mend: 34, in files: 7\n" in mended.dry.text
    assert "mended: 34, files written: 7\n" in mended.unsafe.text


def test_a_second_run_has_nothing_to_do(mended: Mended) -> None:
    assert not mended.again.made
    assert mended.again.text.endswith("nothing to mend\n")


def test_only_what_is_safe_by_itself(mended: Mended) -> None:
    assert mended.safe.status == 1  # it checks, and there is something
    assert [each for each in mended.safe.made if each[2] != "RD104"] == [
        ("docs/index.md", 22, "RD202"),
        ("docs/lists.rst", 4, "RD302"),
        ("docs/lists.rst", 33, "RD302"),
    ]
    assert "more with --unsafe: 18\n" in mended.safe.text


def test_what_is_left_is_said(mended: Mended) -> None:
    assert mended.unsafe.left == {
        ("docs/lists.rst", 33, "RD401"): "no status of the vocabulary is nearly 'okay'",
        ("docs/lists.rst", 34, "RD401"): "the cell is too narrow for 'Verified'",
        ("pyproject.toml", 11, "RD504"): (
            "'several.txt' has no version, or several; which one is meant cannot be told"
        ),
    }


def test_all_other_bytes_stay(mended: Mended) -> None:
    after = (mended.project.docs / "bytes.md").read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# Bytes\r\n\r\n")
    row = b"| bytes-5085e02c | Caf\xc3\xa9\t open | \xe2\x9c\x85 |  \r\n:::"
    assert after.endswith(row)
    assert (
        re.sub(rb"^\|[ -](?:ID|bytes-\w+|-+)[ -]+(?=\|)", b"", after, flags=re.MULTILINE) == BYTES
    )


def test_comments_in_the_configuration_stay(mended: Mended) -> None:
    after = (mended.project.root / "readiness.toml").read_text("utf-8")
    assert after == OPTIONS.replace("ownr_", "owner_")


def test_nothing_else_is_written(mended: Mended) -> None:
    assert contents(mended.project.root).keys() == mended.before.keys()
    same = {
        name for name, data in contents(mended.project.root).items() if data == mended.before[name]
    }
    assert same == {"docs/conf.py", "pyproject.toml", "several.txt"}
    code = mended.before["lantern.py"].replace(b"2.0.0", b"2.0.1")
    assert contents(mended.project.root)["lantern.py"] == code


ROWS = "| Item | Status |\n|---|---|\n"


@pytest.fixture
def two(tmp_path: Path) -> Project:
    page = f"# A\n\n:::{{checklist}} c\n:owner: Ops\n\n{ROWS}| One | Done |\n:::\n"
    return Project(tmp_path / "two", {"a.md": page, "index.md": page.replace("} c", "} d")})


def test_documents_that_are_named_and_rules_that_are_chosen(
    two: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(two.root)
    assert run(capsys, str(two.docs), "--select", "RD3").text == "nothing to mend\n"
    assert run(capsys, str(two.docs), "--ignore", "derived-id", "--check").status == 0
    assert contents(two.root) == before
    done = run(capsys, str(two.docs / "a.md"), "-q")
    assert done.text == "mended: 1, files written: 1\n"
    assert (two.docs / "index.md").read_bytes() == before["docs/index.md"]
    assert b"| c-" in (two.docs / "a.md").read_bytes()


def test_statuses_and_columns_in_one_form(two: Project, capsys: pytest.CaptureFixture[str]) -> None:
    two.edit(
        "a.md", "| One | Done |", "| One | Done |\n| Second row | :x: | \n| Third | Done, by Ann |"
    )
    two.delete("index.md")
    assert run(capsys, str(two.docs), "--statuses", "--align", "-q").status == 0
    text = re.sub("c-[0-9a-f]{8}", "c-00000000", (two.docs / "a.md").read_text("utf-8"))
    assert text.endswith(
        "| ID         | Item       | Status       |\n"
        "|------------|------------|--------------|\n"
        "| c-00000000 | One        | Verified     |\n"
        "| c-00000000 | Second row | ❌           | \n"
        "| c-00000000 | Third      | Done, by Ann |\n:::\n"
    )


def test_wrong_usage(two: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(two.root / "none")]) == 2
    assert main(["fix", str(two.docs), "--select", "RD999"]) == 2
    two.delete("a.md", "index.md")
    assert main(["fix", str(two.docs)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("sphinx-readiness: ") for line in lines)


@needs_posix
def test_links_are_followed_inside_of_the_root_only(
    two: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside.md"
    text = (two.docs / "a.md").read_text("utf-8")
    outside.write_text(text, encoding="utf-8")
    (two.root / "shared.md").write_text(text, encoding="utf-8")
    two.delete("a.md", "index.md")
    (two.docs / "a.md").symlink_to(outside)
    (two.docs / "index.md").symlink_to("../shared.md")
    assert run(capsys, str(two.docs), "-q").text == "mended: 1, files written: 1\n"
    assert outside.read_text("utf-8") == text
    assert (two.docs / "index.md").is_symlink()
    assert "| c-" in (two.root / "shared.md").read_text("utf-8")


def test_a_folder_that_must_not_be_written(
    two: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_names: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("sphinx_readiness.cli.fixing.exchange", refused)
    assert main(["fix", str(two.docs), "-q"]) == 2
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "sphinx-readiness: docs/a.md: Permission denied",
        "sphinx-readiness: docs/index.md: Permission denied",
    ]
    assert said.out == "mended: 2, files written: 0\n"


@needs_posix
def test_a_file_that_nobody_may_write(two: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (two.docs / "a.md").chmod(0o444)
    (two.docs / "index.md").chmod(0o604)
    before = (two.docs / "a.md").read_bytes()
    assert main(["fix", str(two.docs), "-q"]) == 2
    said = capsys.readouterr()
    assert said.err == "sphinx-readiness: docs/a.md: Permission denied\n"
    assert said.out == "mended: 2, files written: 1\n"
    assert (two.docs / "a.md").read_bytes() == before
    assert (two.docs / "index.md").stat().st_mode & 0o777 == 0o604


def test_what_would_be_read_otherwise_is_left(
    two: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    two.delete("index.md")
    # The comment ends the table, and the parser sees no table behind it.
    two.edit("a.md", "| One | Done |", "| One | Done |\n<!-- | none | Done | -->\n| Two | Done |")
    before = contents(two.root)
    done = run(capsys, str(two.docs))
    assert done.left == {
        (
            "docs/a.md",
            8,
            "RD104",
        ): "read again, the edited text would say something else than it was to"
    }
    assert contents(two.root) == before


def test_a_decision_that_follows_from_the_rows_keeps_nothing_from_being_mended(
    two: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mend, "MOST_READINGS", 2)
    two.delete("index.md")
    two.edit("a.md", "| One | Done |", "| One | Verifed |\n| Two | Pending |")
    two.edit("a.md", "Two | Pending |\n:::", "Two | Pending |\n:::\n\n:::{go-live} conditional\n\n"
             "- [ ] {readiness:item}`c-ce5b42b4`\n:::")  # fmt: skip
    done = run(capsys, str(two.docs), "--unsafe")
    assert [(line, code) for _path, line, code in done.made] == [(8, "RD104"), (8, "RD401")]
    assert not done.left
    assert run(capsys, str(two.docs), "--unsafe").text == "nothing to mend\n"


def test_what_is_not_tried_is_said(
    two: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mend, "MOST_READINGS", 1)
    before = contents(two.root)
    done = run(capsys, str(two.docs), "--check")
    assert done.status == 0
    assert set(done.left.values()) == {"the documents were read 1 times; run it again for the rest"}
    assert len(done.left) == 2
    assert contents(two.root) == before


def test_commands_of_runners_in_documents_are_shown_as_text(
    two: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    two.delete("index.md")
    two.edit(
        "a.md", "| One | Done |\n:::", "| One | Done |\n:::\n\n::error::stop \x1b[31m\n:::##[x]"
    )
    text = run(capsys, str(two.docs), "--diff").text
    assert " \\u{003A}:error::stop \\u{001B}[31m\n" in text
    assert "##[" not in text
    assert " :::{checklist} c\n" in text
