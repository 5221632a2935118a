"""What tests share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from projects import Project

pytest_plugins = ["sphinx.testing.fixtures"]


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[..., Project]:
    """Return a maker of projects: documents by name, and values for ``conf.py``."""
    made = 0

    def make(files: Mapping[str, str], **conf: Any) -> Project:
        nonlocal made
        made += 1
        return Project(tmp_path / f"project{made}", files, **conf)

    return make
