"""Rejected sign-off.

A role has rejected the record. That is an error where the record claims to be approved, by a word
of the option `final_states` in its state or by the go-live decision *yes* or *conditional*, and a
warning else. A
record whose decision is *no* agrees with the rejection, which is no fault then.

**Why it matters.** Somebody who has to agree does not, and the record goes on without them.

**How to mend it.** Resolve what the role has rejected and have it sign, or decide *no*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Answer, Project, SignOffState
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import RoleState
from sphinx_readiness.rules.people.missing_sign_off import claim_of
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.record_states import final_words


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each rejection, unless the decision follows it."""
    finals = final_words(context.options.final_states)
    milder = rule
    if rule.severity is Severity.ERROR:
        milder = rule._replace(severity=Severity.WARNING)
    for record in project.records:
        rejected = [
            (each.role, each.location)
            for each in record.signoffs()
            if each.state is SignOffState.REJECTED
        ]
        named = {fold_case(role) for role, _location in rejected}
        rejected += (
            (each.role, each.location)
            for each in project.sign_offs.of(record.id)
            if each.state is RoleState.REJECTED and fold_case(each.role) not in named
        )
        claim = claim_of(record, finals) if rejected else ""
        if not claim and any(each.answer is Answer.NO for each in record.decisions):
            continue
        conditional = any(each.answer is Answer.CONDITIONAL for each in record.decisions)
        for role, location in rejected:
            yield (rule if claim or conditional else milder).at(
                location,
                N_("'{role}' has rejected record '{record}', which is '{claim}'")
                if claim
                else N_("'{role}' has rejected record '{record}'"),
                N_("Resolve what was rejected and have it signed, or decide 'no'."),
                field="status",
                role=shorten(role, 40),
                record=record.id,
                claim=claim,
            )


RULE: Final = Rule(
    code="RD307",
    name="rejected-sign-off",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
