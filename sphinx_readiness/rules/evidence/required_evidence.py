"""Passed item that stands on a word where checked evidence is required.

The option [require_evidence](#option-require-evidence) names such items: by checklist, severity,
tag, whether they block, or another column. They may only be ticked with a statement that a
machine has checked, and that is so. Where the statement of an item does not hold, other rules say
why.

**Why it matters.** Somebody may tick what nobody looked at.

**How to mend it.** State where the proof is, in the `Verify` or `Evidence` column; or change the
status.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sphinx_readiness.model.evidence import Standing
from sphinx_readiness.model.filters import field_text
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, status_called
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

_HINTS: Final[Mapping[str, str]] = {
    "table": N_("State where the proof is, in its 'Verify' column, or change the status."),
    "tasks": N_("Make it a check that has its proof as ':verify:', or change its status."),
    "checks": N_("State where the proof is, as ':verify:', or change the status."),
    "mixed": N_(
        "State where the proof is, in a 'Verify' column or as ':verify:', or change the status."
    ),
}
"""By the form of the checklist."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each passed item that is chosen and stands on a word."""
    filters = context.options.require_evidence
    if not filters:
        return
    from sphinx_readiness.evidence.standings import Standings  # noqa: PLC0415 - few ask for it

    standings = Standings(project.versions.verifications)
    rows = ((each.form, item) for each in project.all_checklists() for item in each.items)
    for form, item in rows:
        if item.outcome is not Outcome.PASS:
            continue
        chosen = demanded(item, filters)
        found = standings.verification(item)
        if chosen is None or (found is not None and found.standing is not Standing.SAID):
            continue
        yield rule.at(
            item.location,
            N_("{what} is '{status}' by word alone; checked evidence is required for {chosen}"),
            _HINTS[form],
            item=item.id,
            field="status",
            what=called(item),
            status=status_called(item, context),
            chosen=", ".join(f"{name} = {shorten(value)}" for name, value in chosen),
        )


def demanded(item: Item, filters: Iterable[Pairs]) -> Pairs | None:
    """Return the first of *filters* that chooses *item*; None if none does."""
    return next((each for each in filters if _is_chosen(item, each)), None)


def _is_chosen(item: Item, wanted: Pairs) -> bool:
    return all(fold_case(value) in _values(item, fold_case(name)) for name, value in wanted)


def _values(item: Item, name: str) -> set[str]:
    """Return what *item* has under *name*, folded."""
    if name in {"tag", "tags"}:
        return set(map(fold_case, item.tags))
    if name == "blocking":
        return {field_text(item.blocking), "yes" if item.blocking else "no"}
    if name in {"checklist", "severity", "owner", "id"}:
        return {fold_case(getattr(item, name))}
    return {fold_case(value) for column, value in item.extra if fold_case(column) == name}


RULE: Final = Rule(
    code="RD712",
    name="required-evidence",
    family="evidence",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
