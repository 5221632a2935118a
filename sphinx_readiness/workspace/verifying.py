"""What ``verify`` goes by: which standings there are to look at, and whether they are enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.signing import RoleState, SignOffs, Standing, Unapproved
from sphinx_readiness.signing.state import RecordState, by_id
from sphinx_readiness.workspace.signed import States, signed, trust_in
from sphinx_readiness.workspace.signer import Examined

_FAULTS: Final = (
    "unbound-sign-off", "unbound-role", "unchecked-signatures", "unusable-trust",
)  # fmt: skip
"""The rules whose problems let nothing be verified."""


class Verified(NamedTuple):
    """What was verified."""

    standings: tuple[Standing, ...]
    unapproved: tuple[Unapproved, ...]
    problems: tuple[RawProblem, ...]
    states: tuple[tuple[str, RecordState], ...]
    sign_offs: SignOffs

    @property
    def passed(self) -> bool:
        """Whether every required role approves now, nothing is invalid, and somebody is required.

        That nobody is required is no approval: a change may have taken roles or records away.
        """
        required = [each for each in self.standings if each.required]
        return (
            bool(required)
            and all(each.approves for each in required)
            and not any(
                each.state in (RoleState.INVALID, RoleState.REJECTED) for each in self.standings
            )
            and not self.unapproved
            and not self.sign_offs.failed
            and not any(each.rule in _FAULTS and not each.minor for each in self.problems)
        )


def verified(examined: Examined, record: str = "") -> Verified:
    """Return where roles stand, on *record* alone if it is named."""
    project = examined.project
    # A lint looks at sign-offs where something asks for them; here somebody does.
    offs, problems = examined.signed or signed(
        project, examined.settings, examined.options, examined.today
    )
    asked = frozenset((record,)) if record else frozenset(each.id for each in project.records)
    return Verified(
        tuple(each for each in offs.standings if each.record in asked),
        tuple(each for each in offs.unapproved if each.record in asked),
        problems,
        tuple(_states(project, examined, asked)),
        offs,
    )


def _states(
    project: Project, examined: Examined, asked: frozenset[str]
) -> Iterator[tuple[str, RecordState]]:
    states = States(project, trust_in(examined.settings, examined.options, examined.today))
    for record in project.records:
        if record.id in asked:
            yield record.id, states.of(record)


def digests(states: Sequence[tuple[str, RecordState]]) -> list[dict[str, object]]:
    """Return the digest of each record and of its checklists, as they are now."""
    made: list[dict[str, object]] = []
    for record, state in states:
        lists = dict.fromkeys(row.checklist for row in state.rows)
        made.append(
            {
                "record": record,
                "digest": state.digest(by_id(state.rows)),
                "checklists": {each: state.checklist_digest(each) for each in lists},
            }
        )
    return made
