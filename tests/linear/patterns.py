"""All regular expressions of the package, and texts that are hard for each.

A pattern is found where a module or a class keeps it, in containers too, where a function of
:mod:`re` is called with a literal, and where one is compiled while a project is checked. Texts are
made from its parse tree: whatever it may repeat is repeated, behind what has to stand before it.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from trees import tree_of

import sphinx_readiness

PACKAGE = Path(sphinx_readiness.__file__).parent

FROM_THE_START = frozenset(("match", "fullmatch"))

ANYWHERE = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))


Patterns = dict[re.Pattern[str], str]
"""Patterns, each with the module and the name that keeps it, or where it is written."""


def kept() -> Patterns:
    """Return the patterns that modules and classes keep."""
    found: Patterns = {}
    for module in pkgutil.walk_packages(sphinx_readiness.__path__, "sphinx_readiness."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                _collect(value, f"{module.name}.{name}", found, 6)
    return found


def _collect(value: object, name: str, found: Patterns, depth: int) -> None:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        found.setdefault(value, name)
    elif isinstance(value, Mapping) and depth:
        for each in (*value, *value.values()):
            _collect(each, name, found, depth - 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth:
        for each in value:
            _collect(each, name, found, depth - 1)
    elif isinstance(value, type) and value.__module__.startswith("sphinx_readiness") and depth:
        for inner, each in vars(value).items():
            _collect(each, f"{value.__module__}.{inner}", found, depth - 1)


@cache
def nodes() -> tuple[tuple[str, tuple[ast.Call | ast.Name | ast.Attribute, ...]], ...]:
    """Return the name of each module, and what it calls and names, in one walk for all uses."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        tree = ast.parse(path.read_text("utf-8"))
        kept = [
            each for each in ast.walk(tree) if isinstance(each, ast.Call | ast.Name | ast.Attribute)
        ]
        found.append((name.removesuffix(".__init__"), tuple(kept)))
    return tuple(found)


def called() -> Iterator[tuple[re.Pattern[str], str, bool]]:
    """Yield the patterns that are written where a function of :mod:`re` is called.

    Each with its place, and whether it is looked for anywhere.
    """
    for module, found in nodes():
        for node in found:
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                    args=[ast.Constant(value=str(text)), *_],
                ) if method in FROM_THE_START | ANYWHERE:
                    yield re.compile(text), f"{module}:{node.lineno}", method in ANYWHERE


def searched() -> frozenset[str]:
    """Return the names, with their modules, whose patterns are looked for anywhere in a text.

    What is handed on, and not called where it is kept, counts as looked for. A name that begins
    with an underscore belongs to its module, others to all.
    """
    uses: dict[str, set[str]] = {}
    for module, found in nodes():
        below = {id(each.value): each.attr for each in found if isinstance(each, ast.Attribute)}
        for node in found:
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                name = node.id if isinstance(node, ast.Name) else node.attr
                home = module if name.startswith("_") else ""
                uses.setdefault(f"{home}.{name}", set()).add(below.get(id(node), ""))
    return frozenset(name for name, methods in uses.items() if not methods <= FROM_THE_START)


def is_searched(name: str, anywhere: frozenset[str]) -> bool:
    """Say whether the pattern that is kept as *name* is among those that are looked for."""
    own = name.rpartition(".")[2]
    return (name if own.startswith("_") else f".{own}") in anywhere


MOST = 150
"""Texts that are made of what a pattern matches, about."""


def _sample(items: Any, more: int) -> list[str]:
    """Return texts that the items of a parse tree match, about: one for each of their branches."""
    texts = [""]
    for item in items:
        each = _one(item, more)
        texts = [text + end for text in texts[:12] for end in each[:12]]
    return texts


def _one(item: Any, more: int) -> list[str]:  # noqa: PLR0911 - one for each kind
    kind, value = item
    match str(kind):
        case "LITERAL":
            return [chr(value)]
        case "NOT_LITERAL":
            return ["x" if value != ord("x") else "y"]
        case "ANY":
            return ["x"]
        case "IN":
            return [_of_set(value)]
        case "BRANCH":
            return [text for branch in value[1] for text in _sample(branch, more)]
        case "SUBPATTERN":
            return _sample(value[3], more)
        case "ATOMIC_GROUP":
            return _sample(value, more)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, body = value
            times = min(max(least, more), most)
            return [text * times for text in _sample(body, more)]
        case _:
            return [""]


def _of_set(value: Any) -> str:
    candidates = members(value)
    if str(value[0][0]) == "NEGATE":
        refused = set(candidates)
        return next(char for char in "x a-1\t.:`é\0" if char not in refused)
    return candidates[0]


CATEGORIES = {
    "CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a",
    "CATEGORY_NOT_DIGIT": "a", "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": "-",
}  # fmt: skip


def members(value: Any) -> str:
    """Return one character for each part of a set."""
    found = ""
    for kind, part in value:
        match str(kind):
            case "LITERAL":
                found += chr(part)
            case "RANGE":
                found += chr(part[0])
            case "CATEGORY":
                found += CATEGORIES.get(str(part), "a")
    return found or "a"


def alphabet(items: Any) -> set[str]:
    """Return characters that matter to a parse tree."""
    found: set[str] = set()
    for kind, value in items:
        match str(kind):
            case "LITERAL" | "NOT_LITERAL":
                found.add(chr(value))
            case "ANY":
                found.add("x")
            case "IN":
                found.update(members(value)[:8])
            case "BRANCH":
                for branch in value[1]:
                    found |= alphabet(branch)
            case "SUBPATTERN":
                found |= alphabet(value[3])
            case "ATOMIC_GROUP":
                found |= alphabet(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                found |= alphabet(value[2])
            case "ASSERT" | "ASSERT_NOT":
                found |= alphabet(value[1])
    return found


def hard_texts(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Return texts for *pattern* as a beginning, what is repeated, and an end."""
    tree = tree_of(pattern)
    if tree is None:
        return [("", char, end) for char in sorted({*pattern.pattern}) for end in ("", "\0")]
    found: dict[tuple[str, str, str], None] = {}
    chars = sorted(alphabet(tree))[:24]
    for char in chars:
        found["", char, ""] = found["", char, "\0"] = None
    samples = dict.fromkeys(each[:40] for more in (1, 0, 2) for each in _sample(tree, more)[:6])
    for text in samples:
        for at in range(1, len(text) + 1):
            found["", text[:at], ""] = None
            found[text[: at - 1], text[at - 1], "\0"] = None
            for length in (2, 3):
                if at >= length:
                    found[text[: at - length], text[at - length : at], "\0"] = None
    made = list(found)
    step = len(made) // MOST + 1
    kept = made[: 2 * len(chars)] + made[2 * len(chars) :: step]
    return kept + [("", char + other, "\0") for char in chars[:6] for other in chars[:6]]
