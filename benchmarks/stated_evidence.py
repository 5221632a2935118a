"""Measures what evidence costs the gate: 10,000 items in one report of 10,000 tests.

    python benchmarks/stated_evidence.py

The console script checks documents whose cells have the same words in code with and without
statements in them, in processes of their own, in turns. Goal: with them it takes at most 1.5 times
the processor time. Also, without a goal, a report that is hard to look through: each item asks by
another pattern that begins with a star.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ITEMS = 10_000

ROWS = 100
"""Items a document."""

GOAL = 1.5

CONF = """
project = "Lantern"
extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence"]
"""


def write_project(folder: Path, statement: Callable[[int], str]) -> None:
    """Write a project into *folder*: documents, and the report that its items state."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "readiness.toml").write_text('as_of = "2026-01-31"\n', encoding="utf-8")
    (docs / "conf.py").write_text(CONF, encoding="utf-8")
    pages = range(0, ITEMS, ROWS)
    toctree = "\n".join(f"page{first}" for first in pages)
    (docs / "index.md").write_text(f"# All\n\n```{{toctree}}\n{toctree}\n```\n", encoding="utf-8")
    for first in pages:
        rows = "".join(
            f"| Q-{n} | The case {n} passes | ✅ | QA | {statement(n)} |\n"
            for n in range(first, first + ROWS)
        )
        page = (
            f"# Page {first}\n\n:::{{checklist}} c{first}\n"
            f"| ID | Item | Status | Owner | Verify |\n|--|--|--|--|--|\n{rows}:::\n"
        )
        (docs / f"page{first}.md").write_text(page, encoding="utf-8")
    cases = "\n".join(
        f'<testcase classname="tests.area{n % 50}" name="test_case_{n}" time="0.01"/>'
        for n in range(ITEMS)
    )
    (folder / "unit.xml").write_text(
        f'<testsuites><testsuite name="unit" tests="{ITEMS}" timestamp="2026-01-30T10:00:00Z">\n'
        f"{cases}\n</testsuite></testsuites>\n",
        encoding="utf-8",
    )


def seconds(folder: Path) -> float:
    """Return the processor time of the gate over the project in *folder*; it has to pass."""
    before = os.times()
    command = [
        sys.executable,
        "-m",
        "sphinx_readiness",
        "lint",
        "--no-cache",
        "-q",
        str(folder / "docs"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def main() -> int:
    """Measure, print, and return 1 if the goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    shapes: dict[str, Callable[[int], str]] = {
        "without statements": lambda n: f"`unit.xml, unit/test_case_{n}`",
        "each its own case": lambda n: f"`junit unit.xml unit/test_case_{n}`",
        "each a pattern": lambda n: f"`junit unit.xml *case_{n}`",
    }
    found: dict[str, list[float]] = {name: [] for name in shapes}
    with tempfile.TemporaryDirectory() as scratch:
        for number, statement in enumerate(shapes.values()):
            write_project(Path(scratch, str(number)), statement)
        for _ in range(runs):
            for number, name in enumerate(shapes):
                found[name].append(seconds(Path(scratch, str(number))))
    least = {name: min(times) for name, times in found.items()}
    for name, times in found.items():
        middle = statistics.median(times)
        print(f"{name}: least {least[name]:.2f} s, median {middle:.2f} s of {runs} runs")
    share = least["each its own case"] / least["without statements"]
    print(f"with evidence: {share:.2f} times as long; the goal is {GOAL}")
    return int(share > GOAL)


if __name__ == "__main__":
    sys.exit(main())
