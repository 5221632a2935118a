"""Comparing versions: PEP 440 for Python, Semantic Versioning elsewhere.

A version is compared as a reader means it: ``0.5`` is true of ``0.5.1``, as is ``0.5.x``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from packaging.version import InvalidVersion, Version

from sphinx_readiness.model.versions import PEP440, Source

if TYPE_CHECKING:
    from semver import Version as SemVersion

LONGEST: Final = 80
"""Characters of a version that is put into an order; nobody writes a longer one."""

_WRITTEN: Final = re.compile(
    r"[vV]?(?:(?P<epoch>\d{1,9})!)?(?P<release>\d{1,9}(?:\.\d{1,9}){0,7})"
    r"(?P<rest>\.[xX*]|(?:[-._+]?[a-zA-Z]|[-+]\d)[-+._a-zA-Z0-9]{0,60}|)\Z",
    re.ASCII,
)

_LABELS: Final = {
    "alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc", "snapshot": "dev",
    "nightly": "dev",
}  # fmt: skip

_V: Final = re.compile(r"\A[vV]")

_WORDS: Final = re.compile(r"[a-z]+|\d+", re.ASCII)


class Parsed(NamedTuple):
    """A version: its release components, and the rest of it in one spelling for all schemes."""

    release: tuple[int, ...]
    rest: str
    """``rc1``, ``dev3``, ``post1``; without build metadata; empty for a plain release."""
    open: bool = False
    """Written with a wildcard: ``0.5.x``."""
    epoch: int = 0
    """That of PEP 440: ``1!2.0``."""

    @property
    def pre(self) -> bool:
        """Whether it comes before the release of the same number."""
        return bool(self.rest) and not self.rest.startswith("post")


def parse(text: str) -> Parsed | None:
    """Return the version *text* (with or without a ``v``), or None if it is none."""
    match = _WRITTEN.match(text.strip())
    if match is None:
        return None
    release = tuple(map(int, match.group("release").split(".")))
    epoch = int(match.group("epoch") or 0)
    rest = match.group("rest").lower()
    if rest in {".x", ".*"}:
        return Parsed(release, "", open=True, epoch=epoch)
    words = _WORDS.findall(rest.partition("+")[0])
    return Parsed(release, "".join(_LABELS.get(word, word) for word in words), epoch=epoch)


def agrees(stated: str, source: Source) -> bool | None:
    """Say whether *stated* is true of *source*; None where one of them is no version.

    The release components that are stated have to be those of the source. A pre-release that is
    stated has to be the same; without one, a source that prepares the release agrees. What a tag
    says was released, so a newer version agrees with it.
    """
    claim, truth = parse(stated), parse(source.version)
    if claim is None or truth is None:
        return None
    if source.partial:
        return (
            same(truth, claim)
            or same(claim, truth)
            or (truth.release == (1,) and claim.release[0] == 0)
        )
    if same(claim, truth):
        return True
    return source.released and newer(stated, source.version, source.scheme)


def admits(operator: str, stated: str, source: Source) -> bool | None:
    """Say whether the range *operator* *stated* has the version of *source* in it.

    ``^`` keeps the first number that is not zero, ``~`` the first two, ``~>`` and ``~=`` all but
    the last. A lower bound admits whatever comes; None where one of them is no version.
    """
    claim, truth = parse(stated), parse(source.version)
    if claim is None or truth is None:
        return None
    if operator in {"", "=", "==", "==="} or source.partial:
        return agrees(stated, source)
    if operator.startswith(">"):
        return True
    if claim.epoch not in {0, truth.epoch}:
        return False
    written = claim.release
    if operator == "^":
        kept = next((at for at, each in enumerate(written, 1) if each), len(written))
    elif operator == "~":
        kept = min(len(written), 2)
    else:
        kept = max(len(written) - 1, 1)
    length = max(len(written), len(truth.release))
    have = _padded(truth.release, length)
    return have[:kept] == written[:kept] and have >= _padded(written, length)


def same(claim: Parsed, truth: Parsed) -> bool:
    """Say whether *claim* is true of the version *truth*: by the components that it states.

    Readers may leave out an epoch, but not write another one.
    """
    if claim.epoch not in {0, truth.epoch}:
        return False
    length = max(len(claim.release), len(truth.release))
    whole = _padded(claim.release, length) == _padded(truth.release, length)
    if claim.rest:
        return whole and claim.rest == truth.rest
    return whole or truth.release[: len(claim.release)] == claim.release


def newer(one: str, other: str, scheme: str) -> bool:
    """Say whether version *one* comes after *other* in the order of *scheme*.

    False where they cannot be compared.
    """
    return order(one, other, scheme) == 1


def order(one: str, other: str, scheme: str) -> int | None:
    """Return -1, 0 or 1 as *one* comes before, with or after *other*; None if one is none."""
    one, other = one.strip(), other.strip()
    if max(len(one), len(other)) > LONGEST:
        return None
    if scheme != PEP440:
        first, second = _semantic(one), _semantic(other)
        if first is not None and second is not None:
            return first.compare(second)
    try:
        left, right = Version(one), Version(other)
    except (InvalidVersion, ValueError):
        return None
    return (left > right) - (left < right)


def _semantic(text: str) -> SemVersion | None:
    from semver import Version as SemVersion  # noqa: PLC0415 - not for projects in Python

    try:
        return SemVersion.parse(_V.sub("", text), optional_minor_and_patch=True)
    except (ValueError, TypeError):
        return None


def _padded(release: tuple[int, ...], length: int) -> tuple[int, ...]:
    return release + (0,) * (length - len(release))


def plain_name(name: str) -> str:
    """Return *name* as names of products are compared: without case and punctuation."""
    return "".join(filter(str.isalnum, name.casefold()))
