"""What tests of the cache share."""

from __future__ import annotations

from pathlib import Path

import pytest
from cached_runs import Runner


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    """Return what runs lints with a cache of their own."""
    return Runner(monkeypatch, tmp_path / "home")
