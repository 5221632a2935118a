"""Ticks of authors whom the project does not trust, in whatever form a row is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from git_commands import git
from projects import Built, Project

from sphinx_readiness.files.git_refs import repository

PAGE = """\
# Ready

:::{checklist} table
| ID  | Item  | Status | Owner | Verify            |
|-----|-------|--------|-------|-------------------|
| T-1 | one   | ✅     | Ops   |                   |
| T-2 | two   | STATUS | Ops   |                   |
| T-3 | three | STATUS | Ops   | `file readiness.toml` |
| T-4 | four  | ⬜     | Ops   |                   |
:::

::::{checklist} checks
:::{check} Restore was tested
:id: C-1
:owner: Ops
:status: verified
:::

:::{check} Alarms ring
:id: C-2
:owner: Ops
:status: STATUS
:::

:::{check} Logs are kept
:id: C-3
:owner: Ops
:status: verified
:::
::::

:::{checklist} tasks
:owner: Ops
- [x] Load was tested
- [STATUS] Chaos was tested
:::
"""

LIST = """\
.. checklist:: listed

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
        - Owner
      * - L-1
        - one
        - ✅
        - Ops
      * - L-2
        - two
        - STATUS
        - Ops
"""


def page(text: str, *, ticked: bool) -> str:
    text = text.replace("[STATUS]", "[x]" if ticked else "[ ]")
    return text.replace(
        ":status: STATUS", f":status: {'verified' if ticked else 'pending'}"
    ).replace("STATUS", "✅" if ticked else "⬜")


def commit(root: Path, author: str) -> None:
    git(root, "add", "docs", "readiness.toml")
    git(root, "commit", "-q", "-m", "x", f"--author={author}")


def said(built: Built) -> list[tuple[str, str]]:
    findings = built.report["findings"]
    return [(each["code"], each["item"] or "") for each in findings if each["code"][:4] == "RD71"]


def test_who_ticked(make_project: Callable[..., Project], tmp_path: Path) -> None:
    project = make_project(
        {"index.md": page(PAGE, ticked=False), "list.rst": page(LIST, ticked=False)}
    )
    config = 'as_of = "2026-01-15"\nuntrusted_authors = ["*[bot]", "ci@example.org"]\n'
    (project.root / "readiness.toml").write_text(config, encoding="utf-8")
    if repository(project.root) is None:  # the folder of the tests may be in one
        built = project.lint("none")
        assert said(built) == [("RD714", "")]
        assert "there is no git repository" in built.status

    git(project.root, "init", "-q")
    commit(project.root, "Ann <ann@example.org>")
    assert said(project.lint("people")) == []
    assert project.build("html", out="pages").warnings.count("untrusted-tick") == 0

    project.write({"index.md": page(PAGE, ticked=True), "list.rst": page(LIST, ticked=True)})
    built = project.lint("uncommitted")
    assert said(built) == [("RD715", "")]
    assert (
        "T-2, C-2, 'Chaos was tested', \u2026 are ticked in lines that are not committed (4 rows)"
        in (built.status)
    )
    commit(project.root, "renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>")
    built = project.lint("bot")
    tasks = [each["id"] for each in built.items() if each["title"] == "Chaos was tested"]
    assert said(built) == [("RD713", each) for each in ("T-2", "C-2", *tasks, "L-2")]
    assert ("docs/index.md", 7, 17, "RD713") in built.places
    # No file has changed since the pages were built, but who wrote them has.
    assert project.build("html", out="pages").warnings.count("untrusted-tick") == 4

    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project.root}", "shallow")
    copy = Project(tmp_path / "shallow", {})
    (copy.root / "readiness.toml").write_text(config, encoding="utf-8")
    built = copy.lint()
    assert said(built) == [("RD714", "")]
    assert "(9 rows): not all of the history is there or read" in built.status
