"""What lies outside of the project's root is read neither by ``lint`` nor by the gate's builder."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

from projects import Project, contents
from systems import COUNTS_OTHERWISE, needs_posix

from sphinx_readiness.cli import main

LIST = ":::{checklist} out\n:owner: me\n\n- [x] {#OUT-1} outside\n:::\n"
REST_LIST = ".. checklist:: outrest\n   :owner: me\n\n   - [x] {#OUT-2} outside\n"
OUTSIDE = {
    "list.md": LIST,
    "list.rst": REST_LIST,
    "page.md": f"# Page\n\n{LIST}",
    "code.py": "x = 1\n",
    "folder/page.md": f"# Another\n\n{LIST}",
}

OWN = ":::{checklist} own\n:owner: me\n\n- [x] {#OWN-1} one\n\n  ```{literalinclude} ../../code.py\n  ```\n:::\n"
OWN_REST = (
    ".. checklist:: ownrest\n   :owner: me\n\n   - [x] {#OWN-2} one\n\n"
    "     .. include:: ../../code.py\n        :literal:\n"
)
PAGES = {
    "index.md": "# I\n",
    "a.md": "# A\n\n```{include} ../../list.md\n```\n",
    "b.rst": "B\n=\n\n.. include:: ../../list.rst\n",
    "c.md": "# C\n\n```{eval-rst}\n.. include:: ../../list.rst\n```\n",
    "d.md": "# D\n\n```{include} part.txt\n```\n",
    "part.txt": "Words.\n\n```{include} ../../gone.md\n```\n",
    "e.md": f"# E\n\n{OWN}",
    "f.rst": f"F\n=\n\n{OWN_REST}",
    # Code outside of checklists is nobody's business.
    "g.md": "# G\n\n```{literalinclude} ../../code.py\n```\n\n```{include} ../../code.py\n:code: py\n```\n",
    "h.rst": "H\n=\n\n.. literalinclude:: ../../code.py\n\n.. include:: ../../code.py\n   :code: py\n",
    "i.md": "# I\n\n```{include} i.md\n```\n",
}
FOUND = [
    ("docs/a.md", 3), ("docs/b.rst", 4), ("docs/c.md", 4), ("docs/e.md", 8), ("docs/f.rst", 9),
    ("docs/i.md", 3), ("docs/part.txt", 3),
]  # fmt: skip

if COUNTS_OTHERWISE:
    del PAGES["d.md"], FOUND[-1]


def _project(folder: Path) -> Project:
    project = Project(folder / "inside", PAGES)
    for name, text in OUTSIDE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return project


def _lint(project: Project) -> list[str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(["lint", str(project.docs), "--color", "never"])
    return _findings(out.getvalue())


def _findings(text: str) -> list[str]:
    return [line for line in text.splitlines() if " RD" in line]


def test_includes_and_code(tmp_path: Path) -> None:
    project = _project(tmp_path)
    built = project.lint()
    assert _lint(project) == _findings(built.status)
    assert {each[3] for each in built.places} == {"RD114"}
    assert sorted(each[:2] for each in built.places) == FOUND
    assert [item["id"] for item in built.items()] == ["OWN-1", "OWN-2"]
    assert str(tmp_path) not in built.status.partition("docs/")[2].partition("The report")[0]


@needs_posix
def test_documents_behind_links(tmp_path: Path) -> None:
    project = Project(tmp_path / "inside", {"index.md": "# I\n", "in/a.md": f"# A\n\n{LIST}"})
    (tmp_path / "page.md").write_text(OUTSIDE["page.md"], encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "page.md").write_text(OUTSIDE["page.md"], encoding="utf-8")
    for name, target in {"link.md": "../../page.md", "far": "../../folder"}.items():
        (project.docs / name).symlink_to(target)
    built = project.lint()
    assert _lint(project) == _findings(built.status)
    assert sorted(each[::3] for each in built.places) == [
        ("docs/far", "RD114"),
        ("docs/link.md", "RD114"),
    ]
    assert [item["id"] for item in built.items()] == ["OUT-1"]


@needs_posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    project = Project(
        tmp_path,
        {
            "index.md": "# I\n\n```{include} pipe\n```\n",
            "a.rst": "A\n=\n\n.. include:: pipe\n   :literal:\n",
        },
    )
    os.mkfifo(project.docs / "pipe")
    os.mkfifo(project.docs / "page.md")
    built = project.lint()
    assert _lint(project) == _findings(built.status)
    assert [each[::3] for each in built.places] == [
        ("docs/a.rst", "RD114"),
        ("docs/index.md", "RD114"),
        ("docs/page.md", "RD114"),
    ]


@needs_posix
def test_doctrees_of_pages_change_nothing(tmp_path: Path) -> None:
    """And the gate changes no pages: what it leaves out is read again for them."""
    project = _project(tmp_path)
    project.delete("i.md")  # which ends a build of pages
    table = "::::{checklist} t\n:owner: me\n\n- [x] one\n\n:::{csv-table}\n:header-rows: 1\n"
    (tmp_path / "rows.csv").write_text("Item,Status\nRow,ok\n", encoding="utf-8")
    project.write(
        {
            "i.md": f"# I\n\n{table}:file: ../../rows.csv\n:::\n::::\n",
            "j.md": f"# J\n\n{table}:url: {(tmp_path / 'rows.csv').as_uri()}\n:::\n::::\n",
        }
    )
    (project.docs / "link.md").symlink_to("../../page.md")
    cold = _findings(project.lint().status)
    html = project.build("html", "cold", doctrees="cold")
    pages = contents(html.out, ".html")
    assert b"OUT-1" in pages["link.html"]
    assert b"Row" in pages["i.html"]
    assert b"Row" in pages["j.html"]
    for doctrees, first in (("one", "html"), ("two", "readiness")):
        project.build(first, f"{first}-{doctrees}", doctrees=doctrees)
        for _ in range(2):
            gated = project.build("readiness", f"readiness-{doctrees}", doctrees=doctrees)
            assert _findings(gated.status) == cold
            again = project.build("html", f"html-{doctrees}", doctrees=doctrees)
            assert contents(again.out, ".html") == pages


def test_with_several_processes(tmp_path: Path) -> None:
    built = _project(tmp_path).lint(jobs=2)
    assert sorted(each[:2] for each in built.places) == FOUND
