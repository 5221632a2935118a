"""The options that the ``conf.py`` around a document sets, for commands that read no project."""

from __future__ import annotations

import os
from pathlib import Path

from sphinx_readiness.config.conf_py import OPTION_PREFIX, source_with_options
from sphinx_readiness.config.option_source import Layer, OptionSource
from sphinx_readiness.files.paths import parents_of, relative


def nearest_options(folder: Path, root: Path) -> Layer | None:
    """Return the literal options of the nearest ``conf.py`` at or above *folder*, up to *root*.

    None if it has none, or there is no such file. What it computes is left out.
    """
    start, last = (os.path.abspath(each) for each in (folder, root))  # noqa: PTH100 - no links
    folders = [start, *parents_of(start)]
    if last in folders:
        folders = folders[: folders.index(last) + 1]
    path = next((found for each in folders if (found := Path(each, "conf.py")).is_file()), None)
    if path is None or not source_with_options(path):
        return None
    from sphinx_readiness.config.conf_py.literals import read_literals  # noqa: PLC0415

    shown = relative(path, root)
    said = read_literals(path, lambda name: name.startswith(OPTION_PREFIX), shown, Path(last))
    cut = len(OPTION_PREFIX)
    values = {name[cut:]: value for name, value in said.values.items()}
    return values, OptionSource(shown, {name[cut:]: at for name, at in said.lines.items()})
