"""Every snippet that the documentation shows is built."""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import snippets
import yaml
from projects import ALIKE, Project
from snippets import CONF, Snippet
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from systems import needs_posix

from sphinx_readiness.assembly.assemble import Assembler
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import make_options, option_fields
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.rules import engine
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import CONFIG_PREFIX
from sphinx_readiness.sphinx_ext.reporting.shown_report import shown_report
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

ALL = snippets.all_snippets()

PROJECTS = snippets.projects(ALL)

SUFFIXES = {"markdown": ".md", "rst": ".rst"}

TESTED = {
    "markdown", "rst", "toml", "python", "console", "yaml", "json", "sh", "text", "css", "html",
}  # fmt: skip

BROWSERS = {"html", "js"}
"""Languages of pages in a browser: nothing here runs them."""

ALONE = [each for each in ALL if each.language in SUFFIXES and "project" not in each.marks]


def named(language: str) -> list[Any]:
    return [pytest.param(each, id=each.name) for each in ALL if each.language == language]


def build(source: Path, builder: str, out: Path) -> tuple[Sphinx, list[str]]:
    """Build *source*; return the application and the warnings that are not ours."""
    messages = io.StringIO()
    with patch_docutils(str(source)), docutils_namespace():
        app = Sphinx(
            source, source, out, out / ".doctrees", builder,
            confoverrides={"nitpicky": True, "html_theme": "basic", **ALIKE},
            status=io.StringIO(), warning=messages, freshenv=True,
        )  # fmt: skip
        app.build(force_all=True)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", messages.getvalue()).splitlines()
    # graphviz draws the diagrams of sphinx-needs; it may be absent, and they stay text.
    return app, [line for line in lines if not re.search(r"\[readiness\.|dot command", line)]


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """One project with all snippets that stand alone: the codes of each, judged by itself."""
    root = tmp_path_factory.mktemp("alone")
    (root / ".git").mkdir()
    names = [each.name for each in ALONE]
    for each in ALONE:
        (root / f"{each.name}{SUFFIXES[each.language]}").write_text(each.text, encoding="utf-8")
    (root / "conf.py").write_text(CONF + 'suppress_warnings = ["myst.header"]\n', encoding="utf-8")
    index = "# All\n\n```{toctree}\n" + "\n".join(names) + "\n```\n"
    (root / "index.md").write_text(index, encoding="utf-8")
    app, warnings = build(root, "html", root / "_out")
    assert not warnings
    domain = readiness_domain(app.env)
    session = build_of(app.env).session
    options = session.options
    found = {}
    for name in names:
        parts = domain.load([name])
        project = Assembler(parts, options, session.vocabulary).project()
        examined = [each for part in parts for each in part.findings]
        report = engine.run(project, options, session.clock, examined=examined)
        found[name] = {finding.code for finding in report.findings}
    return found


@pytest.mark.parametrize("snippet", [pytest.param(each, id=each.name) for each in ALONE])
def test_document_has_the_findings_that_it_announces(
    snippet: Snippet, alone: dict[str, set[str]]
) -> None:
    assert alone[snippet.name] == snippet.expected


@needs_posix
@pytest.mark.parametrize("key", [pytest.param(key, id="-".join(key)) for key in PROJECTS])
def test_project_does_what_the_page_shows(
    key: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = PROJECTS[key]
    for snippet, output in snippets.run_project(members, tmp_path):
        shown, real = snippets.loosened(snippet.text), snippets.loosened(output)
        assert shown == real, f"{snippet.page}:{snippet.line}"
    source = tmp_path / "docs"
    if not source.is_dir():
        return
    if not (source / "conf.py").exists():
        (source / "conf.py").write_text(CONF, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / snippets.SITE))
    app, warnings = build(source, "html", tmp_path / "_test")
    assert not warnings
    last = {each.marks["file"]: each for each in members if "file" in each.marks}
    expected = {code for each in last.values() for code in each.expected}
    assert codes(shown_report(app).findings) == expected


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


def accepted(values: dict[str, Any], snippet: Snippet) -> None:
    _, problems = make_options([(values, OptionSource(snippet.page, {}))])
    assert not problems


CONFIGURATIONS = [
    pytest.param(each, id=each.name)
    for each in ALL
    if each.language == "toml"
    and (
        each.marks.get("file", "readiness.toml") == "readiness.toml"
        or "tool.sphinx-readiness" in each.text
    )
]
"""TOML that is no manifest of a project."""


@pytest.mark.parametrize("snippet", CONFIGURATIONS)
def test_toml_is_accepted(snippet: Snippet) -> None:
    values = tomllib.loads(snippet.text)
    if "tool" in values:
        values = values["tool"]["sphinx-readiness"]
    accepted(values, snippet)


CONF_SNIPPETS = [
    each
    for each in named("python")
    if each.values[0].marks.get("file", "conf.py").endswith("conf.py")
]
"""Python that is no program."""


def assigned(tree: ast.Module) -> Iterator[tuple[str, Any]]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            yield statement.targets[0].id, ast.literal_eval(statement.value)


@pytest.mark.parametrize("snippet", CONF_SNIPPETS)
def test_configuration_is_accepted(snippet: Snippet) -> None:
    settings = dict(assigned(ast.parse(snippet.text)))
    ours = {
        name.removeprefix(CONFIG_PREFIX): value
        for name, value in settings.items()
        if name.startswith(CONFIG_PREFIX)
    }
    assert set(ours) <= set(option_fields())
    accepted(ours, snippet)


READERS = {"yaml": yaml.safe_load, "json": json.loads}


def test_data_is_well_formed() -> None:
    found = [each for each in ALL if each.language in READERS]
    assert found
    for each in found:
        assert READERS[each.language](each.text), each.name


@needs_posix
def test_shell_commands_are_well_formed() -> None:
    found = [each for each in ALL if each.language == "sh"]
    assert found
    for each in found:
        done = subprocess.run(["/bin/sh", "-n", "-c", each.text], check=False)
        assert done.returncode == 0, each.name


def test_shown_html_is_what_is_written(make_project: Callable[..., Project]) -> None:
    (shown,) = (each for each in ALL if each.language == "html")
    row = "| OPS-1 | A restore was rehearsed | Verified | SRE |"
    page = f"# Ops\n\n:::{{checklist}} ops\n| ID | Item | Status | Owner |\n|--|--|--|--|\n{row}\n:::\n"
    assert shown.text.strip() in make_project({"index.md": page}).build().page("index")


def test_nothing_is_left_out() -> None:
    """Every block has a language that a test knows, and every console block a project."""
    assert {each.language for each in ALL} <= TESTED | BROWSERS
    for each in ALL:
        assert each.language != "console" or "project" in each.marks, each.name
        assert "file" not in each.marks or "project" in each.marks, each.name
