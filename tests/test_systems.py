"""Tests that not every system can run say so, also those that nobody has tried elsewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

POSIX = re.compile(
    r"\bmkfifo\b|\bsymlink(?:_to)?\(|\btruncate\(\d+ << 30\)|\bSIGVTALRM\b|\bSIGKILL\b"
    r"|\bsetrlimit\b|\bos\.(?:fork|killpg|getuid|geteuid|uname|sysconf)\b|[\"'](?:/dev/|bash[\"'])"
)
"""What Windows lacks, or has with other rights and at other prices: links, and sparse files."""


ABSENT = {"mkfifo", "fork", "SIGKILL", "SIGVTALRM"}
"""Attributes of modules that Windows does not have at all."""


KINDS = "EAGER = {'pipe': os.mkfifo}\nLATE = {'pipe': lambda path: os.mkfifo(path)}\n"


def unmarked(source: str) -> Iterator[str]:
    """Yield the tests in *source* that need POSIX and do not say so by a mark that has a name."""
    for each in ast.parse(source).body:
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_"):
            marked = any(isinstance(mark, ast.Name) for mark in each.decorator_list)
            if not marked and any(POSIX.search(ast.unparse(line)) for line in each.body):
                yield each.name


def at_import(source: str) -> Iterator[str]:
    """Yield what *source* takes of a module when it is imported, and Windows does not have."""
    waiting: list[ast.AST] = list(ast.parse(source).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Attribute) and node.attr in ABSENT:
            yield ast.unparse(node)
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def test_what_needs_posix_says_so() -> None:
    found = [
        f"{path.relative_to(TESTS).as_posix()}: {name}"
        for path in sorted({*TESTS.rglob("test_*.py")} - {Path(__file__)})
        for name in unmarked(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("os.mkfifo(path)", True), ("path.symlink_to('a')", True), ("stream.truncate(64 << 30)", True),
        ("run(['bash', '-c', x])", True), ("read('/dev/zero')", True), ("stream.truncate(0)", False),
        ("path.write_text('see /dev/zero')", False), ("os.kill(pid, signal.SIGKILL)", True),
    ],
)  # fmt: skip
def test_it_is_seen(body: str, seen: bool) -> None:
    source = f"def test_it(path):\n    {body}\n"
    assert list(unmarked(source)) == (["test_it"] if seen else [])
    assert list(unmarked(f"@needs_posix\n{source}")) == []


def test_modules_can_be_imported_everywhere() -> None:
    """One that cannot ends the run, of which nothing else is known then."""
    found = [
        f"{path.relative_to(TESTS).as_posix()}: {name}"
        for path in sorted(TESTS.rglob("*.py"))
        for name in at_import(path.read_text(encoding="utf-8"))
    ]
    assert found == []
    assert list(at_import(KINDS)) == ["os.mkfifo"]
