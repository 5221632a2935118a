"""Passed item whose note, or title, says that it is not done.

The status means *pass*, but the note contains a word such as *in progress*, *pending*, *TODO* or
*TBD*, begins with a cross (*❌ not in the EU*), or has a box that is not ticked (*[ ] write the
guide*, but not *the box [ ] is drawn* nor *[x] yes [ ] no*); or it is as a whole a status that is
open or failed (*untested*, *on hold*), other than an answer such as *no*. The words are those of
the option `unfinished_words`; they are looked for as whole words, without regard to case, and
hyphens are blanks. A file name such as `TODO.md` is no such word.

A word is meant unless its clause is in one of these forms, which are all that is known of grammar:

- It is quoted, in a code span, or part of a name in code (`abort_if_pending`,
  `--fail-on-pending`).
- It is **negated**: behind *no*, *not*, *nothing*, *none*, *never*, *without* or *0*, with nothing
  but words such as *is*, *any*, *longer*, *open or* between (*no pending issues*), one or two
  words behind *no* (*no jobs pending*), or before *: none*, *: 0* or *is empty*. Not if some are
  excepted (*nothing pending except legal*), which holds of all that is over or gone, too.
- It is **over**: behind *was*, *had been*, *previously* and the like, if the note goes on with
  *until* and a date, or with a word such as *done*, *resolved* or *merged* (*was pending until
  May, now done*).
- Its noun is what **a sentence is about** that says something else of it: *pending orders are
  retried*, *pending label translated*, *incomplete rows go to quarantine*. Where the noun is work
  of people (review, fix, ticket, migration), only if that is over (*the pending fixes are merged*)
  or is what a system does with it (*pending approvals expire after 7 days*).
- It is **what something is done with**, or what a thing is about: *drains pending requests*, *a
  panel for pending jobs*, *runbook for stuck pending pods*, *deploy aborts on pending migrations*.
- It is **measured or limited**: *12 pending max*, *pending-queue depth below 100*, *alert at 50
  pending*, *WIP limit 3*; not of work (*load test pending for 30 min*), and a mark only before
  *limit* and the like (*timeout TBD < 5 s* is meant).
- It is **a state** of things: *starts as pending*, *shows pending while loading*, *orders stay
  pending until paid*, *pending → paid*, *pending, running and done*, *from pending to running*; or
  of what happens *when*, *if* or *while* it is so (*fires when a pod is pending*, *button is
  disabled while pending*), but not of work (*when the review is pending*), nor what people or
  their trackers make of it (*set to pending by QA*, *Jira shows TODO*).
- It is **a mark** that is looked for, refused or gone: *checked for TODO*, *CI skips WIP
  branches*, *TBD resolved*, *TODO in the parser fixed*.
- *To do* is a verb (*what to do*); *not started* is said of what does not do so *automatically*;
  *not yet* of what is *not yet required*, or of what a system bears (*hosts not yet upgraded get
  the old API*).

Of words of other languages (*pendiente*, *en cours*, *ausstehend*, *待定*) only this is known: they
are meant where they begin a clause, or end it but for a preposition or a date (*pruebas pendientes
de QA*), and are not negated; *noch nicht*, *pas encore* and the like are meant anywhere, unless it
is told what a system does (*noch nicht bestätigte Konten werden gelöscht*); ordinary words
such as *offen* or *abierto* are, if they are the whole note or stand before a colon; and there is
none in *ausstehend: keine* and *todos los tests pasan*.

A cross that is spoken of or can be pressed is none (*❌ is shown for failed hosts*, *❌ closes the
dialog*). Nothing else of the note is interpreted. The notes of a second column, which is [only
shown](#rd121), are looked at, too. Of the title only a remark at one of its ends is looked at, set
off from the rest (*Load test (pending)*, *Load test - in progress*, *TODO: load test*, *Load test
❌*), and a box (*[ ] Data copied*). It is none where the title names what it shows (*Traffic light
🔴*, *alert on job state (pending)*, *Settings page: [ ] SMS*), nor a
colour where it says how much the item matters (*🔴 High: keys rotated*). A row whose note is right
as it is can be excused by a `waiver` with `:rule: RD204`; the report lists such rows.

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
from sphinx_readiness.reading.box_marks import may_hold_box
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, loosen, status_called, word_finder
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import word_key
from sphinx_readiness.vocabulary.default_statuses import IMPLIED_WORDS, WORDS_ALONE
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_NOTES: Final = "notes"

_SAYS: Final = {
    _NOTES: (
        N_("{what} is '{status}', but its note says '{word}'"),
        N_(
            "Set the status to what the note says, or bring the note up to date. Where it is "
            "right, excuse it by a waiver with ':rule: RD204'."
        ),
    ),
    "item": (
        N_("{what} is '{status}', but its title says '{word}'"),
        N_(
            "Set the status to what the title says, or bring the title up to date. Where it is "
            "right, excuse it by a waiver with ':rule: RD204'."
        ),
    ),
}
"""By field, what is said of it and how to mend it."""

_SAYS_LITTLE: Final = frozenset(
    ("", "no", "n", "false", "blocker", "review", "warning", "warn", "new", "yellow", "orange")
)
"""Statuses that are an answer, or a kind of row, where they are all that a note says."""

_SHORT: Final = frozenset(("tba", "tbc", "tbd"))
"""Words that are written with dots as well."""

_ENDS: Final = " .!?:;,()\u2026"
"""Around a note that is one word."""

_LONGEST: Final = 30
"""Characters of a note that may be a status."""

_CROSS: Final = re.compile(r"^ ?[^\w\s\"'`(\[#@*<]", re.MULTILINE)
"""Notes that may begin with the symbol of what failed."""

_MAY_REMARK: Final = re.compile(
    r"[)\]][ .]{0,2}$| [-\u2013\u2014] |^[A-Z]{3}|: not |^[^\w\s\"'`(]"
    r"|[^\w\s.,;!?'\"`)\]%]$",
    re.MULTILINE,
)
"""Titles that may hold a remark; most do not."""

_MAY_BE_HEADED: Final = re.compile(r"^[^\W\d_][\w' -]{1,20}:", re.MULTILINE)

_words = lru_cache(maxsize=4)(word_finder)
"""Every document asks for the same ones."""


@lru_cache(maxsize=4)
def _open_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words that are an open or failed status, as a note that is nothing else has them.

    Left out are those that answer a question of the title, or say what kind of row it is.
    """
    found: set[str] = set()
    for status in vocabulary.statuses:
        if status.outcome not in (Outcome.OPEN, Outcome.FAIL):
            continue
        found.update((status.label, status.key, *status.aliases))
        if vocabulary.implied:
            found.update(IMPLIED_WORDS.get(status.key, ()))
            found.update(WORDS_ALONE.get(status.key, ()))
    known = {word_key(fold_case(each)) for each in found} - _SAYS_LITTLE
    spelt = {each.replace(" ", "-") for each in known}
    return frozenset(known | spelt | {".".join(each) for each in known & _SHORT})


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each passed item with an unfinished word in its note."""
    words = _words(context.options.unfinished_words)
    if words is None:
        return
    whole = _open_words(context.vocabulary)
    for checklist in project.all_checklists():
        passed = [item for item in checklist.items if item.outcome is Outcome.PASS]
        notes = [item.notes for item in passed]
        extra = {name for item in passed if item.extra for name, _ in item.extra}
        second = columns_of(_NOTES, extra, context.options.columns)
        if second:
            passed = [_with_all_notes(item, second) for item in passed]
            notes = [item.notes for item in passed]
        # One look at all notes of a checklist: in most there is nothing to be found, and what
        # reads them need not be loaded.
        joined = " \n".join(notes)
        loose = loosen(joined)
        if (
            words.within(loose).search(loose)
            or may_hold_box(joined)
            or _CROSS.search(joined)
            or not whole.isdisjoint([_word(note) for note in notes])
        ):
            yield from _rows(rule, passed, context, words.every, whole)
        if _may_remark("\n".join(item.title for item in passed)):
            yield from _titles(rule, passed, context, words.every)


def _word(note: str) -> str:
    """Return *note* as :func:`_open_words` has it, if it may be one of them."""
    return note.lower().strip(_ENDS).removesuffix(" yet") if len(note) <= _LONGEST else ""


def _may_remark(titles: str) -> bool:
    """Say whether one of *titles*, each on a line, may hold a remark."""
    if _MAY_REMARK.search(titles) is not None:
        return True
    return ":" in titles and _MAY_BE_HEADED.search(titles) is not None


def _with_all_notes(item: Item, second: frozenset[str]) -> Item:
    """Return *item* with what stands in further columns for notes among its notes."""
    more = [text for name, text in item.extra if name in second and text]
    return item._replace(notes=". ".join((item.notes, *more))) if more else item


def _rows(
    rule: Rule,
    items: Iterable[Item],
    context: Context,
    pattern: re.Pattern[str],
    whole: frozenset[str],
) -> Iterator[Finding]:
    from sphinx_readiness.rules.vocabulary.unfinished_texts import (  # noqa: PLC0415
        said_in_note,
        status_of_note,
    )

    for item in items:
        word = said_in_note(item, context.vocabulary, pattern) if item.notes else ""
        if not word and item.notes not in item.code:
            word = status_of_note(_word(item.notes), context.vocabulary, whole)
        if word:
            yield _finding(rule, item, context, _NOTES, word)


def _titles(
    rule: Rule, items: Iterable[Item], context: Context, pattern: re.Pattern[str]
) -> Iterator[Finding]:
    from sphinx_readiness.rules.vocabulary.unfinished_texts import said_in_title  # noqa: PLC0415

    for item in items:
        if not _may_remark(item.title):
            continue
        word = said_in_title(item, context.vocabulary, pattern)
        if word:
            yield _finding(rule, item, context, "item", word)


def _finding(rule: Rule, item: Item, context: Context, field: str, word: str) -> Finding:
    """Return that *field* of *item* says *word*."""
    message, hint = _SAYS[field]
    return rule.at(
        item.location, message, hint, item=item.id, field=field,
        what=called(item), status=status_called(item, context), word=word,
    )  # fmt: skip


RULE: Final = Rule(
    code="RD204",
    name="unfinished-note",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
