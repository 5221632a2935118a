"""The configuration of a project as it was written, before anything in it is checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_readiness.config.option_source import Layers
    from sphinx_readiness.model.problems import RawProblem


class Settings(NamedTuple):
    """What ``conf.py``, the command line and the project's files say."""

    root: Path
    """The project's root."""
    read: Path
    """The folder whose files are read; another one if they say where the root is."""
    sources: str
    """The folder of the documents, relative to it."""
    layers: Layers
    problems: tuple[RawProblem, ...]
    """What is wrong with the files."""
    files: tuple[str, ...] = ()
    """The files that configure anything, relative to the root."""
