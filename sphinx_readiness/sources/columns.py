"""Columns: which header names which field of an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sphinx_readiness.core.text import fold_case

DEFAULT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "#", "no", "no.", "number", "key", "ref"),
    "item": ("item", "check", "requirement", "task", "title", "description", "criterion",
             "condition", "question"),
    "status": ("status", "state", "result", "done"),
    "owner": ("owner", "responsible", "assignee", "team", "assigned to"),
    "notes": ("notes", "note", "comments", "comment", "remarks", "remark", "details"),
    "severity": ("severity", "priority", "criticality"),
    "blocking": ("blocking", "blocker", "blocks release"),
    "evidence": ("evidence", "proof"),
    "verify": ("verify",),
    "links": ("links", "link", "items", "related"),
    "tags": ("tags", "tag", "labels"),
    "role": ("role", "approver", "function"),
    "name": ("name", "person", "signatory"),
    "signature": ("signature", "signed", "signed by"),
    "date": ("date", "signed on", "on"),
}  # fmt: skip
"""Field → the headers that name it, compared without case."""

ITEM_FIELDS: Final = frozenset(
    ("id", "item", "status", "owner", "notes", "severity", "blocking", "evidence", "verify",
     "links", "tags")
)  # fmt: skip

SIGNOFF_FIELDS: Final = frozenset(("role", "name", "signature", "date", "status"))


def _by_name(columns: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Turn field → names around; a name may stand for several fields, such as ``state``."""
    turned: dict[str, list[str]] = {}
    for field, names in columns.items():
        for name in names:
            turned.setdefault(fold_case(name), []).append(field)
    return turned


class ColumnNames:
    """The alias table of a project; :meth:`fields` reads a header row with it."""

    def __init__(self, extra: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take *extra* names by field; they go before the default ones."""
        self._defaults = _by_name(DEFAULT_COLUMNS)
        self._extra = _by_name(extra or {})

    def fields(self, headers: Sequence[str], wanted: frozenset[str]) -> tuple[str, ...]:
        """Return for each header the field of *wanted* that it names, else an empty string.

        A field is given once, to its first header; names that the project configured go before
        the default ones. Without an item column, the first column that names nothing is the item.
        """
        found = [""] * len(headers)
        taken: set[str] = set()
        for names in (self._extra, self._defaults):
            for position, header in enumerate(headers):
                candidates = names.get(fold_case(header).strip(" :*"), ())
                field = next((each for each in candidates if each in wanted - taken), "")
                if field and not found[position]:
                    found[position] = field
                    taken.add(field)
        subject = "item" if "item" in wanted else "role"
        if subject not in taken:
            for position, field in enumerate(found):
                if not field:
                    found[position] = subject
                    break
        return tuple(found)
