"""Owner that is spelled in several ways.

Two owners are taken for one when they differ only in case, blanks or punctuation, or when each word
of the one is the beginning or an abbreviation of its counterpart in the other: *Tech Writing* and
*Technical Writing*, *Release Mgmt* and *Release Management*. The finding is at the first row with
the rarer spelling.

**Why it matters.** Counts and filters by owner miss the rows under the other name.

**How to mend it.** Use one spelling. Where both are meant, list them in the option `owner_aliases`.

```markdown
| ID    | Item                | Status | Owner             |
|-------|---------------------|--------|-------------------|
| DOC-1 | Guide was proofread | ✅     | Technical Writing |
| DOC-2 | Links were checked  | ✅     | Technical Writing |
| DOC-3 | Terms were unified  | ✅     | Tech Writing      |

| ID    | Item                | Status | Owner             |
|-------|---------------------|--------|-------------------|
| DOC-1 | Guide was proofread | ✅     | Technical Writing |
| DOC-2 | Links were checked  | ✅     | Technical Writing |
| DOC-3 | Terms were unified  | ✅     | Technical Writing |
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sphinx_readiness.assembly.stored_items import owners_of
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Checklist, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.people.spellings import pairs
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import place
from sphinx_readiness.text.folding import fold, fold_case, shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each spelling that is like a more frequent one."""
    written: Counter[str] = Counter()
    first: dict[str, tuple[Checklist, int]] = {}
    for checklist in project.all_checklists():
        for owner, number, position in owners_of(checklist.items):
            written[owner] += number
            first.setdefault(owner, (checklist, position))
    owners: Counter[str] = Counter()
    places: dict[str, tuple[Checklist, int]] = {}
    for text, number in written.items():
        if not context.vocabulary.is_placeholder(text):
            owners[fold(text)] += number
            places.setdefault(fold(text), first[text])
    canonical = _canonical_names(context.options.owner_aliases)
    # The sort is stable: of two spellings as frequent, the one that is met first is the usual one.
    for rare, usual in pairs(sorted(owners, key=lambda name: -owners[name])):
        if canonical.get(fold_case(rare), rare) == canonical.get(fold_case(usual), usual):
            continue
        one, other = _item_at(places[rare]), _item_at(places[usual])
        yield rule.at(
            one.location,
            N_(
                "owner '{rare}' ({rare_count}) is probably '{usual}' ({usual_count}), as at {place}"
            ),
            N_("Use one spelling, or list both in the option 'owner_aliases'."),
            item=one.id,
            field="owner",
            rare=shorten(rare),
            rare_count=str(owners[rare]),
            usual=shorten(usual),
            usual_count=str(owners[usual]),
            place=place(other.location),
        )


def _item_at(where: tuple[Checklist, int]) -> Item:
    checklist, position = where
    return checklist.items[position]


def _canonical_names(aliases: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the owner that each spelling stands for, by case-folded spelling."""
    return {
        fold_case(spelling): owner
        for owner, spellings in aliases.items()
        for spelling in (*spellings, owner)
    }


RULE: Final = Rule(
    code="RD302",
    name="owner-spelling",
    family="people",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
