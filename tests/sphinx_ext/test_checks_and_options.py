"""What a ``check`` shows, and configuration of which a part is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Project

CHECK = """# T

::::{checklist} c
:owner: Ops

:::{check} Backups run
:id: C-1
:status: ✅
:evidence: see GUIDE.md
:links: C-2 REQ-7
:tags: night, ops
:::
:::{check} Restores work
:id: C-2
:status: ✅
:::
::::
"""


def test_a_check_shows_all_its_options(make_project):
    project = make_project({"index.md": CHECK, "GUIDE.md": ":orphan:\n\n# Guide\n"})
    page = project.build().page("index")
    for words in ("Evidence:", "GUIDE.html", "Links:", 'href="#C-2"', "REQ-7", "Tags:", "night"):
        assert words in page, words
    text = (project.build("text").out / "index.txt").read_text(encoding="utf-8")
    for words in ("Evidence: see GUIDE.md", "REQ-7", "Tags: night, ops"):
        assert words in text, words


def test_missing_evidence_is_found(make_project):
    built = make_project({"index.md": CHECK}).build("readiness")
    assert ("docs/index.md", 6, 0, "RD602") in built.places


def test_a_mistyped_option_in_conf_py_is_reported(make_project):
    project = make_project({"index.md": CHECK.replace("see GUIDE.md", "seen")})
    conf = project.docs / "conf.py"
    text = conf.read_text(encoding="utf-8") + "readiness_fail_onn = 'info'\n"
    conf.write_text(text, encoding="utf-8")
    built = project.build("readiness")
    assert built.places == [("docs/conf.py", len(text.splitlines()), 0, "RD111")]
    assert "Did you mean 'fail_on'?" in built.status


def test_good_entries_of_a_bad_table_count(make_project):
    page = "# T\n\n:::{checklist} c\n:owner: Ops\n\n- [x] a\n\n| ID | Item | Status |\n|-|-|-|\n| A | b | waived |\n:::\n"
    project = make_project(
        {"index.md": page},
        readiness_statuses={"done": {"outcome": "great"}, "waived": {"outcome": "pass"}},
        readiness_ignore=["derived-id"],
    )
    built = project.build("readiness")
    assert [place[3] for place in built.places] == ["RD111"]
    assert [item["status"] for item in built.items()] == ["verified", "waived"]


def test_a_table_without_item_column(make_project):
    page = "# T\n\n:::{checklist} c\n:owner: Ops\n\n| ID | Status |\n|----|--------|\n| A-1 | ✅ |\n:::\n"
    built = make_project({"index.md": page}).build("readiness")
    assert ("docs/index.md", 6, 0, "RD101") in built.places


def test_a_broken_table_is_one_finding(make_project):
    page = "T\n=\n\n.. checklist:: mal\n\n   +---+\n   | x\n   +---+\n"
    project = make_project({"index.rst": page})
    assert [place[3] for place in project.build("readiness").places] == ["RD110"]


def test_checklists_with_one_title_stay_apart(make_project):
    page = "# T\n\n"
    for id_ in ("a", "b"):
        page += f":::{{checklist}} {id_}\n:title: Same\n:owner: Ops\n\n- [ ] {id_} one\n:::\n\n"
    page += ":::{readiness-table}\n:group-by: checklist\n:::\n\n{readiness-count}`bogus`\n"
    built = make_project({"index.md": page}).build()
    assert built.page("index").count(">Same (1)</h2>") == 2
    assert "bogus?" in built.page("index")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "index.md",
            "# T\n\n:::{Checklist} c\n| ID | Item | Status |\n|--|--|--|\n| A | a | ✅ |\n:::\n",
        ),
        ("index.rst", "T\n=\n\n.. Checklist:: c\n\n   - [x] a\n"),
    ],
)
def test_a_directive_in_capitals(
    name: str, text: str, make_project: Callable[..., Project]
) -> None:
    assert len(make_project({name: text}).lint().items()) == 1
