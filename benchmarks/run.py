"""Measures the extension against plain tables and sphinx-needs, and prints ratios.

    python benchmarks/run.py                    the whole table, an hour or so
    python benchmarks/run.py --items 10000      one size
    python benchmarks/run.py --smoke            200 items, once: does it work at all?

All cases of one repetition run one after the other, and a ratio is taken within a repetition, so
that a busy machine slows both sides alike. Shown are medians over the repetitions.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from measure import Case, Cost, measure


@dataclass(frozen=True, slots=True)
class Ratio:
    """A claim: *ours* divided by *theirs*, by *what*, and the figure to stay below (or above)."""

    name: str
    ours: Case
    theirs: Case
    goal: float
    what: str = "cpu"
    above: bool = False


def ratios(items: int) -> list[Ratio]:
    """Return the claims at *items* rows."""

    def case(form: str, builder: str, scenario: str = "cold", **more: object) -> Case:
        return Case(form, builder, items, scenario, **more)  # type: ignore[arg-type]

    plain, ours = case("plain", "html"), case("ours", "html")
    marked, plain_marked = case("ours-markup", "html"), case("plain-markup", "html")
    rest, plain_rest = case("ours-rest", "html"), case("plain-rest", "html")
    loaded, unloaded = case("empty-loaded", "html"), case("empty", "html")
    viewed = {"views": True}
    return [
        Ratio("html", ours, plain, 0.33),
        Ratio("html, markup in every row", marked, plain_marked, 0.50),
        Ratio("html, check directives", case("ours-check", "html"), plain, 0.65),
        Ratio("html, reST list-tables", rest, plain_rest, 0.35),
        Ratio("text", case("ours", "text"), case("plain", "text"), 0.75),
        Ratio("lint, against html", case("ours", "readiness"), plain, 0.13),
        Ratio("lint, against dummy", case("ours", "readiness"), case("plain", "dummy"), 0.15),
        Ratio("doctrees, bytes", ours, plain, 0.20, "doctrees"),
        Ratio("peak memory", ours, plain, 0.55, "peak"),
        Ratio("sphinx-needs, times slower", case("needs", "html"), ours, 10.0, above=True),
        Ratio("extension loaded, no checklist", loaded, unloaded, 1.02),
        Ratio("html -j 2", case("ours", "html", jobs=2), case("plain", "html", jobs=2), 0.33),
        Ratio("no-op", case("ours", "html", "noop", **viewed), case("plain", "html", "noop"), 1.05),
        Ratio("edit that changes no view", case("ours", "html", "edit-text", **viewed),
              case("plain", "html", "edit-text"), 1.10),
        Ratio("edit that changes a view", case("ours", "html", "edit-status", **viewed),
              case("plain", "html", "edit-status"), 1.20),
        Ratio("lint after an edit, against dummy", case("ours", "readiness", "edit-text", **viewed),
              case("plain", "dummy"), 0.10),
    ]  # fmt: skip


def value(cost: Cost, what: str) -> float:
    """Return one figure of *cost*; never zero, so that it can be divided by."""
    return max(float(getattr(cost, what)), 1e-9)


def run(sizes: list[int], repetitions: int, base: Path) -> dict[str, object]:
    """Measure everything and return the results as JSON values."""
    costs: dict[Case, list[Cost]] = {}
    for repetition in range(repetitions):
        for items in sizes:
            for claim in ratios(items):
                for case in (claim.ours, claim.theirs):
                    done = costs.setdefault(case, [])
                    if len(done) > repetition:
                        continue
                    done.append(measure(case, base, repetition))
                    print(f"  {repetition + 1}/{repetitions} {case.source} {case.builder} "
                          f"{case.scenario} -j{case.jobs}: {done[-1].cpu:.2f} s CPU",
                          file=sys.stderr)  # fmt: skip
    return {
        "machine": {
            "processor": platform.machine(),
            "processors": os.cpu_count(),
            "python": platform.python_version(),
            "sphinx": version("sphinx"),
            "myst-parser": version("myst-parser"),
            "sphinx-needs": version("sphinx-needs"),
        },
        "repetitions": repetitions,
        "ratios": [_row(claim, items, costs) for items in sizes for claim in ratios(items)],
        "costs": [_cost_row(case, found) for case, found in costs.items()],
    }


def _row(claim: Ratio, items: int, costs: dict[Case, list[Cost]]) -> dict[str, object]:
    pairs = zip(costs[claim.ours], costs[claim.theirs], strict=True)
    found = statistics.median(value(a, claim.what) / value(b, claim.what) for a, b in pairs)
    met = found >= claim.goal if claim.above else found <= claim.goal
    return {
        "name": claim.name, "items": items, "ratio": round(found, 3), "goal": claim.goal,
        "above": claim.above, "met": met,
    }  # fmt: skip


def _cost_row(case: Case, found: list[Cost]) -> dict[str, object]:
    medians = {
        what: round(statistics.median(value(each, what) for each in found), 3)
        for what in ("cpu", "wall", "peak", "doctrees")
    }
    return {
        "form": case.form, "builder": case.builder, "items": case.items,
        "scenario": case.scenario, "jobs": case.jobs, "views": case.views, **medians,
    }  # fmt: skip


def table(results: dict[str, object]) -> list[str]:
    """Return the ratios as lines of text."""
    rows = results["ratios"]
    assert isinstance(rows, list)
    lines = [f"{'what':<36}{'items':>8}{'ratio':>9}{'goal':>9}"]
    for row in rows:
        sign = ">=" if row["above"] else "<="
        mark = "" if row["met"] else "  missed"
        lines.append(
            f"{row['name']:<36}{row['items']:>8}{row['ratio']:>9.3f}{sign:>4}{row['goal']:>5}{mark}"
        )
    return lines


def main() -> int:
    """Read the command line, measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", default="1000,10000,50000", help="sizes, separated by commas")
    parser.add_argument("--repeat", type=int, default=3, help="repetitions")
    parser.add_argument("--smoke", action="store_true", help="200 items, once")
    parser.add_argument("--out", type=Path, help="write the results to this JSON file")
    arguments = parser.parse_args()
    sizes = [200] if arguments.smoke else [int(each) for each in arguments.items.split(",")]
    with tempfile.TemporaryDirectory(prefix="readiness-benchmark-") as scratch:
        results = run(sizes, 1 if arguments.smoke else arguments.repeat, Path(scratch))
    print("\n".join(table(results)))
    if arguments.out is not None:
        arguments.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
