"""Where on the pages each finding of the gate is seen: at its row, its checklist, or in a list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, lists_of
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR
from sphinx_readiness.workspace.item_links import Href
from sphinx_readiness.workspace.targets import target_of

if TYPE_CHECKING:
    from sphinx_readiness.exports.report import Report
    from sphinx_readiness.model.record import Checklist
    from sphinx_readiness.sphinx_ext.build.state import BuildState


class FindingLine(NamedTuple):
    """A finding as pages show it."""

    code: str
    name: str
    severity: str
    text: str
    hint: str
    place: str
    """File and line, as the gate prints them."""
    href: Href | None
    """The row or checklist that it is about, where it is about one."""
    record: str
    """The record that it belongs to; empty if it is about none, or about several."""
    item: str
    fails: bool
    """Whether it makes the gate fail."""

    @property
    def outcome(self) -> str:
        """The outcome whose colour it has."""
        if self.fails:
            return "fail"
        return "info" if self.severity == "info" else "open"


_Lists: TypeAlias = "Mapping[str, list[tuple[int, Checklist]]]"
"""The checklists that begin in each file, and their lines, in order."""

_OPTIONS: Final = 12
"""How many lines below a directive its options may be, where no row says where they end."""


class PageFindings:
    """All findings of the gate, by the places on pages that they are about."""

    def __init__(self, state: BuildState) -> None:
        """Place what the report of *state* says."""
        self._state = state
        self.report: Report = state.told
        self.lines: list[FindingLine] = []
        self._at: dict[Href, list[FindingLine]] = {}
        self._pages: dict[str, list[FindingLine]] = {}
        lists: dict[str, list[tuple[int, Checklist]]] = {}
        for record in state.project.records:
            for checklist in lists_of(record):
                where = checklist.location
                lists.setdefault(where.path, []).append((where.line, checklist))
        for found in lists.values():
            found.sort(key=lambda each: each[0])
        for finding in self.report.findings:
            line = self._line(finding, self._href(finding, lists))
            self.lines.append(line)
            if line.href is not None:
                self._at.setdefault(line.href, []).append(line)
                self._pages.setdefault(line.href[0], []).append(line)

    def at(self, docname: str, anchor: str) -> list[FindingLine]:
        """Return what is said of the row or checklist at *anchor* of *docname*."""
        return self._at.get((docname, anchor), [])

    def on_page(self, docname: str) -> list[FindingLine]:
        """Return what is said of the rows and checklists of *docname*."""
        return self._pages.get(docname, [])

    def of_record(self, record: str) -> Iterator[FindingLine]:
        """Yield what is said of *record*, and of none or several; all where it is empty."""
        for each in self.lines:
            if not record or each.record in ("", record):
                yield each

    def _line(self, finding: Finding, href: Href | None) -> FindingLine:
        where = finding.location
        return FindingLine(
            finding.code,
            finding.name,
            finding.severity.value,
            finding.text(_),
            finding.mend(_),
            f"{where.path}:{where.line}" if where.path else "",
            href,
            finding.record,
            finding.item,
            self.report.fails(finding),
        )

    def _href(self, finding: Finding, lists: _Lists) -> Href | None:
        """Return the row or checklist that *finding* is about, as far as pages show it."""
        href = self._place(finding, lists.get(finding.location.path, []))
        if href is None and finding.item:
            found = self._state.ids.find(finding.item, finding.record, (ITEM, CHECKLIST))
            target = target_of(found[0]) if len(found) == 1 else None
            href = (target.docname, target.anchor) if target is not None else None
        return href

    def _place(self, finding: Finding, lists: list[tuple[int, Checklist]]) -> Href | None:
        """Return what stands at the line of *finding*, among the checklists of its file."""
        line = finding.location.line
        above = bisect_right(lists, line, key=lambda each: each[0])
        if not above:
            return None
        start, checklist = lists[above - 1]
        first = start + _OPTIONS
        for item in checklist.items:
            if item.location.path != finding.location.path:
                continue
            if item.location.line == line or (finding.item and item.id == finding.item):
                return item.docname, item.anchor
            first = min(first, item.location.line)
        if line < first:
            return checklist.docname, CHECKLIST_ANCHOR + checklist.on_page
        return None


def page_findings(state: BuildState) -> PageFindings:
    """Return the findings of the build of *state* by their places; worked out once."""
    return state.once(PageFindings)


def chosen_findings(state: BuildState, options: Mapping[str, str]) -> tuple[FindingLine, ...]:
    """Return the findings that a ``readiness-findings`` chooses, those that fail the gate first."""
    severities = options.get("severity", "").split(",")
    found = [
        each
        for each in page_findings(state).of_record(options.get("record", ""))
        if severities == [""] or each.severity in severities
    ]
    return tuple(sorted(found, key=lambda each: not each.fails))
