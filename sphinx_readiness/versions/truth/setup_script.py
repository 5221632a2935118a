"""The version that a ``setup.py`` states as a literal; it is parsed, and nothing of it is run."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Mapping
from typing import Final

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import PEP440, Source

_LIMIT: Final = 200_000
"""Characters of a script that is parsed; real ones have some thousands."""


def read_setup_py(tree: Tree, path: str = "setup.py") -> Iterator[Source]:
    """Yield the version that the call of ``setup`` in *path* gives, at most one.

    It is a text, or a name that the top level of the script assigns a text to.
    """
    module = _parsed(tree.text(path) or "")
    if module is None:
        return
    constants = {
        target.id: statement.value
        for statement in module.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _called(node.func) == "setup":
            given = {each.arg: each.value for each in node.keywords if each.arg}
            name, version = (_text(given.get(key), constants) for key in ("name", "version"))
            if version is not None:
                called = name[0] if name is not None else ""
                yield Source(called, version[0], Location(path, version[1]), PEP440)
                return


def _parsed(text: str) -> ast.Module | None:
    if not 0 < len(text) <= _LIMIT or "setup" not in text:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _text(node: ast.expr | None, constants: Mapping[str, ast.expr]) -> tuple[str, int] | None:
    """Return the text that *node* is, itself or by name, and its line; None if it is none."""
    if isinstance(node, ast.Name):
        node = constants.get(node.id)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
        return node.value.strip(), node.lineno
    return None
