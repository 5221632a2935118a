"""A sign-off before it is written: what a role would sign, and what the gate will say of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from sphinx_readiness.config.options import Options
from sphinx_readiness.files.opener import is_inside
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.signing import Change, RoleState, SignedCondition, SignOffFile, Standing
from sphinx_readiness.signing.court import Written
from sphinx_readiness.signing.duties import without_shared_keys
from sphinx_readiness.signing.found_files import read_written
from sphinx_readiness.signing.judge import (
    judge,
    needs_signature,
    project_of,
)
from sphinx_readiness.signing.signoff_file import BadSignOff, read
from sphinx_readiness.signing.ssh_keygen import find_program
from sphinx_readiness.signing.ssh_signature import Key
from sphinx_readiness.signing.state import Row, by_id, changes
from sphinx_readiness.signing.trust import Trust
from sphinx_readiness.text.folding import fold, fold_case
from sphinx_readiness.vocabulary.default_statuses import Outcome
from sphinx_readiness.workspace.settings import Settings
from sphinx_readiness.workspace.signed import (
    Duty,
    Signed,
    States,
    court_of,
    duties,
    signed,
    trust_in,
)


class Examined(NamedTuple):
    """A project as a lint has read it."""

    project: Project
    """What documents say, without sign-offs; all of its items are in memory."""
    settings: Settings
    options: Options
    today: date
    signed: Signed | None = None
    """Where roles stand, where a lint has looked: no role signs a file, or has to, elsewhere."""


class Wanted(NamedTuple):
    """What somebody wants to sign."""

    decision: RoleState
    name: str
    principal: str
    time: datetime
    conditions: tuple[SignedCondition, ...] = ()


class Desk:
    """Where one role signs one record."""

    def __init__(self, examined: Examined, trust: Trust, duty: Duty, states: States) -> None:
        """Look at what *duty* is about, and at what lies there already."""
        self._examined = examined
        self._trust = trust
        self._duty = duty
        self._state = states.of(duty.record)
        self.role, self.record, self.path = duty.role, duty.record, duty.path
        self.rows: tuple[Row, ...] = self._state.within(self.role.checklists, self.role.tags)
        lies = read_written(examined.settings.root, duty.path)
        self._before = lies.data
        self.before: SignOffFile | None = None
        """The sign-off that there is, as far as it can be read."""
        if lies.data is not None:
            try:
                self.before = read(lies.data, duty.path)
            except BadSignOff:
                self.before = None

    @property
    def needs_signature(self) -> bool:
        """Whether the role decides by a key alone."""
        return needs_signature(self.role, self._trust)

    @property
    def named(self) -> str:
        """Who stands in the matrix, if anybody does."""
        return next((row.name for row in self._duty.rows if row.name), "")

    @property
    def is_inside(self) -> bool:
        """Whether the sign-off would be written inside of the root, once links are followed."""
        return is_inside(self._examined.settings.root, str(self.file.parent))

    @property
    def file(self) -> Path:
        """Where the sign-off is written."""
        return self._examined.settings.root / self.path

    def changes(self) -> tuple[Change, ...]:
        """Return what happened to rows since the sign-off that there is."""
        signed = self.before.items if self.before is not None else {}
        return changes(signed, by_id(self.rows))

    def counts(self) -> dict[Outcome, int]:
        """Return how many rows there are of each outcome."""
        found = Counter(row.item.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome}

    def open_rows(self) -> tuple[str, ...]:
        """Return the ids of the rows that hold the release back."""
        return tuple(row.id for row in self.rows if row.item.holds_back)

    def exceptions(self) -> tuple[str, ...]:
        """Return the ids of the rows that are waived or do not apply."""
        return tuple(row.id for row in self.rows if row.item.exempt)

    def principals_of(self, key: Key | None) -> tuple[str, ...]:
        """Return those for whom *key* may sign for the role."""
        if key is None or self._trust.signers is None:
            return ()
        found = self._trust.signers.principals_of(key)
        allowed = self.role.principals
        return tuple(dict.fromkeys(each for each in found if not allowed or each in allowed))

    def sign(self, wanted: Wanted) -> SignOffFile:
        """Return the sign-off over the rows as they are."""
        items = by_id(self.rows)
        previous = hashlib.sha256(self._before).hexdigest() if self._before is not None else ""
        return SignOffFile(
            project=project_of(self.record, self._trust),
            record=self.record.id,
            release=fold(self.record.version),
            role=self.role.name,
            principal=wanted.principal,
            name=wanted.name,
            time=wanted.time,
            decision=wanted.decision,
            conditions=wanted.conditions,
            checklists=self.role.checklists,
            tags=self.role.tags,
            columns=self._trust.options.digest_columns,
            items=items,
            digest=self._state.digest(items),
            previous=previous,
        )

    def judged(self, data: bytes, signature: bytes | None) -> Standing:
        """Return what the gate says of *data* with *signature*."""
        program = find_program() if signature is not None else None
        with court_of(self._trust, self._examined.settings.root, program) as court:
            found = judge(
                court, self.record, self.role,
                Written(self.path, data, signature), self._duty.rows, self._state,
            )  # fmt: skip
        if not found.fingerprint or not self._trust.options.distinct_signers:
            return found
        others = self._examined.signed or signed(
            self._examined.project,
            self._examined.settings,
            self._examined.options,
            self._examined.today,
        )
        rest = [
            each
            for each in others.sign_offs.of(self.record.id)
            if fold_case(each.role) != fold_case(self.role.name)
        ]
        return without_shared_keys([found, *rest], self._trust)[0]


def desks(examined: Examined, record: str, role: str) -> tuple[Sequence[Desk], Sequence[str]]:
    """Return where *role* may sign *record*, or any if that is empty, and all roles there are."""
    trust = trust_in(examined.settings, examined.options, examined.today)
    states = States(examined.project, trust)
    every = list(duties(examined.project, trust))
    found = [
        Desk(examined, trust, each, states)
        for each in every
        if fold_case(each.role.name) == fold_case(role) and record in ("", each.record.id)
    ]
    return found, list(dict.fromkeys(each.role.name for each in every))
