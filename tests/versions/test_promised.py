"""Every promise of the documentation is kept in every ecosystem, and no honest project is blamed."""

from __future__ import annotations

from datetime import date

import pytest
from generated import ECOSYSTEMS, Files, draw, others, pages, python

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.rules import engine
from sphinx_readiness.rules.selection import find
from sphinx_readiness.testing.projects import project_of
from sphinx_readiness.versions.claim_prefilter import may_claim

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


def found(files: Files) -> tuple[Finding, ...]:
    project = project_of({"files": files}, Options())
    clock = Clock(date(2026, 1, 31), "test")
    return engine.run(project, Options(), clock, find("versions")).findings


@pytest.mark.parametrize(("ecosystem", "number"), DRAWN)
def test_every_drift_is_found_and_no_control_is(ecosystem: str, number: int) -> None:
    seed = draw(number)
    manifest = ECOSYSTEMS[ecosystem](seed.name, seed.version)
    drifted = pages(seed, drift=True, later="tags" not in ecosystem)
    assert all(may_claim(drifted.files[path]) for path in drifted.wanted)
    got = {each.location.path: each.code for each in found({**manifest, **drifted.files})}
    assert got == drifted.wanted
    control = pages(seed, drift=False)
    assert [each.text() for each in found({**manifest, **control.files})] == []


@pytest.mark.parametrize(("number", "files", "rule"), FAULTS)
def test_faults_in_other_files(number: int, files: Files, rule: str) -> None:
    assert [each.code for each in found(files)] == ([rule] if rule else [])


def test_pages_of_another_product_are_left_alone() -> None:
    seed = draw(1)
    files = {**python("something", "7.0.0"), **pages(seed, drift=True).files}
    assert [each for each in found(files) if each.code == "RD503"] == []
