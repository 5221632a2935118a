"""Incremental, parallel and mixed builds show what a cold serial build shows."""

from __future__ import annotations

import pickle
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from projects import Built, Project, contents

from sphinx_readiness.model.items import Item
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.storage.item_files import DamagedItemsError

Make = Callable[..., Project]

ROWS = "| ID | Item | Status | Owner |\n|----|------|--------|-------|\n"


def checklist(name: str, *rows: str, verdict: str = "") -> str:
    head = f":verdict: {verdict}\n\n" if verdict else "\n"
    return (
        f"# Page {name}\n\n:::{{checklist}} {name}\n{head}{ROWS}"
        + "".join(f"| {row} |\n" for row in rows)
        + ":::\n"
    )


FILES = {
    "index.md": "# Start\n\n```{toctree}\n:glob:\nhead\nviews\nroles\nplain\n*\n```\n",
    "head.md": "# Head\n\n:::{readiness} Product\n:version: 1.0\n:next-review: 2026-02-01\n:::\n",
    "views.md": "# Views\n\n:::{readiness-summary}\n:::\n\n:::{readiness-blockers}\n:::\n\n"
    ":::{readiness-table}\n:status: not-met, pending\n:::\n",
    "roles.md": "# Roles\n\n{check}`A-1`, {readiness-status}`b`, {readiness-count}`not-met`.\n",
    "decision.md": "# Decision\n\n:::{go-live} conditional\n- [ ] Do it [A-1]\n:::\n\n"
    ":::{signoff-matrix}\n| Role | Name | Signature | Date | Status |\n|--|--|--|--|--|\n"
    "| QA | | | | |\n:::\n",
    "plain.md": "# Plain\n\nNothing here.\n",
    "a.md": checklist("a", "A-1 | First | ❌ | Ops", "A-2 | Second | ✅ | Ops"),
    "b.md": checklist("b", "B-1 | Third | ✅ | QA", verdict="verified"),
    "c.rst": "Page c\n======\n\n.. checklist:: c\n\n   .. list-table::\n      :header-rows: 1\n\n"
    "      * - ID\n        - Item\n        - Status\n      * - C-1\n        - Fourth\n"
    "        - pending\n",
}
IGNORED = (".buildinfo", ".doctree", "searchindex.js")
"""Sphinx's own search index depends on the order in which pages were written."""

BODY = re.compile(rb'<div class="body".*?<div class="sphinxsidebar"', re.DOTALL)


ALWAYS = {"genindex", "search", "index"}
"""Pages that Sphinx writes in any case: the index has the toctree with all others."""


@pytest.fixture
def project(make_project: Make) -> Project:
    return make_project(FILES)


def pages(out: Path, *, bodies: bool = False) -> dict[str, bytes]:
    """Return all files of a build; of pages only the *bodies*, without links to the next page.

    Sphinx itself leaves those stale when a document comes or goes.
    """
    found = {name: data for name, data in contents(out).items() if not name.endswith(IGNORED)}
    for name, data in found.items():
        if bodies and (match := BODY.search(data)):
            found[name] = match.group()
    return found


def findings(built: Built) -> list[str]:
    """Return our warnings; those of the parsers come only when a document is read."""
    return [line for line in built.warning_lines if "[readiness." in line]


def same(
    project: Project,
    built: Built,
    builder: str = "html",
    *,
    bodies: bool = False,
    **options: Any,
) -> None:
    """Check that *built* equals a cold serial build of the same sources."""
    cold = project.build(builder, "cold", doctrees="cold-doctrees", fresh=True, **options)
    found, expected = pages(built.out, bodies=bodies), pages(cold.out, bodies=bodies)
    live = {name for name in found if name in expected}
    assert {name for name in expected if name not in found} == set()
    assert {name for name in live if found[name] != expected[name]} == set()
    assert findings(built) == findings(cold)
    shutil.rmtree(cold.out)


