"""Runs git for tests that read what it writes."""

from __future__ import annotations

import subprocess
from pathlib import Path

SETTINGS = (
    "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main",
    "-c", "commit.gpgsign=false",
)  # fmt: skip
"""So that nothing depends on whoever runs the tests."""


def git(folder: Path, *arguments: str) -> str:
    """Return what git prints for *arguments* in *folder*; raise CalledProcessError if it fails."""
    made = subprocess.run(
        ["git", *SETTINGS, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return made.stdout.strip()
