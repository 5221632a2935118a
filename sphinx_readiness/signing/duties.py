"""Whether whoever signs may: no key for two roles, and nobody about what is their own work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sphinx_readiness.assembly.owners import people
from sphinx_readiness.model.signing import RoleState, Standing
from sphinx_readiness.signing.court import Court, Invalid
from sphinx_readiness.signing.state import Row
from sphinx_readiness.signing.trust import Trust
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Phrase

_NAMED: Final = 3


def refuse_own(standing: Standing, rows: Sequence[Row], court: Court) -> None:
    """Raise if duties are separate and whoever signed owns any of *rows*, or edited it last."""
    options = court.trust.options
    if not options.separate_duties:
        return
    aliases = options.owner_aliases
    signer = people(standing.name, aliases) | people(standing.principal, aliases)
    known: dict[str, bool] = {}

    def is_signer(text: str) -> bool:
        if text not in known:
            known[text] = not signer.isdisjoint(people(text, aliases))
        return known[text]

    _refuse(
        [row.id for row in rows if is_signer(row.item.owner)], standing,
        N_("'{name}' approves rows that they own: {items}"),
    )  # fmt: skip
    if court.editors is not None:
        authors = court.editors.of(rows)
        edited = [
            id_ for id_, who in authors.items() if is_signer(who.name) or is_signer(who.email)
        ]
        _refuse(edited, standing, N_("'{name}' approves rows that they edited last: {items}"))


def _refuse(items: Sequence[str], standing: Standing, message: str) -> None:
    if items:
        names = ", ".join(items[:_NAMED]) + (", \u2026" if len(items) > _NAMED else "")
        raise Invalid(Phrase(message, (("name", shorten(standing.name)), ("items", names))))


def without_shared_keys(standings: Sequence[Standing], trust: Trust) -> tuple[Standing, ...]:
    """Return *standings*, those invalid whose key signs for several roles where it must not."""
    if not trust.options.distinct_signers:
        return tuple(standings)
    users: dict[tuple[str, str], list[str]] = {}
    for each in standings:
        if each.fingerprint:
            users.setdefault((each.record, each.fingerprint), []).append(each.role)
    made = []
    for each in standings:
        roles = users.get((each.record, each.fingerprint), [])
        if len(roles) > 1 and each.state is not RoleState.REJECTED:
            reason = Phrase(
                N_("one key signs for several roles: {roles}"),
                (("roles", ", ".join(shorten(role, 40) for role in roles[:_NAMED])),),
            )
            made.append(each._replace(state=RoleState.INVALID, reason=reason))
        else:
            made.append(each)
    return tuple(made)
