"""The texts beside the documentation: links, markers, changelog."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from systems import needs_posix

ROOT = Path(__file__).parents[2]

TEXTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXTS)
def test_links_lead_to_files(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", read(name)):
        assert (ROOT / target).exists(), target


@needs_posix
@pytest.mark.parametrize("kind", ["example", "test"])
def test_readme_has_one_command_between_markers(kind: str) -> None:
    found = re.findall(
        rf"<!-- {kind}-command -->\n```sh\n([^\n]+)\n```\n<!-- /{kind}-command -->",
        read("README.md"),
    )
    assert len(found) == 1
    assert found[0].startswith("python3 -m venv .venv && ")
    checked = subprocess.run(["/bin/sh", "-n", "-c", found[0]], check=False)
    assert checked.returncode == 0


def test_fragments_have_a_known_type_and_a_text() -> None:
    config = tomllib.loads(read("pyproject.toml"))["tool"]["towncrier"]
    types = {each["directory"] for each in config["type"]}
    fragments = [path for path in (ROOT / config["directory"]).iterdir() if path.suffix == ".md"]
    for path in fragments:
        match = re.fullmatch(r"\+?[a-z0-9-]+\.([a-z]+)\.md", path.name)
        assert match is not None, path.name
        assert match.group(1) in types, path.name
        assert path.read_text(encoding="utf-8").strip().endswith("."), path.name
    assert config["start_string"] in read(config["filename"])


def test_contributing_names_every_family_of_rules() -> None:
    from sphinx_readiness.rules.registry import RULES

    text = read("CONTRIBUTING.md")
    for code, family in {(rule.code[:3], rule.family) for rule in RULES}:
        assert f"`{code}` {family}" in text
