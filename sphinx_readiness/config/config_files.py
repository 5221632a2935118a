"""The configuration of a project: ``pyproject.toml`` and ``readiness.toml``, and where they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_readiness.config.option_source import Layers
    from sphinx_readiness.model.problems import RawProblem

ROOT_MARKS: Final = ("pyproject.toml", "readiness.toml", ".git")

FILES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("pyproject.toml", ("tool", "sphinx-readiness")),
    ("readiness.toml", ()),
)
"""File name → the table in it that holds the options; a later file goes over an earlier one."""


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above *start* that looks like the root of a project.

    That is a folder with a ``pyproject.toml``, a ``readiness.toml`` or a ``.git``.
    Without such a folder it is *start* itself, made absolute.
    """
    first = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() follows links, and may fail
    for folder in (first, *first.parents):
        if any(os.path.lexists(folder / mark) for mark in ROOT_MARKS):
            return folder
    return first


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
