"""Measures who ticked 10,000 rows: goal is less than two seconds, read from git's own files.

    python benchmarks/blame.py

A repository with 100 documents of 100 rows, each commit of which changes three rows of one of
them, is packed as ``git gc`` does. Also, without a goal, one document with all rows.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sphinx_readiness.files.commits.blame import Blame

ROWS = 10_000

COMMITS = 1_000

GOAL = 2.0


def make(root: Path, documents: int, commits: int) -> None:
    """Write a repository into *root*; it is checked out."""
    rng = random.Random(1)
    size = ROWS // documents
    texts = [[f"| A-{at} | Row {at} of {n} is done | no | Ops |" for at in range(size)]
             for n in range(documents)]  # fmt: skip
    stream = []
    for number in range(commits):
        touched = range(documents) if number == 0 else [rng.randrange(documents)]
        stream.append(
            f"commit refs/heads/main\ncommitter A{number % 7} <a@example.org> "
            f"{1_700_000_000 + number} +0000\ndata 1\nx\n"
        )
        for each in touched:
            for _ in range(3):
                at = rng.randrange(size)
                texts[each][at] = f"| A-{at} | Row {at} of {each} is done | yes | Ops {number} |"
            text = "\n".join(texts[each]) + "\n"
            stream.append(f"M 100644 inline docs/page{each}.md\ndata {len(text)}\n{text}\n")
    for command, given in (
        (["init", "-q", "-b", "main"], None),
        (["fast-import", "--quiet"], "".join(stream).encode("ascii")),
        (["gc", "-q"], None),
        (["reset", "-q", "--hard"], None),
    ):
        subprocess.run(["git", *command], cwd=root, check=True, input=given)


def seconds(root: Path, documents: int) -> float:
    """Return the processor time of finding out who wrote each row, and print how many are told."""
    wanted = {f"docs/page{n}.md": range(1, ROWS // documents + 1) for n in range(documents)}
    before = time.process_time()
    blame = Blame(root)
    try:
        found = blame.of(wanted)
    finally:
        blame.close()
    after = time.process_time()
    print(f"  {len(found.commits)} of {ROWS} rows told")
    return after - before


def main() -> int:
    """Measure, print, and return 1 if the goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    least = {}
    for documents, commits in ((100, COMMITS), (1, COMMITS // 10)):
        with tempfile.TemporaryDirectory() as scratch:
            make(Path(scratch), documents, commits)
            print(f"{documents} documents, {commits} commits")
            least[documents] = min(seconds(Path(scratch), documents) for _ in range(runs))
            print(f"  least {least[documents]:.2f} s of {runs} runs")
    print(f"the goal is {GOAL} s for 100 documents")
    return int(least[100] > GOAL)


if __name__ == "__main__":
    sys.exit(main())
