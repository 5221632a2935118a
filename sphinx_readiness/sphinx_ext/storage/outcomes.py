"""What a build came to, as it is kept in its output folder."""

from __future__ import annotations

from typing import Any, TypedDict


class Said(TypedDict):
    """A finding as it is logged: *place* is path and line, *name* the subtype of the warning."""

    place: str
    text: str
    name: str
    info: bool


class Outcome(TypedDict):
    """What a build came to.

    *key* tells whether it still holds; *views* are the digests of what pages show, by document;
    *reading* are the settings by which documents were read that the pages were written from;
    *targets* are what the inventory lists: id, title, kind, document and anchor of each; *lines*
    are the findings as pages show them (see :mod:`..rendering.models.page_findings`); *since*
    and *until* are the moments between which it holds where a window is due by the hour, or empty.
    """

    key: str
    reading: str
    said: list[Said]
    views: dict[str, str]
    targets: list[list[str]]
    lines: list[list[Any]]
    since: str
    until: str


def no_outcome() -> Outcome:
    """Return the outcome of no build, which holds for nothing."""
    return {
        "key": "",
        "reading": "",
        "said": [],
        "views": {},
        "targets": [],
        "lines": [],
        "since": "",
        "until": "",
    }
