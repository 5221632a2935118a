"""The report with what others get of it: plain data."""

from __future__ import annotations

from typing import Any, cast

from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Checklist, Record


class Report(ReportFields):
    """What one run found out: records, what they add up to, and findings."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the report as the JSON report has it: plain dictionaries, lists and scalars.

        The JSON schema ``readiness-1`` describes it. Texts are English, and the same report gives
        the same data.
        """
        import json  # noqa: PLC0415 - builds of pages never ask for it

        from sphinx_readiness.exports import json_report  # noqa: PLC0415 - as above

        return cast("dict[str, Any]", json.loads(json_report.dumps(self)))


def in_memory(report: Report) -> Report:
    """Return *report* with all items in memory, for when the files of its build are gone."""
    known: dict[int, tuple[Item, ...]] = {}

    def whole(checklist: Checklist) -> Checklist:
        items = known.get(id(checklist.items))
        if items is None:
            items = known[id(checklist.items)] = tuple(checklist.items)
        return checklist._replace(items=items)

    def record(each: Record) -> Record:
        return each._replace(
            checklists=tuple(map(whole, each.checklists)),
            windows=tuple(w._replace(checklist=whole(w.checklist)) for w in each.windows),
        )

    records = tuple(map(record, report.project.records))
    results = tuple(
        result._replace(
            record=record(result.record),
            checklists=tuple(
                each._replace(checklist=whole(each.checklist)) for each in result.checklists
            ),
        )
        for result in report.results
    )
    return report._replace(project=report.project._replace(records=records), results=results)
