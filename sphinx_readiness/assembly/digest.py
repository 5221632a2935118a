"""Digests: what an item says, in 64 hexadecimal digits.

SHA-256 (FIPS 180-4) over a domain separator and the canonical JSON of RFC 8785. Layout, markup,
line ends and invisible differences of one and the same text change nothing; any word does.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from sphinx_readiness.assembly.exempt_rows import reasons_beside
from sphinx_readiness.model.items import Item
from sphinx_readiness.text.folding import fold, fold_case
from sphinx_readiness.vocabulary.default_statuses import NOT_APPLICABLE

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
"""No floats: nothing needs one."""

ITEM_DOMAIN: Final = b"sphinx-readiness item 2\n"
"""Before the JSON of an item, so that the digest of something else can never be that of an item."""

SAFE_INTEGER: Final = 2**53 - 1
"""The largest integer that every reader of JSON understands (RFC 7493, section 2.2)."""

_encode: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=False
).encode

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def canonical(value: Json) -> bytes:
    """Return *value* as canonical JSON (RFC 8785) in UTF-8.

    Raises TypeError for what has no place in it, floats included, and ValueError for an integer
    that JSON readers do not agree on, or for half a surrogate pair.
    """
    return _encode(_ordered(value)).encode("utf-8")


def _ordered(value: Json) -> Json:
    """Return *value* with the names of every object in the order of RFC 8785, section 3.2.3."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        if abs(value) > SAFE_INTEGER:
            raise ValueError(f"{value} is not exact in every reader of JSON")
        return value
    if isinstance(value, Mapping):
        # By UTF-16 code units, which differ from code points beyond U+FFFF.
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: _ordered(value[name]) for name in names}
    if isinstance(value, list | tuple):
        return [_ordered(each) for each in value]
    raise TypeError(f"no canonical JSON for {type(value).__name__}")


def _plain(text: str) -> str:
    """Return *text* as it counts: NFC, without variation selectors, white space folded."""
    folded = fold(text)
    return folded if folded.isascii() else _SURROGATE.sub("\ufffd", folded)


def _cells(item: Item, columns: Sequence[str]) -> Json:
    """Return what *item* says in *columns*, by the name of the column as it is compared."""
    cells = {fold_case(name): [_plain(text)] for name, text in item.extra}
    cells |= {"links": list(map(_plain, item.links)), "tags": list(map(_plain, item.tags))}
    return {_plain(name): cells.get(name, [""]) for name in map(fold_case, columns)}


def _left_out(item: Item) -> dict[str, Json]:
    """Return what columns say of why *item* is left out, and of who agreed, if they do."""
    told = zip(("reason", "approver"), reasons_beside(item.extra), strict=True)
    return {name: list(map(_plain, cells)) for name, cells in told if any(cells)}


def item_digest(item: Item, columns: Sequence[str] = ()) -> str:
    """Return the SHA-256 of what *item* says, in hexadecimal.

    That is all that decides: its id, title, status, severity, whether it blocks, owner, notes,
    evidence and what a machine verifies, and of a row that is not applicable what its own columns
    say of the reason and of who agreed; not where it stands, nor its links and tags. *columns*
    are names of further columns that count, which may be ``links`` and ``tags``; one that the item
    does not have counts as one without a text.
    """
    # The names are in canonical order already.
    said: dict[str, Json] = {
        "blocking": item.blocking,
        "evidence": _plain(item.evidence),
        "id": item.id,
        "notes": _plain(item.notes),
        "owner": _plain(item.owner),
        "severity": _plain(item.severity),
        "status": item.written_status or _plain(item.status_text),
        "title": _plain(item.title),
        "verify": _plain(item.verify),
    }
    more: dict[str, Json] = {"columns": _cells(item, columns)} if columns else {}
    if item.extra and item.written_status == NOT_APPLICABLE:
        more |= _left_out(item)
    if more:
        said |= more
        return hashlib.sha256(ITEM_DOMAIN + canonical(said)).hexdigest()
    return hashlib.sha256(ITEM_DOMAIN + _encode(said).encode("utf-8")).hexdigest()
