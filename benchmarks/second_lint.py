"""What a second lint takes beside the first: of nothing new, and of one edited page; and ``-j``.

python benchmarks/second_lint.py [ITEMS [JOBS]]

The promise is that a second lint of 10,000 unchanged items takes a tenth of the first, and prints
the same bytes in every form. Each lint is a process of its own; times are CPU seconds with all
children, and what passes by the clock for ``-j``. The least of three runs counts.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from generate import write_project
from measure import compile_packages

ITEMS: Final = 10_000

RUNS: Final = 3

FORMS: Final = ("ours", "ours-rest", "ours-check")

_FORMATS: Final = ("json", "sarif", "junit", "markdown")

_TEXT: Final = ("--format", "text")


class Took(NamedTuple):
    """What one lint took, in seconds, and what it printed."""

    cpu: float
    clock: float
    printed: bytes


class Lints:
    """Lints of one folder of documents, with a cache of their own."""

    def __init__(self, folder: Path) -> None:
        """Lint ``docs`` in *folder*."""
        self.folder = folder
        self.docs = folder / "docs"
        self._environ = {
            **os.environ,
            "XDG_CACHE_HOME": str(folder / "cache"),
            "SPHINX_READINESS_NO_CACHE": "",
        }

    def run(self, *options: str) -> Took:
        """Return what a lint with *options* takes, in the usual forms unless they name one."""
        usual = [each for name in _FORMATS for each in ("--format", name)]
        formats = [] if "--format" in options else usual
        command = [sys.executable, "-m", "sphinx_readiness", "lint", "docs", *formats, *options]
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(
            command, cwd=self.folder, env=self._environ, stdout=subprocess.PIPE, check=False
        )
        clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Took(cpu, clock, done.stdout)

    def edit(self) -> None:
        """Change a word in one page."""
        page = min(self.docs.glob("part*"))
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("quarter", "week", 1) + "\n", encoding="utf-8")


def least(run: Callable[[], Took]) -> Took:
    """Return what the cheapest of some runs took."""
    return min((run() for _ in range(RUNS)), key=lambda took: took.cpu)


def main(items: int, jobs: int) -> None:
    """Print a line for each form of the items."""
    compile_packages()
    for form in FORMS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_project(folder / "docs", form, items)
            lints = Lints(folder)
            fresh = least(lambda lints=lints: lints.run("--no-cache"))
            first = lints.run()
            second = least(lints.run)
            text = least(lambda lints=lints: lints.run("--no-cache", *_TEXT))
            lints.run(*_TEXT)
            text_again = least(lambda lints=lints: lints.run(*_TEXT))
            lints.edit()
            edited = lints.run()
            same = second.printed == first.printed == fresh.printed
            same = same and text_again.printed == text.printed
            same = same and edited.printed == lints.run("--no-cache").printed
            many = least(lambda lints=lints: lints.run("--no-cache", "-j", str(jobs)))
            alone = lints.run("--no-cache")
        print(
            f"{form} {items}: without a cache {fresh.cpu:.2f} s, first {first.cpu:.2f} s, "
            f"second {second.cpu:.2f} s (1/{fresh.cpu / second.cpu:.0f}), "
            f"one page edited {edited.cpu:.2f} s; same bytes: {'yes' if same else 'NO'}"
        )
        print(
            f"  as text alone: without a cache {text.cpu:.2f} s, second {text_again.cpu:.3f} s "
            f"(1/{text.cpu / text_again.cpu:.1f})"
        )
        print(
            f"  by the clock: -j 1 {alone.clock:.2f} s, -j {jobs} {many.clock:.2f} s; "
            f"same bytes: {'yes' if many.printed == alone.printed else 'NO'}"
        )


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(given[0] if given else ITEMS, given[1] if len(given) > 1 else 2)
