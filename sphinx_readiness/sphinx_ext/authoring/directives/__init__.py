"""The directives, each imported when a document uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.directives.base import ReadinessDirective


def find_directive(name: str) -> type[ReadinessDirective]:
    """Return the directive *name*; raise KeyError if it is none of ours."""
    found: dict[str, type[ReadinessDirective]]
    if name in {"checklist", "check", "post-deployment"}:
        from sphinx_readiness.sphinx_ext.authoring.directives import checklists

        found = {
            "checklist": checklists.ChecklistDirective,
            "check": checklists.CheckDirective,
            "post-deployment": checklists.PostDeploymentDirective,
        }
    elif name in {"readiness", "signoff-matrix"}:
        from sphinx_readiness.sphinx_ext.authoring.directives import records

        found = {
            "readiness": records.RecordDirective,
            "signoff-matrix": records.SignOffMatrixDirective,
        }
    elif name == "waiver":
        from sphinx_readiness.sphinx_ext.authoring.directives import waivers

        found = {"waiver": waivers.WaiverDirective}
    elif name == "go-live":
        from sphinx_readiness.sphinx_ext.authoring.directives import conditions

        found = {"go-live": conditions.GoLiveDirective}
    else:
        from sphinx_readiness.sphinx_ext.authoring.directives import views

        found = {
            "readiness-summary": views.SummaryDirective,
            "readiness-table": views.TableDirective,
            "readiness-blockers": views.BlockersDirective,
            "readiness-calendar": views.CalendarDirective,
            "readiness-findings": views.FindingsDirective,
        }
    return found[name]
