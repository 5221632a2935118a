"""What is named in strings, to be imported later, is there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import sphinx_readiness

PACKAGE = Path(sphinx_readiness.__file__).parent


def lazy_names() -> Iterator[tuple[str, str]]:
    """Yield the module and the name in each ``load("module", "name")`` and ``later(...)``."""
    for path in sorted((PACKAGE / "sphinx_ext").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if node.func.id in {"load", "later"} and len(texts) == len(node.args) == 2:
                    yield texts[0], texts[1]


NAMES = sorted(set(lazy_names()))


def test_there_are_some() -> None:
    assert len(NAMES) > 20


@pytest.mark.parametrize(("module", "name"), NAMES)
def test_is_there(module: str, name: str) -> None:
    assert hasattr(import_module(f"sphinx_readiness.sphinx_ext.{module}"), name)
