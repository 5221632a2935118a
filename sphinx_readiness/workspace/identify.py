"""Which record a finding belongs to, and its fingerprint."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from sphinx_readiness.assembly.lookup import lists_of
from sphinx_readiness.assembly.stored_items import ids_of
from sphinx_readiness.config.config_files import SIGNOFF_FOLDER
from sphinx_readiness.exports.fingerprints import LineOf, fingerprinted
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Checklist, Record


class Belonging:
    """Tells which of some records a finding is about, by where it stands."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Know the places of all parts of *records*."""
        self._places: dict[str, list[tuple[int, str]]] = {}
        self._lists: dict[str, list[tuple[str, Checklist]]] = {}
        self._items: dict[str, dict[str, set[str]]] = {}
        self._ids: set[str] = set()
        for record in records:
            self._ids.add(record.id)
            for place in _places(record):
                self._places.setdefault(place.path, []).append((place.line, record.id))
            for checklist in lists_of(record):
                self._lists.setdefault(checklist.location.path, []).append((record.id, checklist))
        for found in self._places.values():
            found.sort()

    def record_of(self, finding: Finding) -> str:
        """Return the id of the record of *finding*; nothing if it is about none, or about several.

        What stands above all parts of a file is about the record that the file begins with, and a
        sign-off about the one whose folder it is in.
        """
        folder, _slash, path = finding.location.path.partition("/")
        if folder == SIGNOFF_FOLDER:
            record = path.partition("/")[0]
            return record if record in self._ids else ""
        places = self._places.get(finding.location.path)
        if not places:
            return ""
        owners = self._owners(finding) if finding.item else ()
        if len(owners) == 1:
            return next(iter(owners))
        above = bisect_right(places, finding.location.line, key=lambda each: each[0])
        line, record = places[max(above, 1) - 1]
        first = bisect_left(places, line, key=lambda each: each[0])
        # A file that two records include has the same line twice.
        same = {name for at, name in places[first : first + 2] if at == line}
        return record if len(same) == 1 else ""

    def _owners(self, finding: Finding) -> Collection[str]:
        """Return the records of a file with several that have the item of *finding*.

        Single items of a page are a list, whatever stands between them.
        """
        path = finding.location.path
        lists = self._lists.get(path, ())
        if len({record for record, _checklist in lists}) < _SEVERAL:
            return ()
        if path not in self._items:
            found = self._items[path] = {}
            for record, checklist in lists:
                for id_ in ids_of(checklist.items):
                    found.setdefault(id_, set()).add(record)
        return self._items[path].get(finding.item, ())


_SEVERAL: Final = 2


def _places(record: Record) -> Iterator[Location]:
    if not record.implicit:
        yield record.location
    for checklist in lists_of(record):
        yield checklist.location
    for matrix in record.matrices:
        yield matrix.location
    for decision in record.decisions:
        yield decision.location


def identified(
    findings: Iterable[Finding], records: Sequence[Record], line_of: LineOf
) -> tuple[Finding, ...]:
    """Return *findings*, which are in order, with their records and fingerprints."""
    of = Belonging(records).record_of
    return fingerprinted((each._replace(record=of(each)) for each in findings), line_of)
