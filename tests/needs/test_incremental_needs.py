"""Pages that show needs or links are written again when these change, and not otherwise."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from needs_projects import CONF, INDEX, NEEDS, OPS, checklist, needs_of, row
from projects import Built, Project, contents

Make = Callable[..., Project]

IGNORED = (
    ".buildinfo", ".doctree", "searchindex.js", "needs.json",
    "schema_violations.json",
)  # fmt: skip

RANDOM = re.compile(rb"SNCB-[0-9a-f]+")
"""What sphinx-needs numbers the cards of needs with."""

ALWAYS = {"genindex", "search", "index", "permalink"}

VIEW = "# View\n\n:::{needtable}\n:types: readiness_item\n:columns: id;title;status\n:::\n"

FILES = {
    "index.md": INDEX,
    "ops.md": OPS,
    "other.md": checklist("other", row(id="OTH-1", item="Alone", status="✅", owner="QA")),
    "reqs.md": NEEDS,
    "view.md": VIEW,
    "role.md": "# Role\n\nSee {need}`OPS-1`.\n",
    "plain.md": "# Plain\n\nWords.\n",
}


@pytest.fixture
def project(make_project: Make) -> Project:
    return make_project(FILES, **CONF)


def pages(out: Path) -> dict[str, bytes]:
    return {
        name: RANDOM.sub(b"", data)
        for name, data in contents(out).items()
        if not name.endswith(IGNORED)
    }


def same(project: Project, built: Built, **options: object) -> None:
    """Check that *built* equals a cold serial build of the same sources."""
    cold = project.build("html", "cold", doctrees="cold-doctrees", fresh=True, **options)
    assert needs_of(built) == needs_of(cold)
    found, expected = pages(built.out), pages(cold.out)
    assert {name for name in expected if found.get(name) != expected[name]} == set()
    shutil.rmtree(cold.out)


def written(built: Built) -> set[str]:
    return set(built.written) - ALWAYS


def test_nothing_to_do(project: Project) -> None:
    project.build()
    before = contents(project.root / "_out" / "doctrees")
    built = project.build()
    assert built.read == ()
    assert written(built) == set()
    assert contents(project.root / "_out" / "doctrees") == before
    same(project, built)


def test_an_edit_of_an_item_writes_what_shows_needs(project: Project) -> None:
    project.build()
    project.edit("ops.md", "Backups run", "Backups run daily")
    built = project.build()
    assert built.read == ("ops",)
    assert written(built) == {"ops", "view", "role", "reqs"}
    assert "Backups run daily" in built.page("view")
    same(project, built)


def test_an_edit_of_prose_writes_its_page_only(project: Project) -> None:
    project.build()
    project.edit("ops.md", "## Part", "More words above.\n\n## Part")
    built = project.build()
    assert written(built) == {"ops"}
    same(project, built)
    project.edit("plain.md", "Words.", "Other words.")
    assert written(project.build()) == {"plain"}


def test_a_link_to_an_item_writes_the_page_of_its_row(project: Project) -> None:
    project.build()
    project.edit("reqs.md", ":links: OPS-2", ":links: OTH-1")
    built = project.build()
    assert built.read == ("reqs",)
    assert written(built) == {"reqs", "ops", "other", "view", "role"}
    assert "REQ_2" in built.page("other")
    assert "REQ_2" not in built.page("ops")
    same(project, built)


def test_a_need_moves_to_another_document(project: Project) -> None:
    project.build()
    project.edit("reqs.md", NEEDS[NEEDS.index(":::{req} Restore") :], "")
    project.write({"role.md": "# Role\n\n" + NEEDS[NEEDS.index(":::{req} Restore") :]})
    built = project.build()
    assert 'href="role.html#REQ_2"' in built.page("ops")
    same(project, built)


@pytest.mark.parametrize("first", ["ops", "aaa", "zzz"])
def test_a_moved_item_is_never_lost(project: Project, first: str) -> None:
    """Whatever document is read first."""
    moved = row(id="OPS-2", item="Restore tested", status="❌", owner="QA")
    project.build()
    project.edit("ops.md", moved, "")
    project.write({f"{first}-2.md": checklist("new", moved)})
    built = project.build()
    assert needs_of(built)["OPS-2"]["docname"] == f"{first}-2"
    assert f'href="{first}-2.html#OPS-2"' in built.page("reqs")
    assert needs_of(built)["OPS-2"]["links_back"] == ["REQ_2"]
    project.delete(f"{first}-2.md")
    project.edit("ops.md", ":::\n", moved + ":::\n")
    assert needs_of(project.build())["OPS-2"]["docname"] == "ops"


def test_needextend_comes_and_goes(project: Project) -> None:
    project.build()
    project.write({"plain.md": "# Plain\n\n:::{needextend} REQ_1\n:+links: OTH-1\n:::\n"})
    built = project.build()
    assert "REQ_1" in built.page("other")
    same(project, built)
    project.write({"plain.md": FILES["plain.md"]})
    built = project.build()
    assert "REQ_1" not in built.page("other")
    same(project, built)


def test_a_needextend_by_filter(project: Project) -> None:
    project.write({"x.md": '# X\n\n:::{needextend} status == "open"\n:+links: OTH-1\n:::\n'})
    built = project.build()
    assert "REQ_1" not in built.page("other")
    project.edit("reqs.md", ":id: REQ_1", ":id: REQ_1\n:status: open")
    built = project.build()
    assert "REQ_1" in built.page("other")
    same(project, built)


def test_all_items_go(project: Project) -> None:
    project.build()
    project.delete("ops.md", "other.md")
    built = project.build()
    assert "OPS-1" not in built.page("view")
    assert {"view", "role", "reqs"} <= written(built)
    assert set(needs_of(built)) == {"REQ_1", "REQ_2", "TEST_1"}


def test_builders_share_doctrees(project: Project) -> None:
    project.build("html")
    project.edit("ops.md", "❌", "✅")
    for builder in ("readiness", "needs", "text"):
        assert needs_of(project.build(builder))["OPS-2"]["status"] == "verified"
    built = project.build("html")
    assert written(built) >= {"ops", "view"}
    same(project, built)


def test_parallel_equals_serial(project: Project) -> None:
    project.write(
        {f"n{number}.md": checklist(f"n{number}", row(id=f"N{number}-1", item="X", status="✅",
                                                      owner="QA", links="REQ_1"))
         for number in range(8)}
    )  # fmt: skip
    same(project, project.build(jobs=2))
    project.edit("n3.md", "| X |", "| Y |")
    project.edit("reqs.md", ":links: OPS-2", ":links: N5-1")
    built = project.build(jobs=2)
    assert "REQ_2" in built.page("n5")
    same(project, built, jobs=2)


def test_a_second_build_with_one_application(project: Project) -> None:
    built = project.build(then=lambda: project.edit("ops.md", "❌", "✅"))
    assert needs_of(built)["OPS-2"]["status"] == "verified"
    same(project, built)
    gone = project.build(then=lambda: project.delete("other.md"))
    assert "OTH-1" not in needs_of(gone)


def test_a_build_after_two_with_one_application(project: Project) -> None:
    """The environment that the second of them saved has no needs of ours in it."""
    project.build(then=lambda: project.edit("ops.md", "❌", "✅"))
    project.edit("ops.md", "OPS-2", "OPS-3")
    project.edit("reqs.md", "OPS-2", "OPS-3")
    built = project.build()
    assert "OPS-2" not in needs_of(built)
    same(project, built)


def test_switching_the_bridge_on_and_off(project: Project) -> None:
    project.build()
    off = project.build(readiness_needs=False)
    assert "readiness-links" not in off.page("ops")
    built = project.build()
    assert "readiness-links" in built.page("ops")
    same(project, built)


def test_a_need_begins_to_block(project: Project) -> None:
    project.write({"view.md": "# View\n\n:::{readiness-blockers}\n:::\n"})
    conf = {"readiness_blocking_needs": [{"type": "test", "status": "failed"}]}
    project.build(**conf)
    project.edit("reqs.md", ":status: passed", ":status: failed")
    built = project.build(**conf)
    assert "view" in written(built)
    assert "TEST_1" in built.page("view")
    same(project, built, **conf)


def test_an_extension_that_asks_early(project: Project) -> None:
    """Once the data of sphinx-needs is locked nothing can be added, so we publish before."""
    early = """
from sphinx_needs.api import get_needs_view


def setup(app):
    app.connect("env-updated", lambda app, env: get_needs_view(app) and None, priority=100)
"""
    project.write({"early.py": early})
    conf = (
        (project.docs / "conf.py")
        .read_text("utf-8")
        .replace("'sphinx_needs'", "'sphinx_needs', 'early'")
    )
    project.write({"conf.py": f"import sys\nsys.path.insert(0, {str(project.docs)!r})\n{conf}"})
    built = project.build()
    assert "OPS-1" in needs_of(built)
    assert "REQ_2" in built.page("ops")
