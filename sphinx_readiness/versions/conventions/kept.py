"""The version that a release tool takes from a manifest, as it keeps none itself."""

from __future__ import annotations

from sphinx_readiness.files.project_tree import Tree, get, language_of, string


def of_project(tree: Tree) -> str:
    """Return the static version of ``pyproject.toml`` (PEP 621); nothing without."""
    return string(tree.toml("pyproject.toml"), "project", "version")


def value_at(tree: Tree, path: str, key: str) -> str:
    """Return the text at *key*, with dots between its parts, in the file *path*; or nothing."""
    if language_of(path) != "toml":
        return ""
    value = get(tree.toml(path), *key.split("."))
    return value if isinstance(value, str) else ""


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