EDITS = {
    "status": lambda p: p.edit("a.md", "❌", "✅"),
    "title": lambda p: p.edit("a.md", "First", "Renamed title"),
    "new row": lambda p: p.edit("b.md", "| QA |\n", "| QA |\n| B-2 | Extra | ❌ | QA |\n"),
    "row moves": lambda p: (
        p.edit("a.md", "| A-1 | First | ❌ | Ops |\n", ""),
        p.edit("b.md", "| QA |\n", "| QA |\n| A-1 | First | ❌ | Ops |\n"),
    ),
    "row goes": lambda p: p.edit("a.md", "| A-1 | First | ❌ | Ops |\n", ""),
    "verdict": lambda p: p.edit("b.md", "verified", "not-met"),
    "id": lambda p: p.edit("a.md", "A-1", "A-9"),
    "checklist id": lambda p: p.edit("b.md", "{checklist} b", "{checklist} bee"),
    "record": lambda p: p.edit("head.md", "1.0", "2.0"),
    "record id": lambda p: p.edit("head.md", ":version", ":id: other\n:version"),
    "record goes": lambda p: p.edit("head.md", "readiness}", "note}"),
    "rest": lambda p: p.edit("c.rst", "pending", "fail"),
    "decision": lambda p: p.edit("decision.md", "conditional", "yes"),
    "delete": lambda p: p.delete("a.md"),
    "delete view": lambda p: p.delete("views.md"),
    "add": lambda p: p.write({"d.md": checklist("d", "D-1 | New | ❌ | QA")}),
    "rename": lambda p: (p.delete("a.md"), p.write({"z.md": FILES["a.md"]})),
    "all go": lambda p: p.delete("a.md", "b.md", "c.rst", "head.md", "decision.md"),
    "view options": lambda p: p.edit("views.md", "not-met, pending", "verified"),
    "becomes prose": lambda p: p.write({"a.md": "# Page a\n\nProse.\n"}),
    "prose becomes": lambda p: p.edit(
        "plain.md", "Nothing here.", checklist("p", "P-1 | X | ❌ | QA")[8:]
    ),
}


SERIES = (
    ("status", "checklist id"),
    ("title", "id", "verdict", "delete"),
    ("new row", "record", "rest", "add"),
    ("row goes", "view options", "rename"),
    ("record id", "prose becomes", "delete view"),
    ("record goes", "row moves", "decision", "becomes prose"),
    ("all go",),
)


def test_every_edit_is_in_a_series() -> None:
    assert sorted(edit for series in SERIES for edit in series) == sorted(EDITS)


@pytest.mark.parametrize("series", SERIES, ids=" and ".join)
def test_incremental_builds_equal_a_cold_one(series: tuple[str, ...], project: Project) -> None:
    project.build()
    before = {path.name for path in project.docs.iterdir()}
    for edit in series:
        EDITS[edit](project)
        built = project.build()
    same(project, built, bodies=before != {path.name for path in project.docs.iterdir()})


def test_all_edits_in_a_row_with_all_builders(project: Project) -> None:
    """html, text and the gate share doctrees; none leaves anything stale for another."""
    project.build("html")
    project.build("text")
    for edit in ("status", "title", "record", "new row", "delete", "add", "decision"):
        EDITS[edit](project)
        lint = project.build("readiness")
        if edit == "title":
            same(project, project.build("html"))
    same(project, lint, "readiness")
    same(project, project.build("html"), bodies=True)
    same(project, project.build("text"), "text")


@pytest.mark.parametrize("builder", ["html", "text", "readiness"])
def test_parallel_equals_serial(builder: str, project: Project) -> None:
    same(project, project.build(builder, jobs=2), builder)
    project.edit("a.md", "❌", "🔄")
    project.edit("b.md", "Third", "Other")
    project.write(
        {f"n{number}.md": checklist(f"n{number}", "A-1 | X | ❌ | QA") for number in range(8)}
    )
    same(project, project.build(builder, jobs=2), builder, bodies=True)
    project.delete(*(f"n{number}.md" for number in range(0, 8, 2)), "a.md")
    same(project, project.build(builder, jobs=2), builder, bodies=True)


def test_what_an_edit_writes(project: Project) -> None:
    project.build()
    project.edit("plain.md", "Nothing", "Still nothing")
    built = project.build()
    assert built.read == ("plain",)
    assert set(built.written) - ALWAYS == {"plain"}


