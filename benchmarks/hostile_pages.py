"""Measures what a page costs that was written to be slow: processor time and memory of lint.

    python benchmarks/hostile_pages.py                    all kinds at 1, 2 and 4 MiB; takes hours
    python benchmarks/hostile_pages.py --sizes 64 128     at so many KiB
    python benchmarks/hostile_pages.py --kinds headings   kinds whose name has this in it

Each page stands beside one with a blocker, that has to be found all the same. The exit status is 1
if it is not, if lint ends with another status than 1, or if a page goes beyond the bounds of
``docs/explanation/trust.md``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.sphinx_ext.lint.watchdog import MEMORY_LIMIT, SECONDS, SECONDS_PER_MIB

GOOD: Final = (
    "# G\n\n:::{checklist} good\n:owner: me\n\n"
    "| ID | Item | Status |\n|---|---|---|\n| GOOD-1 | x | fail |\n:::\n"
)

_WORD: Final = "readiness\n\n"
"""At the top of each page: one that can hold nothing of ours is not parsed at all."""

_AROUND: Final = 2.0
"""So many times the time of the parsers is allowed in all, with what comes before and after."""

Make = Callable[[int], str]


def _repeated(piece: str) -> Make:
    return lambda size: piece * (size // len(piece))


def _numbered(piece: str) -> Make:
    def make(size: int) -> str:
        count = size // (len(piece) + 4)
        return "".join(piece.replace("%", str(number)) for number in range(count))

    return make


def _lines(piece: str) -> Make:
    return _repeated(piece * (2000 // len(piece)) + "\n")


KINDS: Final[Mapping[str, tuple[str, Make]]] = {
    "prose": (".md", _repeated("some plain words in a line of prose here\n")),
    "paragraphs": (".md", _repeated("some plain words\n\n")),
    "headings": (".md", _numbered("# H %\n\n")),
    "equal-headings": (".md", _repeated("# H\n\n")),
    "footnotes": (".md", _numbered("x [^a%]\n\n[^a%]: note\n\n")),
    "link-definitions": (".md", _numbered("[a%]: http://x/%\n")),
    "emphasis": (".md", _lines("**a")),
    "brackets": (".md", _lines("![")),
    "open-comments": (".md", _repeated("<!--\n")),
    "entities": (".md", _lines("&a")),
    "loose-list": (".md", _repeated("- a\n\n")),
    "open-directives": (".md", _repeated(":::{note}\n")),
    "checklists": (".md", _numbered(":::{checklist} a%\n:owner: O\n- [x] a\n:::\n\n")),
    "rest-prose": (".rst", _repeated("some plain words in a line of prose here\n")),
    "rest-paragraphs": (".rst", _repeated("some plain words\n\n")),
    "rest-headings": (".rst", _numbered("H %\n======\n\n")),
    "rest-equal-headings": (".rst", _repeated("H\n=\n\n")),
    "rest-footnotes": (".rst", _repeated("x [#]_\n\n.. [#] note\n\n")),
    "rest-targets": (".rst", _numbered(".. _a%:\n")),
    "rest-equal-targets": (".rst", _repeated(".. _a:\n\nx\n\n")),
    "rest-substitutions": (".rst", _numbered(".. |a%| replace:: x\n\n|a%|\n\n")),
    "rest-fields": (".rst", _numbered(":f%: a\n")),
    "rest-line-block": (".rst", _repeated("| a\n")),
    "rest-definitions": (".rst", _repeated("term\n  def\n")),
    "rest-grid-table": (".rst", lambda n: "+---+\n" + "| a |\n+---+\n" * (n // 12)),
    "rest-simple-table": (".rst", lambda n: "== ==\n" + "x  y\n" * (n // 5) + "== ==\n"),
    "rest-checklists": (
        ".rst",
        _numbered(".. checklist:: a%\n   :owner: O\n\n   - [x] a\n\n"),
    ),
}


class Cost(NamedTuple):
    """What one run took: seconds of the processor, MB at the peak, status, and whether it told."""

    seconds: float
    megabytes: float
    status: int
    told: bool
    refused: bool


def measure(suffix: str, text: str) -> Cost:
    """Lint *text* beside the good page, in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        docs = Path(name) / "docs"
        docs.mkdir()
        (docs.parent / "readiness.toml").touch()
        (docs / "good.md").write_text(GOOD, encoding="utf-8")
        (docs / f"hostile{suffix}").write_text(_WORD + text, encoding="utf-8")
        out = docs.parent / "out"
        command = [sys.executable, "-m", "sphinx_readiness", "lint", "docs"]
        with out.open("wb") as stream:
            run = subprocess.Popen(command, cwd=docs.parent, stdout=stream, stderr=stream)
            _pid, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        said = out.read_text(encoding="utf-8")
    return Cost(
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        run.returncode,
        "GOOD-1" in said,
        f"hostile{suffix}:1: RD114" in said or "nothing of this file is read" in said,
    )


def main() -> int:
    """Measure, print a line for each run, and judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[1024, 2048, 4096], help="in KiB")
    parser.add_argument("--kinds", default="", help="a part of the names of kinds")
    arguments = parser.parse_args()
    bad = 0
    print(f"{'kind':24}{'KiB':>6}{'seconds':>9}{'MB':>7}  read")
    for kind, (suffix, make) in KINDS.items():
        if arguments.kinds not in kind:
            continue
        for size in arguments.sizes:
            cost = measure(suffix, make(size << 10))
            allowed = (SECONDS + SECONDS_PER_MIB * size / 1024) * _AROUND
            wrong = (
                cost.status != 1
                or not cost.told
                or cost.seconds > allowed
                or cost.megabytes > (MEMORY_LIMIT >> 20) * _AROUND
            )
            bad += wrong
            read = "refused" if cost.refused else "yes"
            print(
                f"{kind:24}{size:6}{cost.seconds:9.1f}{cost.megabytes:7.0f}  {read}"
                f"{'  BEYOND THE BOUNDS' if wrong else ''}",
                flush=True,
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
