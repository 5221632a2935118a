"""Files of configuration in folders of documents, which are not read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from sphinx_readiness.config.config_unused import CONF, unused_conf, unused_in
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.workspace.settings import Settings


def nested_config(
    docnames: Iterable[str], source: Path, settings: Settings
) -> tuple[RawProblem, ...]:
    """Return a problem for each such file beside or above one of *docnames*, below *source*."""
    folders = {docname.rpartition("/")[0] for docname in docnames}
    every = {each for name in folders if name for each in (name, *_above(name))}
    found = [
        problem
        for name in sorted(every)
        for problem in unused_in(source / name, settings.read, settings.root)
    ]
    if every and not os.path.lexists(source / CONF):
        for name in sorted(every):
            found += unused_conf(source / name, settings.root)
    return tuple(found)


def _above(name: str) -> list[str]:
    return [str(each) for each in PurePosixPath(name).parents][:-1]
