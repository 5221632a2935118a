"""Who may sign: the file of ``ssh-keygen(1)``, *ALLOWED SIGNERS*, and what is unsafe in it.

A line has principals, options and a key. Lines that are not understood are left out, so that one of
them does not make all signatures bad; each is a finding.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, NamedTuple

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.signing.ssh_signature import RSA_BITS, Key, read_key
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

RULE: Final = "unsafe-signers"

SIZE_LIMIT: Final = 1 << 20
"""Bytes of such a file that are accepted: 1 MiB."""

_MOST: Final = 5_000
"""Lines that are looked at."""

_PART: Final = re.compile(r'(?:"[^"]*"|[^\s"])+')
"""Something between blanks, which may have quoted blanks in it."""

_OPTION: Final = re.compile(r'([a-z-]+)(?:="([^"]*)")?\Z', re.ASCII | re.IGNORECASE)

AUTHORITY: Final = "cert-authority"

NAMESPACES: Final = "namespaces"

BEFORE: Final = "valid-before"

_TIMES: Final = ("valid-after", BEFORE)

_KNOWN: Final = frozenset((AUTHORITY, NAMESPACES, *_TIMES))

_FORMS: Final = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
"""How times are written, by their length without a ``Z``."""


class Signer(NamedTuple):
    """One line: somebody's key, or that of an authority that certifies keys."""

    line: int
    text: str
    principals: tuple[str, ...]
    key: Key
    options: Mapping[str, str] = MappingProxyType({})
    """Their values by their names in lower case; ``cert-authority`` has none."""


class Signers(NamedTuple):
    """What the file says."""

    signers: tuple[Signer, ...]
    problems: tuple[RawProblem, ...]

    @property
    def data(self) -> bytes:
        """The lines that are understood and whose keys are strong, for ``ssh-keygen``."""
        return "".join(f"{each.text}\n" for each in self.signers if not each.key.is_weak).encode()

    def principals_of(self, key: Key) -> tuple[str, ...]:
        """Return those whose key *key* is, by the lines that name it itself."""
        return tuple(
            name for each in self.signers if each.key.blob == key.blob for name in each.principals
        )


def read_signers(text: str, path: str) -> Signers:
    """Return what the *text* of the file *path* says."""
    signers: list[Signer] = []
    problems: list[RawProblem] = []
    lines = text.split("\n")
    for number, line in enumerate(lines[:_MOST], 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        parts = _PART.findall(stripped)
        found = _signer(number, stripped, parts)
        if found is None:
            problems.append(_unread(path, number))
            continue
        signers.append(found)
        problems += _unsafe(found, path)
    if len(lines) > _MOST:
        problems.append(_unread(path, _MOST + 1))
    return Signers(tuple(signers), tuple(problems))


def _signer(number: int, text: str, parts: list[str]) -> Signer | None:
    for at, kind in enumerate(parts[1:-1], 1):
        try:
            blob = base64.b64decode(parts[at + 1], validate=True)
        except (binascii.Error, ValueError):
            continue
        key = read_key(blob)
        options = _options(parts[1:at])
        if key is not None and key.kind == kind and options is not None:
            principals = tuple(filter(None, parts[0].replace('"', "").split(",")))
            return Signer(number, text, principals, key, options) if principals else None
    return None


def _options(parts: list[str]) -> dict[str, str] | None:
    """Return the options in *parts*, which commas outside of quotes separate.

    None if ``ssh-keygen`` understands any of them not, and so passes the line over.
    """
    found: dict[str, str] = {}
    for each in (each for part in parts for each in re.findall(r'(?:"[^"]*"|[^",])+', part)):
        match = _OPTION.match(each)
        if match is None or match[1].lower() in found:
            return None
        name, value = match[1].lower(), match[2]
        if name not in _KNOWN or (value is None) is not (name == AUTHORITY):
            return None
        if name in _TIMES and time_of(value) is None:
            return None
        found[name] = value or ""
    return found


def time_of(text: str) -> datetime | None:
    """Return the time in *text*, as of the options; None if it is none. Times are in UTC here."""
    digits = text.removesuffix("Z")
    if not (digits.isascii() and digits.isdigit() and len(digits) in _FORMS):
        return None
    try:
        return datetime.strptime(digits, _FORMS[len(digits)])  # noqa: DTZ007 - all are in UTC
    except ValueError:
        return None


def _unsafe(found: Signer, path: str) -> Iterator[RawProblem]:
    for name in found.principals:
        if any(mark in name for mark in "*?!"):
            yield _problem(
                path, found.line,
                N_("'{name}' stands for any number of principals; expected one by name"),
                N_("Write each principal that may sign, such as 'qa@example.org'."),
                name=shorten(name),
            )  # fmt: skip
    for name, value in found.options.items():
        if name in _TIMES and not value.endswith("Z"):
            yield _problem(
                path, found.line,
                N_("'{name}={value}' is a time of no zone; expected one in UTC, with a Z"),
                N_("Write '{name}=\"{value}Z\"'; a machine of another zone means another moment."),
                name=name, value=shorten(value),
            )  # fmt: skip
    if found.key.is_weak:
        yield _problem(
            path, found.line,
            N_("this RSA key has {bits} bits; expected at least {least}, so it counts for nothing"),
            N_("Make a new key, such as 'ssh-keygen -t ed25519'."),
            bits=str(found.key.bits), least=str(RSA_BITS),
        )  # fmt: skip


def _unread(path: str, line: int) -> RawProblem:
    return _problem(
        path, line,
        N_("this line is not understood, and nobody signs by it"),
        N_("Write 'principal namespaces=\"sphinx-readiness\" ssh-ed25519 AAAA...'."),
    )  # fmt: skip


def _problem(path: str, line: int, message: str, hint: str, **values: str) -> RawProblem:
    return RawProblem(RULE, (path, line), message, hint, tuple(values.items()))
