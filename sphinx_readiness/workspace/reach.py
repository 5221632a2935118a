"""What opens addresses of the web, where the command line asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.model.evidence import Networks

if TYPE_CHECKING:
    from sphinx_readiness.evidence.surroundings import Reach


def reach_of(online: Networks | None) -> Reach | None:
    """Return what opens addresses in the networks *online*; None for none at all."""
    if online is None:
        return None
    from sphinx_readiness.evidence.online import Web  # noqa: PLC0415 - seldom

    return Web(private=online is Networks.ANY).reach
