"""What rules about sign-offs share: the standings of one state, and how bad they are."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import RoleState, Standing
from sphinx_readiness.rules.people.missing_sign_off import claim_of
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.vocabulary.record_states import final_words


def in_state(
    rule: Rule, project: Project, context: Context, state: RoleState
) -> Iterator[tuple[Rule, Standing]]:
    """Yield the standings of *state*, each with *rule*: milder where nobody claims an approval."""
    standings = [each for each in project.sign_offs.standings if each.state is state]
    if not standings:
        return
    finals = final_words(context.options.final_states)
    claimed = {record.id for record in project.records if claim_of(record, finals)}
    milder = rule
    if rule.severity is Severity.ERROR:
        milder = rule._replace(severity=Severity.WARNING)
    for each in standings:
        yield rule if each.record in claimed else milder, each


def told(rule: Rule, standing: Standing, message: str, hint: str) -> Finding:
    """Return the finding of *rule* about *standing*, for a *message* on role, record and reason."""
    return rule.at(
        standing.location,
        message,
        hint,
        role=shorten(standing.role, 40),
        record=standing.record,
        reason=standing.reason or "",
    )
