"""``file PATH``: there is such a file.

That it is there is all that is looked at.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.evidence.forms import PATH, names_file
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reasons import no_file
from sphinx_readiness.evidence.surroundings import Given, Surroundings, judged, own
from sphinx_readiness.model.evidence import Origin
from sphinx_readiness.text.phrases import N_


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the file is there."""
    path = project.find(given["path"])
    return Checked(True, origin=Origin(path)) if path else judged(no_file(given["path"]))


KIND: Final = own(
    "file", PATH, N_("expected 'file PATH', such as 'file CHANGELOG.md'"), check, names_file
)
