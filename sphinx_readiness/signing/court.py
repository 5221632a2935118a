"""What roles are judged by, and what there is to judge."""

from __future__ import annotations

from typing import Final, NamedTuple

from sphinx_readiness.signing.editors import Editors
from sphinx_readiness.signing.ssh_keygen import Verifier
from sphinx_readiness.signing.trust import Trust
from sphinx_readiness.text.phrases import Phrase

NO_VERIFIER: Final = "unchecked-signatures"
"""The rule that speaks where there is no ``ssh-keygen``."""


class Written(NamedTuple):
    """The sign-off of one role as it lies on the disk."""

    path: str
    data: bytes | None
    """None where there is none, or it cannot be read."""
    signature: bytes | None = None
    unreadable: Phrase | None = None
    """Why one of the two cannot be read."""

    @property
    def is_there(self) -> bool:
        """Whether there is a sign-off, readable or not."""
        return self.data is not None or self.unreadable is not None


class Court(NamedTuple):
    """What all roles of a project are judged by."""

    trust: Trust
    verifier: Verifier | None
    """None where there is no ``ssh-keygen``."""
    editors: Editors | None = None
    """None where nobody asks who edited rows."""


class Invalid(Exception):  # noqa: N818 - it is the sign-off that is
    """A sign-off that is none: *why*, and the rule that speaks for all such, if there is one."""

    def __init__(self, why: Phrase, told: str = "") -> None:
        super().__init__(str(why))
        self.why = why
        self.told = told
