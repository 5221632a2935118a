"""The documentation builds without warnings, and its reference names everything there is."""

from __future__ import annotations

import io
import re
import sys
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

import sphinx_readiness
from sphinx_readiness.cli.command_line import make_parser
from sphinx_readiness.config.columns import DEFAULT_COLUMNS
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import make_options, option_fields
from sphinx_readiness.evidence.registry import OWN
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.sphinx_ext.authoring.directives import find_directive
from sphinx_readiness.sphinx_ext.authoring.roles import ROLES
from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES
from sphinx_readiness.text.phrases import english
from sphinx_readiness.vocabulary.statuses import DEFAULT_STATUSES

ROOT = Path(__file__).parents[2]

DOCS = ROOT / "docs"


class Site:
    """The built documentation."""

    def __init__(self, root: Path, warnings: list[str]) -> None:
        self.root = root
        self.warnings = warnings

    def page(self, name: str) -> BeautifulSoup:
        text = (self.root / f"{name}.html").read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")


def build(builder: str, out: Path) -> tuple[int, list[str]]:
    """Build the documentation; return the exit status and the warnings."""
    messages = io.StringIO()
    with patch_docutils(str(DOCS)), docutils_namespace():
        app = Sphinx(
            DOCS, DOCS, out, out / ".doctrees", builder,
            confoverrides={"html_theme": "basic"},
            status=io.StringIO(), warning=messages, freshenv=True,
        )  # fmt: skip
        app.build(force_all=True)
    return app.statuscode, messages.getvalue().splitlines()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    out = tmp_path_factory.mktemp("site")
    return Site(out, build("html", out)[1])


def test_builds_without_warnings(site: Site) -> None:
    assert not site.warnings


def test_the_record_of_this_project_passes_its_gate(tmp_path: Path) -> None:
    status, warnings = build("readiness", tmp_path)
    assert status == 0
    assert not warnings


def test_the_record_of_this_project_is_about_this_version() -> None:
    text = (DOCS / "release-checklist.md").read_text(encoding="utf-8")
    assert f":version: {sphinx_readiness.__version__}\n" in text


def test_every_directive(site: Site) -> None:
    page = site.page("reference/directives")
    for name in DIRECTIVE_NAMES:
        directive = find_directive(name)
        assert directive.summary, name
        section = page.find(id=f"directive-{name}")
        assert section is not None, name
        for option in directive.declared:
            assert option.help, f"{name}: {option.name}"
            assert f":{option.name}:" in section.parent.get_text(), f"{name}: {option.name}"


def test_every_role(site: Site) -> None:
    page = site.page("reference/roles")
    for name, role in ROLES.items():
        assert role.summary, name
        assert page.find(id=f"role-{name}") is not None, name


def test_every_kind_of_evidence(site: Site) -> None:
    """A page each, which the page of all of them leads to, with what the tests hold it to."""
    links = {each.get("href") for each in site.page("reference/evidence").find_all("a")}
    for verb in OWN:
        page = site.page(f"reference/evidence/{verb}")
        assert page.find(id=f"evidence-{verb}") is not None, verb
        assert f"evidence/{verb}.html#evidence-{verb}" in links, verb
        cells = [cell.get_text() for cell in page.select("#cases td")]
        assert any(cell.startswith(f"{verb} ") for cell in cells), verb
        assert {"false", "not proven"} & set(cells), verb


def test_every_option(site: Site) -> None:
    page = site.page("reference/options")
    for name in option_fields():
        section = page.find(id=f"option-{name.replace('_', '-')}")
        assert section is not None, name
        text = section.parent.get_text()
        assert f"readiness_{name} =" in text, name
        assert f"\n{name} =" in text, name


def test_examples_of_options_are_accepted_in_both_spellings() -> None:
    sys.path.insert(0, str(DOCS / "_ext"))
    try:
        from reference_options import EXAMPLES, toml_value
    finally:
        sys.path.pop(0)
    assert list(EXAMPLES) == list(option_fields())
    for name, value in EXAMPLES.items():
        written = tomllib.loads(f"{name} = {toml_value(value)}\n")
        assert written == {name: value}
        statuses = {"default_status": "pending"} if name != "default_status" else {}
        if name == "default_statuses":
            statuses = {"statuses": {"pending": {"outcome": "open"}}}
        _, problems = make_options([(written | statuses, OptionSource("", {}))])
        assert not problems, name


def test_every_status_and_column(site: Site) -> None:
    statuses = site.page("reference/statuses").get_text()
    for status in DEFAULT_STATUSES:
        for word in (status.key, status.label, *status.symbols, *status.aliases):
            assert word in statuses, f"{status.key}: {word}"
    columns = site.page("reference/columns").get_text()
    for field, names in DEFAULT_COLUMNS.items():
        for word in (field, *names):
            assert word in columns, f"{field}: {word}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule(rule: sphinx_readiness.model.findings.Rule, site: Site) -> None:
    page = site.page("reference/rules")
    by_code, by_name = page.find(id=rule.code.lower()), page.find(id=rule.name)
    assert by_code is not None
    assert by_name is not None
    assert page.find("a", href=re.compile(f"#({rule.code.lower()}|{rule.name})$")) is not None
    text = " ".join(page.get_text().split())
    plain = re.sub(r"[`*]", "", rule.title)
    assert plain in text


def test_every_command(site: Site) -> None:
    page = site.page("reference/commands")
    text = page.get_text()
    for line in make_parser(english).format_help().splitlines():
        for flag in re.findall(r"--[a-z-]+", line):
            assert flag in text
    for command in ("lint", "explain"):
        assert page.find(id=f"command-{command}") is not None


def test_every_part_of_the_report(site: Site) -> None:
    sys.path.insert(0, str(DOCS / "_ext"))
    try:
        from reference_schema import load
    finally:
        sys.path.pop(0)
    text = site.page("reference/report").get_text()
    for name in ("readiness-1", "forecast-1"):
        schema = load(name)
        assert schema["$id"] in text
        for part in (schema, *schema["$defs"].values()):
            for member in part.get("properties", {}):
                assert member in text, member
