"""Why a check did not pass, or cannot be carried out here."""

from __future__ import annotations

from typing import Final, TypeAlias

from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

Reason: TypeAlias = tuple[str, Pairs]
"""A translatable template and its values; an empty template where the check passed."""

OK: Final[Reason] = ("", ())


class CannotTell(Exception):  # noqa: N818 - nobody's error: a shallow clone has no tags
    """A check that is understood, and for which something is not there to be looked at."""

    def __init__(self, message: str, values: Pairs) -> None:
        """Keep the translatable template *message* for *values*."""
        super().__init__(message)
        self.reason: Reason = (message, values)


def no_file(path: str) -> Reason:
    """Return the reason that there is no such file."""
    return N_("there is no file '{path}'"), (("path", shorten(path, 200)),)
