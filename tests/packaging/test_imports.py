"""What the package imports is what it declares; import-linter (tox -e layers) knows the layers."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import floors
import pytest

PACKAGE = Path(__file__).parents[2] / "sphinx_readiness"

MODULES_OF = {
    "sphinx": "sphinx",
    "docutils": "docutils",
    "myst-parser": "myst_parser",
    "sphinx-needs": "sphinx_needs",
    "linkify-it-py": "linkify_it",
    "nh3": "nh3",
    "packaging": "packaging",
    "pyyaml": "yaml",
    "rfc8785": "rfc8785",
    "semver": "semver",
}


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level module of each import in *path*."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield (node.module or "").split(".")[0]


def strangers(folder: str, allowed: set[str]) -> list[str]:
    """Return the imports in *folder* of what is neither ours, nor standard, nor *allowed*."""
    known = {*sys.stdlib_module_names, "sphinx_readiness", *allowed}
    return sorted(
        f"{path.relative_to(PACKAGE).as_posix()} imports {name}"
        for path in (PACKAGE / folder).rglob("*.py")
        for name in set(imported(path)) - known
    )


@pytest.mark.parametrize(
    "folder",
    [
        "text",
        "vocabulary",
        "model",
        "config",
        "reading",
        "rules",
        "exports",
        "workspace",
        "cli",
    ],
)
def test_most_of_the_package_needs_the_standard_library_only(folder):
    assert strangers(folder, set()) == []


def test_files_need_a_parser_besides():
    assert strangers("files", {"yaml"}) == []


@pytest.mark.parametrize("folder", ["versions", "evidence"])
def test_versions_need_comparison_besides(folder):
    assert strangers(folder, {"packaging", "semver"}) == []


@pytest.mark.parametrize("folder", ["assembly", "signing"])
def test_digests_need_canonical_json_besides(folder):
    assert strangers(folder, {"rfc8785"}) == []


def test_the_glue_imports_only_what_is_declared():
    assert set(MODULES_OF) == set(floors.declared())
    assert strangers("sphinx_ext", set(MODULES_OF.values())) == []


def test_nothing_is_imported_by_a_string():
    """Neither mypy nor import-linter would see it."""
    by_string = re.compile(r"\b(?:import_module|__import__|find_spec|exec|eval)\(")
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*.py"))
        if by_string.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def modules() -> dict[str, Path]:
    """Return the modules of the package by name."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def ours(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Yield the modules of ours that *path* imports anywhere: in functions and for types, too."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else node.module for name in inner)


def test_no_module_imports_itself_by_way_of_others():
    """Nor by an import in a function: what is deferred is still a way from one to the other."""
    known = modules()
    graph = {name: set(ours(path, known)) for name, path in known.items()}
    assert graph["sphinx_readiness"] >= {"sphinx_readiness.sphinx_ext.extension"}, (
        "setup() imports there"
    )
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, which names it
    assert len(order) == len(known) > 400
