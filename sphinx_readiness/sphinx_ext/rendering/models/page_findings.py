"""Where on the pages each finding of the gate is seen: at its row, its checklist, or in a list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, lists_of
from sphinx_readiness.assembly.stored_items import stream
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


_OPTIONS: Final = 12
"""How many lines below a directive its options may be, where no row says where they end."""


class PageFindings:
    """All findings of the gate, by the places on pages that they are about."""

    def __init__(self, state: BuildState) -> None:
        """Place what is known of *state*, or what its report says."""
        kept = state.kept_lines
        self.lines = _lines(state) if kept is None else [*map(_unpacked, kept)]
        self._at: dict[Href, list[FindingLine]] = {}
        self._pages: dict[str, list[FindingLine]] = {}
        for line in self.lines:
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


def _unpacked(fields: Sequence[Any]) -> FindingLine:
    """Return the line that was kept as *fields*."""
    line = FindingLine(*fields)
    return line._replace(href=(line.href[0], line.href[1]) if line.href is not None else None)


def kept_lines(state: BuildState) -> list[list[Any]]:
    """Return the findings of *state* as they are kept with the pages."""
    return [
        [[*field] if isinstance(field, tuple) else field for field in line]
        for line in page_findings(state).lines
    ]


def _lines(state: BuildState) -> list[FindingLine]:
    """Return the findings of the report of *state*, each with its place on the pages."""
    report = state.told
    lists: dict[str, list[_Rows]] = {}
    for record in state.project.records if report.findings else ():
        for checklist in lists_of(record):
            lists.setdefault(checklist.location.path, []).append(_Rows(checklist))
    for found in lists.values():
        found.sort(key=lambda each: each.line)
    return [_line(each, report, _href(state, each, lists)) for each in report.findings]


class _Rows:
    """The rows of one checklist that stand in its own file, by line and by id."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist
        self.line = checklist.location.line

    @cached_property
    def _index(self) -> tuple[dict[int, Href], dict[str, Href], int]:
        """The places of rows, and the line of the first."""
        lines: dict[int, Href] = {}
        ids: dict[str, Href] = {}
        for item in stream(self._checklist.items):
            if item.location.path == self._checklist.location.path:
                href = item.docname, item.anchor
                lines.setdefault(item.location.line, href)
                ids.setdefault(item.id, href)
        return lines, ids, min(lines, default=self.line + _OPTIONS)

    def place(self, finding: Finding) -> Href | None:
        """Return the row that *finding* is about, or the checklist where it stands above rows."""
        lines, ids, first = self._index
        line = finding.location.line
        if (found := lines.get(line) or ids.get(finding.item)) is not None:
            return found
        if line < first:
            return self._checklist.docname, CHECKLIST_ANCHOR + self._checklist.on_page
        return None


def _line(finding: Finding, report: Report, href: Href | None) -> FindingLine:
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
        report.fails(finding),
    )


def _href(state: BuildState, finding: Finding, lists: Mapping[str, Sequence[_Rows]]) -> Href | None:
    """Return the row or checklist that *finding* is about, as far as pages show it."""
    near = lists.get(finding.location.path, ())
    above = bisect_right(near, finding.location.line, key=lambda each: each.line)
    href = near[above - 1].place(finding) if above else None
    if href is None and finding.item:
        found = state.ids.find(finding.item, finding.record, (ITEM, CHECKLIST))
        target = target_of(found[0]) if len(found) == 1 else None
        href = (target.docname, target.anchor) if target is not None else None
    return href


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
