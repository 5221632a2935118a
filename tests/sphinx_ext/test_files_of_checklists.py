"""Files that a checklist shows: read alike by ``lint`` and by the builder, and only there."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from projects import Project

from sphinx_readiness.cli import main

ROWS = 'Item,Status\nLamp,❌\n"Wick, and\noil",✅\n'

TABLE = "<table><tr><th>Item</th><th>Status</th></tr><tr><td>Lamp</td><td>❌</td></tr></table>"

BODIES: dict[str, tuple[str, list[str]]] = {
    "rows": ("csv-table\n:header-rows: 1\n:file: rows.csv", ["RD201"]),
    "from_the_sources": ("csv-table\n:header-rows: 1\n:file: /rows.csv", ["RD201"]),
    "encoded": (
        "csv-table\n:header-rows: 1\n:encoding: utf-16\n:file: wide.csv", ["RD201"]
    ),
    "not_in_utf_8": ("csv-table\n:header-rows: 1\n:file: wide.csv", ["RD114"]),
    "otherwise_encoded": (
        "csv-table\n:header-rows: 1\n:encoding: ascii\n:file: rows.csv", ["RD114"]
    ),
    "gone": ("csv-table\n:header-rows: 1\n:file: gone.csv", ["RD114"]),
    "outside": ("csv-table\n:header-rows: 1\n:file: ../../rows.csv", ["RD114"]),
    "gone_outside": ("csv-table\n:header-rows: 1\n:file: ../../../gone.csv", ["RD114"]),
    "of_the_machine": ("csv-table\n:header-rows: 1\n:file: /etc/hostname", ["RD114"]),
    "raw_outside": ("raw html\n:file: ../../rows.html", ["RD114"]),
    "a_folder": ("csv-table\n:header-rows: 1\n:file: folder", ["RD114"]),
    "an_address": ("csv-table\n:header-rows: 1\n:url: http://127.0.0.1:9/", ["RD115"]),
    "both": ("csv-table\n:header-rows: 1\n:file: rows.csv\n\nItem,Status\nOne,❌", ["RD110"]),
    "too_few": ("csv-table\n:header-rows: 1\n:file: none.csv", ["RD110"]),
    "raw": ("raw html\n\n<b>x</b>", []),
    "raw_rows": (f"raw html\n\n{TABLE}", ["RD101"]),
    "raw_file": ("raw html\n:file: rows.html", ["RD101"]),
    "raw_file_gone": ("raw html\n:file: gone.html", ["RD114"]),
    "raw_address": ("raw html\n:url: http://127.0.0.1:9/", ["RD115"]),
    "raw_both": ("raw html\n:file: rows.html\n\n<b>x</b>", ["RD110"]),
    "code": ("literalinclude rows.csv\n:lines: 1-2", []),
    "code_gone": ("literalinclude gone.py", ["RD114"]),
}  # fmt: skip
"""A directive and its body, and the codes of what is found of level warning and error."""


FILES = {
    "rows.csv": ROWS.encode(),
    "wide.csv": ROWS.replace("Lamp", "Lämpchen").encode("utf-16"),
    "none.csv": b"",
    "rows.html": TABLE.encode(),
}


def _markdown(name: str, body: str) -> str:
    head, _, rest = body.partition("\n")
    directive, _, argument = head.partition(" ")
    block = f"```{{{directive}}} {argument}".rstrip() + f"\n{rest}\n```"
    return f"# T\n\n::::{{checklist}} {name}-md\n:owner: me\n\n- [x] one\n\n{block}\n::::\n"


def _rest(name: str, body: str) -> str:
    head, _, rest = body.partition("\n")
    directive, _, argument = head.partition(" ")
    lines = [f".. {directive}:: {argument}".rstrip(), *(f"   {each}" for each in rest.split("\n"))]
    inner = "".join(f"   {each}".rstrip() + "\n" for each in lines)
    return f"T\n=\n\n.. checklist:: {name}-rst\n   :owner: me\n\n   - [x] one\n\n{inner}"


def _project(folder: Path, pages: dict[str, str]) -> Project:
    project = Project(folder / "inside", {"index.md": "# I\n", **pages})
    for name, data in FILES.items():
        (project.docs / name).write_bytes(data)
        (folder / name).write_bytes(data)  # outside of the root
    (project.docs / "folder").mkdir()
    return project


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What ``lint`` and the builder print of a page for each body in both languages."""
    pages = {f"{name}.md": _markdown(name, body) for name, (body, _) in BODIES.items()}
    pages |= {f"{name}_rest.rst": _rest(name, body) for name, (body, _) in BODIES.items()}
    project = _project(tmp_path_factory.mktemp("files"), pages)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(["lint", str(project.docs), "--color", "never"])
    return out.getvalue(), project.lint().status


@pytest.mark.parametrize("name", BODIES)
def test_the_same_findings_and_no_row_is_lost(said: tuple[str, str], name: str) -> None:
    for page in (f"{name}.md", f"{name}_rest.rst"):
        found = [[line for line in each.splitlines() if f"/{page}:" in line] for each in said]
        assert found[0] == found[1]
        codes = [line.split()[2] for line in found[0] if ": info: " not in line]
        # Rows of reST are in the file that they come from.
        in_file = page.endswith(".rst") and BODIES[name][1] == ["RD201"]
        assert codes == ([] if in_file else BODIES[name][1])


def test_rows_of_a_file_in_rest_are_found_there(said: tuple[str, str]) -> None:
    by_lint, by_builder = ([line for line in each.splitlines() if ".csv:" in line] for each in said)
    assert by_lint == by_builder
    assert sorted(line.split(":")[0] for line in by_lint if "RD201" in line) == [
        "docs/rows.csv", "docs/rows.csv", "docs/wide.csv",
    ]  # fmt: skip


def test_a_file_outside_is_named_as_it_is_written(said: tuple[str, str]) -> None:
    for each in said:
        for page in ("outside.md", "outside_rest.rst"):
            assert any(
                f"/{page}:" in line and " '../../rows.csv' " in line for line in each.splitlines()
            )


def test_outside_of_checklists_they_are_nobodys_business(tmp_path: Path) -> None:
    blocks = (body for body, _ in BODIES.values() if "url" not in body)
    text = "# T\n\n" + "\n\n".join(
        _markdown("x", body).partition("one\n\n")[2].removesuffix("::::\n") for body in blocks
    )
    ours = "\n:::{checklist} c\n:owner: me\n\n- [x] one\n:::\n"
    project = _project(tmp_path, {"page.md": text + ours})
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["lint", str(project.docs), "-q"]) == 0
    assert " RD" not in out.getvalue()
    assert " error: RD" not in project.lint().status
