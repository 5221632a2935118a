"""Which extensions a ``conf.py`` loads, where nothing else in it can bring a directive."""

from __future__ import annotations

import ast
import sys
from typing import Final

_NAME: Final = "extensions"

_RUN_TEXT: Final = frozenset(
    ("__import__", "compile", "eval", "exec", "globals", "importlib", "locals", "runpy", "vars")
)
"""Names by which a module may do what is not seen in it."""


def surely_loaded(tree: ast.Module) -> frozenset[str] | None:
    """Return the extensions that the ``conf.py`` *tree* lists; None where there may be more.

    It has to list them once, as a literal, to import nothing but Python's own modules, and to
    have no ``setup``.
    """
    listed = [
        statement.value
        for statement in tree.body
        if isinstance(statement, ast.Assign) and _names(statement) == [_NAME]
    ]
    if len(listed) != 1 or any(map(_may_load, ast.walk(tree))):
        return None
    if sum(isinstance(node, ast.Name) and node.id == _NAME for node in ast.walk(tree)) != 1:
        return None
    try:
        found = ast.literal_eval(listed[0])
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None
    if not isinstance(found, list | tuple) or not all(isinstance(each, str) for each in found):
        return None
    return frozenset(found)


def _names(statement: ast.Assign) -> list[str]:
    return [each.id if isinstance(each, ast.Name) else "" for each in statement.targets]


def _may_load(node: ast.AST) -> bool:
    """Say whether *node* may bring a directive, or is how one is brought."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name == "setup"
    if isinstance(node, ast.Name):
        return node.id == "setup" or node.id in _RUN_TEXT
    if isinstance(node, ast.ImportFrom):
        return bool(node.level) or _is_foreign(node.module or "")
    return isinstance(node, ast.Import) and any(_is_foreign(each.name) for each in node.names)


def _is_foreign(module: str) -> bool:
    top = module.partition(".")[0]
    return top in _RUN_TEXT or top not in sys.stdlib_module_names
