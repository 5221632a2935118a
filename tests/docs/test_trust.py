"""Each promise of the threat model names tests that exist, and each limit is in its tables."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import sphinx_readiness.files
import sphinx_readiness.sphinx_ext.lint

TESTS = Path(__file__).parents[1]

DOCS = TESTS.parent / "docs"

READERS = ("What `lint` promises", "The cache of lint", "What `fix` promises",
           "What the builder promises",
           "What the reader of files promises", "What is promised about output")  # fmt: skip


def promises() -> dict[str, list[tuple[str, list[str]]]]:
    """Return the promises by their section, each with the tests that it names."""
    text = (DOCS / "explanation" / "trust.md").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for section in text.split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        rows = [line.strip("|").split(" | ") for line in body.splitlines() if line.startswith("|")]
        if rows and rows[0][-1].strip() == "Shown by":
            found[title] = [(row[0], re.findall("`([^`]+)`", row[-1])) for row in rows[2:]]
    return found


def test_each_reader_has_promises() -> None:
    assert tuple(promises()) == READERS
    assert all(len(rows) >= 5 for rows in promises().values())


def test_each_promise_names_tests_that_exist() -> None:
    for rows in promises().values():
        for promise, names in rows:
            assert names, promise
            for name in names:
                path = TESTS / name
                assert path.is_file(), f"{promise}: {name}"
                assert re.search("^def test_", path.read_text(encoding="utf-8"), re.M), name


def constants() -> Iterator[tuple[str, str]]:
    """Yield module and name of each limit in the rooms that read for lint."""
    names = ["sphinx_readiness.reading.limits"]
    for package in (sphinx_readiness.files, sphinx_readiness.sphinx_ext.lint):
        names += (
            each.name for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
        )
    for module in names:
        text = Path(importlib.import_module(module).__file__ or "").read_text("utf-8")
        for name in re.findall(r"^([A-Z][A-Z_]*): Final = \d", text, re.M):
            yield module, name


def test_each_limit_is_in_a_table() -> None:
    sys.path.insert(0, str(DOCS / "_ext"))
    try:
        from reference_limits import BY_ALL, BY_FIX, BY_LINT, reference_limits
    finally:
        sys.path.pop(0)
    listed = {(each.module.__name__, each.name) for each in (*BY_LINT, *BY_ALL, *BY_FIX)}
    lint = "sphinx_readiness.sphinx_ext.lint"
    no_limits = {
        (f"{lint}.command", "BUILD_ERROR"),
        (f"{lint}.plain_run", "MOST_ITEMS"),  # more are packed
        (f"{lint}.relevant_pages", "BEFORE_OTHERS"),
    }
    assert set(constants()) - no_limits <= listed
    assert "| A document, or a file that is included | 4 MiB |" in list(reference_limits())
