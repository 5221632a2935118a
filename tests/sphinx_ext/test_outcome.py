"""What a build remembers: all that it depends on, and nothing of the machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from projects import Project, contents

from sphinx_readiness.sphinx_ext.build import build
from sphinx_readiness.sphinx_ext.reporting.outcome_key import Inputs, inputs_of
from sphinx_readiness.text.canonical import canonical_text

Make = Callable[..., Project]

FILES = {
    "index.md": "# Start\n\n:::{readiness} Product\n:version: 1.0\n:next-review: 2026-06-01\n:::\n\n"
    ":::{checklist} c\n:owner: QA\n\n| ID | Item | Status |\n|--|--|--|\n| A-1 | First | fail |\n"
    "| A-2 | See GUIDE.md | so lala |\n:::\n\n:::{readiness-summary}\n:::\n",
    "other/more.rst": "More\n====\n\n.. checklist:: d\n\n   - [ ] open\n",
}


def inputs(project: Project, options: Mapping[str, Any] | None = None) -> Inputs:
    built = project.build(**(options or {}))
    return inputs_of(built.app, built.app.env)


def test_every_field_counts(make_project: Make) -> None:
    known = inputs(make_project(FILES))
    digests = {known.digest()}
    for name in Inputs._fields:
        digests.add(known._replace(**{name: "something else"}).digest())
    assert len(digests) == len(Inputs._fields) + 1


def body(page: str) -> str:
    """Return what *page* shows; Sphinx numbers its own scripts by the builds that it remembers."""
    return page.partition("<body>")[2]


CHANGES: dict[str, Callable[[Project], dict[str, Any]]] = {
    "suppressed": lambda p: {"suppress_warnings": ["readiness.open-blocker"]},
    "language": lambda p: {"language": "de"},
    "project": lambda p: {"project": "Other"},
    "layers": lambda p: {"readiness_ignore": ["RD201"]},
    "reading": lambda p: {"readiness_table_nodes": True},
    "day": lambda p: {"readiness_as_of": "2026-07-01"},
    "order": lambda p: p.write({"new.md": "# New\n"}) or {},
    "documents": lambda p: p.edit("index.md", "First", "Second") or {},
    "mentions": lambda p: p.write({"../GUIDE.md": "# Guide\n"}) or {},
    "views": lambda p: p.edit("index.md", "summary}", "blockers}") or {},
    "problems": lambda p: p.write({"other/readiness.toml": ""}) or {},
    "unread": lambda p: p.write({"index.rst": "Shadowed\n========\n"}) or {},
    "configured": lambda p: (
        p.write({"../pyproject.toml": "[tool.sphinx-readiness]\nas_of='2026-01-15'"}) or {}
    ),
}


@pytest.mark.parametrize("field", CHANGES)
def test_what_changes_a_field_renews_the_outcome(field: str, make_project: Make) -> None:
    project = make_project(FILES)
    before = inputs(project)
    again = project.build()
    assert inputs_of(again.app, again.app.env) == before
    options = CHANGES[field](project)
    now = inputs(project, options)
    assert getattr(now, field) != getattr(before, field)
    assert now.digest() != before.digest()
    built = project.build(**options)
    cold = project.build("html", "cold", doctrees="cold-doctrees", fresh=True, **options)
    said = [line for line in built.warning_lines if "[readiness." in line]
    assert said == [line for line in cold.warning_lines if "[readiness." in line]
    for name in ("index", "other/more"):
        assert body(built.page(name)) == body(cold.page(name))


def test_a_suppression_that_is_taken_back(make_project: Make) -> None:
    project = make_project(FILES)
    quiet = project.build(suppress_warnings=["readiness.open-blocker"])
    assert "RD201" not in quiet.warnings
    assert "RD201" in project.build().warnings


def test_nothing_of_the_machine_is_published(tmp_path: Path) -> None:
    """The same project in two folders, built from nothing, gives the same bytes everywhere."""
    found = []
    for name in ("one", "a/longer/folder"):
        project = Project(tmp_path / name, FILES, readiness_roles={"QA", "Dev", "Ops", "Legal"})
        html = project.build()
        lint = project.lint()
        files = {**contents(html.out, ".html", ".css"), **contents(lint.out)}
        files["outcome"] = (html.out / ".readiness-outcome.json").read_bytes()
        for data in files.values():
            assert str(tmp_path).encode() not in data
        found.append((files, lint.status.replace(str(project.root), "")))
    assert found[0] == found[1]
    assert json.loads(found[0][0]["outcome"])["said"]


def test_a_set_in_conf_py_is_read_again_only_when_it_changes(
    make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    names = [f"role {number}" for number in range(20)]
    project = make_project(FILES, readiness_roles=set(names))
    project.build()
    project.configure(readiness_roles={*names[10:], *names[:10]})
    assert project.build().read == ()
    project.configure(readiness_roles=set(names[1:]))
    assert project.build().read


def test_values_as_text() -> None:
    same = [{"a": {1, 2}, "b": (1,)}, {"b": [1], "a": frozenset((2, 1))}]
    assert len(set(map(canonical_text, same))) == 1
    other: list[object] = [
        None, True, 1, "1", 1.5, [], {}, set(), b"1", date(2026, 1, 1), "2026-01-01", [1], {1: 2},
        {"1": 2}, ["1", 2], {1}, Path("1"), object(), object,
    ]  # fmt: skip
    assert len(set(map(canonical_text, other))) == len(other)
    assert canonical_text(object()) == canonical_text(object())
    deep: list[object] = []
    for _ in range(10_000):
        deep = [deep]
    assert len(canonical_text(deep)) < 1000


def test_a_build_has_one_day(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Midnight comes while it is at work; the next build with the same application has another."""
    asked = iter(datetime(2026, *day, tzinfo=UTC) for day in ((5, 31), (5, 31), (6, 2)))
    monkeypatch.setattr(build, "system_now", lambda: next(asked))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = make_project(FILES)
    (project.root / "readiness.toml").write_text("", encoding="utf-8")
    built = project.build(then=lambda: None)
    assert built.warnings.count("review-overdue") == 1
    assert list(asked) == []


