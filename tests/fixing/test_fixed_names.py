"""Misspelled names of options and columns: replaced where only one can be meant, else left."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from projects import Project

from sphinx_readiness.cli import main

PAGE = """# A

:::{readiness} Kite
:versoin: 1.0
:::

:::{checklist} ops
:ownr: Ann

| ID  | Item | Stauts | Blokcing |
|-----|------|--------|----------|
| A-1 | A b  | ✅     | yes      |
:::

:::{checklist} two
:titel: x
:title: y
:owner: Ann

| ID  | Item | Review status |
|-----|------|--------------|
| B-1 | A b  | ✅           |
:::

:::{check} One
:stauts: done
:id: X-1
:ownre: Ann
:authors: Ann
:::
"""

REST = """\
B
=

.. check:: Two
   :statsu: done
   :owner: Ann
   :id: X-2

.. checklist:: c
   :owner: Ann

   ===  ====  ======
   ID   Item  Stauts
   ===  ====  ======
   C-1  a b   Done
   ===  ====  ======
"""


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str, str]:
    """Return the project, and what the first and the second run said."""
    project = Project(tmp_path_factory.mktemp("names"), {"index.md": PAGE, "b.rst": REST})
    said = []
    for _ in range(2):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            assert main(["fix", str(project.docs), "--unsafe"]) == 0
        said.append(out.getvalue())
    return project, said[0], said[1]


def test_what_can_only_be_meant_is_written(mended: tuple[Project, str, str]) -> None:
    docs: Path = mended[0].docs
    meant = PAGE
    for old, new in (
        (":versoin:", ":version:"), (":ownr:", ":owner:"), ("Stauts |", "Status |"),
        ("Blokcing |", "Blocking |"), ("Review status |", "Status (Review status) |"),
        (":stauts:", ":status:"), (":ownre:", ":owner:"),
    ):  # fmt: skip
        assert meant.count(old) == 1
        meant = meant.replace(old, new)
    assert (docs / "index.md").read_text("utf-8") == meant
    assert (docs / "b.rst").read_text("utf-8") == REST.replace(":statsu:", ":status:")


def test_all_else_is_left_and_said(mended: tuple[Project, str, str]) -> None:
    first, second = mended[1:]
    assert "mended: 8, files written: 2\n" in first
    assert second.endswith("nothing to mend\n")
    for text in (first, second):
        assert "docs/index.md:15: RD107 not mended: the option 'title' is set already\n" in text
        assert "docs/b.rst:13: RD113 not mended: columns are renamed in pipe tables only\n" in text


@pytest.mark.parametrize("rule", ["RD107", "RD110", "RD113"])
def test_explain_says_so(capsys: pytest.CaptureFixture[str], rule: str) -> None:
    assert main(["explain", rule]) == 0
    assert "**Fix.** `sphinx-readiness fix --unsafe`. Gives a " in capsys.readouterr().out
