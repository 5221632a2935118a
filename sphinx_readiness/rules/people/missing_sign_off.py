"""Final or approved record without all of its sign-offs.

The state of the record contains one of the words of the option `final_states`, neither negated nor
waited for nor taken back (*not final*, *final approval pending*, *final draft*, *approved, but
revoked*), or the go-live decision is *yes*, but not every role has signed, or a role of the option
`roles` stands in no matrix of the record. Signed means: approved or conditional, by somebody, on a
day. A rejection is no sign-off; `rejected-sign-off` speaks for it.

**Why it matters.** The record claims an approval that nobody has given.

**How to mend it.** Have the missing roles sign, or call the record a draft until they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import (
    Answer,
    Project,
    Record,
    SignOff,
    SignOffMatrix,
    SignOffState,
)
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import Role, RoleState, Standing
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import first_few
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.record_states import final_words, says_final


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each incomplete matrix of a final record, or one for having none."""
    finals = final_words(context.options.final_states)
    for record in project.records:
        claim = claim_of(record, finals)
        if not claim:
            continue
        matrices = [matrix for matrix in record.matrices if matrix.signoffs]
        standings = project.sign_offs.of(record.id)
        if not matrices and any(each.path for each in standings):
            yield from _without_files(rule, project, record, claim)
        elif not matrices:
            yield rule.at(
                record.location,
                N_("record '{record}' is '{claim}', but it has no sign-offs"),
                N_("Add a signoff-matrix with the roles that have to sign."),
                record=record.id,
                claim=claim,
            )
        elif absent := _absent(matrices, standings, context.options.roles):
            yield rule.at(
                matrices[-1].location,
                N_(
                    "record '{record}' is '{claim}', but its matrix lacks configured roles: {roles}"
                ),
                N_("Add a row for each of these roles and have them sign, or change the state."),
                record=record.id,
                claim=claim,
                roles=first_few([shorten(role, 40) for role in absent], 12),
            )
        for matrix in matrices:
            unsigned = [each for each in matrix.signoffs if not each.is_signed]
            missing = [each.role for each in unsigned if not _has_own_rule(each)]
            if missing:
                yield rule.at(
                    matrix.location,
                    N_(
                        "record '{record}' is '{claim}', but {signed} of {total} roles have "
                        "signed; missing: {roles}"
                    ),
                    N_("Have the missing roles sign, with name and date, or change the state."),
                    record=record.id,
                    claim=claim,
                    signed=str(len(matrix.signoffs) - len(unsigned)),
                    total=str(len(matrix.signoffs)),
                    roles=first_few([shorten(role, 40) for role in missing], 12),
                )


def _has_own_rule(signoff: SignOff) -> bool:
    """Say whether it is not *signoff* that is missing: another rule speaks, or it is optional."""
    if signoff.state is SignOffState.REJECTED:
        return True
    standing = signoff.standing
    if standing is None or standing.state.is_agreement:
        return False
    return not standing.required or standing.state is not RoleState.PENDING


def _without_files(rule: Rule, project: Project, record: Record, claim: str) -> Iterator[Finding]:
    """Yield the finding of a *record* without a matrix whose roles sign files, if any has not."""
    roles = [each for each in project.sign_offs.of(record.id) if each.required]
    missing = [each.role for each in roles if each.state is RoleState.PENDING]
    if missing:
        yield rule.at(
            record.location,
            N_(
                "record '{record}' is '{claim}', but {signed} of {total} roles have signed; "
                "missing: {roles}"
            ),
            N_("Have the missing roles sign, or change the state."),
            record=record.id,
            claim=claim,
            signed=str(sum(each.state.is_agreement for each in roles)),
            total=str(len(roles)),
            roles=first_few([shorten(role, 40) for role in missing], 12),
        )


def _absent(
    matrices: Iterable[SignOffMatrix], standings: Sequence[Standing], roles: Iterable[Role]
) -> list[str]:
    """Return the required roles with no row in *matrices*, and no sign-off.

    Those are the *roles* of the options, or where *standings* are known those that are trusted.
    """
    named = {fold_case(each.role) for matrix in matrices for each in matrix.signoffs}
    if standings:
        required = [each.role for each in standings if each.required and not each.path]
    else:
        required = [each.name for each in roles if each.required]
    return [role for role in required if fold_case(role) not in named]


def claim_of(record: Record, finals: frozenset[tuple[str, ...]]) -> str:
    """Return the words by which *record* claims to be approved, or nothing."""
    if says_final(record.state, finals):
        return shorten(record.state)
    answers = (each.text for each in record.decisions if each.answer is Answer.YES)
    return shorten(next(answers, ""))


RULE: Final = Rule(
    code="RD305",
    name="missing-sign-off",
    family="people",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
