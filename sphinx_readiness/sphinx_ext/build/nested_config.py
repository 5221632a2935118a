"""Files of configuration in folders of documents, which are not read."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx_readiness.config.config_unused import unused_in

if TYPE_CHECKING:
    from sphinx_readiness.model.problems import RawProblem
    from sphinx_readiness.sphinx_ext.build.build import Build


def nested_config(build: Build) -> tuple[RawProblem, ...]:
    """Return a problem for each such file beside or above a document that says something to us."""
    folders = {docname.rpartition("/")[0] for docname in build.domain.documents}
    every = {each for name in folders if name for each in (name, *_above(name))}
    source = Path(build.app.srcdir)
    settings = build.settings
    return tuple(
        problem
        for name in sorted(every)
        for problem in unused_in(source / name, settings.read, settings.root)
    )


def _above(name: str) -> list[str]:
    return [str(each) for each in PurePosixPath(name).parents][:-1]
