"""A gate that found nothing to check says so; builds of pages do not."""

from __future__ import annotations

import pytest

SOMETHING = {
    "checklist": ":::{checklist} c\n:owner: O\n\n- [x] a\n:::\n",
    "check": ":::{check} a\n:id: A-1\n:status: pass\n:owner: O\n:::\n",
    "sign-off": ":::{signoff-matrix}\n| Role | Name | Signature | Date |\n|-|-|-|-|\n| QA | | | |\n:::\n",
    "decision": ":::{go-live}\n:decision: no\n:::\n",
    "window": ":::{post-deployment} 24 h\n- [x] a\n:::\n",
    "not read": "<div>\n:::{checklist} c\n- [x] a\n:::\n</div>\n",
}

NOTHING = {
    "text": "",
    "views": ":::{readiness-summary}\n:::\n",
    "record": ":::{readiness} Lantern\n:version: 1.0\n:::\n",
    "example": "```markdown\n:::{checklist} c\n:::\n```\n",
}


def codes(built):
    return {each["code"] for each in built.report["findings"]}


@pytest.mark.parametrize("name", SOMETHING)
def test_something_to_check(make_project, name):
    assert "RD112" not in codes(make_project({"index.md": f"# T\n\n{SOMETHING[name]}"}).lint())


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_to_check(make_project, name):
    project = make_project({"index.md": f"# T\n\n{NOTHING[name]}", "b.md": "# B\n"})
    built = project.lint()
    assert [place for place in built.places if place[3] == "RD112"] == [
        ("docs/index.md", 1, 0, "RD112")
    ]
    assert built.exit_status == 0
    assert "RD112" not in project.build("html").warnings


NOT_READ = {
    "RD110": "<div>\n:::{checklist} c\n- [x] a\n:::\n</div>\n",
    "RD114": "```{include} gone.txt\n```\n",
}


@pytest.mark.parametrize("code", NOT_READ)
def test_what_was_not_read_is_the_cause_if_it_is_an_error(make_project, code):
    project = make_project({"index.md": f"# T\n\n{NOT_READ[code]}"})
    assert codes(project.lint()) == {code}
    for loosened in ({"readiness_ignore": [code]}, {"readiness_severity": {code: "info"}}):
        project.configure(**loosened)
        assert codes(project.lint()) - {code} == {"RD112"}


def test_it_can_be_an_error(make_project):
    project = make_project({"index.md": "# T\n"}, readiness_severity={"RD112": "error"})
    assert project.lint().exit_status == 1
