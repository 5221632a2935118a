"""Projects that use both extensions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from projects import Built

NEED_TYPES = [
    {"directive": "req", "title": "Requirement", "prefix": "R_", "color": "#fff", "style": "node"},
    {"directive": "test", "title": "Test", "prefix": "T_", "color": "#eee", "style": "node"},
]

CONF: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinx_readiness", "sphinx_needs"],
    "version": "1.0",
    "needs_types": NEED_TYPES,
    "needs_build_json": True,
    "needs_reproducible_json": True,
}

INDEX = "# Start\n\n```{toctree}\n:glob:\n*\n```\n"

ROWS = (
    "| ID | Item | Status | Owner | Severity | Evidence | Links | Tags | Notes |\n"
    "|----|------|--------|-------|----------|----------|-------|------|-------|\n"
)


def row(**cells: str) -> str:
    names = ("id", "item", "status", "owner", "severity", "evidence", "links", "tags", "notes")
    return "| " + " | ".join(cells.get(name, "") for name in names) + " |\n"


def checklist(id_: str, *rows: str, title: str = "Part") -> str:
    return (
        f"# Page {id_}\n\n## {title} {id_}\n\n:::{{checklist}} {id_}\n\n{ROWS}{''.join(rows)}:::\n"
    )


OPS = checklist(
    "ops",
    row(id="OPS-1", item="Backups run", status="✅", owner="Ops", severity="high",
        evidence="report 7", links="TEST_1, REQ_1", tags="db, night", notes="every day"),
    row(id="OPS-2", item="Restore tested", status="❌", owner="QA"),
)  # fmt: skip

NEEDS = """\
# Needs

:::{req} Data survives
:id: REQ_1
:::

:::{test} Kill the server
:id: TEST_1
:status: passed
:links: REQ_1
:::

:::{req} Restore works
:id: REQ_2
:links: OPS-2
:::
"""

FILES = {"index.md": INDEX, "ops.md": OPS, "reqs.md": NEEDS}


def needs_in(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the needs of the current version in ``needs.json`` below *folder*."""
    found = json.loads((folder / "needs.json").read_text("utf-8"))
    needs: dict[str, dict[str, Any]] = found["versions"][found["current_version"]]["needs"]
    return needs


def needs_of(built: Built) -> dict[str, dict[str, Any]]:
    return needs_in(built.out)


def ours(built: Built) -> list[str]:
    """Return our warnings and those of sphinx-needs, without the places."""
    return [line.partition("WARNING: ")[2] for line in built.warning_lines]
