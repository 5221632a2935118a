"""Ids that clash or are refused, links that lead nowhere, pins that broke, and what is loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from needs_projects import CONF, FILES, INDEX, NEEDS, checklist, needs_of, ours, row
from packaging.version import Version
from projects import Built, Project

Make = Callable[..., Project]

RULES = ["duplicate-id", "invalid-id", "unknown-need", "invalid-configuration"]


def build(
    make_project: Make, files: dict[str, str], builder: str = "html", **conf: object
) -> Built:
    return make_project(files, readiness_select=RULES, **{**CONF, **conf}).build(builder)


@pytest.mark.parametrize("builder", ["html", "readiness"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_id_of_an_item_and_of_a_need(make_project: Make, builder: str, jobs: int) -> None:
    needs = NEEDS.replace("REQ_2", "OPS_01").replace(":links: OPS-2", "")
    items = FILES["ops.md"].replace("OPS-1", "OPS_01")
    project = make_project(
        {**FILES, "ops.md": items, "reqs.md": needs}, readiness_select=RULES, **CONF
    )
    built = project.build(builder, jobs=jobs)
    found = built.warnings if builder == "html" else built.status
    assert found.count("OPS_01") == 1
    assert "RD103" in found
    assert "ops.md:9" in found
    assert "need at docs/reqs.md:13" in found
    assert needs_of(built)["OPS_01"]["type"] == "req"
    assert needs_of(built)["OPS-2"]["type"] == "readiness_item"


def test_an_id_that_is_twice_an_item(make_project: Make) -> None:
    again = checklist("again", row(id="OPS-1", item="Again", status="✅"))
    built = build(make_project, {**FILES, "again.md": again})
    assert [line for line in ours(built) if "OPS-1" in line] == [
        line for line in ours(built) if "RD103" in line
    ]
    assert len(ours(built)) == 1
    assert needs_of(built)["OPS-1"]["docname"] == "again"


@pytest.mark.parametrize("builder", ["html", "readiness"])
def test_an_id_that_the_project_refuses(make_project: Make, builder: str) -> None:
    conf = {"needs_id_regex": "^[A-Z]+_[0-9]+$"}
    built = build(make_project, {**FILES, "reqs.md": NEEDS.replace("OPS-2", "REQ_1")}, builder,
                  **conf)  # fmt: skip
    found = built.warnings if builder == "html" else built.status
    assert found.count("RD106") == 2
    assert "ops.md:9" in found
    assert "needs_id_regex" in found
    assert set(needs_of(built)) == {"REQ_1", "REQ_2", "TEST_1"}


@pytest.mark.parametrize("id_", ["OPS-002", "x", "docs-1a2b3c4d", "Ä-1", "9", "a_b"])
def test_ids_that_are_allowed(make_project: Make, id_: str) -> None:
    text = checklist("ids", row(id=id_, item="X", status="✅"))
    built = build(make_project, {"index.md": f"{INDEX}\nSee {{need}}`{id_}`.\n", "ids.md": text})
    assert id_ in needs_of(built)
    assert f'href="ids.html#{id_}"' in built.page("index")
    assert ours(built) == []


def test_derived_ids(make_project: Make) -> None:
    text = "# T\n\n:::{checklist} tasks\n- [x] Backups run\n- [ ] `[[copy('id')]]`\n:::\n"
    built = build(make_project, {"index.md": INDEX, "t.md": text})
    found = {id_: need["title"] for id_, need in needs_of(built).items() if "tasks-" in id_}
    titles = [title for id_, title in found.items() if id_ != "checklist-tasks"]
    assert sorted(titles) == ["Backups run", "[[copy('id')]]"]


def test_an_id_with_a_dot(make_project: Make) -> None:
    text = checklist("dots", row(id="SEC-1.2", item="X", status="✅"))
    built = build(make_project, {"index.md": INDEX, "d.md": text})
    assert "RD106: links of sphinx-needs cannot reach 'SEC-1.2'" in built.warnings
    assert "SEC-1.2" in needs_of(built)


@pytest.mark.parametrize("builder", ["html", "readiness"])
def test_links_that_lead_nowhere(make_project: Make, builder: str) -> None:
    cell = "REQ_1, REQ_77, GUIDE.md, https://example.org/x, ops, TEST_1.part, #12"
    text = checklist("dead", row(id="D-1", item="X", status="✅", links=cell))
    built = build(make_project, {**FILES, "dead.md": text}, builder)
    found = (built.warnings if builder == "html" else built.status).splitlines()
    assert [line for line in found if "RD604" in line] == [
        line for line in found if "'REQ_77' leads nowhere" in line
    ]
    assert any("dead.md:9" in line for line in found)
    assert not any("[needs.link_outgoing]" in line and "REQ_77" in line for line in found)
    links = needs_of(built)["D-1"]["links"]
    assert "checklist-ops" in links
    assert "REQ_77" not in links


def test_a_role_in_a_cell_has_one_finding(make_project: Make) -> None:
    text = checklist("roles", row(id="R-1", item="See {check}`NOPE-1` and {check}`OPS-1`",
                                  status="✅", links="NOPE-2"))  # fmt: skip
    files = {**FILES, "roles.md": text}
    built = make_project(files, readiness_select=[*RULES, "unknown-item"], **CONF).build()
    found = ours(built)
    assert len([line for line in found if "NOPE-1" in line]) == 1
    assert len([line for line in found if "RD604" in line and "NOPE-2" in line]) == 1
    assert needs_of(built)["R-1"]["links"] == ["OPS-1"]


def test_a_pinned_link_warns_when_the_item_changes(make_project: Make) -> None:
    project = make_project(FILES, readiness_select=RULES, **CONF)
    print_ = needs_of(project.build())["OPS-2"]["readiness_fingerprint"]
    project.edit("reqs.md", ":links: OPS-2", f':links: OPS-2[readiness_fingerprint=="{print_}"]')
    if Version(version("sphinx-needs")) < Version("8"):  # it knows no conditions, and says so
        assert "[needs.link_outgoing]" in project.build().warnings
        return
    assert "link_condition" not in project.build().warnings
    project.edit("ops.md", "| OPS-2 |", "|   OPS-2   |")
    assert "link_condition" not in project.build().warnings
    project.edit("ops.md", "Restore tested", "Restore tested twice")
    for builder in ("html", "readiness"):
        said = project.build(builder).warnings
        assert "[needs.link_condition_failed]" in said
        assert "OPS-2" in said


def run(code: str, docs: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code, str(docs)], capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


SCRIPT = """
import sys
from sphinx.cmd.build import build_main
docs = sys.argv[1]
assert build_main(["-q", "-b", "html", docs, docs + "/_build"]) == 0
print(sorted(name for name in sys.modules if "sphinx_needs" in name or "sphinx_ext.needs" in name))
"""


def test_without_sphinx_needs_nothing_of_it_is_imported(make_project: Make) -> None:
    project = make_project({"index.md": INDEX, "ops.md": FILES["ops.md"]}, **{
        **CONF, "extensions": ["myst_parser", "sphinx_readiness"], "suppress_warnings": ["*"],
    })  # fmt: skip
    assert run(SCRIPT, project.docs) == "[]"


def test_the_order_of_the_extensions_is_free(make_project: Make) -> None:
    conf = {**CONF, "extensions": ["sphinx_needs", "sphinx_readiness", "myst_parser"]}
    assert "OPS-1" in needs_of(make_project(FILES, **conf).build())


def test_the_console_script_reads_such_a_project(make_project: Make) -> None:
    """It runs no ``conf.py`` and loads no sphinx-needs; needs are looked through."""
    project = make_project(FILES, **CONF)
    code = (
        "import sys\nfrom sphinx_readiness.cli import main\nmain(['lint', sys.argv[1]])\n"
        "print(sorted(name for name in sys.modules if 'sphinx_needs' in name))"
    )
    assert run(code, project.docs) == "[]"
