"""The report with what others get of it: plain data."""

from __future__ import annotations

from typing import Any, cast

from sphinx_readiness.core import findings


class Report(findings.Report):
    """What one run found out: records, what they add up to, and findings."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the report as the JSON report has it: plain dictionaries, lists and scalars.

        The JSON schema ``readiness-1`` describes it. Texts are English, and the same report gives
        the same data.
        """
        import json  # noqa: PLC0415 - builds of pages never ask for it

        from sphinx_readiness.exports import json_report  # noqa: PLC0415

        return cast("dict[str, Any]", json.loads(json_report.dumps(self)))
