"""What ``mutmut run`` left alive, told by what it changed: ``python tools/mutants.py``.

Exits 1 if fewer than 95 % of the mutants are killed that behave differently at all. Those that do
not are listed in ``tools/equivalent_mutants.txt``: a line as it is and as the mutant has it, and
after ``#`` why that is the same.
"""

from __future__ import annotations

import ast
import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent

MADE: Final = ROOT / "mutants"
"""Where mutmut writes: a copy of the package with all mutants, and a ``.meta`` beside each file."""

EQUIVALENT: Final = Path(__file__).parent / "equivalent_mutants.txt"

WANTED: Final = 0.95

KILLED: Final = frozenset({1, 3, 36, 152, -24})
"""How mutmut codes a test that fails, and one that does not come to an end."""


class Mutant(NamedTuple):
    """A mutant: its function, a line of it as it was and as it is, and whether a test noticed."""

    function: str
    before: str
    after: str
    killed: bool

    @property
    def change(self) -> str:
        """The change in one line, as the list of equivalent ones has it."""
        return f"{self.function}: {self.before} -> {self.after}"


def functions(path: Path) -> dict[str, str]:
    """Return the functions of *path* by their names; mutmut keeps all mutants in one file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        each.name: ast.unparse(each) for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)
    }


def changed(before: str, after: str) -> tuple[str, str]:
    """Return the lines in which two functions differ, but for their names."""
    found = list(difflib.ndiff(before.splitlines()[1:], after.splitlines()[1:]))
    gone, come = (
        " ".join(line[2:].strip() for line in found if line.startswith(mark)) for mark in "-+"
    )
    return gone, come


def mutants() -> Iterator[Mutant]:
    """Yield all mutants that were tried; raises FileNotFoundError if mutmut has not run."""
    files = sorted(MADE.rglob("*.py.meta"))
    if not files:
        raise FileNotFoundError(f"nothing in {MADE}; run mutmut first")
    for meta in files:
        known = functions(meta.with_suffix(""))
        results = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        for key, status in results.items():
            name = key.rpartition(".")[2]
            function = name.rpartition("__mutmut_")[0]
            before, after = changed(known[f"{function}__mutmut_orig"], known[name])
            plain = function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
            yield Mutant(f"{meta.name.partition('.')[0]}.{plain}", before, after, status in KILLED)


def equivalent() -> set[str]:
    """Return the changes that are known to change nothing."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line.partition("  # ")[0].rstrip() for line in lines if line and line[0] != "#"}


def main() -> int:
    """Print the figures and every survivor that is not known to be equivalent."""
    tried = list(mutants())
    same = equivalent()
    alive = [each for each in tried if not each.killed and each.change not in same]
    equal = sum(not each.killed and each.change in same for each in tried)
    killed = sum(each.killed for each in tried)
    share = killed / (len(tried) - equal)
    say = sys.stdout.write
    say("".join(f"survived: {each.change}\n" for each in alive))
    say(f"{len(tried)} mutants: {killed} killed, {equal} equivalent, {len(alive)} survived\n")
    say(f"{share:.1%} of those that are not equivalent are killed; wanted are {WANTED:.0%}\n")
    return int(share < WANTED)


if __name__ == "__main__":
    sys.exit(main())
