"""Measures what looking for versions costs, and shows that it is linear.

    python benchmarks/stated_versions.py

1. The share of the time in which Sphinx reads the documentation of this project, or the folder
   that is named: the hook on ``source-read``, and the comparison after it. Goal: at most 3 %.
2. A page of 10 MB of digits and dots, as one line and in short lines, in Markdown and reST; and
   the same with words that claims start with. Goal: less than 2 s each.
"""

from __future__ import annotations

import argparse
import io
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.claims import scan

DOCS = Path(__file__).parent.parent / "docs"

SIZE = 10_000_000


class Clock:
    """Adds up the time in one function."""

    def __init__(self, function: Callable[..., object]) -> None:
        """Measure *function*."""
        self.function = function
        self.seconds = 0.0

    def __call__(self, *args: object) -> object:
        """Call it, and add the time that it takes."""
        begin = time.perf_counter()
        try:
            return self.function(*args)
        finally:
            self.seconds += time.perf_counter() - begin


def share(docs: Path) -> tuple[float, float]:
    """Return the seconds that reading *docs* takes, and those for versions in it."""
    hook = Clock(look_for_claims)
    with tempfile.TemporaryDirectory() as out, docutils_namespace(), patch_docutils(str(docs)):
        app = Sphinx(
            docs, docs, out, f"{out}/doctrees", "dummy",
            status=io.StringIO(), warning=io.StringIO(), freshenv=True,
        )  # fmt: skip
        app.connect("source-read", hook)
        begin = time.perf_counter()
        app.builder.read()
        reading = time.perf_counter() - begin - hook.seconds
        from sphinx_readiness.sphinx_ext.build.known_versions import compare_versions

        compare = Clock(compare_versions)
        compare(build_of(app.env))
        return reading, hook.seconds + compare.seconds


def look_for_claims(app: Sphinx, docname: str, source: list[str]) -> None:
    """Do again what the extension does with each document for its claims."""
    if may_claim(source[0]):
        from sphinx_readiness.sphinx_ext.authoring.page_claims import keep_claims

        keep_claims(app, docname, source)


def hostile() -> list[tuple[str, str]]:
    """Return names and texts of the pages of 10 MB."""
    return [
        ("one line of digits and dots", "1.23." * (SIZE // 5)),
        ("lines of digits and dots", "1.2.3\n" * (SIZE // 6)),
        ("random versions", " ".join(f"{at % 97}.{at % 89}.{at % 83}" for at in range(SIZE // 9))),
        ("fields", "**Version**: 1.2.3\n" * (SIZE // 19)),
        ("pins", "pip install lantern==1.2.3\n" * (SIZE // 27)),
        ("latest", "The latest version is 1.2.3.\n" * (SIZE // 29)),
        ("headings", "# Lantern 1.2.3\n" * (SIZE // 16)),
    ]


def main() -> int:
    """Print both measurements; return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("docs", nargs="?", default=DOCS, type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    missed = False
    shares = []
    begin = time.perf_counter()
    from sphinx_readiness.sphinx_ext.authoring import page_claims  # noqa: F401

    print(f"imports, once a process: {(time.perf_counter() - begin) * 1000:.0f} ms")
    for _ in range(arguments.repeat):
        reading, claims = share(arguments.docs)
        shares.append(100 * claims / reading)
        print(f"reading {reading:.2f} s, versions {claims * 1000:.1f} ms: {shares[-1]:.2f} %")
    missed |= statistics.median(shares) > 3  # noqa: PLR2004
    for name, text in hostile():
        for markdown in (True, False):
            begin = time.perf_counter()
            if may_claim(text):
                scan(text, "page", markdown=markdown)
            seconds = time.perf_counter() - begin
            missed |= seconds >= 2  # noqa: PLR2004
            print(f"10 MB, {name}, {'Markdown' if markdown else 'reST'}: {seconds:.2f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
