"""Every promise of the documentation is kept in every ecosystem, and no honest project is blamed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from generated import ECOSYSTEMS, draw, pages, project
from generated_faults import ECHOES, Case, cases
from project_kinds import Files
from project_locks import LOCKS
from test_sources import written

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.rules import engine
from sphinx_readiness.rules.selection import find
from sphinx_readiness.testing.projects import project_of
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.locks.known_locks import READERS
from sphinx_readiness.versions.truth.readers import KNOWN
from sphinx_readiness.workspace.version_facts import know

DRAWN = [
    pytest.param(ecosystem, number, id=f"{ecosystem}-{number}")
    for number, ecosystem in enumerate(ECOSYSTEMS)
]
"""One project of each ecosystem, so that every version is drawn."""

CASES = [pytest.param(each, id=f"{at}-{each.name}") for at, each in enumerate(cases())]


DAY = date(2026, 1, 31)


def judged(project: Project) -> tuple[Finding, ...]:
    return engine.run(project, Options(), Clock(DAY, "test"), find("versions")).findings


def found(data: Mapping[str, Any]) -> tuple[Finding, ...]:
    return judged(project_of(data, Options()))


@cache
def scanned(path: str, text: str) -> PageClaims | None:
    """Return what a page states: many projects have the same pages."""
    return scan(text, path, markdown=path.endswith(".md"))


def said_of(root: Path, texts: Files) -> tuple[Finding, ...]:
    """Return what is found where the project at *root* has pages of these *texts*."""
    stated = filter(None, [scanned(path, text) for path, text in texts.items()])
    return judged(know(root, Options(), stated, today=DAY).given_to(Project(())))


@pytest.mark.parametrize(("ecosystem", "number"), DRAWN)
def test_every_drift_is_found_and_no_control_is(
    tmp_path: Path, ecosystem: str, number: int
) -> None:
    seed = draw(number)
    written(tmp_path, project(ecosystem, seed.name, seed.version))
    drifted = pages(seed, drift=True, later=ecosystem != "tags")
    assert all(may_claim(drifted.files[path]) for path in drifted.wanted)
    got = {each.location.path: each.code for each in said_of(tmp_path, drifted.files)}
    assert got == drifted.wanted
    control = pages(seed, drift=False)
    assert [each.text() for each in said_of(tmp_path, control.files)] == []


@pytest.mark.parametrize("case", CASES)
def test_faults_in_other_files_and_in_records(case: Case) -> None:
    assert [each.code for each in found(case.data)] == ([case.rule] if case.rule else [])


def test_every_rule_has_a_fault_and_a_project_without_it() -> None:
    spoken = {each.rule for each in cases()} | {"RD501", "RD503"}
    assert {rule.code for rule in find("versions")} <= spoken


def test_every_file_that_is_read_has_a_project() -> None:
    paths = {path for kind in ECOSYSTEMS for path in project(kind, "lantern", "1.0.0")}
    assert KNOWN.keys() <= paths | {path for _, path, _ in ECHOES}
    locked = {path for lock in LOCKS for path in lock}
    assert [str(each) for each, _ in READERS if not any(map(each.fullmatch, locked))] == []


def test_pages_of_another_product_are_left_alone() -> None:
    seed = draw(1)
    files = project("python", "something", "7.0.0") | pages(seed, drift=True).files
    assert [each for each in found({"files": files}) if each.code == "RD503"] == []
