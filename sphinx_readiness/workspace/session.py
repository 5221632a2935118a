"""What holds for one build: options, columns, clock and the project's root."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sphinx_readiness.config.clock import Clock, make_clock
from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.config.option_source import Layers
from sphinx_readiness.config.options import Options, make_options
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.vocabulary.statuses import Vocabulary
from sphinx_readiness.workspace.option_checks import config_problems


class Session(NamedTuple):
    """The settings of one build."""

    root: Path
    options: Options
    problems: tuple[RawProblem, ...]
    """What is wrong with the configuration."""
    columns: ColumnNames
    vocabulary: Vocabulary
    clock: Clock
    known_paths: dict[str, str]
    """Absolute paths and what they are below the root: every row of a document asks for one."""

    def relative(self, path: str | os.PathLike[str]) -> str:
        """Return *path* relative to the project's root, in POSIX form."""
        absolute = os.path.abspath(path)  # noqa: PTH100 - links stay as they are named
        found = self.known_paths.get(absolute)
        if found is None:
            found = Path(os.path.relpath(absolute, self.root)).as_posix()
            self.known_paths[absolute] = found
        return found

    def on(self, day: date) -> Session:
        """Return the same for a build on the system's *day*."""
        return self._replace(clock=make_clock(self.options.as_of, os.environ, day))


def make_session(
    root: Path, layers: Layers, problems: tuple[RawProblem, ...], day: date
) -> Session:
    """Check *layers*: return the options that are valid, and what is wrong with the others.

    *problems* were found before, when they were read; *day* is that of the system.
    """
    options, invalid = make_options(layers)
    return Session(
        root=root,
        options=options,
        problems=(*problems, *invalid, *config_problems(options, layers, root)),
        columns=ColumnNames(options.columns),
        vocabulary=options.vocabulary(),
        clock=make_clock(options.as_of, os.environ, day),
        known_paths={},
    )
