"""Drift in a project of each ecosystem is found, and the same project in step says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_sources import truth_of, written

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.versions.check import check_pages, disagreements
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.truth import Truth, find_truth

RIGHT = "2.3.1"

WRONG = "2.2.0"

MANIFESTS: dict[str, dict[str, str]] = {
    "python": {"pyproject.toml": '[project]\nname = "lantern"\nversion = "@"\n'},
    "poetry": {"pyproject.toml": '[tool.poetry]\nname = "lantern"\nversion = "@"\n'},
    "setup.cfg": {"setup.cfg": "[metadata]\nname = lantern\nversion = @\n"},
    "setup.py": {"setup.py": 'from setuptools import setup\nsetup(name="lantern", version="@")\n'},
    "cargo": {"Cargo.toml": '[package]\nname = "lantern"\nversion = "@"\n'},
    "npm": {"package.json": '{"name": "@acme/lantern", "version": "@"}'},
    "gradle": {
        "build.gradle": "plugins { id 'java' }\nversion = '@'\n",
        "settings.gradle": "rootProject.name = 'lantern'\n",
    },
    "kotlin": {
        "build.gradle.kts": 'plugins { java }\nversion = "@"\n',
        "settings.gradle.kts": 'rootProject.name = "lantern"\n',
    },
    "gradle.properties": {
        "gradle.properties": "version=@\n", "settings.gradle": "rootProject.name = 'lantern'\n"
    },
    "maven": {"pom.xml": "<project><artifactId>lantern</artifactId><version>@</version></project>"},
    "go": {"go.mod": "module example.org/lantern\n", "VERSION": "v@\n"},
    "cmake": {"CMakeLists.txt": "project(lantern VERSION @ LANGUAGES CXX)\n"},
    "meson": {"meson.build": "project('lantern', 'cpp', version: '@', license: 'MIT')\n"},
    "bazel": {"MODULE.bazel": 'module(name = "lantern", version = "@")\n'},
    "dotnet": {
        "Lantern.csproj": "<Project><PropertyGroup><Version>@</Version></PropertyGroup></Project>"
    },
    "helm": {"Chart.yaml": 'apiVersion: v2\nname: lantern\nversion: @\nappVersion: "7.7.7"\n'},
    "gem": {
        "lantern.gemspec": 's.name = "lantern"\ns.version = Lantern::VERSION\n',
        "lib/lantern/version.rb": 'module Lantern\n  VERSION = "@"\nend\n',
    },
    "mix": {"mix.exs": 'def project do\n  [app: :lantern,\n   version: "@"]\nend\n'},
    "pod": {"Lantern.podspec": "s.name = 'Lantern'\ns.version = '@'\n"},
    "composer": {"composer.json": '{"name": "acme/lantern", "version": "@"}'},
    "dart": {"pubspec.yaml": "name: lantern\nversion: @\n"},
}  # fmt: skip

PAGES = (
    "# Lantern\n\n**Version**: @\n",
    "# Lantern @\n",
    "# Guide\n\n**Product**: Lantern\n\n**Version**: @\n",
    "# Guide\n\nThe latest version is @.\n",
    "# Guide\n\nThe latest release of lantern is @.\n",
    "---\nversion: @\n---\n# Lantern\n",
)

BESIDE = {
    "CITATION.cff": "title: A lantern for all\nversion: @\n",
    "codemeta.json": '{"name": "A lantern for all", "version": "@"}',
    "VERSION.txt": "@\n",
}


def truth_at(root: Path, kind: str, *, version: str = RIGHT) -> Truth:
    """Return what a project of a *kind* knows; the scope of names does not matter to ``@acme``."""
    files = {
        name: text.replace("@acme", "\0").replace("@", version).replace("\0", "@acme")
        for name, text in MANIFESTS[kind].items()
    }
    return truth_of(root, files)


@pytest.mark.parametrize("kind", MANIFESTS)
def test_pages(tmp_path: Path, kind: str) -> None:
    truth = truth_at(tmp_path, kind)
    assert not truth.problems

    def wrong(version: str) -> list[str]:
        stated = [
            scan(text.replace("@", version), f"docs/{at}.md", markdown=True)
            for at, text in enumerate(PAGES)
        ]
        facts = check_pages(truth, [each for each in stated if each is not None], ())
        assert not facts.disagreements
        return [each.claim.location.path for each in facts.mismatches if each.sure]

    assert wrong(RIGHT) == []
    assert wrong("2.3") == []
    assert wrong(WRONG) == [f"docs/{at}.md" for at in range(len(PAGES))]


@pytest.mark.parametrize("kind", MANIFESTS)
@pytest.mark.parametrize("name", BESIDE)
def test_other_files(tmp_path: Path, kind: str, name: str) -> None:
    truth_at(tmp_path, kind)
    for version, count in ((RIGHT, 0), (WRONG, 1)):
        written(tmp_path, {name: BESIDE[name].replace("@", version)})
        found = list(disagreements(find_truth(Tree(tmp_path), (), (), ())))
        assert len(found) == count
        assert all(name in (each.first.location.path, each.second.location.path) for each in found)
