"""What ``sphinx-readiness lint`` takes, beside another checkout of this project.

python benchmarks/lint_beside.py OTHER [--items 1000,10000] [--times 5]

Both run by turns on the same documents, and the least CPU of several times counts, as a busy
machine only adds. It also prints what ``--version`` takes.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from generate import write_project

HERE: Final = Path(__file__).resolve().parents[1]


def cpu(checkout: Path, *arguments: str) -> float:
    """Return the CPU seconds of our console script in *checkout*."""
    command = [sys.executable, "-m", "sphinx_readiness", *arguments]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    fresh = {**os.environ, "SPHINX_READINESS_NO_CACHE": "1"}
    subprocess.run(command, cwd=checkout, check=True, stdout=subprocess.DEVNULL, env=fresh)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def beside(other: Path, times: int, *arguments: str) -> str:
    """Return the least of each, and their ratio."""
    pairs = [(cpu(HERE, *arguments), cpu(other, *arguments)) for _ in range(times)]
    ours, theirs = (min(each) for each in zip(*pairs, strict=True))
    return f"{ours:.3f} s CPU, there {theirs:.3f}: {ours / theirs:.2f}"


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("other", type=Path, help="the other checkout")
    parser.add_argument("--items", default="1000,10000", help="sizes, separated by commas")
    parser.add_argument("--times", type=int, default=5, help="repetitions")
    arguments = parser.parse_args()
    for checkout in (HERE, arguments.other):
        compileall.compile_dir(checkout / "sphinx_readiness", quiet=2)
    print(f"--version: {beside(arguments.other, arguments.times, '--version')}")
    with tempfile.TemporaryDirectory() as name:
        for items in map(int, arguments.items.split(",")):
            folder = Path(name, f"docs{items}")
            write_project(folder, "ours", items)
            found = beside(arguments.other, arguments.times, "lint", str(folder))
            print(f"lint of {items:,} items: {found}", flush=True)


if __name__ == "__main__":
    main()
