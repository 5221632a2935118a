"""What a script or a template sets, as far as it is known without being run."""

from __future__ import annotations


def note(known: dict[str, str], key: str, value: str, unknown: str = "") -> None:
    """Note in *known* that *key* is set to *value*; one that had another value is *unknown*."""
    known[key] = value if known.get(key, value) == value else unknown
