"""The views of sphinx-needs show items; our rows show links; our views show needs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files

import jsonschema
import pytest
from bs4 import BeautifulSoup
from needs_projects import CONF, FILES, INDEX, NEEDS, checklist, needs_of, ours, row
from projects import Built, Project

Make = Callable[..., Project]

VIEWS = """\
# Views

{need}`OPS-1` and {need_count}`type=="readiness_item" and readiness_outcome=="pass"`
of {need_count}`type=="readiness_item"`.

:::{needtable}
:types: readiness_item
:columns: id;title;status;readiness_owner;readiness_checklist;readiness_outcome
:style: table
:::

:::{needlist}
:types: readiness_item
:show_status:
:::

:::{needflow}
:types: req, test, readiness_item
:engine: graphviz
:::

:::{needpie} Outcomes
:labels: passed, failed

type == 'readiness_item' and readiness_outcome == 'pass'
type == 'readiness_item' and readiness_outcome == 'fail'
:::

:::{needbar} Outcomes

type == 'readiness_item' and readiness_outcome == 'pass', type == 'readiness_item' and readiness_outcome == 'fail'
:::
"""


def body(built: Built, docname: str) -> str:
    found = BeautifulSoup(built.page(docname), "html.parser").find("div", class_="body")
    assert found is not None
    return " ".join(found.get_text(" ").split())


def test_views_of_sphinx_needs(make_project: Make) -> None:
    built = make_project({**FILES, "views.md": VIEWS}, **CONF).build()
    page, text = built.page("views"), body(built, "views")
    assert 'href="ops.html#OPS-1"' in page
    assert "Backups run" in text
    assert "1 of 2" in re.sub(r" +", " ", text)
    rows = BeautifulSoup(page, "html.parser").find("table").find_all("tr")
    cells = [[cell.get_text().strip() for cell in each.find_all(["th", "td"])] for each in rows[1:]]
    assert ["OPS-1", "Backups run", "verified", "Ops", "ops", "pass"] in cells
    assert [line for line in ours(built) if "[needs." in line and "[needs.mpl]" not in line] == []


def test_needflow_has_the_chain(make_project: Make) -> None:
    """The source of the diagram, which needs no graphviz to be made."""
    flow = ":::{needflow}\n:engine: graphviz\n:debug:\n:::\n"
    project = make_project({**FILES, "flow.md": f"# Flow\n\n{flow}"}, **CONF)
    text = body(project.build("html"), "flow")
    for id_ in ("REQ_1", "TEST_1", "OPS-1", "OPS-2", "checklist-ops"):
        assert id_ in text
    edges = re.sub(r"[\"\s]+", " ", text)
    assert re.search(r"OPS-1 -> TEST_1", edges)
    assert re.search(r"REQ_2 -> OPS-2", edges)


def test_needextend_of_a_link_to_an_item(make_project: Make) -> None:
    extend = (
        "# Extended\n\n:::{needextend} REQ_1\n:+links: OPS-2\n:::\n\n"
        ":::{needextend} OPS-1\n:+links: REQ_2\n:::\n"
    )
    built = make_project({**FILES, "x.md": extend}, **CONF).build()
    needs = needs_of(built)
    assert "OPS-2" in needs["REQ_1"]["links"]
    assert "REQ_1" in needs["OPS-2"]["links_back"]
    assert "REQ_2" in needs["OPS-1"]["links"]
    text = body(built, "ops")
    assert "Linked from: REQ_1 , REQ_2" in text
    assert "Links to: REQ_2" in text


def test_needs_warnings(make_project: Make) -> None:
    built = make_project(
        FILES,
        needs_warnings={"failed": "type == 'readiness_item' and readiness_outcome == 'fail'"},
        **CONF,
    ).build()
    assert re.search(r"failed: failed.*\n?.*OPS-2", built.warnings + built.status, re.DOTALL)


CARDS = (
    "# Cards\n\n::::{checklist} cards\n\n:::{check} Deep\n:id: CARD-1\n:links: REQ_1, CARD-2\n"
    ":status: pass\n:::\n\n:::{check} Other\n:id: CARD-2\n:status: pass\n:::\n::::\n"
)

NO_LINKS_COLUMN = (
    "# Plain\n\n:::{checklist} plain\n\n| ID | Item | Status |\n|--|--|--|\n"
    "| PL-1 | Some **bold** words, {check}`OPS-1` | ✅ |\n| PL-2 | Plain words | ✅ |\n"
    "| PL-3 | Alone | ✅ |\n:::\n\n- [x] no\n\n:::{req} To plain\n:id: REQ_9\n:links: PL-2, PL-1\n"
    ":::\n"
)


@pytest.fixture
def linked(make_project: Make) -> Project:
    documents = {**FILES, "cards.md": CARDS, "plain.md": NO_LINKS_COLUMN}
    return make_project(documents, readiness_select=["unknown-need", "duplicate-id"], **CONF)


def test_rows_show_links_in_both_directions(linked: Project) -> None:
    built = linked.build()
    soup = BeautifulSoup(built.page("ops"), "html.parser")
    first, second = soup.find(id="OPS-1"), soup.find(id="OPS-2")
    assert [a["href"] for a in first.find_all("a")][:3] == [
        "#OPS-1", "reqs.html#TEST_1", "reqs.html#REQ_1",
    ]  # fmt: skip
    assert "Linked from: PL-1" in " ".join(first.get_text(" ").split())
    assert "Linked from: REQ_2" in " ".join(second.get_text(" ").split())
    plain = BeautifulSoup(built.page("plain"), "html.parser")
    line = plain.find(id="PL-1").find_all("p", class_="readiness-links")
    assert [" ".join(each.get_text().split()) for each in line] == [
        "Links to: OPS-1 · Linked from: REQ_9"
    ]
    assert plain.find(id="PL-1").find("strong").get_text() == "bold"
    assert plain.find(id="PL-2").find_all(["th", "td"])[1].find("p").get_text() == "Plain words"
    assert plain.find(id="PL-3").find("p", class_="readiness-links") is None
    cards = body(built, "cards")
    assert "Links: REQ_1 , CARD-2" in cards
    assert "Linked from: CARD-1" in cards


def test_rows_and_nodes_show_the_same(linked: Project) -> None:
    fast = linked.build("html", "fast", doctrees="fast-doctrees")
    slow = linked.build("html", "slow", doctrees="slow-doctrees", readiness_table_nodes=True)
    for docname in ("ops", "plain", "cards"):
        one, other = (BeautifulSoup(each.page(docname), "html.parser") for each in (fast, slow))
        assert body(fast, docname) == body(slow, docname)
        assert [a["href"] for a in one.find_all("a")] == [a["href"] for a in other.find_all("a")]


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "singlehtml", "texinfo"])
def test_other_writers(linked: Project, builder: str) -> None:
    linked.write({"views.md": VIEWS.replace(":engine: graphviz\n", "")})
    built = linked.build(builder)
    if builder == "epub":
        assert (
            "Linked from: REQ_2"
            in BeautifulSoup((built.out / "ops.xhtml").read_text("utf-8"), "html.parser").get_text()
        )
    assert [line for line in ours(built) if "[readiness." in line] == []
    if builder == "text":
        page = (built.out / "ops.txt").read_text("utf-8")
        assert re.search(r"OPS-2 .*\| Linked .*\n.*\| from: REQ_2 \|", page)
    if builder == "singlehtml":
        # Older versions of Sphinx name the one page in its own links.
        page = (built.out / "index.html").read_text("utf-8")
        assert re.search(r'href="(?:index\.html)?#REQ_2"', page)


def test_needs_in_a_table_of_items(make_project: Make) -> None:
    view = (
        "# V\n\n:::{readiness-table}\n:status: not-met\n:needs: type=test, status=failed\n"
        ":columns: id, item, status, owner, checklist\n:group-by: checklist\n:::\n"
    )
    needs = NEEDS.replace(":status: passed", ":status: failed\n:owner: Ann")
    fields = {"owner": {"description": "Who answers for it"}}
    built = make_project(
        {**FILES, "reqs.md": needs, "v.md": view}, needs_fields=fields, **CONF
    ).build()
    text = body(built, "v")
    assert "TEST_1 Kill the server Not met Ann Test" in text
    assert "Test (1)" in text
    assert "OPS-2" in text
    assert 'href="reqs.html#TEST_1"' in built.page("v")


@pytest.mark.parametrize("text", ["type", "=x", "type=test, ,", "type==test", "__import__('os')"])
def test_a_filter_that_is_none(make_project: Make, text: str) -> None:
    view = f"# V\n\n:::{{readiness-table}}\n:needs: {text}\n:::\n"
    built = make_project({**FILES, "v.md": view}, **CONF).build()
    assert "[readiness.invalid-option]" in built.warnings
    assert "v.md:3" in built.warnings


@pytest.mark.parametrize("builder", ["html", "readiness"])
def test_needs_that_block(make_project: Make, builder: str) -> None:
    head = (
        "# Head\n\n:::{readiness} Product\n:::\n\n:::{readiness-blockers}\n:::\n\n"
        "Blockers: {readiness-count}`blockers`.\n\n"
        ":::{go-live} yes\n:::\n"
    )
    needs = NEEDS.replace(":status: passed", ":status: failed")
    good = checklist("ops", row(id="OPS-2", item="Restore tested", status="✅", owner="QA"))
    project = make_project(
        {"index.md": INDEX, "ops.md": good, "reqs.md": needs, "head.md": head},
        readiness_blocking_needs=[{"type": "test", "status": "failed"}],
        **CONF,
    )
    built = project.build(builder)
    said = built.warnings + built.status
    assert "the need TEST_1 'Kill the server' blocks the release with the status 'failed'" in said
    assert "reqs.md:7" in said
    assert "RD206" in said
    if builder == "readiness":
        assert built.exit_status == 1
        assert [each["id"] for each in built.report["needs"]] == ["TEST_1"]
        assert built.report["totals"]["blockers"] == 1
        schema = files("sphinx_readiness").joinpath("schemas/readiness-1.schema.json")
        jsonschema.validate(built.report, json.loads(schema.read_text("utf-8")))
    else:
        text = body(built, "head")
        assert "Blockers (1)" in text
        assert "TEST_1" in text
        assert "Blockers: 1." in text
        assert "open blockers: 1" in text
        assert "NOT READY Product 1 blocker Gate: failed" in text
    project.edit("reqs.md", ":status: failed", ":status: passed")
    built = project.build(builder)
    assert "blocks the release" not in built.warnings + built.status
    assert builder != "html" or "TEST_1" not in body(built, "head")


def test_a_condition_may_cover_a_need(make_project: Make) -> None:
    text = "# D\n\n:::{go-live} conditional\n- [ ] Mend it [TEST_1]\n:::\n"
    needs = NEEDS.replace(":status: passed", ":status: failed")
    built = make_project(
        {**FILES, "reqs.md": needs, "d.md": text},
        readiness_blocking_needs=[{"type": "test", "status": "failed"}],
        readiness_select=["unknown-item", "uncovered-blocker"],
        **CONF,
    ).build()
    found = [line for line in ours(built) if "RD" in line]
    assert len(found) == 1
    assert "OPS-2" in found[0]
    assert 'href="reqs.html#TEST_1"' in built.page("d")
