"""What rules about proof that does not count share: they speak for one fault each."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_readiness.model.evidence import Check, Fault
from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import called, status_called
from sphinx_readiness.text.phrases import N_, Phrase
from sphinx_readiness.vocabulary.statuses import Outcome


def faulty(code: str, fault: Fault, hint: str, page: str | None) -> Rule:
    """Return the rule *code* that speaks for *fault*, and is called by it."""

    def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
        for each in project.versions.verifications:
            if each.item.outcome is Outcome.PASS:
                for found in each.checks:
                    if found.fault is fault:
                        yield _finding(rule, each.item, found, context, hint)

    return Rule(code, fault.value, "evidence", Severity.ERROR, page or "", check)


def _finding(rule: Rule, item: Item, found: Check, context: Context, hint: str) -> Finding:
    if found.lasts is not None:  # it was good, and nothing but days have passed
        rule = rule._replace(cause=TIME)
    return rule.at(
        item.location,
        N_("{what} is '{status}', but '{statement}' proves nothing: {reason}"),
        hint,
        item=item.id,
        field=found.field,
        what=called(item),
        status=status_called(item, context),
        statement=found.statement,
        reason=Phrase(found.reason, found.values),
    )
