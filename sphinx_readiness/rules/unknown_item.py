"""Reference to an item that does not exist.

A condition of a go-live decision names an id that no item of the project has, or a role names
one that is neither an item nor a checklist nor a record.

**Why it matters.** A condition that points nowhere can never be shown to be met, and a link that
points nowhere proves nothing.

**How to mend it.** Correct the id, or add the item.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.core.findings import Context, Finding, Rule
from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.model import Location, Project
from sphinx_readiness.core.severity import Severity
from sphinx_readiness.core.text import shorten

_SUGGESTIONS: Final = 20
"""For how many references a similar id is looked for, and among how many ids: time is bounded."""

_CANDIDATES: Final = 1_000


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each condition or reference with an unknown id."""
    items = {item.id for item in project.all_items()}
    known = items.union(
        (checklist.id for checklist in project.all_checklists()),
        (record.id for record in project.records),
    )
    missing = [(place, target) for place, target in _conditions(project) if target not in items]
    missing += [
        (Location(*reference.place), reference.target)
        for reference in project.references
        if reference.target not in known
    ]
    suggest = _Suggestions(items) if missing else None
    for location, target in missing:
        close = suggest.close_to(target) if suggest else ""
        yield rule.at(
            location,
            N_("there is no item '{target}'; expected the id of an item of the project"),
            N_("Did you mean '{close}'?") if close else N_("Correct the id, or add the item."),
            target=shorten(target),
            close=close,
        )


def _conditions(project: Project) -> Iterator[tuple[Location, str]]:
    for record in project.records:
        for decision in record.decisions:
            for condition in decision.conditions:
                for target in condition.items:
                    yield condition.location, target


class _Suggestions:
    """Finds a known id that is like an unknown one, in bounded time."""

    def __init__(self, known: Iterable[str]) -> None:
        self._ids = sorted(known)
        self._loose: dict[str, str] = {}
        for each in self._ids:
            self._loose.setdefault(_loose(each), each)
        self._left = _SUGGESTIONS

    def close_to(self, target: str) -> str:
        """Return the known id that *target* was probably meant to be, or nothing."""
        same = self._loose.get(_loose(target), "")
        if same or self._left <= 0 or len(target) > 100:  # noqa: PLR2004 - the longest id
            return same
        self._left -= 1
        middle = bisect_left(self._ids, target)
        near = self._ids[max(0, middle - _CANDIDATES // 2) : middle + _CANDIDATES // 2]
        return next(iter(difflib.get_close_matches(target, near, 1, 0.75)), "")


def _loose(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


RULE: Final = Rule(
    code="RD601",
    name="unknown-item",
    family="references",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
