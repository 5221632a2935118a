"""Passed item whose title begins or ends with a mark of what is not done.

A warning sign (⚠️), a building site (🚧) or an hourglass (⏳, ⌛) at an end of the title says that
something is left, and so do turning arrows (🔄) behind it. The same mark in the status cell would
keep the item open; in a title it may only adorn it, so this is a warning. It is none where the
words of the title name what is drawn (*⚠️ Error handling*, *⏳ Timeouts set*, *Warning icon ⚠️*),
where other titles of the checklist have other symbols at the same end, as they are adornments
there, or several of the page begin with the same one, as it says there what matters most, and where
the vocabulary of the project reads the mark as passed or informational.

**Why it matters.** Who ticks a row and leaves the warning sign in it has told two things at once.

**How to mend it.** Set the status to what the mark says, or take the mark out of the title. Where
it is right as it is, excuse the row by a `waiver` with `:rule: RD218`.

```markdown
| ID    | Item            | Status |
|-------|-----------------|--------|
| OPS-1 | ⚠️ Restore drill | ✅     |

| ID    | Item            | Status |
|-------|-----------------|--------|
| OPS-1 | Restore drill   | ⚠️     |
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Checklist, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, status_called
from sphinx_readiness.text.folding import strip_selectors
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import pictographs
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_TIME: Final = (
    "age", "cron", "deadline", "delay", "durat", "expir", "latenc", "load", "perform", "period",
    "progress", "queue", "respons", "retention", "schedul", "slow", "speed", "spin", "time", "ttl",
    "wait", "window",
)  # fmt: skip

_NAMED: Final = {
    "\u26a0": (
        "alarm", "alert", "attention", "break", "caution", "caveat", "crit", "danger", "deprec",
        "error", "escalat", "except", "fail", "fault", "hazard", "incident", "issue", "known",
        "limit", "notice", "problem", "risk", "secur", "sever", "threat", "vulnerab", "warn",
    ),
    "\U0001f6a7": ("barrier", "block", "build", "construct", "fence", "gate", "guard", "maint"),
    "\u23f3": _TIME,
    "\u231b": _TIME,
    "\U0001f504": (
        "backup", "ci", "cd", "cycl", "deploy", "failover", "iterat", "loop", "migrat", "pipeline",
        "recover", "refresh", "reload", "renew", "repeat", "replic", "reset", "restart", "restor",
        "retr", "revert", "roll", "rotat", "spin", "state", "swap", "switch", "sync", "turn",
        "updat", "upgrad",
    ),
}  # fmt: skip
"""Mark, without its selector → beginnings of words that name what is drawn."""

_TURNING: Final = "\U0001f504"
"""It begins too many titles for what turns, so that it counts at the end of them only."""


class _Mark(NamedTuple):
    """A mark in a title, and at which end of it."""

    text: str
    last: bool


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each passed item with such a mark at an end of its title."""
    checklists = tuple(project.all_checklists())
    usual: Counter[tuple[str, str]] | None = None
    for checklist in checklists:
        adorned: dict[bool, bool] = {}
        for item in checklist.items:
            if item.title.isascii() or item.outcome is not Outcome.PASS:
                continue
            mark = _mark_of(item.title, context.vocabulary)
            if mark is None:
                continue
            if mark.last not in adorned:
                titles = (each.title for each in checklist.items)
                adorned[mark.last] = _is_adorned(titles, context.vocabulary, last=mark.last)
            if adorned[mark.last]:
                continue
            if usual is None:
                usual = _beginnings(checklists)
            if mark.last or usual[checklist.docname, mark.text[0]] <= 1:
                yield _finding(rule, item, mark.text, context)


def _finding(rule: Rule, item: Item, mark: str, context: Context) -> Finding:
    return rule.at(
        item.location,
        N_("{what} is '{status}', but '{mark}' stands at an end of its title"),
        N_("Set the status to what the mark says, or take the mark out of the title."),
        item=item.id, field="item",
        what=called(item), status=status_called(item, context), mark=mark,
    )  # fmt: skip


def _mark_of(title: str, vocabulary: Vocabulary) -> _Mark | None:
    """Return the mark at an end of *title* that says that it is not done, or None."""
    first, _, rest = title.strip().partition(" ")
    before, _, last = title.strip().rpartition(" ")
    bare = strip_selectors(first)
    if bare not in _NAMED and strip_selectors(last) not in _NAMED:
        return None
    from sphinx_readiness.reading.box_forms import explains, is_cross_spoken_of  # noqa: PLC0415

    if bare in _NAMED and bare != _TURNING and rest:
        explained = is_cross_spoken_of("", rest) or explains(rest, vocabulary)
        is_open = not explained and _is_open(first, rest, vocabulary)
        return _Mark(first, last=False) if is_open else None
    is_mark = strip_selectors(last) in _NAMED and before
    named = not is_mark or is_cross_spoken_of(before, "")
    return _Mark(last, last=True) if not named and _is_open(last, before, vocabulary) else None


def _is_open(mark: str, words: str, vocabulary: Vocabulary) -> bool:
    """Say whether *mark* means what is open, and no word beside it names what it shows."""
    found = vocabulary.match(mark)
    if found.status is None or found.outcome not in (Outcome.OPEN, Outcome.FAIL):
        return False
    stems = _NAMED[strip_selectors(mark)]
    return not any(word.startswith(stems) for word in words.lower().split())


def _is_adorned(titles: Iterable[str], vocabulary: Vocabulary, *, last: bool) -> bool:
    """Say whether any of *titles* has a symbol that is no status at that end."""
    for title in titles:
        if title.isascii():
            continue
        word = title.rpartition(" ")[2] if last else title.partition(" ")[0]
        if pictographs(word) and vocabulary.match(word).status is None:
            return True
    return False


def _beginnings(checklists: Sequence[Checklist]) -> Counter[tuple[str, str]]:
    """Count by document how many titles begin with each mark: it may say what matters most."""
    found: Counter[tuple[str, str]] = Counter()
    for checklist in checklists:
        for item in checklist.items:
            mark = item.title.lstrip()[:1]
            if mark in _NAMED:
                found[checklist.docname, mark] += 1
    return found


RULE: Final = Rule(
    code="RD218",
    name="doubtful-mark",
    family="gate",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
