"""A role that imports what it does when it is used."""

from __future__ import annotations

from typing import Any


class LazyRole:
    """Stands for a role of ours until it is used, whatever the project calls it."""

    def __init__(self, name: str) -> None:
        """Stand for the role *name*."""
        self._name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return the nodes of the role, and messages."""
        from sphinx_readiness.sphinx_ext.authoring.roles import ROLES

        return ROLES[self._name]()(*args, **kwargs)
