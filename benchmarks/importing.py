"""What importing a long table costs: microseconds a row, once everything is imported.

python benchmarks/importing.py [--rows 50000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from sphinx_readiness.cli import main

GOAL = 60.0
"""Microseconds a row that are accepted."""

STATUSES = ("✅", "⚠️", "❌", "ℹ️", "🔄", "done", "open")


def table(rows: int) -> str:
    """Return a document with a table of so many *rows*."""
    lines = [
        "# Long 1.0",
        "",
        "## 1.1 Rows",
        "",
        "| Item | Status | Owner | Notes |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| Row {at} is as it has to be | {STATUSES[at % 7]} | Team {at % 40} | see file-{at}.md |"
        for at in range(rows)
    ]  # fmt: skip
    return "\n".join([*lines, ""])


def seconds(folder: Path, rows: int, suffix: str) -> float:
    """Return the processor seconds of importing so many *rows*, written with *suffix*."""
    source = folder / f"long-{rows}.md"
    source.write_text(table(rows), encoding="utf-8")
    started = time.process_time()
    status = main(["import", str(source), "-o", str(folder / f"out-{rows}{suffix}"), "-q"])
    assert status == 0
    return time.process_time() - started


def run(rows: int) -> None:
    """Print what a row costs, at *rows* and at half as many, in both languages."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        seconds(folder, 10, ".rst")
        for suffix in (".md", ".rst"):
            half, whole = (seconds(folder, each, suffix) for each in (rows // 2, rows))
            a_row = whole / rows * 1e6
            growth = f"twice the rows take {whole / half:.2f} times as long"
            print(f"{suffix}: {a_row:.1f} µs a row, goal {GOAL:.0f}; {growth}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    run(parser.parse_args().rows)
