"""What tests of the cache share."""

from __future__ import annotations

from pathlib import Path

import pytest
from cached_runs import FILES, Runner, write


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    """Return what runs lints with a cache of their own."""
    return Runner(monkeypatch, tmp_path / "home")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return the documents of a small project that has a bit of everything."""
    return write(tmp_path / "project", FILES)
