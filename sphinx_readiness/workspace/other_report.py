"""The report of another project, for evidence: as much of it as is asked."""

from __future__ import annotations

from sphinx_readiness.evidence.surroundings import OtherReport


def read_other(value: object) -> OtherReport | None:
    """Return what the report *value* says; None where it is none, or contradicts itself.

    It may be of another version of this package: what that does not say yet is not asked.
    """
    from sphinx_readiness.exports.json_values import BadReport  # noqa: PLC0415
    from sphinx_readiness.exports.report_reader import read_report  # noqa: PLC0415 - rare

    try:
        report = read_report(value, older=True)
    except BadReport:
        return None
    return OtherReport(
        report.failed,
        len(report.blockers),
        report.today,
        tuple((each.product, each.version) for each in report.project.records),
        frozenset((item.location.path, item.id) for item in report.project.all_items()),
    )
