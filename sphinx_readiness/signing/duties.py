"""Whether whoever signs may: nobody for two roles, and nobody about what is their own work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.assembly.owners import people
from sphinx_readiness.model.signing import RoleState, Standing
from sphinx_readiness.signing.court import Court, Invalid
from sphinx_readiness.signing.state import Row
from sphinx_readiness.signing.trust import Trust
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.phrases import N_, Phrase

_NAMED: Final = 3

_BETWEEN_NAMES: Final = re.compile(r"[._\-]")


def refuse_own(standing: Standing, rows: Sequence[Row], court: Court) -> None:
    """Raise if duties are separate and whoever signed owns any of *rows*, or edited it last."""
    options = court.trust.options
    if not options.separate_duties:
        return
    aliases = options.owner_aliases
    # Who signs may call themselves whatever they like, but not their key.
    known_as = {
        standing.name: people(standing.name, aliases),
        standing.principal: people(standing.principal, aliases) | _mailbox(standing.principal),
    }
    known: dict[str, str | None] = {}

    def signer_in(text: str) -> str | None:
        if text not in known:
            named = people(text, aliases)
            own = (each for each, names in known_as.items() if not names.isdisjoint(named))
            known[text] = next(own, None)
        return known[text]

    _refuse(
        [(row.id, who) for row in rows if (who := signer_in(row.item.owner)) is not None],
        N_("'{name}' approves rows that they own: {items}"),
    )
    if court.editors is not None:
        found = [
            (id_, signer_in(who.name) or signer_in(who.email))
            for id_, who in court.editors.of(rows).items()
        ]
        _refuse(
            [(id_, who) for id_, who in found if who is not None],
            N_("'{name}' approves rows that they edited last: {items}"),
        )


def _mailbox(principal: str) -> frozenset[str]:
    """Return whom an address names, folded: ``bo.baker`` and ``bo baker`` of *bo.baker@x.org*.

    Only all of it: that *bo.baker* is the owner *Bo* is not known.
    """
    local = fold_case(principal).partition("@")[0].partition("+")[0]
    return frozenset((local, " ".join(_BETWEEN_NAMES.split(local)).strip())) - {""}


def _refuse(found: Sequence[tuple[str, str]], message: str) -> None:
    """Raise if there are rows *found*, with who has to do with each."""
    if found:
        items = [id_ for id_, _who in found]
        names = ", ".join(items[:_NAMED]) + (", \u2026" if len(items) > _NAMED else "")
        raise Invalid(Phrase(message, (("name", shorten(found[0][1])), ("items", names))))


def without_shared_keys(standings: Sequence[Standing], trust: Trust) -> tuple[Standing, ...]:
    """Return *standings*, those invalid whose signer signs for several where nobody may."""
    if not trust.options.distinct_signers:
        return tuple(standings)
    users: dict[tuple[str, str], list[str]] = {}
    for each in standings:
        for who in _signers(each):
            users.setdefault((each.record, who), []).append(each.role)
    made = []
    for each in standings:
        shared = [
            (who, users[each.record, who])
            for who in _signers(each)
            if len(users[each.record, who]) > 1
        ]
        if shared and each.state is not RoleState.REJECTED:
            who, roles = shared[0]
            reason = Phrase(
                N_("one key signs for several roles: {roles}")
                if who == each.fingerprint
                else N_("'{name}' signs for several roles: {roles}"),
                (
                    ("roles", ", ".join(shorten(role, 40) for role in roles[:_NAMED])),
                    ("name", shorten(who)),
                ),
            )
            made.append(each._replace(state=RoleState.INVALID, reason=reason))
        else:
            made.append(each)
    return tuple(made)


def _signers(standing: Standing) -> tuple[str, ...]:
    """Return the key that signed, and whose it is; nothing without a good signature."""
    return (standing.fingerprint, standing.principal) if standing.fingerprint else ()
