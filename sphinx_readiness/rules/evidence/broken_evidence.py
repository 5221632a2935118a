"""Proof that cannot be read: at its line in the report, once.

A report that a passed item stands on is not valid in its language, was cut off, contradicts
itself, has a key twice, a number that is none, a document type of its own, too many levels or
values, or is larger than is read. The finding names the items; none of them is proven.

**Why it matters.** A report that was cut off shows the failures that came before.

**How to mend it.** Have it made again by the tool that writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.evidence import Check, Fault
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, first_few
from sphinx_readiness.text.phrases import N_, Phrase
from sphinx_readiness.vocabulary.statuses import Outcome


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each broken place."""
    found: dict[tuple[tuple[str, int], str], tuple[Check, list[str]]] = {}
    for each in project.versions.verifications:
        if each.item.outcome is Outcome.PASS:
            for broken in each.checks:
                if broken.fault is Fault.BROKEN:
                    key = (broken.place, broken.reason.format_map(dict(broken.values)))
                    found.setdefault(key, (broken, []))[1].append(called(each.item))
    for broken, items in found.values():
        yield rule.at(
            Location(*broken.place),
            N_("{reason}; so it proves nothing of {items}"),
            N_("Have it made again by the tool that writes it."),
            reason=Phrase(broken.reason, broken.values),
            items=first_few(tuple(dict.fromkeys(items))),
        )


RULE: Final = Rule(
    code="RD702",
    name=Fault.BROKEN.value,
    family="evidence",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
