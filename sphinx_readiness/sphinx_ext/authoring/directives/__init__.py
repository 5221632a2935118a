"""The directives, each imported when a document uses it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.directives.base import ReadinessDirective

_HOMES: Final = {
    "readiness": ("records", "RecordDirective"),
    "checklist": ("checklists", "ChecklistDirective"),
    "check": ("checklists", "CheckDirective"),
    "readiness-summary": ("views", "SummaryDirective"),
    "readiness-table": ("views", "TableDirective"),
    "readiness-blockers": ("views", "BlockersDirective"),
    "signoff-matrix": ("records", "SignOffMatrixDirective"),
    "go-live": ("conditions", "GoLiveDirective"),
    "post-deployment": ("checklists", "PostDeploymentDirective"),
}
"""Name → the module and the class."""


def find_directive(name: str) -> type[ReadinessDirective]:
    """Return the directive *name*; raise KeyError if it is none of ours."""
    module, kind = _HOMES[name]
    found: type[ReadinessDirective] = getattr(import_module(f"{__name__}.{module}"), kind)
    return found
