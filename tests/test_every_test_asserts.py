"""No test that cannot fail: each asserts something, expects an exception, or calls what asserts."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from sphinx_readiness.testing import cases

TESTS = Path(__file__).parent

EXPECTING = frozenset({"raises", "warns", "fail"})
"""What of pytest fails a test that does not do what is expected."""

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """The functions of a module by name, and the names that it imports: from where, and as what."""

    functions: Mapping[str, Function]
    imported: Mapping[str, tuple[str, str]]
    """By the name in the module; the second is empty for a module that is imported as a whole."""


def module_of(source: str) -> Module:
    tree = ast.parse(source)
    functions = {each.name: each for each in tree.body if isinstance(each, Function)}
    imported = {}
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom) and each.module:
            imported |= {name.asname or name.name: (each.module, name.name) for name in each.names}
        elif isinstance(each, ast.Import):
            imported |= {name.asname or name.name: (name.name, "") for name in each.names}
    return Module(functions, imported)


def without_assertion(modules: Mapping[str, Module], name: str) -> Iterator[str]:
    """Yield the tests of the module *name* that cannot fail, unless something raises by chance."""
    for test, function in modules[name].functions.items():
        if test.startswith("test_") and not _asserts(modules, name, function, set()):
            yield f"{name}.py:{function.lineno}: {test}"


def _asserts(
    modules: Mapping[str, Module], name: str, function: Function, seen: set[tuple[str, str]]
) -> bool:
    module = modules[name]
    for each in ast.walk(function):
        if isinstance(each, ast.Assert) or _raises_assertion(each):
            return True
        match each:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="pytest"), attr=attribute)):
                if attribute in EXPECTING:
                    return True
                continue
            case ast.Call(func=ast.Name(id=called)):
                home, wanted = module.imported.get(called, (name, called))
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=wanted)):
                home = module.imported.get(owner, ("", ""))[0]
            case _:
                continue
        if home in modules and wanted in modules[home].functions and (home, wanted) not in seen:
            seen.add((home, wanted))
            if _asserts(modules, home, modules[home].functions[wanted], seen):
                return True
    return False


def _raises_assertion(node: ast.AST) -> bool:
    match node:
        case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"))):
            return True
    return False


def test_every_test_asserts() -> None:
    """Helpers are known by the names of their modules, as tests import them."""
    modules = {
        path.stem: module_of(path.read_text(encoding="utf-8"))
        for path in sorted(TESTS.rglob("*.py"))
    }
    kit = Path(cases.__file__).read_text(encoding="utf-8")
    modules[cases.__name__.rpartition(".")[0]] = module_of(kit)  # which hands it on
    found = [line for name in modules for line in without_assertion(modules, name)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("assert x", False),
        ("with pytest.raises(ValueError): x()", False),
        ("check(x)", False),
        ("helpers.check(x)", False),
        ("build(x)", True),
        ("x.assert_something", True),
        ("pytest.skip('no')", True),
        ("again(x)", True),
    ],
)
def test_what_counts(body: str, found: bool) -> None:
    modules = {
        "helpers": module_of("def check(x):\n    assert x\n"),
        "test_it": module_of(
            "import helpers\nfrom helpers import check\n"
            "def build(x):\n    return x\n"
            "def again(x):\n    again(x)\n"
            f"def test_it(x):\n    {body}\n"
        ),
    }
    assert list(without_assertion(modules, "test_it")) == ["test_it.py:7: test_it"] * found
