"""Filters by equality of fields: data, never evaluated."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.model.problems import Pairs

_PAIR: Final = re.compile(r"(?P<name>[^\s=,]+)[ \t]*=(?P<value>[^=,]*)\Z")


def parse_filter(text: str) -> Pairs | None:
    """Return the pairs of ``field = value, field = value``, or None if *text* says something else.

    Values are taken without quotes, and have neither ``=`` nor ``,`` in them.
    """
    matches = [_PAIR.match(part.strip()) for part in text.split(",")]
    if not all(matches):
        return None
    return tuple((match["name"], match["value"].strip().strip("\"'")) for match in matches if match)


def field_text(value: object) -> str:
    """Return the value of a field as it is compared: ``true`` and ``false`` as in TOML."""
    return str(value).lower() if isinstance(value, bool) else str(value)
