"""Plug-ins in builds: the gate, pages, lint, and builds that remember."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from plugin_maker import Site
from projects import Project

from sphinx_readiness import api
from sphinx_readiness.plugins import installed
from sphinx_readiness.sphinx_ext.storage import plugin_memo

Make = Callable[..., Project]

FILES = {
    "index.md": "# Start\n\n:::{checklist} c\n:owner: QA\n\n| ID | Item | Status | Verify |\n"
    "|--|--|--|--|\n| A-1 | First | ✅ | coverage 80 |\n| A-2 | Other | ✅ | |\n:::\n",
    "more.md": "---\norphan: true\n---\n# More\n\n:::{checklist} d\n:owner: QA\n\n"
    "| ID | Item | Status |\n|--|--|--|\n| B-1 | Third | ✅ |\n:::\n",
}

RULE = """
def check(rule, project, context):
    for item in project.all_items():
        if item.id == "A-2":
            yield rule.at(item.location, "look at {id}", item=item.id, id=item.id)
RULE = rule(check)
"""

KIND = "KIND = kind(lambda given, files: Checked(False, 'it is less'))\n"


def test_the_gate_and_pages_say_the_same(site: Site, make_project: Make) -> None:
    site.install({"rules": "RULE", "evidence": "KIND"}, RULE + KIND)
    project = make_project(FILES)
    gate = project.lint()
    assert [each["code"] for each in gate.report["findings"]] == ["RD505", "ACM101"]
    assert gate.exit_status == 1
    pages = project.build()
    assert "ACM101: look at A-2 [readiness.acme-rule]" in pages.warnings
    assert "RD505" in pages.warnings


def test_parallel_reading_knows_them_too(site: Site, make_project: Make) -> None:
    site.install({"evidence": "KIND"}, KIND)
    more = {
        f"page{n}.md": FILES["more.md"].replace("B-", f"P{n}-").replace("} d", f"}} d{n}")
        for n in range(8)
    }
    built = make_project({**FILES, **more}).lint(jobs=2)
    assert [each["code"] for each in built.report["findings"]] == ["RD505"]


def test_lint_asks_them_and_keeps_its_list(site: Site, make_project: Make) -> None:
    site.install({"rules": "RULE"}, RULE + "def setup(app):\n    raise ValueError\n")
    project = make_project(FILES)
    report = api.lint(project.docs)
    assert [each.code for each in report.findings] == ["ACM101"]


def test_suppressed_and_configured_like_ours(site: Site, make_project: Make) -> None:
    site.install({"rules": "RULE"}, RULE)
    project = make_project(FILES, suppress_warnings=["readiness.acme-rule"])
    assert project.lint().report["findings"] == []
    project = make_project(FILES, readiness_severity={"ACM101": "info"})
    assert [each["severity"] for each in project.lint().report["findings"]] == ["info"]


def test_coming_changing_and_going(site: Site, make_project: Make) -> None:
    project = make_project(FILES)
    assert "readiness." not in project.build().warnings
    site.install({"rules": "RULE", "evidence": "KIND"}, RULE + KIND)
    second = project.build()
    assert set(second.read) == {"index", "more"}, "what is a statement is decided while reading"
    assert "ACM101" in second.warnings
    assert "RD505" in second.warnings
    third = project.build()
    assert third.read == ()
    assert "ACM101" in third.warnings
    # The same version with other code, as while it is written.
    site.install({"rules": "RULE"}, RULE.replace("look at", "stare at"))
    assert "stare at A-2" in project.build().warnings
    site.uninstall()
    last = project.build()
    assert "readiness." not in last.warnings
    assert project.build().read == ()


def test_a_failure_is_one_warning(site: Site, make_project: Make) -> None:
    site.install({"rules": "RULE"}, "RULE = rule(lambda *a: 1 / 0)")
    project = make_project(FILES)
    (warning,) = project.build().warning_lines
    assert "RD120: rules plug-in 'acme' of acme 1.0: rule ACM101 failed: ZeroDiv" in warning
    assert warning.startswith(f"{project.root}:1: WARNING")
    gate = project.lint()
    assert gate.exit_status == 1
    assert [each["code"] for each in gate.report["findings"]] == ["RD120"]


def test_nothing_is_imported_for_pages_without_checklists(site: Site, make_project: Make) -> None:
    module = site.install({"rules": "RULE", "evidence": "KIND"}, "raise ValueError")
    project = make_project({"index.md": "# Start\n"})
    project.delete("../readiness.toml")
    assert project.build().warnings == ""
    assert not site.is_imported(module)


def test_nobody_looks_again_where_nothing_was_installed(
    site: Site, make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(FILES)
    asked: list[object] = []
    real = installed.find_installed

    def find() -> object:
        asked.append(None)
        return real()

    monkeypatch.setattr(installed, "find_installed", find)
    monkeypatch.setattr(plugin_memo, "_COARSE", -1)
    project.build()
    project.build()
    assert len(asked) == 1
    monkeypatch.setattr(plugin_memo, "_COARSE", 3600 * 24 * 365 * 100)
    site.install({"rules": "RULE"}, RULE)
    assert "ACM101" in project.build().warnings
    assert "ACM101" in project.build().warnings
    site.uninstall()
    assert "ACM101" not in project.build().warnings
    project.build()
    assert len(asked) == 5, "what has just changed may change again in the same tick of the clock"


@pytest.mark.parametrize("where", ["readiness.toml", "conf.py", "-D"])
def test_a_preset_is_chosen_anywhere(make_project: Make, where: str) -> None:
    page = FILES["index.md"].replace("✅", "🔵").replace("coverage 80", "")
    project = make_project({"index.md": page})
    given = {}
    if where == "conf.py":
        project.configure(readiness_presets=["rag"])
    elif where == "-D":
        given["readiness_presets"] = "rag"
    else:
        project.write({"../readiness.toml": 'as_of = "2026-01-15"\npresets = ["rag"]\n'})
    assert {each["status"] for each in project.lint(**given).items()} == {"blue"}


def test_documents_are_read_again_for_another_preset(make_project: Make) -> None:
    page = FILES["index.md"].replace("✅", "🔵").replace("coverage 80", "")
    project = make_project({"index.md": page})
    assert "RD401" in project.build().warnings
    project.write({"../readiness.toml": 'as_of = "2026-01-15"\npresets = ["rag"]\n'})
    second = project.build()
    assert second.read == ("index",)
    assert "RD401" not in second.warnings