def test_an_edit_that_changes_no_view_writes_its_page_only(project: Project) -> None:
    project.build()
    project.edit("a.md", ":::\n", ":::\n\nProse below the rows.\n")
    built = project.build()
    assert set(built.written) - ALWAYS == {"a"}
    assert built.read == ("a",)


def test_an_edit_of_a_status_writes_the_views_that_show_it(project: Project) -> None:
    project.build()
    project.edit("a.md", "❌", "✅")
    built = project.build()
    assert built.read == ("a",)
    assert {"a", "views", "roles"} <= set(built.written)
    assert {"plain", "b", "c"}.isdisjoint(built.written)


@pytest.mark.parametrize("builder", ["html", "text"])
def test_nothing_to_do(builder: str, project: Project) -> None:
    project.build(builder)
    before = contents(project.root / "_out" / "doctrees")
    built = project.build(builder)
    assert built.read == ()
    assert set(built.written) - ALWAYS == set()
    assert contents(project.root / "_out" / "doctrees") == before
    same(project, built, builder)


def test_nothing_to_do_needs_neither_records_nor_rules(project: Project) -> None:
    first = project.build()
    built = project.build()
    assert build_of(built.app.env).known(BuildState) is None
    assert built.warning_lines == first.warning_lines != []


def test_an_edit_of_prose_runs_no_rule(project: Project) -> None:
    """The page shows what its own document says, and that did not change."""
    first = project.build()
    project.edit("a.md", ":::\n", ":::\n\nProse below the rows.\n")
    built = project.build()
    state = build_of(built.app.env).known(BuildState)
    assert state is not None
    assert not {"report", "_all"} & vars(state).keys()
    assert built.warning_lines == first.warning_lines


@pytest.mark.parametrize(
    "damage",
    ["", "[]", "{", '{"key": 1}', "\xff", '{"key": "", "said": [], "targets": [], "views": []}'],
)
def test_a_damaged_outcome_is_made_anew(damage: str, project: Project) -> None:
    built = project.build()
    path = built.out / ".readiness-outcome.json"
    whole = path.read_bytes()
    path.write_text(damage, encoding="latin-1")
    again = project.build()
    assert again.warning_lines == built.warning_lines
    assert path.read_bytes() == whole


def test_the_gate_reads_only_what_changed(project: Project) -> None:
    project.build("readiness")
    assert project.build("readiness").read == ()
    project.edit("a.md", "❌", "✅")
    assert project.build("readiness").read == ("a",)


