"""Where a role stands on a record: the one function that gate, pages and ``verify`` go by.

What a sign-off says is compared with what is trusted and with the rows as they are; the first thing
that is not as it has to be decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Final

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Record, SignOff, SignOffState
from sphinx_readiness.model.signing import Proof, Role, RoleState, SignOffFile, Standing
from sphinx_readiness.signing.court import NO_VERIFIER, Court, Invalid, Written
from sphinx_readiness.signing.duties import refuse_own
from sphinx_readiness.signing.key_dates import last_good_day
from sphinx_readiness.signing.signoff_file import BadSignOff, read
from sphinx_readiness.signing.ssh_keygen import MOST
from sphinx_readiness.signing.ssh_signature import RSA_BITS, Key, read_signature
from sphinx_readiness.signing.state import RecordState, by_id, changes
from sphinx_readiness.signing.trust import RULE as NO_TRUST
from sphinx_readiness.signing.trust import Trust
from sphinx_readiness.text.folding import fold, fold_case, shorten
from sphinx_readiness.text.phrases import N_, Label, Phrase

_CLAIMED: Final = {
    SignOffState.APPROVED: RoleState.APPROVED,
    SignOffState.CONDITIONAL: RoleState.CONDITIONAL,
    SignOffState.REJECTED: RoleState.REJECTED,
}

_AGREEING: Final = (SignOffState.APPROVED, SignOffState.CONDITIONAL)

_NAMED: Final = 3


def needs_signature(role: Role, trust: Trust) -> bool:
    """Say whether *role* decides by a key alone."""
    return bool(role.principals) or trust.options.require_signatures


def project_of(record: Record, trust: Trust) -> str:
    """Return the name of the project that sign-offs on *record* are for."""
    return fold(trust.options.project or record.product)


def judge(
    court: Court,
    record: Record,
    role: Role,
    written: Written,
    rows: Sequence[SignOff],
    state: RecordState | None,
) -> Standing:
    """Return where *role* stands on *record*.

    *rows* are what matrices say of it, and *state* is the record as it is now, which is looked at
    only where something is *written*.
    """
    claimed = _claim(court.trust, record, role, rows)
    if court.trust.failed:
        return claimed._replace(
            state=RoleState.INVALID,
            reason=Phrase(N_("it is not known whom to trust"), ()),
            path=written.path if written.is_there else "",
            told=NO_TRUST,
        )
    if not written.is_there or state is None:
        return claimed
    standing = claimed._replace(
        state=RoleState.INVALID,
        decision=RoleState.PENDING,
        proof=Proof.FILE,
        name="",
        day=None,
        location=Location(written.path, 1),
        path=written.path,
    )
    try:
        return _with_matrix(_judged(court, record, role, written, state, standing), claimed)
    except BadSignOff as bad:
        return standing._replace(reason=bad.why)
    except Invalid as invalid:
        return standing._replace(reason=invalid.why, told=invalid.told)


def _claim(trust: Trust, record: Record, role: Role, rows: Sequence[SignOff]) -> Standing:
    """Return what the matrix says of *role*: a name there is a claim."""
    found = Standing(
        record.id, role.name, RoleState.PENDING, rows[0].location if rows else record.location,
        required=role.required, needs_signature=needs_signature(role, trust),
    )  # fmt: skip
    states = [_CLAIMED[row.state] for row in rows if row.state in _CLAIMED]
    if not states:
        return found
    worst = max(states, key=list(_CLAIMED.values()).index)
    row = next(each for each in rows if each.state and _CLAIMED.get(each.state) is worst)
    found = found._replace(
        state=worst, decision=worst, proof=Proof.CLAIM, name=row.name, day=row.date.value,
        location=row.location,
    )  # fmt: skip
    if found.needs_signature and worst.is_agreement:
        return found._replace(
            state=RoleState.UNSIGNED,
            reason=Phrase(N_("a table says so, and a signature is needed"), ()),
        )
    agreeing = [each for each in rows if each.state in _AGREEING]
    if worst.is_agreement and not all(each.holds_on(trust.day) for each in agreeing):
        return found._replace(state=RoleState.PENDING)
    return found


def _with_matrix(standing: Standing, claimed: Standing) -> Standing:
    """Return *standing*, but rejected where a matrix says so: of two the worse counts."""
    if standing.state.is_agreement and claimed.state is RoleState.REJECTED:
        return standing._replace(
            state=RoleState.REJECTED,
            location=claimed.location,
            reason=Phrase(N_("the matrix says that it is rejected"), ()),
        )
    return standing


def _judged(
    court: Court,
    record: Record,
    role: Role,
    written: Written,
    state: RecordState,
    standing: Standing,
) -> Standing:
    if written.unreadable is not None or written.data is None:
        raise Invalid(written.unreadable or Phrase("", ()))
    found = read(written.data, written.path)
    _about(found, record, role, court.trust)
    fingerprint, key_ends = "", None
    if written.signature is not None:
        key = _key_of(court, role, found, written.data, written.signature)
        signers = court.trust.signers
        key_ends = last_good_day(signers, key, found.principal) if signers is not None else None
        fingerprint = key.fingerprint
    standing = standing._replace(
        decision=found.decision,
        proof=Proof.SIGNATURE if fingerprint else Proof.FILE,
        name=found.name,
        principal=found.principal,
        time=found.time,
        day=found.time.date(),
        fingerprint=fingerprint,
        key_ends=key_ends,
        covered=len(found.items),
        digest=found.digest,
        conditions=found.conditions,
    )
    in_scope = state.within(role.checklists, role.tags)
    if not in_scope:
        raise Invalid(Phrase(N_("there is no row in the scope of the role"), ()))
    standing = _compared(standing, found, state, by_id(in_scope), court.trust)
    unsigned = not fingerprint and (standing.needs_signature or bool(found.principal))
    if unsigned and standing.state is not RoleState.REJECTED:
        return standing._replace(
            state=RoleState.UNSIGNED, reason=Phrase(N_("its signature is missing"), ())
        )
    if standing.state.is_agreement:
        refuse_own(standing, in_scope, court)
    return standing


def _about(found: SignOffFile, record: Record, role: Role, trust: Trust) -> None:
    """Raise if *found* is about something else, or of a time that is still to come."""
    for what, stated, expected in (
        (N_("project"), found.project, project_of(record, trust)),
        (N_("record"), found.record, record.id),
        (N_("release"), found.release, fold(record.version)),
        (N_("role"), fold_case(found.role), fold_case(role.name)),
    ):
        if stated != expected:
            raise Invalid(
                Phrase(
                    N_("it is for the {what} '{stated}', not for '{expected}'"),
                    (
                        ("what", Label(what)),
                        ("stated", shorten(stated)),
                        ("expected", shorten(expected)),
                    ),
                )
            )
    if trust.options.vocabulary().is_placeholder(found.name):
        raise Invalid(Phrase(N_("'{name}' is nobody"), (("name", shorten(found.name)),)))
    if found.time > datetime.combine(trust.day, time.max, UTC):
        raise Invalid(
            Phrase(
                N_("it is of {day}, which is still to come"),
                (("day", found.time.date().isoformat()),),
            )
        )


def _key_of(court: Court, role: Role, found: SignOffFile, data: bytes, signature: bytes) -> Key:
    """Return the key that signed; raise if it is not good, or not theirs."""
    key = read_signature(signature)
    if key is None:
        raise Invalid(Phrase(N_("what lies beside it is no signature for a sign-off"), ()))
    if key.is_weak:
        raise Invalid(
            Phrase(
                N_("its RSA key has {bits} bits; expected at least {least}"),
                (("bits", str(key.bits)), ("least", str(RSA_BITS))),
            )
        )
    who = (("principal", shorten(found.principal)),)
    if role.principals and found.principal not in role.principals:
        raise Invalid(Phrase(N_("'{principal}' is nobody who may sign for the role"), who))
    path = court.trust.options.allowed_signers
    if court.trust.signers is None:
        why = Phrase(N_("there is no file '{path}' of keys"), (("path", shorten(path)),))
        raise Invalid(why, NO_TRUST)
    if court.verifier is None:
        raise Invalid(Phrase(N_("there is no ssh-keygen to check its signature"), ()), NO_VERIFIER)
    if court.verifier.checked >= MOST:
        raise Invalid(
            Phrase(N_("more than {most} signatures are not checked"), (("most", str(MOST)),))
        )
    if not found.principal or not court.verifier.is_good(data, signature, found.principal):
        last = last_good_day(court.trust.signers, key, found.principal)
        if last is not None and last < court.trust.day:
            raise Invalid(
                Phrase(
                    N_("its signature is not a good one of '{principal}' on that day, as their key "
                       "was good until {last}"),
                    (*who, ("last", last.isoformat())),
                )
            )  # fmt: skip
        raise Invalid(
            Phrase(N_("its signature is not a good one of '{principal}' on that day"), who)
        )
    return key


def _compared(
    standing: Standing,
    found: SignOffFile,
    state: RecordState,
    now: Mapping[str, str],
    trust: Trust,
) -> Standing:
    """Return *standing* as the rows that were signed and those of *now* let it be."""
    changed = changes(found.items, now)
    if not changed and found.digest != state.digest(now):
        raise Invalid(Phrase(N_("its digest is not that of its rows"), ()))
    standing = standing._replace(state=found.decision, changes=changed)
    if found.decision is RoleState.REJECTED:
        return standing
    if changed:
        names = ", ".join(each.item for each in changed[:_NAMED])
        more = ", \u2026" if len(changed) > _NAMED else ""
        reason = Phrase(
            N_("the columns that digests cover are others now")
            if found.columns != trust.options.digest_columns
            else N_("rows that are not what was signed: {count} ({items})"),
            (("count", str(len(changed))), ("items", names + more)),
        )
        return standing._replace(state=RoleState.STALE, reason=reason)
    age = (trust.day - found.time.date()).days
    most = trust.options.signoff_max_age
    if most:
        standing = standing._replace(left=most - age)
    if most and age > most:
        reason = Phrase(
            N_("it is {age} days old, and holds for {most}"),
            (("age", str(age)), ("most", str(most))),
        )
        return standing._replace(state=RoleState.EXPIRED, reason=reason)
    return standing
