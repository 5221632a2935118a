"""Presets: options, vocabulary and columns of a way of working, in one package.

The values are those of options, as they would stand in ``readiness.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Preset(NamedTuple):
    """Options under one name. What a project sets itself goes over them; tables are merged."""

    name: str
    """Up to forty small letters, digits and hyphens."""
    title: str
    """What it is for, in one sentence."""
    options: Mapping[str, object]
    """Values by the name of the option, as TOML would have them. ``presets`` and ``project_root``
    are none of a preset."""


RAG: Final = Preset(
    "rag",
    "Status reports in red, amber and green, with blue for what is closed and grey for the rest.",
    {
        "default_statuses": False,
        "default_status": "grey",
        "statuses": {
            "green": {
                "outcome": "pass",
                "label": "Green",
                "symbols": ["🟢", "🟩", "✅", ":green_circle:", "[x]"],
                "aliases": ["g", "on track", "done", "complete", "completed", "met", "yes"],
            },
            "blue": {
                "outcome": "pass",
                "label": "Blue",
                "symbols": ["🔵", "🟦", ":large_blue_circle:", ":blue_circle:"],
                "aliases": ["b", "closed", "delivered"],
            },
            "amber": {
                "outcome": "open",
                "label": "Amber",
                "symbols": ["🟡", "🟠", "🟨", "🟧", "⚠️", ":yellow_circle:", ":orange_circle:"],
                "aliases": ["a", "yellow", "orange", "at risk", "in progress"],
            },
            "red": {
                "outcome": "fail",
                "label": "Red",
                "symbols": ["🔴", "🟥", "❌", ":red_circle:"],
                "aliases": ["r", "off track", "late", "blocked", "failed", "no"],
            },
            "grey": {
                "outcome": "open",
                "label": "Grey",
                "symbols": ["⚪", "⬜", "⚫", ":white_circle:", ":black_circle:", "[ ]"],
                "aliases": ["gray", "not started", "planned", "tbd", "open"],
            },
            "not-applicable": {
                "outcome": "info",
                "label": "Not applicable",
                "aliases": ["n/a", "na", "out of scope"],
            },
        },
        "columns": {
            "status": ["RAG", "RAG status", "Colour", "Color", "Health"],
            "owner": ["Lead"],
            "notes": ["Commentary", "Path to green"],
        },
    },
)

GITHUB_TASKS: Final = Preset(
    "github-tasks",
    "Task lists and boards of GitHub: people behind @, emoji codes, states of pull requests.",
    {
        "task_data": True,
        "statuses": {
            "merged": {
                "outcome": "pass",
                "label": "Merged",
                "symbols": ["🟣", ":purple_circle:", ":tada:", ":rocket:", ":shipit:"],
                "aliases": ["closed as completed", "shipped", "released"],
            },
            "in-review": {
                "outcome": "open",
                "label": "In review",
                "symbols": ["👀", ":eyes:"],
                "aliases": ["draft", "review required", "review requested", "changes requested"],
            },
            "not-planned": {
                "outcome": "open",
                "label": "Not planned",
                "aliases": ["closed as not planned", "wontfix", "won't fix", "backlog"],
            },
        },
        "columns": {"evidence": ["Pull request", "Linked pull requests", "Commit", "Workflow run"]},
    },
)

PRESETS: Final = (RAG, GITHUB_TASKS)
"""Those that come with sphinx-readiness, explicitly registered."""
