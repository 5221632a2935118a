"""Measures the extension against plain tables and sphinx-needs, and prints ratios.

    python benchmarks/run.py                    the whole table, half an hour
    python benchmarks/run.py --items 10000      one size
    python benchmarks/run.py --smoke            200 items, once, of each kind: does it work at all?
    python benchmarks/run.py --out benchmarks/results.json    for the documentation

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
from importlib.metadata import version
from itertools import filterfalse
from pathlib import Path
from typing import Any

from claims import LARGE, Ratio, claims, of_each_kind
from measure import Case, Cost, compile_packages, measure
from startup import startup_milliseconds

STARTUP_GOAL = 20.0
"""Milliseconds that import and ``setup()`` may take."""

LARGE_REPETITIONS = 2
"""How often cold builds of many items are measured at most."""

SHORT_REPETITIONS = 5
"""How often builds that are over at once are measured in each repetition."""

WHAT = ("cpu", "own", "reading", "wall", "peak", "doctrees")


def run(
    wanted: list[Ratio], repetitions: int, alone: int, base: Path, short: int = SHORT_REPETITIONS
) -> dict[str, Any]:
    """Measure *wanted*, each *repetitions* times, and once *alone* items; return the results.

    Builds that are over at once are measured *short* times as often, as is the start.
    """
    cases = dict.fromkeys(case for claim in wanted for case in claim.cases)
    costs: dict[Case, list[Cost]] = {case: [] for case in cases}
    for repetition in range(repetitions):
        for case in filterfalse(_is_short, costs):
            # Large cases take minutes and vary little: the first two repetitions are enough.
            if case.items < LARGE or repetition < LARGE_REPETITIONS:
                _add(costs[case], case, base, f"{repetition + 1}/{repetitions}", repetition)
    # The others take a second or less, of which a busy machine easily adds a tenth.
    turns = repetitions * short
    for turn in range(turns):
        for case in filter(_is_short, costs):
            _add(costs[case], case, base, f"{turn + 1}/{turns}", turn)
    if alone:
        for builder in ("html", "readiness"):
            case = Case("ours", builder, alone)
            costs[case] = [measure(case, base, 0)]
            _tell(f"{case.label}: {costs[case][0].cpu:.2f} s CPU")
    startup = statistics.median(startup_milliseconds() for _ in range(short))
    return {
        "machine": _machine(),
        "repetitions": repetitions,
        "short_repetitions": turns,
        "startup": {"milliseconds": round(startup, 1), "goal": STARTUP_GOAL},
        "ratios": [_row(claim, costs) for claim in wanted],
        "costs": [_cost_row(case, found) for case, found in costs.items()],
    }


def _is_short(case: Case) -> bool:
    """Say whether *case* is over at once: it follows another build, or has pages of prose only."""
    return case.scenario != "cold" or case.form.startswith("empty")


def _add(done: list[Cost], case: Case, base: Path, progress: str, repetition: int) -> None:
    """Measure *case* once more."""
    done.append(measure(case, base, repetition))
    _tell(f"{progress} {case.label}: {done[-1].cpu:.2f} s CPU")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _machine() -> dict[str, Any]:
    packages = ("sphinx", "docutils", "myst-parser", "sphinx-needs")
    return {
        "processor": platform.machine(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        **{name: version(name) for name in packages},
    }


def _row(claim: Ratio, costs: dict[Case, list[Cost]]) -> dict[str, Any]:
    runs = zip(*(costs[case] for case in claim.cases), strict=False)
    found = statistics.median(
        _compared(claim, *(getattr(each, claim.what) for each in costs_of)) for costs_of in runs
    )
    met = claim.goal is None or (found >= claim.goal if claim.above else found <= claim.goal)
    return {
        "name": claim.name, "items": claim.ours.items, "ratio": round(found, 3),
        "goal": claim.goal, "above": claim.above, "met": met,
    }  # fmt: skip


def _compared(claim: Ratio, theirs: float, ours: float, without: float = 0.0) -> float:
    return (ours - without) / theirs * claim.scale


def _cost_row(case: Case, found: list[Cost]) -> dict[str, Any]:
    medians = {
        what: round(statistics.median(getattr(each, what) for each in found), 3) for what in WHAT
    }
    return {
        "form": case.form, "builder": case.builder, "items": case.items,
        "scenario": case.scenario, "jobs": case.jobs, "views": case.views,
        "times": len(found), **medians,
    }  # fmt: skip


def table(results: dict[str, Any]) -> list[str]:
    """Return the ratios as lines of text."""
    lines = [f"{'what':<46}{'items':>8}{'ratio':>9}{'goal':>9}"]
    for row in results["ratios"]:
        sign = ">=" if row["above"] else "<="
        goal = "" if row["goal"] is None else f"{sign:>4}{row['goal']:>5}"
        mark = "" if row["met"] else "  missed"
        lines.append(f"{row['name']:<46}{row['items']:>8}{row['ratio']:>9.3f}{goal}{mark}")
    startup = results["startup"]
    lines.append(f"import and setup(): {startup['milliseconds']} ms, goal {startup['goal']} ms")
    return lines


def main() -> int:
    """Read the command line, measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", default="1000,10000,50000", help="sizes, separated by commas")
    parser.add_argument("--repeat", type=int, default=3, help="repetitions")
    parser.add_argument("--alone", type=int, default=200_000, help="items of ours alone, once")
    parser.add_argument("--smoke", action="store_true", help="200 items, once")
    parser.add_argument("--out", type=Path, help="write the results to this JSON file")
    arguments = parser.parse_args()
    sizes = sorted(int(each) for each in arguments.items.split(","))
    repetitions, alone = arguments.repeat, arguments.alone
    short = SHORT_REPETITIONS
    wanted = claims(sizes)
    if arguments.smoke:
        wanted, repetitions, alone, short = of_each_kind(claims([200])), 1, 0, 1
    else:
        compile_packages()
    with tempfile.TemporaryDirectory(prefix="readiness-benchmark-") as scratch:
        results = run(wanted, repetitions, alone, Path(scratch), short)
    print("\n".join(table(results)))
    if arguments.out is not None:
        arguments.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
