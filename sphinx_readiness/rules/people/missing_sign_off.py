"""Final or approved record without all of its sign-offs.

The state of the record contains one of the words of the option `final_states`, neither negated nor
waited for (*not final*, *awaiting final approval*, *final approval pending*), or the go-live
decision is *yes*, but not every role has signed, or a role of the option `roles` stands in no
matrix of the record. Signed means: approved or conditional, by somebody, on a day. A rejection is
no sign-off; `rejected-sign-off` speaks for it.

**Why it matters.** The record claims an approval that nobody has given.

**How to mend it.** Have the missing roles sign, or call the record a draft until they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Answer, Project, Record, SignOffMatrix, SignOffState
from sphinx_readiness.model.severity import Severity
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
        if not matrices:
            yield rule.at(
                record.location,
                N_("record '{record}' is '{claim}', but it has no sign-offs"),
                N_("Add a signoff-matrix with the roles that have to sign."),
                record=record.id,
                claim=claim,
            )
        elif absent := _absent(matrices, context.options.roles):
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
            # A rejection is not missing: it has a rule of its own.
            missing = [each.role for each in unsigned if each.state is not SignOffState.REJECTED]
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


def _absent(matrices: Iterable[SignOffMatrix], roles: Iterable[str]) -> list[str]:
    """Return those of *roles* that have no row in any of *matrices*."""
    named = {fold_case(each.role) for matrix in matrices for each in matrix.signoffs}
    return [role for role in roles if fold_case(role) not in named]


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
