"""The state of a record that a role signs: a digest for each row, and one of them all.

A digest is SHA-256 (FIPS 180-4) over a domain separator and canonical JSON (RFC 8785). That of a
row covers what :func:`..assembly.digest.item_digest` covers and all waivers of it, whatever the
day. Checklists after deployment are filled in later, so they are no part of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.assembly.digest import Json, canonical, item_digest
from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Project, Record
from sphinx_readiness.model.signing import ADDED, CHANGED, REMOVED, Change
from sphinx_readiness.model.waivers import Waiver
from sphinx_readiness.text.folding import fold, fold_case
from sphinx_readiness.text.ids import slug

SCHEME: Final = "sphinx-readiness-state-1"
"""What the digests of a sign-off mean; another one grows another name."""

_WAIVED: Final = b"sphinx-readiness waived item 1\n"

_SEVERAL: Final = b"sphinx-readiness items of one id 1\n"

_STATE: Final = b"sphinx-readiness state 1\n"


class Row(NamedTuple):
    """One row as it is signed."""

    id: str
    checklist: str
    tags: tuple[str, ...]
    digest: str
    item: Item


class RecordState:
    """The rows of one record, as they are signed."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Take all rows."""
        self.rows = tuple(rows)
        self._digests: dict[tuple[str, ...], str] = {}

    def within(self, checklists: Sequence[str], tags: Sequence[str]) -> tuple[Row, ...]:
        """Return the rows in scope: of any of *checklists*, or with any of *tags*; else all."""
        if not checklists and not tags:
            return self.rows
        lists, wanted = frozenset(checklists), frozenset(map(fold_case, tags))
        return tuple(
            row
            for row in self.rows
            if row.checklist in lists or (wanted and wanted.intersection(map(fold_case, row.tags)))
        )

    def checklist_digest(self, checklist: str) -> str:
        """Return the digest of the rows of *checklist*."""
        return self.digest(by_id(self.within((checklist,), ())))

    def digest(self, items: Mapping[str, str]) -> str:
        """Return the digest of a state of digests by id, which is worked out once a state."""
        key = tuple(items.values())
        if key not in self._digests:
            self._digests[key] = state_digest(items)
        return self._digests[key]


def by_id(rows: Iterable[Row]) -> dict[str, str]:
    """Return the digests of *rows* by id; rows of one id, which is a finding, have one together."""
    found: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for row in rows:
        if row.id in found:
            several.setdefault(row.id, [found[row.id]]).append(row.digest)
        else:
            found[row.id] = row.digest
    for id_, digests in several.items():
        found[id_] = hashlib.sha256(_SEVERAL + canonical(sorted(digests))).hexdigest()
    return found


def state_digest(items: Mapping[str, str]) -> str:
    """Return the digest of a state: of digests by id, in whatever order."""
    return hashlib.sha256(_STATE + canonical(items)).hexdigest()


def changes(signed: Mapping[str, str], now: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what happened to rows since they were *signed*, as they are *now*."""
    found = [
        Change(CHANGED if id_ in signed else ADDED, id_)
        for id_, digest in now.items()
        if signed.get(id_) != digest
    ]
    return (*found, *(Change(REMOVED, id_) for id_ in signed if id_ not in now))


def record_state(record: Record, waivers: WaiversOf, columns: Sequence[str]) -> RecordState:
    """Return the rows of *record*; *columns* are further ones that digests cover."""
    return RecordState(_rows(record, waivers, columns))


def _rows(record: Record, waivers: WaiversOf, columns: Sequence[str]) -> Iterator[Row]:
    for checklist in record.checklists:
        whole = waivers.of_checklist(record.id, checklist.id)
        for item in stream(checklist.items):
            digest = item_digest(item, columns)
            if found := [*whole, *waivers.of_item(record.id, item.id)]:
                said = sorted({canonical(_waiver(each)) for each in found})
                texts: Json = [digest, *(each.decode() for each in said)]
                digest = hashlib.sha256(_WAIVED + canonical(texts)).hexdigest()
            yield Row(item.id, checklist.id, item.tags, digest, item)


def _waiver(waiver: Waiver) -> dict[str, Json]:
    return {
        "approver": _plain(waiver.approver),
        "from": _plain(waiver.start.text),
        "reason": _plain(waiver.reason),
        "rule": _plain(waiver.rule),
        "ticket": _plain(waiver.ticket),
        "until": _plain(waiver.end.text),
    }


def _plain(text: str) -> str:
    return fold(text).encode("utf-8", "replace").decode()


class WaiversOf:
    """The waivers of a project by the rows and checklists that they name."""

    def __init__(self, project: Project) -> None:
        """Look up what each waiver of *project* names."""
        self._items: dict[tuple[str, str], list[Waiver]] = {}
        self._lists: dict[tuple[str, str], list[Waiver]] = {}
        ids = Lookup(project.records)
        for bound in project.waivers:
            waiver = bound.waiver
            found = [
                each
                for target in waiver.targets
                for each in ids.find(target, waiver.home, LINKED_KINDS)
            ] or ids.find(slug(waiver.text), waiver.home, ("checklist",))
            for each in found:
                if each.checklist is None:
                    continue
                if each.position < 0:
                    key = (each.record, each.checklist.id)
                    self._lists.setdefault(key, []).append(waiver)
                elif item := each.item:
                    self._items.setdefault((each.record, item.id), []).append(waiver)

    def of_item(self, record: str, item: str) -> Sequence[Waiver]:
        """Return those that name *item*."""
        return self._items.get((record, item), ())

    def of_checklist(self, record: str, checklist: str) -> Sequence[Waiver]:
        """Return those that name all of *checklist*."""
        return self._lists.get((record, checklist), ())
