"""Until when the key of a sign-off is good: its lines in ``allowed_signers``, and its certificate.

``ssh-keygen`` has said that it is good on the day of the report. Here the days are worked out on
which it will be so, as far as nothing but time passes, by the same times.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from fnmatch import fnmatchcase

from sphinx_readiness.signing.signers import AUTHORITY, BEFORE, NAMESPACES, Signer, Signers, time_of
from sphinx_readiness.signing.ssh_signature import NAMESPACE, Key

_LAST_SECOND = time(23, 59, 59)
"""Signatures are checked as of it; see :class:`.ssh_keygen.Verifier`."""


def last_good_day(signers: Signers, key: Key, principal: str) -> date | None:
    """Return the last day on which *key* is one of *principal*; None where it does not end.

    Of several lines the one counts that is good for longest.
    """
    last: date | None = None
    for each in signers.signers:
        if each.key.is_weak or not _is_for(each, key, principal):
            continue
        ends = tuple(_ends(each, key))
        if not ends:
            return None
        last = max(min(ends), last or date.min)
    return last


def _is_for(line: Signer, key: Key, principal: str) -> bool:
    """Say whether *line* is about *key*, itself or by its authority, and lets *principal* sign."""
    spaces = line.options.get(NAMESPACES)
    if spaces is not None and not _any_of(NAMESPACE, spaces.split(",")):
        return False
    if AUTHORITY in line.options:
        certificate = key.certificate
        is_key = certificate is not None and certificate.authority == line.key.blob
    else:
        is_key = key.certificate is None and line.key.blob == key.blob
    return is_key and _any_of(principal, line.principals)


def _any_of(text: str, patterns: tuple[str, ...] | list[str]) -> bool:
    """Say whether one of *patterns* matches, and none of those behind a ``!``; see PATTERNS."""
    # Brackets stand for themselves there.
    found = {each[:1] == "!" for each in patterns if _matches(text, each.removeprefix("!"))}
    return found == {False}


def _matches(text: str, pattern: str) -> bool:
    return fnmatchcase(text, pattern.replace("[", "[[]"))


def _ends(line: Signer, key: Key) -> Iterator[date]:
    """Yield the last good days that *line* and the certificate of *key* set."""
    before = time_of(line.options[BEFORE]) if BEFORE in line.options else None
    if before is not None:
        yield _last_day(before)  # that second is good
    certified = key.certificate.end if key.certificate is not None else None
    if certified is not None:
        yield _last_day(certified - timedelta(seconds=1))  # that second is not


def _last_day(moment: datetime) -> date:
    """Return the last day whose end is not after *moment*."""
    day = moment.date()
    return day if moment.time() >= _LAST_SECOND or day == date.min else day - timedelta(days=1)
