"""The console script on hostile folders: a message and a status, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sphinx

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


def test_conf_py_is_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    code = f"import sys, pathlib\npathlib.Path({str(mark)!r}).touch()\nsys.exit(3)\n"
    assert lint(tmp_path, ("index.md", GOOD), ("conf.py", code)) == 0
    assert not mark.exists()


@pytest.mark.parametrize("code", ["def (\n", "readiness_fail_on = str(3)\n", "x = '\x00'\n"])
def test_unreadable_conf_py(tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(tmp_path, ("index.md", GOOD), ("conf.py", code)) == 1
    assert "conf.py:1: RD111" in capsys.readouterr().out


def test_unknown_extensions_are_looked_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# T\n\n::::{tab-set}\n" + GOOD[5:].replace("ok", "fail") + "::::\n"
    assert lint(tmp_path, ("index.md", text)) == 1
    assert "RD201" in capsys.readouterr().out


def test_misspelled_directive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(tmp_path, ("index.md", GOOD.replace("{checklist}", "{checklst}"))) == 1
    assert "RD110" in capsys.readouterr().out


def test_unreadable_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = lint(tmp_path, ("index.md", GOOD), ("bad.md", b"# \xff\n"))
    # Before version 9 Sphinx replaces what it cannot decode, warns, and reads on.
    assert status == (2 if sphinx.version_info >= (9,) else 0)
    assert ("bad.md' is not UTF-8" in capsys.readouterr().err) == (status == 2)
    (tmp_path / "bad.md").unlink()
    os.mkfifo(tmp_path / "pipe.md")
    assert lint(tmp_path) == 2
    assert "no regular file" in capsys.readouterr().err


def test_file_instead_of_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(GOOD)
    assert main(["lint", str(path)]) == 2


def test_nested_too_deeply(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "- [ ] x"
    for depth in range(300):
        text = f"{':' * (depth + 3)}{{note}}\n{text}\n{':' * (depth + 3)}"
    assert lint(tmp_path, ("index.md", f"# T\n\n{text}\n")) == 2
    assert "too deeply" in capsys.readouterr().err
