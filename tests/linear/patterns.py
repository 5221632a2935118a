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
from pathlib import Path
from re import _constants as names  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

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


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield the name and the tree of each module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        yield ".".join(parts).removesuffix(".__init__"), ast.parse(path.read_text("utf-8"))


def called() -> Iterator[tuple[re.Pattern[str], str, bool]]:
    """Yield the patterns that are written where a function of :mod:`re` is called.

    Each with its place, and whether it is looked for anywhere.
    """
    for module, tree in trees():
        for node in ast.walk(tree):
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
    for module, tree in trees():
        below = {
            id(each.value): each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                name = node.id if isinstance(node, ast.Name) else node.attr
                home = module if name.startswith("_") else ""
                uses.setdefault(f"{home}.{name}", set()).add(below.get(id(node), ""))
    return frozenset(name for name, methods in uses.items() if not methods <= FROM_THE_START)


def is_searched(name: str, anywhere: frozenset[str]) -> bool:
    """Say whether the pattern that is kept as *name* is among those that are looked for."""
    own = name.rpartition(".")[2]
    return (name if own.startswith("_") else f".{own}") in anywhere


def _sample(items: Any, more: int) -> list[str]:
    """Return texts that the items of a parse tree match, about: one for each of their branches."""
    texts = [""]
    for item in items:
        each = _one(item, more)
        texts = [text + end for text in texts[:12] for end in each[:12]]
    return texts


def _one(item: Any, more: int) -> list[str]:  # noqa: PLR0911 - one for each kind
    kind, value = item
    match kind:
        case names.LITERAL:
            return [chr(value)]
        case names.NOT_LITERAL:
            return ["x" if value != ord("x") else "y"]
        case names.ANY:
            return ["x"]
        case names.IN:
            return [_of_set(value)]
        case names.BRANCH:
            return [text for branch in value[1] for text in _sample(branch, more)]
        case names.SUBPATTERN:
            return _sample(value[3], more)
        case names.ATOMIC_GROUP:
            return _sample(value, more)
        case names.MAX_REPEAT | names.MIN_REPEAT | names.POSSESSIVE_REPEAT:
            least, most, body = value
            times = min(max(least, more), most)
            return [text * times for text in _sample(body, more)]
        case _:
            return [""]


def _of_set(value: Any) -> str:
    candidates = members(value)
    if value[0][0] is names.NEGATE:
        refused = set(candidates)
        return next(char for char in "x a-1\t.:`é\0" if char not in refused)
    return candidates[0]


CATEGORIES = {
    names.CATEGORY_DIGIT: "1", names.CATEGORY_SPACE: " ", names.CATEGORY_WORD: "a",
    names.CATEGORY_NOT_DIGIT: "a", names.CATEGORY_NOT_SPACE: "a", names.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def members(value: Any) -> str:
    """Return one character for each part of a set."""
    found = ""
    for kind, part in value:
        match kind:
            case names.LITERAL:
                found += chr(part)
            case names.RANGE:
                found += chr(part[0])
            case names.CATEGORY:
                found += CATEGORIES.get(part, "a")
    return found or "a"


def alphabet(items: Any) -> set[str]:
    """Return characters that matter to a parse tree."""
    found: set[str] = set()
    for kind, value in items:
        match kind:
            case names.LITERAL | names.NOT_LITERAL:
                found.add(chr(value))
            case names.ANY:
                found.add("x")
            case names.IN:
                found.update(members(value)[:8])
            case names.BRANCH:
                for branch in value[1]:
                    found |= alphabet(branch)
            case names.SUBPATTERN:
                found |= alphabet(value[3])
            case names.ATOMIC_GROUP:
                found |= alphabet(value)
            case names.MAX_REPEAT | names.MIN_REPEAT | names.POSSESSIVE_REPEAT:
                found |= alphabet(value[2])
            case names.ASSERT | names.ASSERT_NOT:
                found |= alphabet(value[1])
    return found


def hard_texts(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Return texts for *pattern* as a beginning, what is repeated, and an end."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    found: dict[tuple[str, str, str], None] = {}
    chars = sorted(alphabet(tree))[:24]
    for char in chars:
        found["", char, ""] = found["", char, "\0"] = None
    samples = dict.fromkeys(each[:60] for more in (1, 0, 2) for each in _sample(tree, more)[:6])
    for text in samples:
        for at in range(1, len(text) + 1):
            found["", text[:at], ""] = None
            found[text[: at - 1], text[at - 1], "\0"] = None
            for length in (2, 3):
                if at >= length:
                    found[text[: at - length], text[at - length : at], "\0"] = None
    for char in chars[:8]:
        for other in chars[:8]:
            found["", char + other, "\0"] = None
    return list(found)
