"""Versions in real builds: what documents state, against files that change without them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from projects import Built, Project

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.known_versions import compare_versions
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

SILENT = (
    "# T\n\n:::{checklist} c\n| ID | Item | Status | Owner |\n|--|--|--|--|\n"
    "| A | a | ✅ | QA |\n:::\n"
)
"""A page that states no version."""

CARGO = '[package]\nname = "lantern"\nversion = "{}"\n'

LOCK = """version = 4
[[package]]
name = "rustls"
version = "{}"
source = "registry+x"
[[package]]
name = "lantern"
version = "2.0.0"
dependencies = ["rustls"]
"""

PAGES = {
    "index.md": "# Lantern 2.0.0\n\n```{toctree}\na\nb\nfolder/c\n```\n",
    "a.md": "# Lantern\n\n**Version**: 1.9.0\n",
    "b.rst": "The lantern\n===========\n\n:Version: 1.8.0\n\nText.\n",
    "folder/c.md": "---\nreadiness-version: none\n---\n# C\n\n**Version**: 7.0\n",
    "../Cargo.toml": CARGO.format("2.0.0"),
}

CHECKLIST = """# Checks

:::{checklist} build
:owner: Team

| ID  | Item | Status | Notes | Verify |
|-----|------|--------|-------|--------|
| A-1 | one  | ✅     | with rustls v0.23.1 | `dependency rustls == 0.23`; file ../CHANGELOG.md |
| A-2 | two  | 🔄     |       | version a.md |
:::

