"""Forms of pins of plug-ins: they count in documents, and a faulty one is one finding."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from plugin_maker import Site
from projects import Project

from sphinx_readiness.plugins.installed import find_installed
from sphinx_readiness.plugins.pins import load_pins

Make = Callable[..., Project]

PIN = (
    "PIN = PinForm(name='a shop', example='acme-get lantern!1.9.0', sign='!', "
    "before=r'acme-get {name}\\Z', after='{version}')\n"
)


def test_documents_are_read_again_for_it(site: Site, make_project: Make) -> None:
    files = {"../pyproject.toml": '[project]\nname = "lantern"\nversion = "2.0.0"\n'}
    files["index.md"] = "# Lantern\n\n**Version**: 2.0.0\n\nRun `acme-get lantern!1.9.0`.\n"
    project = make_project(files)
    assert "RD503" not in [each["code"] for each in project.lint().report["findings"]]
    site.install({"pins": "PIN"}, PIN)
    assert "RD503" in [each["code"] for each in project.lint().report["findings"]]


@pytest.mark.parametrize(
    "fault",
    ["sign=''", "after='('", "where='nowhere'", "bare='!'", "before=1", "after='x' * 2000",
     "before='lantern'"],
)  # fmt: skip
def test_a_faulty_form_is_left_out(site: Site, fault: str) -> None:
    site.install({"pins": "PIN"}, f"{PIN}PIN = PIN._replace({fault})\n")
    found, problems = load_pins(find_installed([str(site.folder)]))
    assert found == ()
    assert [each.rule for each in problems] == ["failed-plugin"]
