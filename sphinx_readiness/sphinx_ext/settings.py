"""The configuration of one build as it was written, before anything in it is checked.

Enough to tell whether documents have to be read again, and whether anything may have changed
since the pages were written. :mod:`.session` makes the options of it when they are needed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sphinx_readiness
from sphinx_readiness.core.option_source import Layers, OptionSource
from sphinx_readiness.files.reading import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.sources.config_files import find_root, read_config
from sphinx_readiness.sphinx_ext.names import CONFIG_PREFIX, OPTION_NAMES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_readiness.core.problems import RawProblem


class Settings(NamedTuple):
    """What ``conf.py``, the command line and the project's files say."""

    root: Path
    """The project's root."""
    layers: Layers
    problems: tuple[RawProblem, ...]
    """What is wrong with the files."""


def read_settings(config: Config, confdir: Path, srcdir: Path) -> Settings:
    """Read the configuration of the project around *srcdir*."""
    written = _config_values(config)
    named = written.get("project_root")
    base = confdir if confdir.is_dir() else srcdir
    start = base / named if isinstance(named, str) and named else find_root(srcdir)
    root = Path(os.path.abspath(start))  # noqa: PTH100 - links stay as they are named
    layers, problems = read_config(root)
    moved = next((v["project_root"] for v, _ in reversed(layers) if v.get("project_root")), None)
    if isinstance(moved, str) and "project_root" not in written:
        root = Path(os.path.abspath(root / moved))  # noqa: PTH100
    source = _conf_source(base, root)
    unknown = {name: None for name in source.lines if name not in OPTION_NAMES}
    values = unknown | written
    if values:
        layers = [*layers, (values, source)]
    return Settings(root, layers, tuple(problems))


def settings_of(app: Sphinx) -> Settings:
    """Return the settings of *app*'s build, read now."""
    return read_settings(app.config, Path(app.confdir), Path(app.srcdir))


def _config_values(config: Config) -> dict[str, object]:
    """Return the options that are set in *config* (``conf.py`` or the command line)."""
    found = ((name, config[CONFIG_PREFIX + name]) for name in OPTION_NAMES)
    return {name: value for name, value in found if value is not None}


def _conf_source(confdir: Path, root: Path) -> OptionSource:
    """Return where ``readiness_*`` values are written in ``conf.py``, with their lines."""
    path = confdir / "conf.py"
    lines: dict[str, int] = {}
    try:
        text = read_bytes(None, str(path)).decode("utf-8", "replace")
    except UnreadableFile:
        text = ""
    for number, line in enumerate(text.splitlines() if CONFIG_PREFIX in text else (), 1):
        name, equals, _value = line.partition("=")
        name = name.split(":", 1)[0].rstrip()
        if equals and name.startswith(CONFIG_PREFIX) and name.isidentifier():
            lines[name.removeprefix(CONFIG_PREFIX)] = number
    return OptionSource(Path(os.path.relpath(path, root)).as_posix(), lines)


def fingerprint(settings: Settings) -> str:
    """Return a text that changes when documents have to be read again.

    That is for options that decide how they are read, and for another version of the extension,
    whose rules may judge what it reads otherwise.
    """
    merged: dict[str, object] = {}
    for values, _source in settings.layers:
        merged |= {name.replace("-", "_"): value for name, value in values.items()}
    kept: Mapping[str, object] = {
        name: repr(value) for name, value in merged.items() if OPTION_NAMES.get(name)
    }
    about = {"": sphinx_readiness.__version__, "root": str(settings.root)}
    return json.dumps({**about, **kept}, sort_keys=True)