:::{check} Three
:id: A-3
:status: verified
:owner: Team
:verify: manifest Cargo.toml /package/version == "2.0.0"
:::
"""

MakeProject = Callable[..., Project]


def said(built: Built, code: str = "RD50") -> list[str]:
    """Return the findings of the family that a build logged, without folders."""
    lines = [*built.warning_lines, *built.status.splitlines()]
    found = (
        line.partition("docs/")[2] or line.rpartition("/")[2] for line in lines if code in line
    )
    return sorted(found)


def codes(built: Built) -> list[tuple[str, int, str]]:
    return [(path, line, code) for path, line, _, code in built.places if code.startswith("RD5")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_pages_without_a_checklist_are_compared(make_project: MakeProject, jobs: int) -> None:
    built = make_project(PAGES).build(jobs=jobs)
    assert [line.split(". ")[0] for line in said(built, "RD501")] == [
        "a.md:3: WARNING: RD501: this says version 1.9.0, but 'lantern' is 2.0.0 (Cargo.toml:3)",
        "b.rst:4: WARNING: RD501: this says version 1.8.0, but 'lantern' is 2.0.0 (Cargo.toml:3)",
    ]
    assert len(built.warning_lines) == 2


def test_the_gate_and_the_console_script_say_the_same(make_project: MakeProject, capsys) -> None:
    from sphinx_readiness.cli import main

    project = make_project(PAGES)
    built = project.lint()
    assert codes(built) == [("docs/a.md", 3, "RD501"), ("docs/b.rst", 4, "RD501")]
    assert built.exit_status == 1
    assert main(["lint", str(project.docs), "--color", "never"]) == 1
    printed = capsys.readouterr().out
    assert "docs/a.md:3:14: error: RD501" in printed
    assert printed.count("RD501") == 2


def test_a_manifest_that_changes_is_noticed_without_reading(make_project: MakeProject) -> None:
    project = make_project(PAGES)
    assert len(said(project.build(), "RD501")) == 2
    again = project.build()
    assert again.read == ()
    assert len(said(again, "RD501")) == 2
    project.write({"../Cargo.toml": CARGO.format("1.9.0")})
    changed = project.build()
    assert changed.read == ()
    assert [line[:10] for line in said(changed, "RD501")] == ["b.rst:4: W", "index.md:1"]
    project.edit("b.rst", "1.8.0", "1.9.0")
    project.edit("index.md", "2.0.0", "1.9.0")
    assert said(project.build(), "RD501") == []
    project.delete("a.md")
    project.edit("index.md", "a\n", "")
    project.write({"../Cargo.toml": CARGO.format("3.0.0")})
    assert [line[:8] for line in said(project.build(), "RD501")] == ["b.rst:4:", "index.md"]


def test_a_second_build_in_one_process_is_fresh(make_project: MakeProject) -> None:
    project = make_project(PAGES)

    def bump() -> None:
        project.write({"../Cargo.toml": CARGO.format("1.9.0")})

    built = project.build(then=bump)
    assert sum("a.md:3" in line for line in built.warning_lines) == 1
    assert sum("index.md:1" in line for line in built.warning_lines) == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_statements_of_items(make_project: MakeProject, jobs: int) -> None:
    project = make_project(PAGES | {"checks.md": CHECKLIST, "../Cargo.lock": LOCK.format("0.23.1")})
    project.edit("index.md", "a\n", "a\nchecks\n")

    def found() -> list[tuple[str, int, str]]:
        """Return what a fresh gate says; an incremental build has to warn of the same."""
        lint = project.lint(jobs=jobs)
        fresh = [each for each in codes(lint) if each[0] == "docs/checks.md"]
        logged = [line for line in said(project.build(jobs=jobs)) if line.startswith("checks.md")]
        assert sorted(code for *_, code in fresh) == sorted(
            code for line in logged for code in ("RD505", "RD506", "RD507", "RD508") if code in line
        )
        return fresh

    assert found() == [("docs/checks.md", 8, "RD505")]
    project.write({"../CHANGELOG.md": "# Changes\n"})
    assert found() == []
    project.write({"../Cargo.lock": LOCK.format("0.24.0")})
    assert found() == [("docs/checks.md", 8, "RD508"), ("docs/checks.md", 8, "RD505")]
    project.write({"../Cargo.lock": LOCK.format("0.23.1"), "a.md": "# A\n\n**Version**: 2.0.0\n"})
    assert found() == [("docs/checks.md", 9, "RD506")]
    project.write({"../Cargo.toml": CARGO.format("2.0.1")})
    assert [each[1:] for each in found()] == [(16, "RD505")]


CODE = {
    "tag nightly": "RD505",
    "tag v9": "RD505",
    "tag v{nope}": "RD507",
    "file Makefile2": "RD505",
    "cargo test": "",
}


@pytest.mark.parametrize("syntax", ["md", "rst"])
def test_code_in_a_column_of_checks_is_a_statement(make_project: MakeProject, syntax: str) -> None:
    rows = "".join(f"| A-{at} | a | ok | `{said}` |\n" for at, said in enumerate(CODE))
    text = f":::{{checklist}} c\n:owner: o\n\n| ID | Item | Status | Verify |\n|--|--|--|--|\n{rows}:::\n"
    if syntax == "rst":
        rows = "".join(f"      A-{at},a,ok,``{said}``\n" for at, said in enumerate(CODE))
        text = (
            ".. checklist:: c\n   :owner: o\n\n   .. csv-table::\n"
            f"      :header: ID,Item,Status,Verify\n\n{rows}"
        )
    built = make_project({f"index.{syntax}": text}).lint()
    found = {
        each["item"]: each["code"]
        for each in built.report["findings"]
        if each["code"] in CODE.values()
    }
    assert found == {f"A-{at}": code for at, code in enumerate(CODE.values()) if code}


def test_columns_of_findings_about_statements(make_project: MakeProject) -> None:
    project = make_project(PAGES | {"checks.md": CHECKLIST})
    (place,) = [each for each in project.lint().places if each[3] == "RD505" and each[1] == 8]
    line = CHECKLIST.splitlines()[7]
    assert line[place[2] - 1 :].startswith("`dependency")


def test_statements_are_shown(make_project: MakeProject) -> None:
    project = make_project(PAGES | {"checks.md": CHECKLIST})
    page = project.build().page("checks")
    text = re.sub(r"<[^>]*>", "", page)
    assert "Verify: manifest Cargo.toml /package/version" in text
    assert "version a.md" in text
    items = {each["id"]: each for each in project.lint().items()}
    assert items["A-2"]["verify"] == "version a.md"


def test_included_files_are_compared_where_they_are(make_project: MakeProject) -> None:
    project = make_project(
        PAGES
        | {
            "a.md": "# A\n\n```{include} ../README.md\n```\n",
            "b.rst": "B\n=\n\n.. include:: part.txt\n",
            "part.txt": "Hello.\n\nThe latest version is 1.8.0.\n",
            "../README.md": "Hello\n\n**Version**: 1.9.0\n",
        },
        exclude_patterns=["_build", "part.txt"],
    )
    assert codes(project.lint()) == [("README.md", 3, "RD501"), ("docs/part.txt", 3, "RD501")]


def test_the_release_of_conf_py_and_broken_manifests(make_project: MakeProject) -> None:
    project = make_project(PAGES, release="1.9", project="Lantern")
    project.write({"../package.json": '{\n "version": 1,\n'})
    found = codes(project.lint())
    assert ("docs/conf.py", 10, "RD502") in found or any(
        path == "docs/conf.py" and code == "RD502" for path, _, code in found
    )
    assert ("package.json", 3, "RD509") in found


def test_claims_are_forgotten_and_kept_apart_by_document(make_project: MakeProject) -> None:
    project = make_project(PAGES)
    domain = readiness_domain(project.build().app.env)
    assert set(domain.claims) == {"index", "a", "b", "folder/c"}
    domain.clear_doc("a")
    assert set(domain.claims) == {"index", "b", "folder/c"}


def test_rules_can_be_ignored_and_suppressed(make_project: MakeProject) -> None:
    project = make_project(PAGES, readiness_ignore=["versions"])
    assert said(project.build()) == []
    project.configure(suppress_warnings=["readiness.version-mismatch"])
    assert said(project.build(), "RD501") == []


def test_pages_are_ignored_by_path(make_project: MakeProject) -> None:
    project = make_project(PAGES, readiness_version_ignore=["docs/*.rst", "docs/a.*"])
    assert said(project.build()) == []


def test_a_project_that_states_nothing_is_silent(make_project: MakeProject) -> None:
    built = make_project({"index.md": "# Words\n"}).build()
    assert built.warning_lines == []
    domain = readiness_domain(built.app.env)
    assert domain.claims == {}
    assert domain.documents == {}


def test_options_of_the_command_line_count_for_the_gate(make_project: MakeProject) -> None:
    """Nothing was known, and no file changed; but what is looked for did."""
    project = make_project({"index.md": SILENT, "../Cargo.toml": CARGO.format("2.0.0")})
    assert project.build("readiness").exit_status == 0
    entries = [{"file": "missing.txt"}]
    built = project.build("readiness", readiness_version_source=entries)
    assert "RD509" in built.status
    assert "RD509" not in project.build("readiness").status


def test_what_is_stated_is_compared_again_only_when_something_changed(
    make_project: MakeProject,
) -> None:
    page = ":::{readiness} Lantern\n:version: 2.0.0\n:::\n\n" + SILENT
    project = make_project({"index.md": page, "../Cargo.toml": CARGO.format("2.0.0")})

    def lint() -> tuple[bool, bool]:
        built = project.build("readiness")
        asked = build_of(built.app.env).known(compare_versions) is not None
        return asked, "RD511" in built.status

    assert lint() == (True, False)
    assert lint() == (False, False)
    project.edit("index.md", "2.0.0", "2.1.0")
    assert lint() == (True, True)
    project.write({"../Cargo.toml": CARGO.format("2.1.0")})
    assert lint() == (True, False)
    assert lint() == (False, False)


def test_sources_are_known_again_only_when_their_files_changed(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no document states a version, a build without news asks no manifest."""
    package = '{{"name": "lantern", "version": "{}"}}'
    project = make_project(
        {"index.md": SILENT, "../Cargo.toml": CARGO.format("2.0.0"),
         "../package.json": package.format("2.0.0")}
    )  # fmt: skip
    assert "RD502" not in project.build().warnings

    def known(built: Built) -> bool:
        return build_of(built.app.env).known(compare_versions) is not None

    quiet = project.build()
    assert (known(quiet), quiet.warnings) == (False, "")
    for version, wrong in (("2.1.0", True), ("2.1.0", True), ("2.0.0", False)):
        project.write({"../package.json": package.format(version)})
        built = project.build()
        assert known(built)
        assert ("RD502" in built.warnings) is wrong
        again = project.build()
        assert not known(again)
        assert again.warnings == built.warnings
    project.write({"../composer.json": package.format("3.0.0")})
    assert "RD502" in project.build().warnings
    project.delete("../composer.json", "../package.json")
    assert "RD502" not in project.build().warnings
