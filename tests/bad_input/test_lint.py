"""The console script on hostile folders: a message and a status, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from systems import needs_posix

from sphinx_readiness.cli import main

GOOD = "# T\n\n:::{checklist} c\n| ID | Item | Status | Owner |\n|---|---|---|---|\n| A-1 | x | ok | me |\n:::\n"


def lint(folder: Path, *files: tuple[str, str | bytes]) -> int:
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "readiness.toml").touch()
    return main(["lint", str(folder)])


def test_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(tmp_path) == 2
    assert "no documents" in capsys.readouterr().err


def test_no_index(tmp_path: Path) -> None:
    assert lint(tmp_path, ("b/z.md", GOOD)) == 0


def test_nothing_that_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(tmp_path, ("index.md", b"\xf5")) == 1
    (found,) = said(capsys.readouterr().out)
    assert found == "index.md:1: error: RD114 unread-file this file is not UTF-8"


@needs_posix
def test_only_a_link_that_leads_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.rst").symlink_to("nowhere.rst")
    assert lint(tmp_path) == 1
    (found,) = said(capsys.readouterr().out)
    assert found.startswith("a.rst:1: error: RD114 ")


def test_conf_py_is_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    code = f"import sys, pathlib\npathlib.Path({str(mark)!r}).touch()\nsys.exit(3)\n"
    assert lint(tmp_path, ("index.md", GOOD), ("conf.py", code)) == 0
    assert not mark.exists()


@pytest.mark.parametrize("code", ["def (\n", "readiness_fail_on = str(3)\n", "x = '\x00'\n"])
def test_unreadable_conf_py(tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(tmp_path, ("index.md", GOOD), ("conf.py", code)) == 1
    assert "conf.py:1: error: RD111" in capsys.readouterr().out


def test_unknown_extensions_are_looked_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# T\n\n::::{tab-set}\n" + GOOD[5:].replace("ok", "fail") + "::::\n"
    assert lint(tmp_path, ("index.md", text)) == 1
    assert "RD201" in capsys.readouterr().out


def test_misspelled_directive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(tmp_path, ("index.md", GOOD.replace("{checklist}", "{checklst}"))) == 1
    assert "RD110" in capsys.readouterr().out


def said(out: str) -> list[str]:
    return [line for line in out.splitlines() if " RD" in line]


@needs_posix
def test_documents_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is one finding at once, and the others are read."""
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "out.md").symlink_to("/dev/zero")
    (tmp_path / "gone.rst").symlink_to("nowhere.rst")
    (tmp_path / "turning.md").symlink_to("turning.md")
    with (tmp_path / "sparse.md").open("wb") as stream:
        stream.truncate(64 << 30)
    files = (("index.md", GOOD), ("bad.md", b"# T\n\n\xff\n"), ("index.rst", b"T\n=\n"))
    assert lint(tmp_path, *files) == 1
    out = capsys.readouterr().out
    assert said(out) == [
        "bad.md:3: error: RD114 unread-file this file is not UTF-8",
        "gone.rst:1: error: RD114 unread-file there is no such file",
        "index.rst:1: error: RD114 unread-file this document is not read, as 'index.md' has the same name",
        "out.md:1: error: RD114 unread-file this file is outside the project's root and is not read",
        "pipe.md:1: error: RD114 unread-file this is no regular file and is not read",
        "sparse.md:1: error: RD114 unread-file this file is too large; expected at most 4194304 bytes",
        "turning.md:1: error: RD114 unread-file there is no such file",
    ]
    assert "items: 1" in out


@needs_posix
def test_links_back_and_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "root"
    for name in ("docs", "shared", "deep"):
        (root / name).mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (root / "readiness.toml").touch()
    (root / "docs" / "index.md").write_text("# I\n")
    (root / "shared" / "page.md").write_text(GOOD)
    for name, target in (("a", "."), ("b", "."), ("s", "../shared"), ("e", "../../elsewhere")):
        (root / "docs" / name).symlink_to(target)
    assert main(["lint", str(root / "docs")]) == 1
    out = capsys.readouterr().out
    out_of = "this link leads out of the project's root; what is below is not read"
    back = "this link leads back to a folder that it is in; it is not followed"
    assert said(out) == [
        f"docs/a:1: error: RD114 unread-file {back}",
        f"docs/b:1: error: RD114 unread-file {back}",
        f"docs/e:1: error: RD114 unread-file {out_of}",
    ]
    assert "items: 1" in out


@needs_posix
def test_what_is_excluded_is_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(".")
    (tmp_path / "gone.md").symlink_to("nowhere")
    conf = "exclude_patterns = ['a', '**/' * 300 + 'x', 'g*.md', 'old/**']\n"
    conf = conf.replace("'**/' * 300 + 'x'", repr("**/" * 300 + "x"))
    files = (("b.md", GOOD), ("conf.py", conf), ("old/bad.md", b"\xff"))
    assert lint(tmp_path, *files) == 0


def test_file_instead_of_folder(tmp_path: Path) -> None:
    for name, status in (("a.md", 0), ("a.txt", 2)):
        path = tmp_path / name
        path.write_text(GOOD)
        assert main(["lint", str(path)]) == status


@pytest.mark.parametrize("name", ["environment.pickle", "index.doctree", ".items", "index.items"])
def test_a_folder_called_like_a_file_of_a_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "readiness.toml").touch()
    (tmp_path / "index.md").write_text("# T\n", encoding="utf-8")
    (tmp_path / name).mkdir()
    text = "# T\n\n```{checklist} c\n:owner: me\n- [ ] [A-1] blocks\n```\n"
    (tmp_path / name / "a.md").write_text(text, encoding="utf-8")
    assert main(["lint", str(tmp_path)]) == 0
    assert "items: 1" in capsys.readouterr().out


@pytest.mark.usefixtures("parsing_all")
def test_nested_too_deeply(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "- [ ] x"
    for depth in range(300):
        text = f"{':' * (depth + 3)}{{note}}\n{text}\n{':' * (depth + 3)}"
    assert lint(tmp_path, ("index.md", f"# T\n\n{text}\n"), ("good.md", GOOD)) == 1
    out = capsys.readouterr().out
    assert [line.partition(" this")[0] for line in said(out)] == [
        "index.md:1: error: RD114 unread-file"
    ]
    assert "items: 1" in out
