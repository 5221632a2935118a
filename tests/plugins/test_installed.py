"""Plug-ins are found by their entry points, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from plugin_maker import Site

from sphinx_readiness.plugins.installed import RULES, Found, find_installed, members
from sphinx_readiness.plugins.rules import load_rules


def test_found_without_importing(site: Site) -> None:
    module = site.install({"rules": "RULE", "presets": "PRESET"}, "raise ValueError")
    assert find_installed([str(site.folder)]) == (
        Found("presets", "acme", f"{module}:PRESET", "acme", "1.0"),
        Found("rules", "acme", f"{module}:RULE", "acme", "1.0"),
    )
    assert not site.is_imported(module)
    assert [each.group for each in members(find_installed(), RULES)] == ["rules"]


def test_other_groups_and_files_are_no_plugins(tmp_path: Path) -> None:
    for number, text in enumerate(
        (
            "[console_scripts]\nx = sphinx_readiness.cli:main\n",
            "\xff[",
            "[sphinx_readiness]\na = b\n",
        )
    ):
        folder = tmp_path / f"other{number}-1.dist-info"
        folder.mkdir()
        (folder / "entry_points.txt").write_text(text, encoding="latin-1")
    (tmp_path / "empty-1.dist-info").mkdir()
    (tmp_path / "file-1.egg-info").write_text("x", encoding="utf-8")
    assert find_installed([str(tmp_path), str(tmp_path / "missing"), ""]) == ()


def test_the_first_on_the_path_counts(site: Site, tmp_path: Path) -> None:
    other = tmp_path / "other" / "Acme-2.0.dist-info"
    other.mkdir(parents=True)
    text = "[sphinx_readiness.rules]\nacme = second:RULE\n"
    (other / "entry_points.txt").write_text(text, encoding="utf-8")
    site.install({"rules": "RULE"}, "")
    both = [str(site.folder), str(other.parent)]
    assert [each.version for each in find_installed(both)] == ["1.0"]
    assert [each.version for each in find_installed(both[::-1])] == ["2.0"]


def test_the_working_folder_is_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be a project that nobody vouches for, where ``python -m`` puts it on the path."""
    site.install({"rules": "RULE"}, "")
    monkeypatch.chdir(site.folder)
    assert find_installed([str(site.folder), ""]) == ()


def test_this_project_has_no_plugin_of_its_own() -> None:
    assert [each for each in find_installed() if each.distribution == "sphinx_readiness"] == []


def test_what_is_written_badly_cannot_be_imported(tmp_path: Path) -> None:
    folder = tmp_path / "acme-1.0.dist-info"
    folder.mkdir()
    text = "# acme\n[sphinx_readiness.rules]\nx\n\ny = =\n[other]\nz = a\n"
    (folder / "entry_points.txt").write_text(text, encoding="utf-8")
    found = find_installed([str(tmp_path)])
    assert [(each.name, each.value) for each in found] == [("x", ""), ("y", "=")]
    rules, problems = load_rules(found)
    assert rules == ()
    assert all("cannot be imported" in each.text() for each in problems)
    assert len(problems) == 2
