"""What holds for one build: options, columns, clock and the project's root."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_readiness.core.clock import Clock, make_clock
from sphinx_readiness.core.options import (
    CONFIG_PREFIX,
    Options,
    OptionSource,
    make_options,
    option_fields,
)
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.status import Vocabulary
from sphinx_readiness.sources.columns import ColumnNames
from sphinx_readiness.sources.config_files import find_root, read_config
from sphinx_readiness.sphinx_ext.config_checks import config_problems

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


@dataclass(frozen=True, slots=True)
class Session:
    """The settings of one build."""

    root: Path
    options: Options
    problems: tuple[RawProblem, ...]
    """What is wrong with the configuration."""
    columns: ColumnNames
    vocabulary: Vocabulary
    clock: Clock
    known_paths: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Absolute paths and what they are below the root: every row of a document asks for one."""

    def relative(self, path: str | os.PathLike[str]) -> str:
        """Return *path* relative to the project's root, in POSIX form."""
        absolute = os.path.abspath(path)  # noqa: PTH100 - links stay as they are named
        found = self.known_paths.get(absolute)
        if found is None:
            found = Path(os.path.relpath(absolute, self.root)).as_posix()
            self.known_paths[absolute] = found
        return found


def _conf_source(confdir: Path, root: Path) -> OptionSource:
    """Return where ``readiness_*`` values are written in ``conf.py``, with their lines."""
    path = confdir / "conf.py"
    lines: dict[str, int] = {}
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    for number, line in enumerate(text.splitlines(), 1):
        name, equals, _value = line.partition("=")
        name = name.split(":", 1)[0].rstrip()
        if equals and name.startswith(CONFIG_PREFIX) and name.isidentifier():
            lines[name.removeprefix(CONFIG_PREFIX)] = number
    return OptionSource(Path(os.path.relpath(path, root)).as_posix(), lines)


def config_values(config: Config) -> dict[str, object]:
    """Return the options that are set in *config* (``conf.py`` or the command line)."""
    values = {}
    for name in option_fields():
        value = config[CONFIG_PREFIX + name]
        if value is not None:
            values[name] = value
    return values


def make_session(config: Config, confdir: Path, srcdir: Path) -> Session:
    """Read the configuration of the project around *srcdir*."""
    written = config_values(config)
    named = written.get("project_root")
    base = confdir if confdir.is_dir() else srcdir
    start = base / named if isinstance(named, str) and named else find_root(srcdir)
    root = Path(os.path.abspath(start))  # noqa: PTH100 - links stay as they are named
    layers, problems = read_config(root)
    moved = next((v["project_root"] for v, _ in reversed(layers) if v.get("project_root")), None)
    if isinstance(moved, str) and "project_root" not in written:
        root = Path(os.path.abspath(root / moved))  # noqa: PTH100
    source = _conf_source(base, root)
    unknown = {name: None for name in source.lines if name not in option_fields()}
    layers = [*layers, (unknown | written, source)]
    options, invalid = make_options(layers)
    return Session(
        root=root,
        options=options,
        problems=(*problems, *invalid, *config_problems(options, layers, root)),
        columns=ColumnNames(options.columns),
        vocabulary=options.vocabulary(),
        clock=make_clock(options.as_of, os.environ),
    )


def fingerprint(session: Session) -> str:
    """Return a text that changes when documents have to be read again for new options."""
    values: Mapping[str, object] = {
        name: repr(getattr(session.options, name))
        for name, field in option_fields().items()
        if field.metadata["reread"]
    }
    return json.dumps({"root": str(session.root), **values}, sort_keys=True)


def session_of(app: Sphinx) -> Session:
    """Return the session of *app*'s build, made anew."""
    return make_session(app.config, Path(app.confdir), Path(app.srcdir))
