"""Files of configuration in folders of documents that say something to us, in a build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_readiness.workspace import nested_config as nested

if TYPE_CHECKING:
    from sphinx_readiness.model.problems import RawProblem
    from sphinx_readiness.sphinx_ext.build.build import Build


def nested_config(build: Build) -> tuple[RawProblem, ...]:
    """Return a problem for each such file beside or above a document that says something to us."""
    return nested.nested_config(build.domain.documents, Path(build.app.srcdir), build.settings)
