"""The parts of a project: each ecosystem's, and which pages are theirs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from project_kinds import CRATE, NODE, PYTHON, WORKSPACES
from test_sources import repository, truth_of

from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.versions.check import disagreements, page_mismatches
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.truth import Truth


def stated(truth: Truth, path: str, text: str) -> list[tuple[str, str]]:
    """Return what contradicts the page *text* at *path*: what it says, and what is right."""
    page = scan(text, path, markdown=True) or PageClaims(path)
    return [(each.claim.version, each.source.version) for each in page_mismatches(truth, page)]


@pytest.mark.parametrize("kind", WORKSPACES)
def test_pages_of_a_part_are_compared_with_it(tmp_path: Path, kind: str) -> None:
    files, folder = WORKSPACES[kind]
    truth = truth_of(tmp_path, files)
    assert not truth.problems
    assert [each.version for each in truth.of("lantern-core")] == ["0.7.0"]
    assert not list(disagreements(truth))
    # In its folder it is right about itself, and the project's version is not its own.
    assert stated(truth, f"{folder}/docs/x.md", "# Use\n\n**Version**: 0.7.0\n") == []
    assert stated(truth, f"{folder}/README.md", "# lantern-core\n\n**Version**: 2.0.0\n") == [
        ("2.0.0", "0.7.0")
    ]
    # So does a page elsewhere that has its name.
    assert stated(truth, "docs/x.md", "# Lantern core: a guide\n\nVersion: 0.7.0\n") == []
    assert stated(truth, "docs/x.md", "# Lantern core: a guide\n\nVersion: 0.6.0\n") == [
        ("0.6.0", "0.7.0")
    ]
    assert stated(truth, "docs/x.md", "Run `pip install lantern-core==0.6.0`.\n") == [
        ("0.6.0", "0.7.0")
    ]
    # And no part excuses a page about the project.
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 0.7.0\n") == [("0.7.0", "2.0.0")]
    assert stated(truth, "docs/x.md", "# Lantern 0.7.0\n") == [("0.7.0", "2.0.0")]
    assert stated(truth, "docs/x.md", "# Use\n\nVersion: 2.0.0\n") == []


UNKNOWN: dict[str, dict[str, str]] = {
    "computed": {
        "packages/core/pyproject.toml": '[project]\nname = "core"\ndynamic = ["version"]\n'
    },
    "broken": {"packages/core/pyproject.toml": "[project\n"},
    "placeholder": {"packages/core/pyproject.toml": PYTHON.format("core", "0.0.0")},
}


@pytest.mark.parametrize("kind", UNKNOWN)
def test_a_part_whose_version_is_not_known_says_nothing(tmp_path: Path, kind: str) -> None:
    root = PYTHON.format("lantern", "2.0.0") + '[tool.uv.workspace]\nmembers = ["packages/*"]\n'
    truth = truth_of(tmp_path, {"pyproject.toml": root, **UNKNOWN[kind]})
    assert stated(truth, "packages/core/x.md", "# Use\n\n**Version**: 0.7.0\n") == []
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 0.7.0\n") == [("0.7.0", "2.0.0")]


def test_a_folder_of_documents_is_no_part(tmp_path: Path) -> None:
    files = {
        "package.json": '{"name": "lantern", "version": "2.0.0", "workspaces": ["docs", "packages/*"]}',
        "docs/package.json": NODE.format("lantern-docs", "0.1.0"),
    }
    truth = truth_of(tmp_path, files)
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 0.1.0\n") == [("0.1.0", "2.0.0")]
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 2.0.0\n") == []


def test_a_part_with_the_name_of_the_project_leads_where_the_root_says_nothing(
    tmp_path: Path,
) -> None:
    files = {
        "package.json": '{"name": "lantern-monorepo", "private": true, "workspaces": ["packages/*"]}',
        "packages/a/package.json": NODE.format("@lantern/a", "0.1.0"),
        "packages/lantern/package.json": NODE.format("lantern", "2.0.0"),
    }
    truth = truth_of(tmp_path, files)
    assert truth.lead is not None
    assert truth.lead.location.path == "packages/lantern/package.json"
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 0.1.0\n") == [("0.1.0", "2.0.0")]
    assert stated(truth, "packages/a/x.md", "# Use\n\n**Version**: 0.1.0\n") == []


def test_a_client_with_the_name_of_the_project_is_no_contradiction(tmp_path: Path) -> None:
    files = {
        "pyproject.toml": PYTHON.format("lantern", "2.0.0"),
        "package.json": '{"private": true, "workspaces": ["clients/*"]}',
        "clients/js/package.json": NODE.format("lantern", "0.3.0"),
    }
    truth = truth_of(tmp_path, files)
    assert not list(disagreements(truth))
    assert stated(truth, "clients/js/x.md", "# Lantern 0.3.0\n\n**Version**: 0.3.0\n") == []
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 0.3.0\n") == [("0.3.0", "2.0.0")]


def test_the_tags_of_a_module_of_go_have_its_folder(tmp_path: Path) -> None:
    repository(tmp_path, "v2.0.0", "core/v0.7.0")
    files = {
        "go.work": "use ./core\n",
        "go.mod": "module example.org/lantern\n",
        "core/go.mod": "module example.org/lantern/core\n",
    }
    truth = truth_of(tmp_path, files)
    assert stated(truth, "core/x.md", "# Use\n\n**Version**: 0.6.0\n") == [("0.6.0", "0.7.0")]
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 2.0.0\n") == []


@pytest.mark.parametrize(
    "files",
    [
        {"package.json": '{"name": "l", "version": "2.0.0", "workspaces": [7, "../x", "/etc", "**/**"]}'},
        {"pom.xml": "<project><artifactId>l</artifactId><version>2.0.0</version><modules>"
         "<module>.</module><module>pom.xml</module><module>/etc</module></modules></project>"},
        {"VERSION": "2.0.0\n", "go.work": "use (" + "\t./x\n" * 1000},
        {"VERSION": "2.0.0\n", "settings.gradle": "include '../../x', '::', '/'\n" * 1000},
        {"pyproject.toml": '[project]\nname = "l"\nversion = "2.0.0"\n[tool.uv]\nsources = [1]\n'
         'workspace = 7\n[tool.poetry]\ndependencies = "x"\ngroup = { a = 1 }\n'},
    ],
)  # fmt: skip
def test_odd_workspaces_have_no_members(tmp_path: Path, files: Mapping[str, str]) -> None:
    truth = truth_of(tmp_path, files)
    assert [each.version for each in truth.own] == ["2.0.0"]
    assert not truth.alternatives
    assert not truth.unknown
    assert not truth.problems


def test_a_crate_that_inherits_is_what_its_workspace_says(tmp_path: Path) -> None:
    files = {
        "Cargo.toml": CRATE.format("lantern", "3.0.0")
        + '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nversion = "2.0.0"\n',
        "crates/a/Cargo.toml": '[package]\nname = "a"\nversion.workspace = true\n',
    }
    truth = truth_of(tmp_path, files)
    assert stated(truth, "crates/a/x.md", "# Use\n\n**Version**: 2.0.0\n") == []
    assert stated(truth, "crates/a/x.md", "# Use\n\n**Version**: 3.0.0\n") == [("3.0.0", "2.0.0")]
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 2.0.0\n") == [("2.0.0", "3.0.0")]


def test_crates_with_versions_of_their_own_give_no_name_to_a_workspace(tmp_path: Path) -> None:
    files = {
        "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nversion = "2.0.0"\n',
        "crates/a/Cargo.toml": '[package]\nname = "a"\nversion.workspace = true\n',
        "crates/b/Cargo.toml": '[package]\nname = "b"\nversion = "0.3.0"\n',
    }
    truth = truth_of(tmp_path, files)
    assert truth.names == {"a"}
    assert stated(truth, "docs/x.md", "# Lantern\n\n**Version**: 1.9.0\n") == [("1.9.0", "2.0.0")]
    assert stated(truth, "docs/x.md", "# B\n\n**Version**: 0.3.0\n") == []