@pytest.mark.parametrize(
    ("option", "text", "codes"),
    [
        ("select", "RD2,RD3", {"RD201"}),
        ("ignore", "RD201, RD4", set()),
        ("severity.RD401", "info", {"RD201"}),
        ("default_statuses", "0", {"RD111", "RD401"}),
        ("table_nodes", "1", {"RD201", "RD401"}),
        ("table_nodes", "true", {"RD201", "RD401"}),
        ("table_nodes", "maybe", {"RD111", "RD201", "RD401"}),
        ("fail_on", "often", {"RD111", "RD201", "RD401"}),
        ("roles", "QA,Dev", {"RD201", "RD401"}),
        ("columns.item", "Thing", {"RD201", "RD401"}),
    ],
)
def test_options_on_the_command_line(
    option: str, text: str, codes: set[str], make_project: Make
) -> None:  # fmt: skip
    built = make_project(FILES).build("readiness", **{f"readiness_{option}": text})
    errors = {each["code"] for each in built.report["findings"] if each["severity"] != "info"}
    assert {code for code in errors if code in {"RD111", "RD201", "RD401"}} == codes
    assert built.report["configuration"] == ["readiness.toml"]


def test_the_files_that_configure(make_project: Make) -> None:
    project = make_project(FILES, readiness_fail_on="never")
    built = project.lint()
    assert built.report["configuration"] == ["readiness.toml", "docs/conf.py"]
    assert "configured by: readiness.toml, docs/conf.py\n" in built.status
    project.configure()
    (project.root / "readiness.toml").unlink()
    (project.root / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    built = project.lint()
    assert built.report["configuration"] == []
    assert "configured by" not in built.status


def test_a_variable_of_a_function_sets_nothing(make_project: Make) -> None:
    project = make_project(FILES)
    with (project.docs / "conf.py").open("a") as stream:
        stream.write("def f():\n    readiness_fail_on = 'never'\n'''\nreadiness_x = 1\n'''\n")
    built = project.lint()
    (found,) = [each for each in built.report["findings"] if each["code"] == "RD111"]
    assert found["path"] == "docs/conf.py"
    assert "'readiness_fail_on' is a variable of a function" in found["message"]


def test_configuration_between_documents_is_not_used(make_project: Make) -> None:
    project = make_project(FILES)
    project.write({"other/pyproject.toml": "[tool.sphinx-readiness]\nfail_on = 'never'\n"})
    built = project.lint()
    (found,) = [each for each in built.report["findings"] if each["code"] == "RD111"]
    assert found["path"] == "docs/other/pyproject.toml"
    project.write({"other/pyproject.toml": "[tool.other]\n"})
    assert not [each for each in project.lint().report["findings"] if each["code"] == "RD111"]
