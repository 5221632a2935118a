"""What the required packages take on the disk, beside Sphinx and MyST, which a project has already.

    python benchmarks/installed.py [--out benchmarks/installed.json]

Looks at what is installed beside this interpreter. A package that others of the list need, too, is
counted once, for the first that brings it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OURS = "sphinx-readiness"

THERE = ("sphinx", "myst-parser")
"""What a project has that writes its documentation in Markdown with Sphinx."""


def needed(name: str) -> Iterator[str]:
    """Yield the names of what the distribution *name* requires here, without extras."""
    for line in distribution(name).requires or ():
        found = Requirement(line)
        if found.marker is None or found.marker.evaluate({"extra": ""}):
            yield canonicalize_name(found.name)


def closure(name: str, known: set[str]) -> Iterator[str]:
    """Yield *name* and all that it requires, but for what is *known*, which is added to."""
    left = [name]
    while left:
        each = left.pop()
        if each in known:
            continue
        known.add(each)
        try:
            left += needed(each)
        except PackageNotFoundError:
            continue
        yield each


def size(found: Distribution) -> int:
    """Return how many bytes the files of *found* have, without compiled ones."""
    total = 0
    for each in found.files or ():
        path = Path(str(found.locate_file(each)))
        if each.suffix != ".pyc" and path.is_file():
            total += path.stat().st_size
    return total


def measured() -> dict[str, Any]:
    """Return what each required package brings, and how large that is."""
    known = {OURS}
    there = [each for name in THERE for each in closure(name, known)]
    rows = []
    for name in needed(OURS):
        brought = list(closure(name, known))
        if brought:
            bytes_ = sum(size(distribution(each)) for each in brought)
            rows.append({"name": name, "version": distribution(name).version,
                         "brings": sorted(brought[1:]), "bytes": bytes_})  # fmt: skip
    base = sum(size(distribution(each)) for each in there)
    python = ".".join(map(str, sys.version_info[:2]))
    return {"python": python, "there": base, "packages": rows}


def main() -> None:
    """Print what was measured, or write it to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    out = parser.parse_args().out
    text = json.dumps(measured(), indent=2) + "\n"
    if out is None:
        print(text, end="")
    else:
        out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
