"""The versions that records are for, as claims; looked at for every document with a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.core.model import Location
from sphinx_readiness.core.raw import RawRecord
from sphinx_readiness.core.versions import Claim, PageClaims

RECORD: Final = "record"
"""The form of such a claim."""


def record_claims(records: Iterable[RawRecord]) -> Iterator[PageClaims]:
    """Yield what each of *records* with a version states."""
    for record in records:
        version = dict(record.options).get("version", "").strip()
        if version:
            path, line = record.place
            claim = Claim(RECORD, record.title, version, Location(path, line))
            yield PageClaims(path, (claim,))
