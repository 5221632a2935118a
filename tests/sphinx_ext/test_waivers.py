"""Waivers in documents: both syntaxes, other pages, other days, and what the gate makes of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from projects import Project

from sphinx_readiness.api import lint, load_report
from sphinx_readiness.cli import main

SCHEMA = "schemas/readiness-1.schema.json"

Make = Callable[..., Project]

ROWS = """# Rows

:::{readiness} Lantern
:version: 1.0
:next-review: 2026-02-10
:::

:::{checklist} ops
:owner: Ops
:verdict: verified

| ID    | Item            | Status |
|-------|-----------------|--------|
| OPS-1 | Backups run     | ❌     |
| OPS-2 | Restore works   | ✅     |
:::

{check}`OPS-1`, {readiness-status}`ops`, {readiness-count}`blockers`

:::{readiness-table}
:status: waived
:::

:::{go-live} yes
:target-date: 2026-01-10
:::

:::{signoff-matrix}
| Role | Name | Signature | Date | Status |
|------|------|-----------|------|--------|
| QA   | Ann  | ann       | 2026-01-09 | approved |
:::

```{toctree}
why
```
"""

WAIVER = """# Why

.. waiver:: OPS-1
   :reason: the spare *line* comes in March
   :approver: Dana Cruz
   :until: 2026-01-31
   :ticket: OPS-77
"""

EMPTY = "# Why\n"


def codes(report: dict[str, Any]) -> set[str]:
    return {each["code"] for each in report["findings"]}


def as_of(project: Project, day: str, more: str = "") -> None:
    project.write({"../readiness.toml": f'as_of = "{day}"\n{more}'})


def test_a_waiver_on_another_page_holds_up_to_its_last_day(make_project: Make) -> None:
    project = make_project({"index.md": ROWS, "why.rst": EMPTY.replace("# Why", "Why\n===")})
    assert {"RD201", "RD202", "RD206"} <= codes(project.lint().report)
    assert "Waived" not in project.build().page("index")
    project.write({"why.rst": WAIVER.replace("# Why", "Why\n===")})
    as_of(project, "2026-01-31")
    built = project.lint()
    assert built.exit_status == 0
    assert codes(built.report) == set()
    assert built.report["records"][0]["computed"] == {"outcome": "pass", "status": "verified"}
    page = project.build()
    assert set(page.written) >= {"index", "why"}
    assert page.page("index").count("Waived until 2026-01-31") == 3
    assert "Not met" in page.page("index")
    for text in ("In force", "Dana Cruz", "the spare line comes in March", "OPS-77"):
        assert text in page.page("why")
    # Nothing but the day is another one, and nothing is read again.
    as_of(project, "2026-02-01")
    page = project.build()
    assert page.read == ()
    assert "index" in page.written
    assert "Waived until" not in page.page("index")
    assert "Expired" in page.page("why")
    report = project.lint().report
    by_time = {each["code"] for each in report["findings"] if each["cause"] == "time"}
    assert by_time == codes(report) == {"RD201", "RD202", "RD206", "RD209", "RD803"}


def test_a_pull_request_is_not_blamed_for_a_date(
    make_project: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.md": ROWS, "why.rst": WAIVER.replace("# Why", "Why\n===")})
    as_of(project, "2026-02-20", 'fail_on = "warning"\n')
    assert main(["lint", str(project.docs)]) == 1
    assert main(["lint", str(project.docs), "--pull-request"]) == 0
    assert "errors: 0, warnings: 6" in capsys.readouterr().out
    project.edit("index.md", "| OPS-2 | Restore works   | ✅", "| OPS-2 | Restore works   | ❌")
    assert main(["lint", str(project.docs), "--pull-request"]) == 1
    as_of(project, "2026-02-20", "fail_on_time = false\n")
    built = project.lint()
    assert built.exit_status == 1
    assert {each["item"] for each in built.report["findings"] if each["severity"] == "error"} == {
        "OPS-2", None,
    }  # fmt: skip


def test_the_report_is_read_back(make_project: Make) -> None:
    project = make_project({"index.md": ROWS, "why.rst": WAIVER.replace("# Why", "Why\n===")})
    built = project.lint()
    schema = json.loads((files("sphinx_readiness") / SCHEMA).read_text("utf-8"))
    jsonschema.validate(built.report, schema)
    loaded = load_report(built.out / "readiness.json")
    assert loaded.to_dict() == built.report
    assert [item.until for item in loaded.project.all_items()] == ["2026-01-31", ""]
    assert lint(project.docs).to_dict() == built.report


def test_a_waiver_under_a_condition_counts_for_nothing(make_project: Make) -> None:
    text = WAIVER.replace("\n", "\n   ").replace("# Why", "Why\n===\n\n.. only:: html", 1)
    text = text.replace("   .. only", ".. only").replace("   ===", "===")
    project = make_project({"index.md": ROWS, "why.rst": text})
    report = project.lint().report
    assert {"RD201", "RD802"} <= codes(report)
    assert lint(project.docs).to_dict()["findings"] == report["findings"]


def test_misspelled_and_broken_waivers_are_found(make_project: Make) -> None:
    text = """# Why

