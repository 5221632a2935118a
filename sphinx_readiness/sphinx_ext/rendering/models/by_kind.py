"""The model of each kind of view, imported when a page has such a view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from sphinx_readiness.sphinx_ext.authoring.lazy import load

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.state import BuildState

_HOMES: Final = {
    "record": ("record_models", "record"),
    "summary": ("models", "summary"),
    "blockers": ("models", "blockers"),
    "table": ("chosen", "table"),
    "decision": ("record_models", "decision"),
    "item": ("models", "item_badge"),
    "status": ("models", "status_badge"),
    "count": ("models", "number"),
    "covers": ("models", "item_badges"),
}
"""Kind → the module and the function, for views that show what other documents say."""


def view_model(state: BuildState, kind: str, options: Mapping[str, str]) -> object:
    """Return all that a view shows of other documents: when it changes, its page is rewritten."""
    module, name = _HOMES[kind]
    return load(f"render.{module}", name)(state, options)