def test_a_day_later(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The review of the record becomes overdue; nothing is read for it."""
    project.build(readiness_as_of="2026-01-15")
    same_day = project.build(readiness_as_of="2026-01-16")
    later = project.build(readiness_as_of="2026-03-01")
    assert same_day.read == later.read == ()
    assert "review-overdue" in later.warnings
    assert {"a", "b", "c", "plain"}.isdisjoint(later.written)
    same(project, later, readiness_as_of="2026-03-01")
    (project.root / "readiness.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01
    early = project.build()
    assert "review-overdue" not in early.warnings
    same(project, early)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777593600")  # 2026-05-01
    late = project.build()
    assert "review-overdue" in late.warnings
    same(project, late)


def test_files_that_cells_name_come_and_go(project: Project) -> None:
    project.edit("a.md", "Second", "See GUIDE.md and tool.sh")
    built = project.build()
    assert "download" not in built.page("a")
    project.write({"GUIDE.md": "# The guide\n", "../tool.sh": "#!/bin/sh\n"})
    built = project.build()
    assert "a" in built.read
    assert 'href="GUIDE.html"' in built.page("a")
    assert "download" in built.page("a")
    same(project, built, bodies=True)
    project.delete("GUIDE.md", "../tool.sh")
    built = project.build()
    assert "a" in built.read
    assert 'href="GUIDE.html"' not in built.page("a")
    same(project, built, bodies=True)


@pytest.mark.parametrize("between", ["readiness", "dummy", "text"])
def test_what_another_builder_read_again_is_written(between: str, project: Project) -> None:
    """Nothing of it is newer than the pages: neither the documents nor their text."""
    rows = "| ID | Item | Status | Owner |\n|--|--|--|--|\n| I-1 | Included | {} | QA |\n"
    project.write({"rows.txt": rows.format("✅"), "GUIDE.md": "# The guide\n"})
    project.edit("a.md", "Second", "See GUIDE.md")
    project.write({"inc.md": "# Inc\n\n:::{checklist} inc\n```{include} rows.txt\n```\n:::\n"})
    project.build()
    project.delete("GUIDE.md")
    project.write({"rows.txt": rows.format("❌")})
    assert {"a", "inc"} <= set(project.build(between).read)
    built = project.build()
    assert not {"a", "inc"} & set(built.read)
    same(project, built, bodies=True)
    toml = project.root / "readiness.toml"
    toml.write_text('as_of = "2026-01-15"\ntable_nodes = true\n', encoding="utf-8")
    project.build(between)
    same(project, project.build(), bodies=True)


def test_changed_options(project: Project) -> None:
    project.build()
    toml = project.root / "readiness.toml"
    toml.write_text('as_of = "2026-01-15"\nignore = ["RD201"]\n', encoding="utf-8")
    built = project.build()
    assert built.read == ()
    assert "open-blocker" not in built.warnings
    toml.write_text('as_of = "2026-01-15"\n[columns]\nitem = ["Owner"]\n', encoding="utf-8")
    built = project.build()
    assert {"a", "b"} <= set(built.read)
    same(project, built)


def test_the_same_output_of_two_runs(project: Project) -> None:
    first, second = project.lint("one"), project.lint("two")
    assert contents(first.out) == contents(second.out)
    assert first.status.replace("one", "two") == second.status.replace("one", "two")


def test_a_second_build_with_one_application(project: Project) -> None:
    built = project.build(then=lambda: project.edit("a.md", "❌", "✅"))
    expected = project.build("html", "cold", doctrees="cold-doctrees", fresh=True)
    assert pages(built.out) == pages(expected.out)


def test_a_deleted_output_folder(project: Project) -> None:
    """Views are remembered with the pages: without pages everything is written."""
    project.build()
    project.build("html", "second")
    project.edit("a.md", "❌", "✅")
    project.build("html", "second")
    built = project.build()
    assert {"views", "roles"} <= set(built.written)
    same(project, built)


def item_files(project: Project, doctrees: str = "doctrees") -> dict[str, Path]:
    """Return the files with the items of each document."""
    found = {}
    for path in (project.root / "_out" / doctrees / ".#readiness").glob("*.items"):
        columns = pickle.loads(path.read_bytes())
        found[columns[Item._fields.index("docname")][0]] = path
    return found


def test_items_are_kept_among_the_doctrees(project: Project) -> None:
    project.build()
    kept = item_files(project)
    assert set(kept) == {"a", "b", "c"}
    project.edit("a.md", "First", "Other")
    project.write({"b.md": "# Page b\n\nNo more.\n"})
    project.delete("c.rst")
    project.build()
    now = item_files(project)
    assert set(now) == {"a"}
    assert now["a"] != kept["a"]


@pytest.mark.parametrize("damage", [None, b"", b"cut off"])
def test_lost_items_are_read_again(damage: bytes | None, project: Project) -> None:
    """As after a machine that was switched off while it wrote them."""
    first = project.build("readiness")
    path = item_files(project)["a"]
    whole = path.read_bytes()
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    again = project.build("readiness")
    assert again.read == ("a",)
    assert path.read_bytes() == whole
    assert again.report == first.report


def test_items_that_something_else_changed_are_not_trusted(project: Project) -> None:
    first = project.build("readiness")
    path = item_files(project)["a"]
    path.write_bytes(path.read_bytes().replace(b"First", b"Worst"))
    with pytest.raises(DamagedItemsError, match=r"items of 'a' were changed .*; build again"):
        project.build("readiness")
    again = project.build("readiness")
    assert "a" in again.read
    assert again.report == first.report
