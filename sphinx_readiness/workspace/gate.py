"""What decides what is shown of a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sphinx_readiness.workspace.session import Session
from sphinx_readiness.workspace.settings import Settings


class Gate(NamedTuple):
    """What decides what is shown of a report."""

    session: Session
    settings: Settings
    unasked: frozenset[str] | None
    """The documents that are read and not reported on, relative to the root."""
    is_suppressed: Callable[[str], bool]
    """Says whether the project suppresses the warnings of a rule."""
