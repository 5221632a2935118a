"""The names that authors write; what they stand for is imported when one is used."""

from __future__ import annotations

from typing import Final

GATHERED: Final = "sphinx_readiness"
"""The key under which a document's data is gathered while it is read."""

DIRECTIVE_NAMES: Final = (
    "readiness", "checklist", "check", "readiness-summary", "readiness-table",
    "readiness-blockers", "signoff-matrix", "go-live", "post-deployment",
)  # fmt: skip

ROLE_NAMES: Final = ("check", "readiness-status", "readiness-count")

COUNTED: Final = ("items", "blockers", "checklists", "pass", "open", "fail", "info")
"""What ``readiness-count`` can count besides the statuses."""
