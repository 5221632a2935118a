"""The configuration of a project: ``pyproject.toml`` and ``readiness.toml``, and where they are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from sphinx_readiness.files.paths import parents_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_readiness.config.option_source import Layers
    from sphinx_readiness.model.problems import RawProblem

ROOT_MARKS: Final = ("readiness.toml", ".git", "pyproject.toml")
"""The nearest folder with one of these is the root of a project."""

MANIFESTS: Final = (
    "pyproject.toml", "Cargo.toml", "package.json", "go.mod", "setup.cfg", "setup.py",
    "composer.json", "pom.xml", "build.gradle", "Gemfile", "CMakeLists.txt", "VERSION",
    "requirements.txt", "Pipfile", "uv.lock", "poetry.lock", "pdm.lock", "pylock.toml",
    "pnpm-lock.yaml", "yarn.lock", "bun.lock", "deno.json", "pubspec.yaml", "mix.exs", "Chart.yaml",
)  # fmt: skip
"""Where there is no such folder, as in a source archive, one near with one of these is."""

_NEAR: Final = 4
"""So many folders are looked at for :data:`MANIFESTS`: far above they are another project's."""

_DOCUMENTS: Final = frozenset(("doc", "docs", "documentation", "site", "website"))
"""What folders of documents are called: a ``pyproject.toml`` there is their environment."""

FILES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("pyproject.toml", ("tool", "sphinx-readiness")),
    ("readiness.toml", ()),
)
"""File name → the table in it that holds the options; a later file goes over an earlier one."""

BASELINE_FILE: Final = "readiness-baseline.json"
"""The findings that the project lives with, in its root."""


def has_baseline(root: Path) -> bool:
    """Say whether there is something of the baseline's name in *root*."""
    return os.path.lexists(root / BASELINE_FILE)


SIGNOFF_FOLDER: Final = "signoffs"
"""The folder of sign-offs, in the root of the project."""


def has_sign_offs(root: Path) -> bool:
    """Say whether there is something of the name of that folder in *root*."""
    return os.path.lexists(root / SIGNOFF_FOLDER)


def find_root(start: Path) -> Path:
    """Return :func:`root_of` as a path."""
    from pathlib import Path  # noqa: PLC0415 - to import it takes longer than to find the root

    return Path(root_of(start))


def root_of(start: str | os.PathLike[str]) -> str:
    """Return the nearest folder at or above *start* that looks like the root of a project.

    That is a folder with a ``readiness.toml``, a ``.git`` or a ``pyproject.toml``; one of the last
    in a folder of documents counts only if it configures us, or there is nothing above. Without
    such a folder it is the nearest one with a manifest of another kind, else *start* itself, made
    absolute.
    """
    first = os.path.abspath(start)  # noqa: PTH100 - resolve() follows links, and may fail
    folders = [first, *parents_of(first)]
    for folder in folders:
        mark = next((each for each in ROOT_MARKS if _has(folder, each)), "")
        if mark == "pyproject.toml" and _is_of_documents(folder) and not _configures(folder, mark):
            continue
        if mark:
            return folder
    near = [each for each in folders[:_NEAR] if any(_has(each, name) for name in MANIFESTS)]
    return next((each for each in near if not _is_of_documents(each)), near[0] if near else first)


def _has(folder: str, name: str) -> bool:
    return os.path.lexists(os.path.join(folder, name))  # noqa: PTH118


def _is_of_documents(folder: str) -> bool:
    """Say whether *folder*, or the one around it, is called as folders of documents are."""
    above, name = os.path.split(folder)
    return not _DOCUMENTS.isdisjoint((name.lower(), os.path.basename(above).lower()))  # noqa: PTH119


def _configures(folder: str, name: str) -> bool:
    """Say whether the ``pyproject.toml`` *name* in *folder* has our table, or cannot be read."""
    from pathlib import Path  # noqa: PLC0415 - seldom needed

    from sphinx_readiness.config.config_unused import has_table  # noqa: PLC0415

    path = Path(folder, name)
    return not path.is_file() or has_table(path)


def read_config(root: Path) -> tuple[Layers, list[RawProblem]]:
    """Return the option values of the files in *root*, later over earlier, and what is wrong.

    A file that is missing is left out; one that cannot be read is one problem: a folder, a pipe or
    a link that leads nowhere, too.
    """
    layers: Layers = []
    problems: list[RawProblem] = []
    for name, table in FILES:
        if os.path.lexists(root / name):
            # Most documents are built again and again, and few of them beside such a file.
            from sphinx_readiness.config.config_text import read_file  # noqa: PLC0415

            layer = read_file(root, name, table, problems)
            layers += [layer] if layer is not None else []
    return layers, problems
