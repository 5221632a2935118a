"""The directives, by name, in the order of the reference page."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.sphinx_ext.directives.base import ReadinessDirective
from sphinx_readiness.sphinx_ext.directives.checklists import (
    CheckDirective,
    ChecklistDirective,
    GoLiveDirective,
    PostDeploymentDirective,
)
from sphinx_readiness.sphinx_ext.directives.records import RecordDirective, SignOffMatrixDirective
from sphinx_readiness.sphinx_ext.directives.views import (
    BlockersDirective,
    SummaryDirective,
    TableDirective,
)

DIRECTIVES: Final[dict[str, type[ReadinessDirective]]] = {
    "readiness": RecordDirective,
    "checklist": ChecklistDirective,
    "check": CheckDirective,
    "readiness-summary": SummaryDirective,
    "readiness-table": TableDirective,
    "readiness-blockers": BlockersDirective,
    "signoff-matrix": SignOffMatrixDirective,
    "go-live": GoLiveDirective,
    "post-deployment": PostDeploymentDirective,
}
