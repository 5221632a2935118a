"""Every finding of the gate is seen on a page: of each rule, and whatever views there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from projects import Built, Project

from sphinx_readiness.testing import Case, read_cases

CASES = Path(__file__).parents[1] / "rules/cases"


def words(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()


def unseen(built: Built, gate: Built) -> list[str]:
    """Return the findings of *gate* that no page of *built* shows."""
    pages = (path.read_text("utf-8") for path in sorted(built.out.glob("*.html")))
    shown = " ".join(words(BeautifulSoup(page, "html.parser").get_text()) for page in pages)
    findings = gate.report["findings"]
    assert findings
    return [f"{each['code']} {each['message']}" for each in findings
            if words(each["message"]) not in shown]  # fmt: skip


def options(given: Mapping[str, Any]) -> str:
    return "".join(f":{name}: {text}\n" for name, text in given.items() if isinstance(text, str))


def parts(data: Mapping[str, Any], number: int) -> Iterator[str]:
    """Yield the directives of a case, as far as they are what a page may say."""
    if "body" in data:
        yield f":::{{checklist}} l{number}\n\n{data['body'].strip()}\n:::\n"
    for at, each in enumerate(data.get("checklists", ())):
        given = dict(each.get("options", {}))
        kind = each.get("kind", "checklist")
        argument = given.pop("decision", "") if kind == "go-live" else f"l{number}-{at}"
        argument = given.pop("window", argument)
        yield f":::{{{kind}}} {argument}\n{options(given)}\n{each.get('body', '').strip()}\n:::\n"
    for each in data.get("matrices", ()):
        yield f":::{{signoff-matrix}}\n\n{each.get('body', '').strip()}\n:::\n"
    for each in data.get("waivers", ()):
        yield f":::{{waiver}} {each.get('targets', '')}\n{options(each.get('options', {}))}:::\n"


def page(case: Case, number: int) -> str:
    """Return a page with what *case* says, in a record of its own."""
    record = case.data.get("record", {})
    said = {name: text for name, text in record.items() if name not in {"id", "product"}}
    head = f":::{{readiness}} P{number}\n:id: p{number}\n{options(said)}:::\n"
    return "\n".join((f"# Case {number}\n", head, *parts(case.data, number)))


def test_findings_of_each_rule(tmp_path: Path) -> None:
    failing = {case.rule: case for case in reversed(read_cases(CASES)) if case.kind == "fail"}
    files = {f"p{at}.md": page(case, at) for at, case in enumerate(failing.values())}
    names = "\n".join(name.removesuffix(".md") for name in files)
    project = Project(tmp_path, {"index.md": f"# T\n\n```{{toctree}}\n{names}\n```\n", **files})
    built, gate = project.build(), project.build("readiness")
    assert len({each["code"] for each in gate.report["findings"]}) > 30
    assert unseen(built, gate) == []


HEAD = ":::{readiness} Shop\n:version: 1.0\n:next-review: 2026-01-05\n:::\n"

ROWS = (
    ":::{checklist} a\n:verdict: verified\n\n| ID | Item | Status | Owner |\n|--|--|--|--|\n"
    "| A-1 | one | ❌ | X |\n| A-2 | two | ⚠️ | |\n| | three | ✅ | |\n:::\n"
)

HIDDEN = "\n::::{only} secret\n%s\n::::\n"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(":::{readiness-findings}\n:severity: info\n:::\n", id="some-are-listed"),
        pytest.param(HIDDEN % ":::{readiness-findings}\n:::\n", id="the-list-is-left-out"),
        pytest.param(HIDDEN % ROWS.replace("A-", "B-").replace("} a", "} b"), id="so-are-rows"),
        pytest.param(":::{post-deployment} some day\n:::\n", id="a-window"),
    ],
)
def test_findings_whatever_is_shown(tmp_path: Path, more: str) -> None:
    project = Project(tmp_path, {"index.md": f"# T\n\n{HEAD}\n{ROWS}\n{more}"})
    assert unseen(project.build(), project.build("readiness")) == []


def test_no_count_leads_to_a_view_that_is_left_out(tmp_path: Path) -> None:
    text = f"# T\n\n{HEAD}\n{ROWS}\n" + HIDDEN % ":::{readiness-blockers}\n:::\n"
    built = Project(tmp_path, {"index.md": text}).build()
    found = BeautifulSoup(built.page("index"), "html.parser")
    hrefs = [str(each["href"]) for each in found.select(".readiness-deciding a")]
    assert len(hrefs) > 2
    assert [each for each in hrefs if found.find(id=each.removeprefix("#")) is None] == []


def test_what_no_page_shows_is_reported_by_the_build(tmp_path: Path) -> None:
    project = Project(tmp_path, {"index.md": f"# T\n{HIDDEN % HEAD}\n{ROWS}"})
    built, gate = project.build(), project.build("readiness")
    found = unseen(built, gate)
    assert any("was due on 2026-01-05" in each for each in found)
    said = words(built.warnings)
    assert [each for each in found if words(each) not in said] == []
