"""``need ID [STATUS]``: a need of sphinx-needs has a status that passes, or the one that is given.

Needs are known where sphinx-needs runs: in the builders. `lint` runs no extension, and cannot tell.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.phrases import N_

_ID: Final = re.compile(
    r"(?=[A-Za-z_.-]{0,60}[0-9_])[A-Z][A-Za-z0-9_.-]{1,60}(?:\s++\S.{0,100})?\Z"
)
"""What is surely an id: it has a digit or an underscore, and begins with a capital."""


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the need has the status."""
    values = (("need", shorten(given["need"])),)
    if project.needs is None:
        return Checked(None, N_("needs are not known here, so nothing of '{need}'"), values)
    found = project.needs.get(given["need"])
    if found is None:
        return Checked(False, N_("there is no need '{need}'"), values)
    status, passes = found
    wanted = given["status"]
    if fold_case(status) == fold_case(wanted) if wanted else passes:
        return Checked(True)
    reason = N_("need '{need}' is '{status}'") if status else N_("need '{need}' has no status")
    return Checked(False, reason, (*values, ("status", shorten(status))))


def _is_marked(rest: str) -> bool:
    return _ID.match(rest) is not None


KIND: Final = own(
    "need",
    r"(?P<need>[A-Za-z0-9][\w.-]{0,100})(?:\s++(?P<status>[\w][\w -]{0,60}))?",
    N_("expected 'need ID' or 'need ID STATUS', such as 'need TEST_1 passed'"),
    check,
    _is_marked,
)
