"""The versions that records are for, as claims of their pages; looked at for every document."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.raw import RawRecord
from sphinx_readiness.model.versions import RECORD, Claim, PageClaims


def with_records(
    pages: Iterable[PageClaims], records: Iterable[RawRecord]
) -> tuple[PageClaims, ...]:
    """Return *pages* with what *records* state: a record is about what its page speaks of."""
    by_path = {page.path: page for page in pages}
    found: list[Claim] = []
    for record in records:
        version = dict(record.options).get("version", "").strip()
        if version:
            path, line = record.place
            page = by_path.get(path) or PageClaims(path)
            claim = Claim(RECORD, record.title, version, Location(path, line))
            by_path[path] = page._replace(claims=(*page.claims, claim))
            found.append(claim)
    if not found:
        return tuple(by_path.values())
    releases = tuple(found)
    return tuple(page._replace(releases=releases) for page in by_path.values())
