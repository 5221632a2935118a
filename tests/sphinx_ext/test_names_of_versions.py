"""Names that ``conf.py`` lets stand for a version, in builds and lint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from projects import Project

from sphinx_readiness import api

Make = Callable[..., Project]

CONF: dict[str, Any] = {
    "release": "1.9.0",
    "rst_epilog": "\n.. |newest| replace:: 1.7.0\n",
    "myst_substitutions": {"v": "1.8.0"},
    "myst_enable_extensions": ["colon_fence", "substitution"],
}

FILES = {
    "../pyproject.toml": '[project]\nname = "test"\nversion = "2.0.0"\n',
    "../readiness.toml": '[[version_source]]\nfile = "pyproject.toml"\n',
    "index.rst": "Test\n====\n\n:Version: |release|\n\nThe latest version is |newest|.\n",
    "more.rst": ":orphan:\n\nMore\n====\n\n:Version: |release|\n\nThe latest version is |newest|.\n",
    "guide.md": "---\norphan: true\n---\n# Guide\n\n**Version**: {{ v }}\n",
}


def test_each_is_told_once_where_it_is_written(make_project: Make) -> None:
    project = make_project(FILES, **CONF)
    found = [
        (each["code"], each["path"], each["message"].partition(",")[0])
        for each in project.lint().report["findings"]
        if each["code"] in {"RD501", "RD502"}
    ]
    assert sorted(found) == [
        ("RD501", "docs/conf.py", "this says version 1.7.0"),
        ("RD501", "docs/conf.py", "this says version 1.8.0"),
        ("RD501", "docs/conf.py", "this says version 1.9.0"),
    ]
    same = [each.code for each in api.lint(project.docs).findings]
    assert same.count("RD501") == 3


def test_what_a_source_says_wrongly_is_told_of_the_source(make_project: Make) -> None:
    project = make_project({**FILES, "../readiness.toml": ""}, **CONF)
    codes = [each.code for each in api.lint(project.docs, select=["RD501", "RD502"]).findings]
    assert sorted(codes) == ["RD501", "RD501", "RD502"]
