"""What ``only`` takes away from pages is in none of their views; the gate counts it."""

from __future__ import annotations

import re

VIEWS = """\
# Release

:::{readiness-summary}
:::

:::{readiness-table}
:::

{readiness-count}`items`

"""

TABLE = "| ID  | Item | Status | Owner |\n|-----|------|--------|-------|\n"

SHOWN = f":::{{checklist}} shown\n{TABLE}| S-1 | public | ✅ | O |\n:::\n\n"

HIDDEN = f"""\
::::{{only}} internal
:::{{checklist}} hidden-list
{TABLE}| R-1 | INTERNAL-ONLY | ❌ | O |
:::
::::
"""

ITEM = """\
:::::{checklist} mixed
:::{check} always
:id: M-1
:status: pass
:owner: O
:::
::::{only} internal
:::{check} INTERNAL-ONLY
:id: M-2
:status: fail
:owner: O
:::
::::
:::::
"""


def test_pages_show_nothing_of_it(make_project):
    project = make_project({"index.md": VIEWS + SHOWN + HIDDEN})
    for builder in ("html", "text"):
        built = project.build(builder)
        text = (built.out / f"index.{'html' if builder == 'html' else 'txt'}").read_text("utf-8")
        assert "public" in text
        for word in ("INTERNAL-ONLY", "hidden-list", "R-1", "2 items", "1 of 2"):
            assert word not in text


def test_with_the_tag_it_is_there(make_project):
    project = make_project({"index.md": VIEWS + SHOWN + HIDDEN})
    assert "INTERNAL-ONLY" not in project.build().page("index")
    conf = project.docs / "conf.py"
    conf.write_text(conf.read_text("utf-8") + "\ntags.add('internal')\n", encoding="utf-8")
    page = project.build().page("index")
    assert len(re.findall(r"<td>INTERNAL-ONLY</td>", page)) == 2


def test_the_gate_counts_it_whatever_the_tags(make_project):
    built = make_project({"index.md": VIEWS + SHOWN + HIDDEN}).lint()
    assert [item["id"] for item in built.items()] == ["S-1", "R-1"]
    assert built.exit_status == 1


def test_a_check_inside_of_a_checklist(make_project):
    project = make_project({"index.md": VIEWS + ITEM})
    page = project.build().page("index")
    assert "always" in page
    assert "INTERNAL-ONLY" not in page
    assert "M-2" not in page
    assert [item["id"] for item in project.lint().items()] == ["M-1", "M-2"]


def test_all_of_it_in_conditions_that_hold(make_project):
    project = make_project({"index.md": VIEWS + HIDDEN.replace("internal", "html or text", 1)})
    page = project.build().page("index")
    assert len(re.findall(r"<td>INTERNAL-ONLY</td>", page)) == 2


def test_ifconfig_is_like_only(make_project):
    text = VIEWS + SHOWN + HIDDEN.replace("{only} internal", "{ifconfig} project == 'Lantern'")
    loaded = ["myst_parser", "sphinx_readiness", "sphinx.ext.ifconfig"]
    project = make_project({"index.md": text}, extensions=loaded)
    page = project.build().page("index")
    assert "public" in page
    for word in ("INTERNAL-ONLY", "hidden-list", "R-1", "2 items", "1 of 2"):
        assert word not in page
    assert [item["id"] for item in project.lint().items()] == ["S-1", "R-1"]
    project.configure(extensions=loaded, project="Lantern")
    assert "INTERNAL-ONLY" in project.build().page("index")


def test_an_ifconfig_that_cannot_be_told_shows_nothing(make_project):
    text = VIEWS + SHOWN + HIDDEN.replace("{only} internal", "{ifconfig} 1 / 0")
    loaded = ["myst_parser", "sphinx_readiness", "sphinx.ext.ifconfig"]
    built = make_project({"index.md": text}, extensions=loaded).build()
    assert "hidden-list" not in built.page("index")
