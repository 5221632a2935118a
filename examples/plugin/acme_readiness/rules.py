"""Blocker that no ticket is open for.

An item stands between now and go-live, and neither its notes nor its evidence name a ticket such as
`ACME-123`.

**Why it matters.** What has no ticket is not planned.

**How to mend it.** Write the number of the ticket into the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_readiness.api import Context, Finding, Project, Rule, Severity

TICKET = re.compile(r"\bACME-[0-9]{1,6}\b")


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each blocker without a ticket."""
    for result in context.results:
        for item in result.blockers:
            if not TICKET.search(f"{item.notes} {item.evidence}"):
                yield rule.at(
                    item.location,
                    "blocker {id} '{title}' has no ticket; expected one such as ACME-123",
                    "Open a ticket, and write its number into the notes.",
                    item=item.id,
                    field="notes",
                    id=item.id,
                    title=item.title,
                )


RULES = [
    Rule(
        code="ACM101",
        name="missing-ticket",
        family="acme",
        severity=Severity.WARNING,
        page=__doc__,
        check=check,
    )
]
