"""Where a ``conf.py`` sets or changes settings, as far as its syntax tells.

A plain assignment at the top level is one way; a condition, a function, an import or a string
with the name of a setting are others. What they set is known only to those who run the code.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)

_BOUND: Final = {
    ast.FunctionDef: "name", ast.AsyncFunctionDef: "name", ast.ClassDef: "name",
    ast.ExceptHandler: "name", ast.MatchAs: "name", ast.MatchStar: "name",
    ast.MatchMapping: "rest", ast.keyword: "arg",
}  # fmt: skip
"""Nodes that have a name as a text, and the field with it."""


_WORD: Final = re.compile(r"\w+")


class Mention(NamedTuple):
    """A name that a statement sets or changes, or a text that is the name of a setting."""

    name: str
    line: int
    late: bool
    """In a function, which may be called whenever."""
    local: bool
    """A variable of a function, which is no setting."""
    assigned: bool
    """A name that a value is given to, with ``=`` or in another way."""


def mentions(statement: ast.stmt, wanted: Callable[[str], bool]) -> Iterator[Mention]:
    """Yield the *wanted* names that *statement*, or anything in it, sets, changes or spells out.

    To read a setting changes nothing. A text that only has a name in it, such as the description
    of a module, is no mention.
    """
    stack: list[tuple[ast.AST, bool, frozenset[str]]] = [(statement, False, frozenset())]
    while stack:
        node, late, shared = stack.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        line = getattr(node, "lineno", getattr(statement, "lineno", 1))
        for name, bound in _named(node):
            if wanted(name):
                local = bound and late and name not in shared
                yield Mention(name, line, late, local, isinstance(node, ast.Name))
        if isinstance(node, FUNCTIONS):
            late, shared = True, frozenset(_globals(node))
        stack += ((child, late, shared) for child in reversed(list(ast.iter_child_nodes(node))))


def _named(node: ast.AST) -> Iterator[tuple[str, bool]]:
    """Yield the names that *node* itself sets or spells out, and whether it binds them."""
    field = _BOUND.get(type(node))
    if field is not None:
        name = getattr(node, field)
        if name:
            yield name, not isinstance(node, ast.keyword)
    elif isinstance(node, ast.Name):
        if not isinstance(node.ctx, ast.Load):
            yield node.id, True
    elif isinstance(node, ast.alias):
        yield node.asname or node.name, True
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value, False
    elif isinstance(node, ast.Attribute | ast.Subscript):
        yield from _changed(node)
    elif isinstance(node, ast.Call):
        yield from _called_with(node)


def _called_with(node: ast.Call) -> Iterator[tuple[str, bool]]:
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        yield node.func.value.id, False  # readiness_roles.append("QA")
    elif _called(node) == "exec":
        for text in _texts(node):
            yield from ((word, False) for word in _WORD.findall(text))


def _changed(node: ast.Attribute | ast.Subscript) -> Iterator[tuple[str, bool]]:
    if isinstance(node.ctx, ast.Load):
        return
    if isinstance(node, ast.Attribute):
        yield node.attr, False  # app.config.readiness_roles = []
    elif isinstance(node.value, ast.Name):
        yield node.value.id, False  # readiness_severity["RD201"] = "info"


def _globals(function: ast.AST) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield from node.names


def star_modules(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the modules of which *tree* imports everything, and files that it executes.

    Each with its line; a relative module has its dots.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(each.name == "*" for each in node.names):
            yield "." * node.level + (node.module or ""), node.lineno
        elif isinstance(node, ast.Call) and _called(node) in {"exec", "run_path", "execfile"}:
            for text in _texts(node):
                if text.endswith(".py"):
                    yield text, node.lineno


def search_path(tree: ast.Module) -> Iterator[str]:
    """Yield the folders that *tree* puts on the search path of modules, as written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in {"insert", "append", "extend"}:
            yield from _texts(node)


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value
