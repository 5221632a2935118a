"""The events for other extensions: what they hand over, when, and that nobody pays for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from projects import Project

Make = Callable[..., Project]

EXTENSION = """
import json, pathlib

def note(app, name, payload, **found):
    log = pathlib.Path(app.srcdir).parent / "log"
    with log.open("a") as stream:
        stream.write(json.dumps([name, repr(payload), found]) + "\\n")

def collected(app, payload):
    note(app, "collected", payload, items=[i.id for i in payload.project.all_items()])

def reported(app, payload):
    report = payload.report
    note(app, "reported", payload, codes=[f.code for f in report.findings],
         columns=[f.location.column for f in report.findings],
         total=report.to_dict()["totals"]["items"]["total"])

def setup(app):
    app.connect("readiness-collected", collected)
    app.connect("readiness-reported", reported)
    return {"parallel_read_safe": True}
"""

PAGE = "# Start\n\n:::{checklist} c\n:owner: QA\n\n| ID | Item | Status |\n|--|--|--|\n| A-1 | First | ❌ |\n:::\n"


def heard(project: Project) -> list[list[Any]]:
    import json

    path = project.root / "log"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return [json.loads(line) for line in lines]


@pytest.fixture
def project(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = make_project({"index.md": PAGE, "../listening.py": EXTENSION})
    monkeypatch.syspath_prepend(str(made.root))
    monkeypatch.delitem(__import__("sys").modules, "listening", raising=False)
    made.configure(extensions=["myst_parser", "sphinx_readiness", "listening"])
    return made


EXPECTED = [
    ["collected", "Collected(records=1)", {"items": ["A-1"]}],
    [
        "reported",
        "Reported(findings=1, failed=True)",
        {"codes": ["RD201"], "columns": [17], "total": 1},
    ],
]


@pytest.mark.parametrize("builder", ["html", "readiness", "text"])
def test_once_a_build_and_in_order(project: Project, builder: str) -> None:
    project.build(builder)
    assert heard(project) == EXPECTED


def test_a_build_that_remembers_tells_it_as_well(project: Project) -> None:
    project.build()
    heard(project)
    second = project.build()
    assert second.read == ()
    assert heard(project) == EXPECTED


def test_what_is_suppressed_is_left_out(project: Project) -> None:
    project.build(suppress_warnings=["readiness.open-blocker"])
    assert heard(project)[1][2]["codes"] == []


def test_nothing_is_told_where_there_is_nothing(project: Project) -> None:
    project.write({"index.md": "# Start\n"})
    project.build()
    assert heard(project) == []


def test_without_listeners_the_last_outcome_is_used(
    make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sphinx_readiness.sphinx_ext.build import judgement

    project = make_project({"index.md": PAGE})
    assert "RD201" in project.build().warnings

    def fail(*args: object) -> None:
        raise AssertionError(args)

    monkeypatch.setattr(judgement, "judge", fail)
    assert "RD201" in project.build().warnings
