"""Where the roles of a project stand, and its records with that in their matrices.

Nothing here is imported by a build without sign-offs; see :func:`.settings.signs`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import DateField
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.model.record import Project, Record, SignOff, SignOffState
from sphinx_readiness.model.signing import (
    Proof,
    Role,
    RoleState,
    SignOffs,
    Standing,
    Unapproved,
)
from sphinx_readiness.signing.court import NO_VERIFIER, Court, Written
from sphinx_readiness.signing.duties import without_shared_keys
from sphinx_readiness.signing.editors import Editors
from sphinx_readiness.signing.found_files import digest_of_files, find_files, read_written, unbound
from sphinx_readiness.signing.judge import judge
from sphinx_readiness.signing.signoff_file import path_of
from sphinx_readiness.signing.ssh_keygen import Verifier, find_program
from sphinx_readiness.signing.state import RecordState, Row, WaiversOf, record_state
from sphinx_readiness.signing.trust import RULE as NO_TRUST
from sphinx_readiness.signing.trust import Trust, trust_from, trust_of
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.hashing import digest_of
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.default_statuses import NOT_APPLICABLE
from sphinx_readiness.workspace.role_checks import role_problems
from sphinx_readiness.workspace.settings import Settings

_SAID: Final = {
    RoleState.APPROVED: SignOffState.APPROVED,
    RoleState.CONDITIONAL: SignOffState.CONDITIONAL,
    RoleState.REJECTED: SignOffState.REJECTED,
}


class Signed(NamedTuple):
    """What was found out."""

    sign_offs: SignOffs
    problems: tuple[RawProblem, ...]


class Duty(NamedTuple):
    """A role that may sign a record, what its sign-off is, and what matrices say of it."""

    record: Record
    role: Role
    rows: tuple[SignOff, ...]
    path: str


def trust_in(settings: Settings, options: Options, day: date) -> Trust:
    """Return whom the project with *settings* trusts on *day*."""
    if not options.trust_from:
        return trust_of(settings.root, options, day)
    return trust_from(settings.root, settings.read, options, day, fixed=settings.commands_day)


def duties(project: Project, trust: Trust) -> Iterator[Duty]:
    """Yield the roles of each record: those that are configured, then others of its matrices."""
    for record in project.records:
        written: dict[str, list[SignOff]] = {}
        for row in record.signoffs():
            if row.role:
                written.setdefault(fold_case(row.role), []).append(row)
        roles = {fold_case(role.name): role for role in trust.options.roles}
        for key, rows in written.items():
            roles.setdefault(key, Role(rows[0].role))
        for key, role in roles.items():
            rows_of = tuple(written.get(key, ()))
            yield Duty(record, role, rows_of, path_of(record.id, role.name))


class States:
    """The states of records, each worked out when it is first asked for."""

    def __init__(self, project: Project, trust: Trust) -> None:
        """Look at the records of *project*."""
        self._waivers = WaiversOf(project)
        self._columns = trust.options.digest_columns
        self._known: dict[str, RecordState] = {}

    def of(self, record: Record) -> RecordState:
        """Return the state of *record* as it is now."""
        if record.id not in self._known:
            self._known[record.id] = record_state(record, self._waivers, self._columns)
        return self._known[record.id]


@contextmanager
def court_of(trust: Trust, root: Path, program: str | None) -> Iterator[Court]:
    """Give what all roles of the project in *root* are judged by; *program* is ``ssh-keygen``."""
    editors = Editors(root) if trust.options.separate_duties else None
    try:
        if program is None or trust.signers is None:
            yield Court(trust, None, editors)
        else:
            with Verifier(program, trust.signers.data, trust.revoked, trust.day) as verifier:
                yield Court(trust, verifier, editors)
    finally:
        if editors is not None:
            editors.close()


def signed(project: Project, settings: Settings, options: Options, day: date) -> Signed:
    """Return where all roles of *project* stand on *day*."""
    root = settings.root
    trust = trust_in(settings, options, day)
    states = States(project, trust)
    every = tuple(duties(project, trust))
    found = find_files(root)
    lying = frozenset(found.paths)
    written = [
        read_written(root, each.path)
        if each.path in lying or f"{each.path}.sig" in lying
        else Written(each.path, None)
        for each in every
    ]
    signatures = sum(each.signature is not None for each in written)
    program = find_program() if signatures else None
    with court_of(trust, root, program) as court:
        standings = [
            judge(
                court, duty.record, duty.role, lies, duty.rows,
                states.of(duty.record) if lies.is_there else None,
            )
            for duty, lies in zip(every, written, strict=True)
        ]  # fmt: skip
    standings = list(without_shared_keys(standings, trust))
    bound = {each.path for each in every}
    named = {fold_case(each.role.name) for each in every}
    problems = list(trust.problems)
    if not trust.failed:  # else it is not known which roles there are
        problems += unbound(found, bound, {record.id for record in project.records})
        problems += role_problems(project, trust.options, named, _place(settings))
        problems += _unchecked(signatures, standings, trust, program) if signatures else ()
    waiver_roles = trust.options.waiver_roles
    return Signed(
        SignOffs(
            tuple(standings),
            trust.commit,
            waiver_roles,
            tuple(_unapproved(project, trust, standings, states)) if waiver_roles else (),
            trust.failed,
        ),
        tuple(problems),
    )


def _place(settings: Settings) -> Place:
    """Return where roles are configured."""
    found = (
        (source.path, source.lines.get("roles", 1))
        for values, source in reversed(settings.layers)
        if "roles" in values
    )
    return next(found, ("readiness.toml", 1))


def _unchecked(
    signatures: int, standings: Sequence[Standing], trust: Trust, program: str | None
) -> Iterator[RawProblem]:
    """Yield the one problem of all signatures where nothing checks them."""
    number = (("count", str(signatures)),)
    if program is None and trust.signers is not None:
        first = next((each.path for each in standings if each.told == NO_VERIFIER), "")
        yield RawProblem(
            NO_VERIFIER, (first, 1),
            N_("there is no ssh-keygen, so {count} signatures are not checked, and none is good"),
            N_("Install OpenSSH's client; on Debian and Ubuntu that is 'openssh-client'."),
            number,
        )  # fmt: skip
    elif trust.signers is None:
        yield RawProblem(
            NO_TRUST, (trust.options.allowed_signers, 1),
            N_("there is no file of the keys that may sign, so that none of {count} signatures is "
               "good"),
            N_("Add it, a line a key, or name it in the option 'allowed_signers'."),
            number,
        )  # fmt: skip


def _unapproved(
    project: Project, trust: Trust, standings: Sequence[Standing], states: States
) -> Iterator[Unapproved]:
    """Yield the exceptions of each record that no role agrees with which has to."""
    wanted = set(map(fold_case, trust.options.waiver_roles))
    scopes = {fold_case(role.name): role for role in trust.options.roles}
    for record in project.records:
        rows = [row for row in states.of(record).rows if _is_exception(row)]
        agreed: set[str] = set()
        for each in standings:
            key = fold_case(each.role)
            if each.record == record.id and key in wanted and each.state.is_agreement:
                if each.proof is Proof.CLAIM:
                    continue  # a word in a table covers no rows
                scope = scopes.get(key, Role(each.role))
                within = states.of(record).within(scope.checklists, scope.tags)
                agreed.update(row.id for row in within)
        left = [row for row in rows if row.id not in agreed]
        if left:
            yield Unapproved(record.id, left[0].item.location, tuple(row.id for row in left))


def _is_exception(row: Row) -> bool:
    return bool(row.item.until) or row.item.written_status == NOT_APPLICABLE


def bind(project: Project, found: Signed) -> Project:
    """Return *project* with where its roles stand, also in the rows of its matrices."""
    by_role = {(each.record, fold_case(each.role)): each for each in found.sign_offs.standings}
    records = tuple(_record(record, by_role) for record in project.records)
    return project._replace(
        records=records,
        sign_offs=found.sign_offs,
        problems=(*project.problems, *found.problems),
    )


def _record(record: Record, by_role: Mapping[tuple[str, str], Standing]) -> Record:
    matrices = tuple(
        matrix._replace(
            signoffs=tuple(
                _row(row, by_role.get((record.id, fold_case(row.role)))) for row in matrix.signoffs
            )
        )
        for matrix in record.matrices
    )
    return record._replace(matrices=matrices) if matrices else record


def _row(row: SignOff, standing: Standing | None) -> SignOff:
    """Return *row* with what a sign-off says, or what is worth nothing without one."""
    if standing is None:
        return row
    if standing.proof in (Proof.NOTHING, Proof.CLAIM) and standing.state.is_agreement:
        return row._replace(standing=standing)
    if not standing.path and standing.state in (RoleState.PENDING, RoleState.REJECTED):
        return row._replace(standing=standing)
    day = standing.day
    return row._replace(
        standing=standing,
        name=row.name or standing.name,
        date=DateField(day.isoformat(), day) if day is not None else row.date,
        state=_SAID.get(standing.state, SignOffState.PENDING),
    )


def about_files(settings: Settings, options: Options, day: date) -> str:
    """Return a digest of all that standings depend on besides documents and options."""
    trust = trust_in(settings, options, day)
    found = find_files(settings.root)
    lying = digest_of_files(settings.root, found.paths)
    return digest_of((lying, found.problems, trust, find_program() is not None))
