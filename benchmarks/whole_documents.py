"""Lints generated documents with a known truth, as many as one likes, in several processes.

    python benchmarks/whole_documents.py 20000            from seed 0 on
    python benchmarks/whole_documents.py 1000000 --first 20000 --jobs 2

The documents are those of ``tests/whole``, of which the tests look at the first thousand. Prints
each that is judged wrongly, with its seed, and exits 1 if there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "whole"))

from documents import document
from oracle import failed

BATCH = 500
"""Documents of one project, which is one run of the gate."""


def batch(first: int, count: int) -> list[str]:
    """Lint the documents of *count* seeds; return what is wrong, a text a document."""
    with tempfile.TemporaryDirectory(prefix="readiness-whole-") as scratch:
        try:
            found = failed(Path(scratch, "project"), map(document, range(first, first + count)))
            return [f"{each.name}: {'; '.join(faults)}" for each, faults in found]
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            return [f"seeds {first} to {first + count - 1}: {type(error).__name__}: {error}"]


def run(first: int, count: int, jobs: int) -> Iterator[tuple[int, list[str]]]:
    """Yield how many documents are done, and what was wrong with the last ones."""
    starts = range(first, first + count, BATCH)
    counts = [min(BATCH, first + count - start) for start in starts]
    with ProcessPoolExecutor(jobs, max_tasks_per_child=40) as pool:
        done = 0
        for number, wrong in zip(counts, pool.map(batch, starts, counts), strict=True):
            done += number
            yield done, wrong


def main() -> int:
    """Read the command line, lint, and print what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", type=int, help="how many documents")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    arguments = parser.parse_args()
    began, wrong = time.monotonic(), 0
    for done, texts in run(arguments.first, arguments.count, arguments.jobs):
        wrong += len(texts)
        for text in texts:
            print(text, flush=True)
        print(f"{done} of {arguments.count}, {wrong} wrong", file=sys.stderr, flush=True)
    seconds = time.monotonic() - began
    print(f"{arguments.count} documents, {wrong} judged wrongly, in {seconds:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
