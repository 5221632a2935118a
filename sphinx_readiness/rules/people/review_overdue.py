"""Record whose next review is past.

The day of `:next-review:` is before the day of the report; on the day itself the review is not yet
overdue. The day of the report is today, unless `as_of` or `SOURCE_DATE_EPOCH` says otherwise.

**Why it matters.** What was verified long ago may not be true today.

**How to mend it.** Review the record, then set `:updated:` and `:next-review:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each record with an overdue review."""
    for record in project.records:
        due = record.next_review.value
        if due is not None and due < context.today:
            yield rule.at(
                record.location,
                N_("review of '{record}' was due on {due}"),
                N_("Review the record, then set ':updated:' and ':next-review:'."),
                field="next-review",
                record=record.id,
                due=due.isoformat(),
            )


RULE: Final = Rule(
    code="RD304",
    name="review-overdue",
    family="people",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
    cause=TIME,
)
