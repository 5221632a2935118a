"""Blocker that is not resolved.

An item is a blocker when its status means *fail*, or when it is flagged as blocking (a `Blocking`
column, or a severity such as `blocker` or `critical`) and its status does not mean *pass*. While a
waiver of it is in force it is none, nor if it is *not applicable* and says why.

**Why it matters.** A blocker stands between now and go-live: that is what the word promises.

**How to mend it.** Resolve it and change its status, or, if it does not block, take the flag away.
If it may wait, let somebody write a `waiver` with a reason and an end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.assembly.lookup import lists_of
from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.assembly.waivers import as_written
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.waivers import BoundWaiver, WaiverState
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import status_called
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each blocker."""
    for result in context.results:
        for item in result.blockers:
            yield _finding(rule, item, context)


def _finding(rule: Rule, item: Item, context: Context) -> Finding:
    return rule.at(
        item.location,
        N_("blocker {id} '{title}' is {status}; expected a status that passes"),
        N_("Resolve it and set its status, or take its blocking flag away."),
        item=item.id,
        field="status",
        id=item.id,
        title=shorten(item.title),
        status=status_called(item, context),
    )


def waived(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield what there would be without the waivers in force, each with the reason of its own.

    It is the very finding that comes when the waiver ends, so that it keeps its fingerprint.
    """
    reasons = _reasons(project.waivers)
    if not reasons:
        return
    for record in project.records:
        for checklist in lists_of(record):
            for item in stream(checklist.items):
                before = as_written(item, context.vocabulary) if item.until else item
                if item.until and before.is_blocker:
                    alone = reasons.get((*item.location[:2], item.until))
                    reason = alone or reasons.get((checklist.id, item.until), "")
                    yield _finding(rule, before, context)._replace(excused=True, reason=reason)


def _reasons(waivers: Iterable[BoundWaiver]) -> dict[tuple[str | int, ...], str]:
    """Return why rows may wait, by the last day and the place of a row or the id of a checklist."""
    found: dict[tuple[str | int, ...], str] = {}
    for each in waivers:
        if each.state is WaiverState.IN_FORCE and not each.waiver.rule:
            until = each.waiver.last.isoformat()
            for key in (*each.places, *((id_,) for id_ in each.checklists)):
                found.setdefault((*key, until), each.waiver.reason)
    return found


RULE: Final = Rule(
    code="RD201",
    name="open-blocker",
    family="gate",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
