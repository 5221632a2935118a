"""Reference to an item, a checklist or a record that is not there, or not one.

A condition of a go-live decision names an id that no item or checklist has, or a role or an option
names one of something else than it can show. A `check` role shows an item or a checklist,
`readiness-status` a record, too; `readiness-count` counts in a checklist or a record.

An id is looked for in the record that it stands in, then in the others. Where several others
have it, the rule speaks as well: `release-2/OPS-1` says whose `OPS-1` is meant. So it does where
it is a number that [several tables](#rd103) begin with: `checklist/1` says which row is meant.
Where `conf.py` loads `sphinx.ext.intersphinx`, an item may be another project's: the builder
knows, and `sphinx-readiness lint`, which reads no inventory, gives an info.

**Why it matters.** A condition that points nowhere can never be shown to be met, and a link that
points nowhere proves nothing.

**How to mend it.** Correct the id, add the item, or name its record.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sphinx_readiness.assembly.lookup import ITEM, RECORD, SEPARATOR, Found, Lookup
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.raw import LINKED_KINDS
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_SUGGESTIONS: Final = 20
"""For how many references a similar id is looked for, and among how many ids: time is bounded."""

_CANDIDATES: Final = 1_000

_MESSAGES: Final = {
    ("item",): N_("there is no item '{target}'; expected the id of an item of the project"),
    ("checklist",): N_("there is no checklist '{target}'; expected the id of a checklist"),
    ("record",): N_("there is no record '{target}'; expected the id of a 'readiness' directive"),
    ("item", "checklist"): N_(
        "there is no item or checklist '{target}'; expected the id of one of the project"
    ),
    ("checklist", "record"): N_(
        "there is no checklist or record '{target}'; expected the id of one of the project"
    ),
    ("item", "checklist", "record"): N_(
        "there is no item, checklist or record '{target}'; expected the id of one of the project"
    ),
}
"""What is said, by the kinds that may be named."""

_MENDS: Final = {
    ("item",): N_("Correct the id, or add the item."),
    ("item", "checklist"): N_("Correct the id, or add the item."),
}


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each condition or reference with an unknown id."""
    needs = {need.id for need in project.needs}
    suggestions: dict[tuple[str, ...], _Suggestions] = {}
    for location, target, kinds, home in _references(project):
        found = context.ids.find(target, home, kinds)
        if len(found) == 1 or ("item" in kinds and target in needs):
            continue
        if found:
            yield _ambiguous(rule, location, target, found)
            continue
        if kinds not in suggestions:
            suggestions[kinds] = _Suggestions(_known(context.ids, kinds, needs))
        close = suggestions[kinds].close_to(target)
        yield rule.at(
            location,
            _MESSAGES[kinds],
            N_("Did you mean '{close}'?") if close else _MENDS.get(kinds, N_("Correct the id.")),
            target=shorten(target),
            close=close,
        )


def _known(ids: Lookup, kinds: Iterable[str], needs: set[str]) -> Iterator[str]:
    """Yield what may be meant by one of *kinds*; of ids in several records with their record."""
    for kind in kinds:
        if kind == RECORD:
            yield from ids.records
            continue
        everywhere = ids.items if kind == ITEM else ids.checklists
        for id_, records in everywhere.items():
            yield from (ids.name(kind, record, id_) for record in records)
        if kind == ITEM:
            yield from needs


def _ambiguous(rule: Rule, location: Location, target: str, found: Sequence[Found]) -> Finding:
    if len({each.record for each in found}) == 1:
        lists = list(dict.fromkeys(each.checklist.id for each in found if each.checklist))
        return rule.at(
            location,
            N_("'{target}' is the number of several rows, in {lists}"),
            N_("Say of which checklist, such as '{first}/{number}', or give the rows ids.")
            if len(lists) > 1
            else N_("Give the rows ids."),
            target=shorten(target),
            number=shorten(target.rpartition(SEPARATOR)[2]),
            lists=first_few([f"'{each}'" for each in lists], 12),
            first=lists[0],
        )
    return rule.at(
        location,
        N_("'{target}' is in several records, and here in none of them: {records}"),
        N_("Say whose it is, such as '{first}/{target}'."),
        target=shorten(target),
        records=first_few([each.record for each in found], 12),
        first=found[0].record,
    )


def _references(project: Project) -> Iterator[tuple[Location, str, tuple[str, ...], str]]:
    """Yield place, id, kinds and record of each reference."""
    for record in project.records:
        for decision in record.decisions:
            for condition in decision.conditions:
                for target in condition.items:
                    yield condition.location, target, LINKED_KINDS, record.id
    for reference in project.references:
        yield Location(*reference.place), reference.target, reference.kinds, reference.home


class _Suggestions:
    """Finds a known id that is like an unknown one, in bounded time."""

    def __init__(self, known: Iterable[str]) -> None:
        self._ids = sorted(set(known))
        self._loose: dict[str, str] = {}
        for each in self._ids:
            self._loose.setdefault(_loose(each), each)
            self._loose.setdefault(_loose(each.rpartition(SEPARATOR)[2]), each)
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
