"""Which extensions a ``conf.py`` loads, where nothing else in it can bring a directive."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Final

_RUN_TEXT: Final = frozenset(
    ("__import__", "compile", "eval", "exec", "globals", "importlib", "locals", "runpy", "vars")
)
"""Names by which a module may do what is not seen in it."""


def mentions_of_names(tree: ast.Module) -> Mapping[str, int]:
    """Return how often each name stands in *tree*; one that has another name for it, once more."""
    seen: Counter[str] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            seen[node.id] += 1
        elif isinstance(node, ast.Assign) and len(node.targets) > 1:
            seen.update(each.id for each in node.targets if isinstance(each, ast.Name))
    return seen


def surely_loaded(tree: ast.Module, listed: object) -> frozenset[str] | None:
    """Return the extensions that the ``conf.py`` *tree* has *listed*; None where there may be more.

    It has to import nothing but Python's own modules, and to have no ``setup``.
    """
    if not isinstance(listed, list | tuple) or not all(isinstance(each, str) for each in listed):
        return None
    return None if any(map(_may_load, ast.walk(tree))) else frozenset(listed)


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
