"""Lints generated documents with a known truth, as many as one likes, in several processes.

    python benchmarks/whole_documents.py 20000            from seed 0 on
    python benchmarks/whole_documents.py 1000000 --first 20000 --jobs 2 --ledger whole.txt

The documents are those of ``tests/whole``, of which the tests look at the first ones. Prints a line
for each that is judged wrongly, with its seed, and at the end how many there were; exits 1 if there
is one. With ``--ledger`` it writes down what is done, goes on behind that the next time, and counts
it in; ``--jobs 0`` only says what the ledger holds.

One batch in fifty is read without the shortcuts of ``shortcuts.py``, the first among them.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "whole"))

from documents import document
from oracle import failed
from shortcuts import shortcuts

BATCH = 500
"""Documents of one project, which is one run of the gate."""

TASKS = 40
"""So many batches a process lints before another takes its place."""

PLAIN = 50
"""Each so manieth batch takes no shortcuts."""

MEMORY = Path("/dev/shm")
"""Where files cost nothing, if the system has it."""


class Done(NamedTuple):
    """A batch: its first seed, its documents, how many were wrong, and processor seconds."""

    first: int
    count: int
    wrong: int
    seconds: float


def judge(first: int, count: int) -> list[str]:
    """Lint the documents of *count* seeds; return what is wrong, a line a document."""
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="readiness-whole-", dir=place) as scratch:
        try:
            found = failed(Path(scratch, "project"), map(document, range(first, first + count)))
            return [f"{each.name}: {'; '.join(faults)}" for each, faults in found]
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            if count == 1:
                return [f"seed {first}: {type(error).__name__}: {error}"]
            said = f"seeds {first} to {first + count - 1}: {type(error).__name__}: {error}"
    half = count // 2
    # If both halves are well, it is the whole that is not.
    return [*judge(first, half), *judge(first + half, count - half)] or [said]


def batch(first: int, count: int) -> tuple[Done, list[str]]:
    """Lint a batch, which is a project of its own."""
    gc.freeze()
    gc.disable()
    began = time.process_time()
    plain = first // BATCH % PLAIN == 0
    with contextlib.nullcontext() if plain else shortcuts():
        wrong = judge(first, count)
    seconds = time.process_time() - began
    gc.enable()
    gc.collect()
    return Done(first, count, len(wrong), seconds), [text.replace("\n", " ") for text in wrong]


def run(starts: list[int], end: int, jobs: int) -> Iterator[tuple[Done, list[str]]]:
    """Yield each batch from *starts* on as it is done, with what was wrong."""
    many = TASKS * jobs
    # New processes now and then give memory back; max_tasks_per_child can wait for ever,
    # see https://github.com/python/cpython/issues/115634.
    for some in (starts[at : at + many] for at in range(0, len(starts), many)):
        with ProcessPoolExecutor(jobs) as pool:
            waiting = [pool.submit(batch, start, min(BATCH, end - start)) for start in some]
            for each in as_completed(waiting):
                yield each.result()


def read(ledger: Path) -> list[Done]:
    """Return what *ledger* says is done."""
    if not ledger.exists():
        return []
    found = []
    for line in ledger.read_text(encoding="utf-8").splitlines():
        mark, _, numbers = line.partition(" ")
        fields = numbers.split()
        # A last line that was cut off, as the machine was, is not done.
        if mark == "done" and len(fields) == len(Done._fields):
            found.append(Done(*map(int, fields[:3]), float(fields[3])))
    return found


def summary(done: list[Done]) -> str:
    """Return how many documents are done, how many were wrong, and what they cost."""
    count, wrong = sum(each.count for each in done), sum(each.wrong for each in done)
    each = 1000 * sum(each.seconds for each in done) / max(count, 1)
    return f"{count} documents, {wrong} judged wrongly; {each:.1f} ms of processor time each"


def main() -> int:
    """Read the command line, lint, and print what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", type=int, help="how many documents")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--ledger", type=Path, help="the file of what is done")
    arguments = parser.parse_args()
    os.environ["SPHINX_READINESS_NO_CACHE"] = "1"  # no document comes again
    end = arguments.first + arguments.count
    done = read(arguments.ledger) if arguments.ledger else []
    known = {each.first for each in done}
    starts = [start for start in range(arguments.first, end, BATCH) if start not in known]
    with contextlib.ExitStack() as stack:
        ledger = None
        if arguments.ledger:
            ledger = stack.enter_context(arguments.ledger.open("a", encoding="utf-8"))
        for each, texts in run(starts, end, arguments.jobs) if arguments.jobs else ():
            done.append(each)
            for text in texts:
                print(text, flush=True)
            if ledger:
                wrong = "".join(f"wrong {text}\n" for text in texts)
                ledger.write(f"{wrong}done {' '.join(map(str, each))}\n")
                ledger.flush()
            print(summary(done), file=sys.stderr, flush=True)
    print(summary(done))
    return 1 if any(each.wrong for each in done) else 0


if __name__ == "__main__":
    sys.exit(main())
