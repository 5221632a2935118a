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

import rfc8785

from sphinx_readiness.assembly.exempt_rows import reasons_beside
from sphinx_readiness.model.items import Item
from sphinx_readiness.text.folding import fold, fold_case
from sphinx_readiness.vocabulary.default_statuses import NOT_APPLICABLE

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
"""No floats: nothing needs one."""

ITEM_DOMAIN: Final = b"sphinx-readiness item 2\n"
"""Before the JSON of an item, so that the digest of something else can never be that of an item."""

_quick: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=False
).encode
"""The same as :func:`canonical` for what has only strings and booleans, in order: in a sixth of the
time, which counts for ten thousand rows."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def canonical(value: Json) -> bytes:
    """Return *value* as canonical JSON (RFC 8785) in UTF-8.

    Raises rfc8785.CanonicalizationError, a ValueError, for what has no place in it: an integer
    that JSON readers do not agree on, half a surrogate pair, a value of another type.
    """
    return rfc8785.dumps(value)


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
    return hashlib.sha256(ITEM_DOMAIN + _quick(said).encode("utf-8")).hexdigest()
