"""The tables of the last benchmark, from the file that the benchmark wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from markdown_table import markdown_table

RESULTS: Final = Path(__file__).parents[2] / "benchmarks" / "results.json"


def load() -> dict[str, Any]:
    """Return the results."""
    loaded: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return loaded


def benchmark() -> Iterator[str]:
    """Yield what was measured on what: ratios, then costs."""
    results = load()
    machine = results["machine"]
    versions = ", ".join(
        f"{name} {machine[name]}" for name in ("sphinx", "docutils", "myst-parser", "sphinx-needs")
    )
    yield (
        f"Measured on {machine['processors']} processors ({machine['processor']}) with Python "
        f"{machine['python']}, {versions}; medians of up to {results['repetitions']} repetitions, "
        f"for builds that follow another one of {results['short_repetitions']}."
    )
    yield from ("", "## Ratios", "")
    yield from markdown_table(("What", "Items", "Ratio", "Goal"), map(_ratio, results["ratios"]))
    startup = results["startup"]
    yield (
        f"Importing the extension and `setup()` took {startup['milliseconds']} ms on top of "
        f"Sphinx; the goal is {startup['goal']:.0f} ms."
    )
    yield from ("", "## Costs", "")
    yield "CPU and wall time in seconds, memory in MiB, doctrees in kB."
    yield ""
    headers = ("Documents", "Builder", "Items", "Build", "CPU", "Wall", "Memory", "Doctrees")
    yield from markdown_table(headers, map(_cost, results["costs"]))


def _ratio(row: Mapping[str, Any]) -> tuple[str, ...]:
    sign = "≥" if row["above"] else "≤"
    figure = f"{row['ratio']:.2f}" if row["met"] else f"**{row['ratio']:.2f}**"
    goal = "" if row["goal"] is None else f"{sign} {row['goal']:.2f}"
    return row["name"], f"{row['items']:,}", figure, goal


def _cost(row: Mapping[str, Any]) -> tuple[str, ...]:
    views = ", views" if row["views"] else ""
    return (
        f"`{row['form']}`{views}",
        f"`{row['builder']}`" + (f" `-j {row['jobs']}`" if row["jobs"] > 1 else ""),
        f"{row['items']:,}",
        row["scenario"],
        f"{row['cpu']:.2f}",
        f"{row['wall']:.2f}",
        f"{row['peak']:.0f}",
        f"{row['doctrees'] / 1000:.0f}",
    )
