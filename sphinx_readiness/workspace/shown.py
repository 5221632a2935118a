"""The report as it is shown: located exactly, without what is suppressed."""

from __future__ import annotations

from sphinx_readiness.config.config_files import has_baseline
from sphinx_readiness.exports.report import Report
from sphinx_readiness.workspace.gate import Gate


def shown(gate: Gate, report: Report, *, gated: bool) -> Report:
    """Return *report* located exactly, without what the project suppresses.

    What the baseline accepts is set apart. Where it is *gated*, it is about the record and the
    documents that are asked about.
    """
    kept = [each for each in report.findings if not gate.is_suppressed(each.name)]
    waived = [each for each in report.waived if not gate.is_suppressed(each.name)]
    found = report._replace(
        findings=tuple(kept), waived=tuple(waived), configuration=gate.settings.files
    )
    accepting = has_baseline(gate.session.root)
    if not (kept or waived or report.excused or accepting or gated):
        return found
    from sphinx_readiness.workspace.locate import Locator  # noqa: PLC0415 - most builds find nothing

    locator = Locator(gate.session)
    located = found._replace(
        findings=locator.locate(kept),
        excused=locator.locate(report.excused),
        waived=locator.locate(waived),
    )
    if not (gated or accepting):
        return located
    from sphinx_readiness.workspace.gated_report import (  # noqa: PLC0415 - as above
        beside_baseline,
        only_asked,
    )

    compared = beside_baseline(gate, located, locator.line_of)
    return only_asked(gate, compared) if gated else compared
