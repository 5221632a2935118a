"""The values of a report: all records, what they add up to, and what rules found in them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import TIME, Accepted, Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.rule_pages import RulePage
from sphinx_readiness.vocabulary.statuses import Vocabulary


class ReportFields(NamedTuple):
    """What one run of the engine found out."""

    project: Project
    results: tuple[RecordResult, ...]
    findings: tuple[Finding, ...]
    vocabulary: Vocabulary
    options: Options
    today: date
    configuration: tuple[str, ...] = ()
    """The files that the options come from, relative to the project's root."""
    excused: tuple[Finding, ...] = ()
    """What would be findings, were there no waiver of them."""
    baseline: str = ""
    """The baseline that was read, relative to the project's root; empty if there is none."""
    known: tuple[Finding, ...] = ()
    """What would be findings, had the baseline not accepted them."""
    mended: tuple[Accepted, ...] = ()
    """What the baseline has and nothing is found of any more."""
    pages: tuple[RulePage, ...] = ()
    """The rules that were asked."""
    waived: tuple[Finding, ...] = ()
    """What would be found of blockers, were no waiver of their rows in force; counted nowhere."""

    @property
    def blockers(self) -> tuple[Item, ...]:
        """The blockers of all records, then the needs that block."""
        items = (item for result in self.results for item in result.blockers)
        return (*items, *self.project.needs)

    @property
    def failed(self) -> bool:
        """Whether any finding reaches the threshold of the options."""
        return any(map(self.fails, self.findings))

    def fails(self, finding: Finding) -> bool:
        """Say whether *finding* makes the gate fail; what comes of time may only warn."""
        threshold = self.options.fail_on
        if threshold is None or (finding.cause == TIME and not self.options.fail_on_time):
            return False
        return finding.severity.rank >= threshold.rank
