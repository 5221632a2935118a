"""What catalogues in JSON are read with: their members by name, and the rows that they become."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

HEADERS: Final = ("ID", "Item", "Status", "Owner", "Notes", "Tags")

_ASKED: Final = "\u2b1c"
_NO_LONGER: Final = "\u2139\ufe0f"
"""Status of a control that is withdrawn: it is kept for its id, and nobody has to meet it."""


class Group(NamedTuple):
    """A group of controls: its title and its rows, with paragraphs *before* and *after* them."""

    title: str
    rows: list[tuple[str, ...]]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def row(id_: str, title: str, notes: str, tags: str = "", *, asked: bool = True) -> tuple[str, ...]:
    """Return a row below HEADERS, still to be met if it is *asked* for."""
    return (id_, title, _ASKED if asked else _NO_LONGER, "", notes, tags)


def mapping_of(value: object) -> Mapping[str, Any]:
    """Return *value* if it is an object of JSON, or an empty one."""
    return value if isinstance(value, dict) else {}


def objects_of(value: object) -> list[Mapping[str, Any]]:
    """Return the objects in the list *value*."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def texts_of(value: object) -> list[str]:
    """Return the texts in the list *value*, each on one line."""
    found = value if isinstance(value, list) else []
    return [" ".join(each.split()) for each in found if isinstance(each, str)]


def text_of(mapping: Mapping[str, Any], *names: str) -> str:
    """Return the first text of *mapping* under one of *names*, on one line."""
    for name in names:
        value = mapping.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""


def sentences(*texts: str) -> str:
    """Return *texts* one behind the other, each with a full stop that has no end of its own."""
    said = [each for each in texts if each]
    return " ".join(
        each if each.endswith((".", "!", "?", ":")) or each == said[-1] else f"{each}."
        for each in said
    )
