"""``poetry.lock``, ``pdm.lock`` and ``pylock.toml``: packages without a root among them.

What the project itself depends on is in ``pyproject.toml`` beside. Formats: the documentation of
Poetry and PDM, and PEP 751 for ``pylock.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_readiness.versions.locks.toml_packages import parse_packages
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.manifests.python_manifest import ECOSYSTEM, declared
from sphinx_readiness.versions.packages import Lock, chosen, unique


def read_package_array(folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in *text*, whose packages are ``[[package]]``; raises UnreadableFile."""
    yield _lock(folder, path, text, "package")


def read_pylock(folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in *text*, whose packages are ``[[packages]]``; raises UnreadableFile."""
    yield _lock(folder, path, text, "packages")


def _lock(folder: Folder, path: str, text: str, array: str) -> Lock:
    # PDM writes a package once for each set of extras of it.
    packages = unique(parse_packages(text, path, array).packages)
    requirements = declared(folder)
    return Lock(path, ECOSYSTEM, packages, chosen(ECOSYSTEM, packages, requirements), requirements)
