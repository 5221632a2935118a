"""Every promise of the documentation is kept in every ecosystem, and no honest project is blamed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from generated import ECOSYSTEMS, Files, draw, others, pages, python

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.rules import engine
from sphinx_readiness.rules.selection import find
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.workspace.version_facts import know, with_versions

SEEDS = range(2)

DRAWN = [
    pytest.param(ecosystem, number, id=f"{ecosystem}-{number}")
    for number, ecosystem in enumerate(ECOSYSTEMS)
]
"""One project of each ecosystem, so that every version is drawn."""

FAULTS = [
    pytest.param(number, files, rule, id=f"{number}-{name}")
    for number in SEEDS
    for name, files, rule in others(draw(number))
]


def found(root: Path, files: Files) -> Iterator[Finding]:
    claims = []
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if name.startswith("docs/"):
            page = scan(text, name, markdown=name.endswith(".md")) if may_claim(text) else None
            claims += [page] if page is not None else []
    known = know(root, Options(), claims)
    project = with_versions(Project(()), known)
    clock = Clock(date(2026, 1, 31), "test")
    yield from engine.run(project, Options(), clock, find("versions")).findings


@pytest.mark.parametrize(("ecosystem", "number"), DRAWN)
def test_every_drift_is_found_and_no_control_is(
    ecosystem: str, number: int, tmp_path: Path
) -> None:
    seed = draw(number)
    manifest = ECOSYSTEMS[ecosystem](seed.name, seed.version)
    drifted = pages(seed, drift=True, later="tags" not in ecosystem)
    (tmp_path / "drift").mkdir()
    got = {
        each.location.path: each.code
        for each in found(tmp_path / "drift", {**manifest, **drifted.files})
    }
    assert got == drifted.wanted
    (tmp_path / "control").mkdir()
    control = pages(seed, drift=False)
    assert [
        each.text() for each in found(tmp_path / "control", {**manifest, **control.files})
    ] == []


@pytest.mark.parametrize(("number", "files", "rule"), FAULTS)
def test_faults_in_other_files(number: int, files: Files, rule: str, tmp_path: Path) -> None:
    assert [each.code for each in found(tmp_path, files)] == ([rule] if rule else [])


def test_pages_of_another_product_are_left_alone(tmp_path: Path) -> None:
    seed = draw(1)
    files = {**python("something", "7.0.0"), **pages(seed, drift=True).files}
    named = [each for each in found(tmp_path, files) if each.code == "RD503"]
    assert named == []