:::{waver} OPS-1
:reason: a word
:::

:::{waiver} OPS-1
:reson: a word
:approver: Dana
:until: 2026-01-31
:until: 2026-03-31
:::

> ```{waiver} OPS-1
> :reason: a word or two
> :approver: [Dana](https://example.org)
> :until: 2026-01-31
> ```
"""
    project = make_project({"index.md": ROWS, "why.md": text})
    for report in (project.lint().report, lint(project.docs).to_dict()):
        found = {(each["code"], each["line"]) for each in report["findings"]}
        assert found == {("RD110", 3), ("RD110", 7), ("RD107", 7), ("RD801", 7)}
        assert report["waivers"][1]["state"] == "in-force"
        assert report["waivers"][1]["approver"] == "Dana"


def test_text_and_latex_say_it_too(make_project: Make) -> None:
    project = make_project({"index.md": ROWS, "why.rst": WAIVER.replace("# Why", "Why\n===")})
    text = (project.build("text").out / "index.txt").read_text("utf-8")
    assert "2026-01-31" in text
    assert "Waived" in text
    latex = project.build("latex", "latex")
    tex = "".join(path.read_text("utf-8") for path in latex.out.glob("*.tex"))
    assert "Waived until 2026\\sphinxhyphen{}01\\sphinxhyphen{}31" in tex


def test_a_calendar_on_a_page(make_project: Make) -> None:
    text = ROWS + "\n:::{readiness-calendar}\n:days: 30\n:::\n"
    project = make_project({"index.md": text, "why.rst": WAIVER.replace("# Why", "Why\n===")})
    page = project.build().page("index")
    for day in ("2026-02-11", "2026-02-01"):
        assert day in page
    project.edit("index.md", ":days: 30", ":days: 5")
    assert "Nothing turns red within 5 days." in project.build().page("index")
    project.edit("index.md", ":days: 5", ":days: soon")
    assert ("RD107", 38) in {
        (each["code"], each["line"]) for each in project.lint().report["findings"]
    }


def test_what_is_struck_out_with_a_reason_is_shown_as_left_out(make_project: Make) -> None:
    text = """# Left out

:::{checklist} old
:owner: Ops
- [ ] {#OLD-1} ~~The importer works~~ it was removed
- [ ] {#OLD-2} ~~The exporter works~~
:::

{check}`OLD-1`
"""
    project = make_project({"index.md": text})
    built = project.lint()
    assert [item.get("exempt") for item in built.items()] == ["not-applicable", None]
    assert [item["outcome"] for item in built.items()] == ["info", "open"]
    assert {(each["code"], each["line"]) for each in built.report["findings"]} == {("RD405", 6)}
    page = project.build().page("index")
    assert page.count(">Not applicable</span>") == 2
    shown = (project.build("text").out / "index.txt").read_text("utf-8")
    assert shown.count("\u2796") == 2
