"""Imports into a project whose directives of ours have a prefix."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_readiness.cli import main

SOURCE = """# Release

| ID  | Check   | Status | Owner |
|-----|---------|--------|-------|
| A-1 | Backups | Done   | Ann   |
| A-2 | Restore | Open   | Ann   |
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "readiness.toml").write_text('directive_prefix = "rd-"\n', "utf-8")
    (tmp_path / "source.md").write_text(SOURCE, "utf-8")
    return tmp_path


def test_what_is_written_has_the_prefix(project: Path) -> None:
    made = project / "made.md"
    assert main(["import", str(project / "source.md"), "--out", str(made)]) == 0
    assert ":::{rd-checklist} release\n" in made.read_text("utf-8")
    assert main(["import", str(project / "source.md"), "--to", "rst", "--out", f"{made}.rst"]) == 0
    assert ".. rd-checklist:: release\n" in Path(f"{made}.rst").read_text("utf-8")


def test_what_has_the_prefix_is_brought_up_to_date(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project / "made.md"
    arguments = ["import", str(project / "source.md"), "--out", str(made), "--force"]
    assert main(arguments) == 0
    more = SOURCE + "| A-3 | Alarm | Open | Ann |\n"
    (project / "source.md").write_text(more, "utf-8")
    capsys.readouterr()
    assert main(arguments) == 0
    assert "items added: 1, changed: 0, removed: 0" in capsys.readouterr().out
    assert made.read_text("utf-8").count("rd-checklist") == 1


def test_directives_without_it_are_none_of_ours(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = project / "own.md"
    document.write_text("# Own\n\n:::{checklist} theirs\nText.\n:::\n", "utf-8")
    assert main(["import", str(document), "--in-place"]) == 1
    assert "nothing here looks like a checklist" in capsys.readouterr().out
    assert document.read_text("utf-8").count("{checklist}") == 1


CONF = """import os

readiness_directive_prefix = "rd-"
readiness_columns = {"item": ["Thing to do"]}
project = os.name
"""


def test_what_conf_py_says_counts_as_in_the_build(tmp_path: Path) -> None:
    """It is read as data: nothing in it is run."""
    docs = tmp_path / "docs"
    (docs / "deeper").mkdir(parents=True)
    (tmp_path / "readiness.toml").write_text('directive_prefix = "other-"\n', "utf-8")
    (docs / "conf.py").write_text(f"{CONF}raise SystemExit\n", "utf-8")
    (tmp_path / "source.md").write_text(SOURCE.replace("Check  ", "Thing to do"), "utf-8")
    made = docs / "deeper" / "made.md"
    assert main(["import", str(tmp_path / "source.md"), "--out", str(made)]) == 0
    assert ":::{rd-checklist} release\n" in made.read_text("utf-8")
    assert "| A-1 | Backups" in made.read_text("utf-8")


@pytest.mark.parametrize("text", ["readiness_x = (", "readiness_directive_prefix = print('rd-')\n"])
def test_what_conf_py_does_not_tell_is_left_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "conf.py").write_text(text, "utf-8")
    (tmp_path / "source.md").write_text(SOURCE, "utf-8")
    made = tmp_path / "made.md"
    assert main(["import", str(tmp_path / "source.md"), "--out", str(made)]) == 0
    assert ":::{checklist} release\n" in made.read_text("utf-8")
