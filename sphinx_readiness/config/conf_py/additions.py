"""What a ``conf.py`` adds to a value that it has assigned before: ``extensions += ["x"]``.

Only what Python would make of literals alone, so that nothing is run.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple


class Added(NamedTuple):
    """What a name stands for afterwards."""

    name: str
    value: object


class _Addition(NamedTuple):
    name: str
    how: str
    operand: ast.expr


_BY_OPERATOR: Final[Mapping[type[ast.operator], str]] = {ast.Add: "+=", ast.BitOr: "|="}

_Add = Callable[[Any, Any], object]

_ADD: Final[Mapping[tuple[type, str, type], _Add]] = {
    (list, "+=", list): lambda old, new: [*old, *new],
    (list, "+=", tuple): lambda old, new: [*old, *new],
    (tuple, "+=", tuple): lambda old, new: (*old, *new),
    (str, "+=", str): lambda old, new: old + new,
    (set, "|=", set): lambda old, new: old | new,
    (dict, "|=", dict): lambda old, new: {**old, **new},
    (list, "append", str): lambda old, new: [*old, new],
    (list, "extend", list): lambda old, new: [*old, *new],
    (list, "extend", tuple): lambda old, new: [*old, *new],
    (set, "add", str): lambda old, new: {*old, new},
    (set, "update", list): lambda old, new: {*old, *new},
    (dict, "update", dict): lambda old, new: {**old, **new},
}
"""By what was there, the operator or method, and what is added."""


def added(statement: ast.stmt, known: Mapping[str, object]) -> Added | None:
    """Return what *statement* makes of one of the *known* values; None if that is not sure."""
    found = _addition(statement)
    if found is None or found.name not in known:
        return None
    try:
        operand = ast.literal_eval(found.operand)
        old = known[found.name]
        add = _ADD.get((type(old), found.how, type(operand)))
        return Added(found.name, add(old, operand)) if add is not None else None
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None


def _addition(statement: ast.stmt) -> _Addition | None:
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        how = _BY_OPERATOR.get(type(statement.op), "")
        return _Addition(statement.target.id, how, statement.value)
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or call.keywords or len(call.args) != 1:
        return None
    method = call.func
    if not isinstance(method, ast.Attribute) or not isinstance(method.value, ast.Name):
        return None
    return _Addition(method.value.id, method.attr, call.args[0])
