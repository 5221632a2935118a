"""Who may sign: the file of ``ssh-keygen(1)``, *ALLOWED SIGNERS*, and what is unsafe in it.

A line has principals, options and a key. Lines that are not understood are left out, so that one of
them does not make all signatures bad; each is a finding.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
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

_TIME: Final = re.compile(r"(?:\d{8}|\d{12}|\d{14})(Z?)", re.ASCII)

_TIMES: Final = ("valid-after", "valid-before")

_OPTIONS: Final = frozenset(("cert-authority", "namespaces", *_TIMES))


class Signer(NamedTuple):
    """One line: somebody's key, or that of an authority that certifies keys."""

    line: int
    text: str
    principals: tuple[str, ...]
    key: Key


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
        problems += _unsafe(found, parts, path)
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
        if key is not None and key.kind == kind and _known(parts[1:at]):
            principals = tuple(filter(None, parts[0].replace('"', "").split(",")))
            return Signer(number, text, principals, key) if principals else None
    return None


def _options(parts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the names and values of options, which commas outside of quotes separate."""
    for part in parts:
        for each in re.findall(r'(?:"[^"]*"|[^",])+', part):
            name, _equals, value = each.partition("=")
            yield name.lower(), value.replace('"', "")


def _known(parts: list[str]) -> bool:
    return all(
        name in _OPTIONS and (name not in _TIMES or _TIME.fullmatch(value) is not None)
        for name, value in _options(parts)
    )


def _unsafe(found: Signer, parts: list[str], path: str) -> Iterator[RawProblem]:
    for name in found.principals:
        if any(mark in name for mark in "*?!"):
            yield _problem(
                path, found.line,
                N_("'{name}' stands for any number of principals; expected one by name"),
                N_("Write each principal that may sign, such as 'qa@example.org'."),
                name=shorten(name),
            )  # fmt: skip
    at = parts.index(found.key.kind)
    for name, value in _options(parts[1:at]):
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
