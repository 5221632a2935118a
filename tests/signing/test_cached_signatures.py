"""A lint that prints what it printed before checks signatures again when their verifier changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cached_runs import Runner, write
from signed_projects import public
from systems import needs_posix

from sphinx_readiness.cli import main

PAGE = """\
# Lantern

:::{readiness} Lantern
:id: db
:version: 2.0
:::

:::{checklist} ops
| ID | Item | Status |
|----|------|--------|
| OPS-1 | A restore was rehearsed | ✅ |
:::
"""


@pytest.fixture
def docs(tmp_path: Path, keys: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the documents of a project that QA has signed."""
    key = keys["qa"]
    roles = 'as_of = "2026-01-31"\nroles = [{name = "QA", principals = ["qa@example.org"]}]\n'
    found = write(
        tmp_path / "project",
        {
            "readiness.toml": roles,
            "allowed_signers": f"qa@example.org {public(key)}\n",
            "docs/index.md": PAGE,
        },
    )
    assert main(["sign", str(found), "--yes", "--role", "QA", "--key", str(key)]) == 0
    capsys.readouterr()
    return found


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    """Return what runs lints with a cache of their own."""
    return Runner(monkeypatch, tmp_path / "home")


def test_a_verifier_that_comes_and_goes(
    runner: Runner, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = runner.lint(docs)
    assert "unchecked-signatures" not in good.printed
    with monkeypatch.context() as context:
        context.setenv("PATH", str(tmp_path))
        without = runner.lint(docs)
        assert "there is no ssh-keygen" in without.printed
        assert without[:2] == runner.fresh(docs)[:2]
    assert runner.lint(docs)[:2] == good[:2]


@needs_posix
def test_another_verifier(
    runner: Runner, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one said that was killed is not kept, as it may say something else the next time."""
    program = tmp_path / "bin" / "ssh-keygen"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", str(program.parent))
    marker = tmp_path / "started"
    for script, known in (("echo bad; exit 1", True), ("kill -9 $$", False)):
        program.write_text(f"#!/bin/sh\n: > {marker}\n{script}\n")
        program.chmod(0o755)
        for again in (False, True):
            marker.unlink(missing_ok=True)
            assert "unchecked" not in runner.lint(docs).printed
            assert marker.exists() is not (again and known), script
