"""Passed item whose note, or title, says that it is not done.

The status means *pass*, but the note contains a word such as *in progress*, *pending*, *TODO* or
*TBD*, begins with a cross (*❌ not in the EU*), or has a box that is not ticked (*[ ] write the
guide*, but not *the box [ ] is drawn* nor *[x] yes [ ] no*). The words are those of the option
`unfinished_words`; they are looked for as whole words, without regard to case, and hyphens are
blanks. A file name such as `TODO.md` is no such word.
Code spans and quotations are not looked at, nor names in code (`abort_if_pending`), nor a word that
is negated: one directly behind *no*, *not*, *nothing*, *none*, *never*, *without* or *0*, with
nothing but words such as *is*, *any*, *longer* or *more* between (*no pending issues*, *nothing is
pending any more*), or one or two words behind *no* (*no jobs pending*), or before *: none*, *: 0*
or *is empty*; nor what is over: a word behind *was*, *were*, *had been*, *previously* and the like,
if the note goes on with *until* and a date, or with a word such as *done*, *resolved*, *fixed*,
*merged* or *approved* (*was pending until May, now done*); nor what a system does: a condition with
*when*, *if*, *while*, *until* or *unless* about some thing (*fires when a pod is pending*, *retries
if incomplete*, but not *when the review is pending*), what is done with what a system works through
(*pending requests are drained*), and what is watched (*alert for pending pods*); nor a word that is
used otherwise: *to do* as a verb (*what to do*), *TODO* as a mark that is looked for or gone
(*checked for TODO*, *TODO comments removed*), a part of a name (*WIP limit*, *pending tab*), what
does not happen by itself (*not started automatically*) or is *not yet required*; nor a state of a
thing: before the next one (*pending → paid*, *pending, running and done*), returned, or left (*went
from pending to running*); nor a cross that is spoken of or can be pressed (*❌ is shown for failed
hosts*, *❌ closes the dialog*, the title *Close icon ❌*). Nothing else of
the note is interpreted. The notes of a second column, which is [only shown](#rd121), are looked at,
too. Of the title only a remark at one of its ends is looked at, set off from the rest (*Load test
(pending)*, *Load test - in progress*, *TODO: load test*, *Load test ❌*), and a box (*[ ] Data
copied*). A row whose note is right as it is can be excused by a `waiver` with `:rule: RD204`; the
report lists such rows.

**Why it matters.** The tick is what is counted; the note is what is true.

**How to mend it.** Set the status to what the note says, or bring the note up to date.

```markdown
| ID    | Item               | Status | Notes                    |
|-------|--------------------|--------|--------------------------|
| REL-2 | Release build made | ✅     | in progress on the farm  |

| ID    | Item               | Status | Notes                    |
|-------|--------------------|--------|--------------------------|
| REL-2 | Release build made | 🔄     | in progress on the farm  |
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from sphinx_readiness.config.columns import columns_of
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.reading.box_forms import has_open_box, may_hold_box
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.vocabulary.negation import (
    is_negated,
    without_names,
    without_quotations,
)
from sphinx_readiness.rules.vocabulary.note_conditions import tells_of_a_system
from sphinx_readiness.rules.vocabulary.note_uses import is_used_otherwise
from sphinx_readiness.rules.vocabulary.title_remarks import (
    MAY_REMARK,
    leading_cross,
    remark_against,
)
from sphinx_readiness.rules.words import called, loosen, status_called, word_pattern
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import without_comments
from sphinx_readiness.vocabulary.statuses import Outcome

_NOTES: Final = "notes"

_SAYS: Final = {
    _NOTES: (
        N_("{what} is '{status}', but its note says '{word}'"),
        N_("Set the status to what the note says, or bring the note up to date."),
    ),
    "item": (
        N_("{what} is '{status}', but its title says '{word}'"),
        N_("Set the status to what the title says, or bring the title up to date."),
    ),
}
"""By field, what is said of it and how to mend it."""

_CROSS: Final = re.compile(r"^ ?[^\w\s\"'`(\[#@*<]", re.MULTILINE)
"""Notes that may begin with the symbol of what failed."""

_pattern = lru_cache(maxsize=4)(word_pattern)
"""Every document asks for the same one."""


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each passed item with an unfinished word in its note."""
    pattern = _pattern(context.options.unfinished_words)
    if pattern is None:
        return
    for checklist in project.all_checklists():
        passed = [item for item in checklist.items if item.outcome is Outcome.PASS]
        notes = [item.notes for item in passed]
        extra = {name for item in passed if item.extra for name, _ in item.extra}
        second = columns_of(_NOTES, extra, context.options.columns)
        if second:
            passed = [_with_all_notes(item, second) for item in passed]
            notes = [item.notes for item in passed]
        # One look at all notes of a checklist: in most there is nothing to be found.
        joined = " \n".join(notes)
        if pattern.search(loosen(joined)) or may_hold_box(joined) or _CROSS.search(joined):
            yield from _rows(rule, passed, context, pattern)
        if MAY_REMARK.search("\n".join(item.title for item in passed)) is not None:
            yield from _titles(rule, passed, context, pattern)


def _with_all_notes(item: Item, second: frozenset[str]) -> Item:
    """Return *item* with what stands in further columns for notes among its notes."""
    more = [text for name, text in item.extra if name in second and text]
    return item._replace(notes=". ".join((item.notes, *more))) if more else item


def _rows(
    rule: Rule, items: Iterable[Item], context: Context, pattern: re.Pattern[str]
) -> Iterator[Finding]:
    for item in items:
        if not item.notes:
            continue
        said = without_quotations(without_comments(item.notes), item.code)
        text = loosen(without_names(said, pattern, loosen))
        meant = (each for each in pattern.finditer(text) if _is_meant(text, *each.span()))
        found = next(meant, None)
        word = found.group() if found is not None else ""
        if not word and has_open_box(said, context.vocabulary):
            word = "[ ]"
        word = word or leading_cross(said, context.vocabulary)
        if word:
            yield _finding(rule, item, context, _NOTES, word)


def _titles(
    rule: Rule, items: Iterable[Item], context: Context, pattern: re.Pattern[str]
) -> Iterator[Finding]:
    for item in items:
        if MAY_REMARK.search(item.title) is None:
            continue
        word = remark_against(
            item.title,
            context.vocabulary,
            lambda text: pattern.fullmatch(loosen(text)) is not None,
        )
        # A second box of a task is noted where that is read.
        if word and not (word == "[ ]" and item.status_text.startswith("[")):
            yield _finding(rule, item, context, "item", word)


def _finding(rule: Rule, item: Item, context: Context, field: str, word: str) -> Finding:
    """Return that *field* of *item* says *word*."""
    message, hint = _SAYS[field]
    return rule.at(
        item.location, message, hint, item=item.id, field=field,
        what=called(item), status=status_called(item, context), word=word,
    )  # fmt: skip


def _is_meant(text: str, start: int, end: int) -> bool:
    return not any(
        each(text, start, end) for each in (is_negated, tells_of_a_system, is_used_otherwise)
    )


RULE: Final = Rule(
    code="RD204",
    name="unfinished-note",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
