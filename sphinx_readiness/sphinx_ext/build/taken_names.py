"""Names of ours that the project or another extension has for something else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_readiness.files.paths import relative
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.reading.source_lines import read_lines
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.sphinx_ext.names import Names
    from sphinx_readiness.workspace.settings import Settings


def taken_names(app: Sphinx, settings: Settings, wanted: Names, left: Names) -> RawProblem:
    """Return what there is to say of the names of *wanted* that are not in *left*."""
    directives = sorted(wanted.directives.keys() - left.directives.keys())
    roles = sorted(wanted.roles.keys() - left.roles.keys())
    conf = Path(app.confdir) / "conf.py"
    shown = ", ".join([*directives, *(f":{each}:" for each in roles)])
    return taken_problem(
        (relative(conf, settings.root), _line(read_lines(str(conf)), [*directives, *roles])), shown
    )


def taken_problem(place: tuple[str, int], names: str) -> RawProblem:
    """Return the problem of *names*, roles between colons, which are declared at *place*."""
    return RawProblem(
        "taken-name",
        place,
        N_("this project has other directives or roles called {names}; they are not read as ours"),
        N_("Set 'directive_prefix', such as 'rd-', and write ':::{{rd-checklist}}' for ours."),
        (("names", names),),
    )


def _line(lines: list[str], names: list[str]) -> int:
    """Return where *lines* of ``conf.py`` list types of needs, or else name one of *names*."""
    types = next((n for n, line in enumerate(lines, 1) if line.startswith("needs_types")), 0)
    if types:
        return types
    quoted = [f"{mark}{name}{mark}" for name in names for mark in "'\""]
    return next((n for n, line in enumerate(lines, 1) if any(each in line for each in quoted)), 1)
