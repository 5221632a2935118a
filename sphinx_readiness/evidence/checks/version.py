"""``version FILE [== VERSION]``: the file states the version of the project, or the one given.

A page, a manifest or any text. The number of something else does not count: see
[](#keep-versions-in-step).
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.evidence.forms import PATH, names_file
from sphinx_readiness.evidence.kinds import Checked, NotUnderstood
from sphinx_readiness.evidence.reasons import no_file
from sphinx_readiness.evidence.surroundings import Given, Surroundings, judged, own
from sphinx_readiness.evidence.version_statements import states_version
from sphinx_readiness.text.phrases import N_

_EXPECTED: Final = N_("expected 'version FILE', such as 'version ARCHITECTURE.md'")


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the file states the version of the project, or the one that is given."""
    path = project.find(given["path"])
    if not path:
        return judged(no_file(given["path"]))
    found = states_version(project.tree, project.truth, path, given["value"].strip("\"'"))
    if found is None:
        raise NotUnderstood(_EXPECTED)
    return judged(found)


KIND: Final = own(
    "version",
    rf"{PATH}(?:\s*+(?P<operator>==?)\s*+(?P<value>[^\s=]\S{{0,100}}))?",
    _EXPECTED,
    check,
    names_file,
)
