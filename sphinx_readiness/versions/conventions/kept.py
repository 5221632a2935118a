"""The version that a release tool takes from a manifest, as it keeps none itself."""

from __future__ import annotations

from sphinx_readiness.files.project_tree import Tree, string


def of_project(tree: Tree) -> str:
    """Return the static version of ``pyproject.toml`` (PEP 621); nothing without."""
    return string(tree.toml("pyproject.toml"), "project", "version")


def of_provider(tree: Tree, provider: str) -> str:
    """Return the version that a *provider* of Commitizen knows; nothing where it is elsewhere.

    Its documentation, "Version provider".
    """
    match provider:
        case "pep621" | "uv":
            return of_project(tree)
        case "poetry":
            found = string(tree.toml("pyproject.toml"), "tool", "poetry", "version")
            return found or of_project(tree)
        case "cargo":
            manifest = tree.toml("Cargo.toml")
            shared = string(manifest, "workspace", "package", "version")
            return shared or string(manifest, "package", "version")
        case "npm":
            return string(tree.json("package.json"), "version")
        case "composer":
            return string(tree.json("composer.json"), "version")
    return ""
