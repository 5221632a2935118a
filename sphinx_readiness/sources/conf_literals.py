"""What a Sphinx ``conf.py`` says, read as data and never executed.

The console script has to know a few settings of a project and must not run its code.
"""

from __future__ import annotations

import ast
import os
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.text import shorten
from sphinx_readiness.files.reading import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile

SIZE_LIMIT: Final = 1 << 20
"""Bytes of a ``conf.py`` that are accepted: 1 MiB."""


class Literals(NamedTuple):
    """The wanted settings whose values are literals, and what could not be told."""

    values: Mapping[str, object]
    lines: Mapping[str, int]
    """The line, from 1, of the assignment of each name in *values* and in *computed*."""
    computed: tuple[str, ...]
    """Wanted names, sorted, that code computes or changes; one in *values* too is incomplete."""
    problems: tuple[RawProblem, ...] = ()


def read_literals(
    path: Path,
    wanted: Callable[[str], bool],
    shown: str = "conf.py",
    root: Path | None = None,
) -> Literals:
    """Return the literal values that the top level of *path* assigns to *wanted* names.

    The last assignment of a name counts. *shown* is the path that problems name. A file that is
    missing says nothing; one that is no regular file, is not in *root* once links are followed, is
    too large, unreadable or no Python is one problem.
    """
    if not os.path.lexists(path):
        return Literals({}, {}, ())
    try:
        source = read_bytes(root, os.path.abspath(path), SIZE_LIMIT, shown)  # noqa: PTH100
    except UnreadableFile as failure:
        return Literals({}, {}, (), (failure.problem("invalid-configuration"),))
    tree = _parse(source, shown)
    return tree if isinstance(tree, Literals) else _collect(tree, wanted)


def _parse(source: bytes, shown: str) -> ast.Module | Literals:
    """Return the syntax tree of *source*, or nothing known and why."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError as error:
        return _nothing(shown, error.lineno or 1, error.msg)
    except ValueError as error:  # null bytes
        return _nothing(shown, 1, str(error))
    except (RecursionError, MemoryError):
        return _nothing(shown, 1, "nested too deeply")


def _nothing(shown: str, line: int, detail: str) -> Literals:
    problem = RawProblem(
        "invalid-configuration",
        (shown, max(line, 1)),
        N_("this cannot be read as Python: {detail}; nothing of this file is used"),
        N_("Mend it, or keep the options in 'readiness.toml'."),
        (("detail", shorten(detail, 200)),),
    )
    return Literals({}, {}, (), (problem,))


def _collect(tree: ast.Module, wanted: Callable[[str], bool]) -> Literals:
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    computed: set[str] = set()
    for statement in tree.body:
        value: ast.expr | None
        if isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        elif isinstance(statement, ast.AnnAssign):
            targets, value = [statement.target], statement.value
        elif isinstance(statement, ast.AugAssign):
            targets, value = [statement.target], None
        else:
            continue
        changes = isinstance(statement, ast.AugAssign)
        names = [each.id for each in targets if isinstance(each, ast.Name) and wanted(each.id)]
        if not names or (value is None and not changes):
            continue
        known, literal = _literal(value)
        for name in names:
            lines[name] = statement.lineno
            if known:
                values[name] = literal
                computed.discard(name)
                continue
            computed.add(name)
            if not changes:
                values.pop(name, None)
    return Literals(values, lines, tuple(sorted(computed)))


def _literal(node: ast.expr | None) -> tuple[bool, object]:
    """Say whether *node* is a literal, and return its value."""
    if node is None:
        return False, None
    try:
        return True, ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False, None
