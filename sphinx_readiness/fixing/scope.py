"""What makers of fixes look at: the report, the texts, and what stands where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeAlias

from sphinx_readiness.assembly.rollup import ChecklistResult
from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.exports.report import Report
from sphinx_readiness.fixing.drafts import Drafts
from sphinx_readiness.fixing.new_columns import PipeTable, pipe_table
from sphinx_readiness.model.edits import Edit, Field, Fix, Refusal
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.record import Checklist
from sphinx_readiness.reading.spans.pipe_cells import header_of
from sphinx_readiness.reading.spans.source_text import SourceText
from sphinx_readiness.text.folding import fold, shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Vocabulary

Offer: TypeAlias = Fix | Refusal

Offers: TypeAlias = Iterator[Offer]


class Scope:
    """One report, and the texts of the files that it speaks of."""

    def __init__(self, report: Report, drafts: Drafts, columns: ColumnNames) -> None:
        """Look at *report*, whose places are in the texts that *drafts* have by now."""
        self.report = report
        self.drafts = drafts
        self.columns = columns
        self._tables: dict[tuple[str, int], PipeTable | None] = {}

    @property
    def vocabulary(self) -> Vocabulary:
        """The statuses of the project."""
        return self.report.vocabulary

    def source(self, path: str) -> SourceText | None:
        """Return the file *path*, to look for spans in."""
        return self.drafts.source(path)

    @cached_property
    def _rows(self) -> dict[tuple[str, int], list[tuple[Checklist, Item]]]:
        found: dict[tuple[str, int], list[tuple[Checklist, Item]]] = {}
        for checklist in self.report.project.all_checklists():
            for item in checklist.items:
                place = (item.location.path, item.location.line)
                found.setdefault(place, []).append((checklist, item))
        return found

    @cached_property
    def _lists(self) -> dict[tuple[str, int], Checklist]:
        found: dict[tuple[str, int], Checklist] = {}
        for checklist in self.report.project.all_checklists():
            found.setdefault((checklist.location.path, checklist.location.line), checklist)
        return found

    def row_of(self, finding: Finding) -> tuple[Checklist, Item] | None:
        """Return the row that *finding* is about with its checklist; the same one for each page.

        That of a directive may be found at one of its options.
        """
        path, line, _column = finding.location
        found = self._rows.get((path, line), [])
        if not found:
            found = self._named.get((path, finding.item), [])
            found = found if len(found) == 1 and found[0][1].location.line < line else []
        return found[0] if found and all(each[1].id == found[0][1].id for each in found) else None

    @cached_property
    def _named(self) -> dict[tuple[str, str], list[tuple[Checklist, Item]]]:
        found: dict[tuple[str, str], list[tuple[Checklist, Item]]] = {}
        for rows in self._rows.values():
            for checklist, item in rows:
                found.setdefault((item.location.path, item.id), []).append((checklist, item))
        return found

    @cached_property
    def owned(self) -> dict[str, list[tuple[Checklist, Item]]]:
        """Owner, folded → the rows that have it, with their checklists, in order."""
        found: dict[str, list[tuple[Checklist, Item]]] = {}
        for checklist in self.report.project.all_checklists():
            for item in checklist.items:
                found.setdefault(fold(item.owner), []).append((checklist, item))
        return found

    @cached_property
    def owners(self) -> dict[str, str]:
        """Owner as findings name it → the first way in which it is written."""
        return {shorten(name): rows[0][1].owner for name, rows in self.owned.items()}

    def list_at(self, location: Location) -> Checklist | None:
        """Return the checklist whose directive is at *location*."""
        return self._lists.get((location.path, location.line))

    def result_above(self, location: Location) -> ChecklistResult | None:
        """Return what the checklist adds up to whose directive is at *location*, or ends there.

        Findings about one of its options are at that.
        """
        known = self._results.get(location.path, [])
        above = bisect_right(known, location.line, key=lambda each: each.checklist.location.line)
        return known[above - 1] if above else None

    @cached_property
    def _results(self) -> dict[str, list[ChecklistResult]]:
        found: dict[str, list[ChecklistResult]] = {}
        for result in self.report.results:
            for each in result.checklists:
                found.setdefault(each.checklist.location.path, []).append(each)
        for results in found.values():
            results.sort(key=lambda each: each.checklist.location.line)
        return found

    def table(self, path: str, line: int) -> PipeTable | None:
        """Return the pipe table around *line* of the file *path*; looked at once."""
        source = self.source(path)
        if source is None or not 0 < line <= len(source.lines):
            return None
        header = header_of(source, line - 1)
        key = (path, header)
        if key not in self._tables:
            self._tables[key] = pipe_table(source, line)
        table = self._tables[key]
        return table if table is not None and line - 1 in table.lines else None


class Fixer(NamedTuple):
    """What makes fixes for the findings of one rule, and which kinds it may make."""

    make: Callable[[Finding, Scope], Offers]
    safe: bool
    """Whether some of its fixes are safe."""
    unsafe: bool
    """Whether some are not."""
    does: str
    """What it does, in English, for the page of the rule."""


def field_of(kind: str, location: Location, name: str = "") -> Field:
    """Return the field *name* of what stands at *location*."""
    return Field(kind, location.path, location.line, name)


def fix_of(
    finding: Finding,
    message: str,
    edits: tuple[Edit, ...],
    *,
    safe: bool,
    meant: tuple[tuple[Field, object], ...] = (),
    touched: tuple[Field, ...] = (),
    location: Location | None = None,
    mends: bool = True,
    **values: str,
) -> Fix:
    """Return a fix of *finding*, or of a part of it at another *location*."""
    return Fix(
        finding.code,
        location or finding.location._replace(column=0),
        message,
        tuple(values.items()),
        edits,
        safe,
        meant,
        frozenset(touched),
        mends,
    )


def refused(
    finding: Finding, reason: str, location: Location | None = None, **values: str
) -> Refusal:
    """Return why *finding* is not mended."""
    return Refusal(finding.code, location or finding.location, reason, tuple(values.items()))


NO_PLACE = N_("where it is written cannot be told for sure")

NO_ROOM = N_("the cell is too narrow for '{text}'")
