"""``commit SHA``: the commit is part of what is checked out.

At least seven digits of it. A project may ask for more: see [](#option-evidence-commit).
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.model.evidence import Origin
from sphinx_readiness.text.phrases import N_


def check(given: Given, project: Surroundings) -> Checked:
    """Say that the proof is of this commit: whether that is so is asked of all proof."""
    if project.history.folder is None:
        reason = N_("there is no git repository to look for commit {commit}")
        return Checked(None, reason, (("commit", given["commit"][:12]),))
    return Checked(True, origin=Origin(commit=given["commit"].lower()))


def _is_marked(rest: str) -> bool:
    return any(map(str.isdigit, rest)) and " " not in rest


KIND: Final = own(
    "commit",
    r"(?P<commit>[0-9A-Fa-f]{7,64})",
    N_("expected 'commit SHA', with at least seven digits, such as 'commit 0a1b2c3'"),
    check,
    _is_marked,
)
