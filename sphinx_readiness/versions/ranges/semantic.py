"""Ranges as Cargo, npm and Go write them, in the order of Semantic Versioning.

Sources: the Cargo book, "Specifying Dependencies"; the README of npm's ``semver``; Semantic
Versioning 2.0.0, section 11; getcomposer.org/doc/articles/versions.md, whose ``~1.2`` is below 2.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_readiness.versions.compare import parse
from sphinx_readiness.versions.ranges.intervals import Interval, Key, Range
from sphinx_readiness.versions.ranges.qualifiers import AFTER, BEFORE, QUALIFIED, RELEASE, behind

MOST: Final = 50
"""Parts of a range that are looked at."""

_VERSION: Final = re.compile(
    r"[vV=]?[ ]?(?P<release>\d{1,18}(?:\.\d{1,18}){0,7})(?P<open>(?:\.[xX*]){0,3})"
    r"(?:-(?P<pre>[0-9A-Za-z.-]{1,80}))?(?:\+[0-9A-Za-z.-]{1,80})?\Z",
    re.ASCII,
)

_PART: Final = re.compile(
    r"\s*+(?P<operator>===|==|!=|>=|<=|~=|~>|>|<|=|\^|~|)\s*+(?P<version>[vV]?[\dxX*][\w.*+!-]{0,120})\s*+",
    re.ASCII,
)

_QUALIFIED: Final = re.compile(
    r"[vV]?(?P<release>\d{1,18}(?:\.\d{1,18}){0,7})[-._+]?(?P<rest>[0-9A-Za-z._+-]{1,80})\Z",
    re.ASCII,
)

_FLAG: Final = re.compile(r"@(?:dev|alpha|beta|RC|stable)(?=[\s,|]|\Z)", re.IGNORECASE)
"""Which stability Composer may take, which is nothing that a version is held to."""

_REVISION: Final = re.compile(r"(?=[\da-f]{0,63}[a-f])[\da-f]{7,64}\Z", re.ASCII)
"""What a repository calls a commit: its first digits are no version."""

_HYPHEN: Final = re.compile(r"\s*+(\S{1,120})\s++-\s++(\S{1,120})\s*+\Z")

_ANY: Final = frozenset(("*", "x", "X", ""))

_LOWEST: Final = (0,)
_RELEASE: Final = (RELEASE,)

PLAIN: Final = frozenset(("cargo", "npm"))
"""Ecosystems in which a range has no pre-releases but those that it names."""


class _Stated(NamedTuple):
    """A version in parts."""

    release: tuple[int, ...]
    behind: Key
    """What orders the versions of one release: 0 is below all, 1 a pre-release, 2 the release."""
    partial: bool
    """Fewer than three numbers, or with a wildcard: all versions that begin so may be meant."""


def read_semantic(written: str, ecosystem: str, bare: str) -> Range | None:
    """Return the range *written* of *ecosystem*, or None if it is not understood.

    *bare* is the operator of a version that stands alone.
    """
    if ecosystem == "composer":
        written = _FLAG.sub("", written)
        alternatives = written.replace("||", "|").split("|")
    else:
        alternatives = written.split("||")
    if len(alternatives) > MOST:
        return None
    found = []
    for each in alternatives:
        intervals = _intervals(each, ecosystem, bare)
        if intervals is None:
            return None
        found.append(intervals)
    return tuple(found)


def is_meant(intervals: tuple[Interval, ...], key: Key, ecosystem: str) -> bool:
    """Say whether the version *key* is in all *intervals*, by the rule on pre-releases, too."""
    if not all(interval.holds(key) for interval in intervals):
        return False
    inside = [interval for interval in intervals if not interval.outside]
    if ecosystem not in PLAIN or key[1] == _RELEASE or not inside:
        return True
    return any(interval.pre == key[0] for interval in inside)


def _intervals(written: str, ecosystem: str, bare: str) -> tuple[Interval, ...] | None:
    hyphen = _HYPHEN.match(written)
    if hyphen is not None:
        written = f">={hyphen[1]} <={hyphen[2]}"
    found: list[Interval] = []
    position = 0
    text = written.strip()
    if text in _ANY:
        return (Interval(),)
    for _ in range(MOST):
        match = _PART.match(text, position)
        if match is None:
            return None
        interval = _interval(match["operator"] or bare, match["version"], ecosystem)
        if interval is None:
            return None
        found.append(interval)
        position = match.end()
        if position == len(text):
            return tuple(found)
        if text[position] == ",":
            position += 1
    return None


def _interval(operator: str, version: str, ecosystem: str) -> Interval | None:
    if version in _ANY:
        return Interval() if operator in {"=", "==", ">=", "^", "~", "<="} else None
    stated = _stated(version, ecosystem)
    if stated is None:
        return _odd(operator, version)
    release, behind_it, partial = stated
    if operator in {"=", "==", "===", "!="}:
        return _equal(stated, outside=operator == "!=")
    named = _stripped(release) if behind_it[0] == BEFORE else None
    low: Key = (_stripped(release), behind_it)
    if operator in {">", "<", ">=", "<="}:
        return _compared(
            operator, low, _above(release) if _whole(ecosystem, partial=partial) else None, named
        )
    tilde = release[:-1] if ecosystem == "composer" else release[:2]
    kept = {"^": _caret(release), "~": tilde}.get(operator, release[:-1])
    if not kept and operator == "~>":
        kept = release  # Gem::Version#bump leaves a number that stands alone
    if not kept:  # "~= 1" is nothing
        return None
    return Interval(low, high=_above(kept), pre=named)


def _whole(ecosystem: str, *, partial: bool) -> bool:
    """Say whether ``> 1.2`` means above all versions that begin so, as Cargo and npm have it."""
    return partial and ecosystem in PLAIN


def _stated(version: str, ecosystem: str) -> _Stated | None:
    """Return *version* in parts, or None if it is not in a form of *ecosystem*."""
    match = _VERSION.match(version)
    if match is not None and not (match["pre"] and ecosystem in QUALIFIED):
        release = tuple(map(int, match["release"].split(".")))
        pre = match["pre"]
        short = len(release) < 3 and not pre  # noqa: PLR2004
        return _Stated(release, _pre_key(pre) if pre else _RELEASE, bool(match["open"]) or short)
    match = _QUALIFIED.match(version) if ecosystem in QUALIFIED else None
    if match is None or _REVISION.match(version):
        return None
    key = behind(match["rest"], ecosystem)
    return _Stated(tuple(map(int, match["release"].split("."))), key, False) if key else None


def _equal(stated: _Stated, *, outside: bool) -> Interval:
    """Return a version as an interval, or all that begin with it if it is only a part of one."""
    stripped = _stripped(stated.release)
    if stated.partial:
        low: Key = (stripped, _LOWEST if outside else _RELEASE)
        return Interval(low, high=_above(stated.release), outside=outside)
    low = (stripped, stated.behind)
    named = stripped if stated.behind[0] == BEFORE else None
    return Interval(low, high=low, high_in=True, outside=outside, pre=named)


def _compared(
    operator: str, edge: Key, above: Key | None, named: tuple[int, ...] | None
) -> Interval:
    """Return the interval on one side of *edge*; *above* is the edge of all that begin with it."""
    if operator == ">=":
        return Interval(edge, pre=named)
    if operator == ">":
        return Interval(edge, low_in=False, pre=named) if above is None else Interval(above)
    if operator == "<=":
        return Interval(high=above) if above else Interval(high=edge, high_in=True, pre=named)
    return Interval(high=(edge[0], _LOWEST) if edge[1] == _RELEASE else edge, pre=named)


def _odd(operator: str, version: str) -> Interval | None:
    """Return a version in a form of its own, such as ``1.0.0.Final``, as one: that alone."""
    key = semantic_key(version, "")
    if key is None or operator not in {"=", "==", "===", "!="}:
        return None
    return Interval(key, high=key, high_in=True, outside=operator == "!=", pre=key[0])


def _caret(release: tuple[int, ...]) -> tuple[int, ...]:
    """Return the components that a caret keeps: up to the first that is not zero."""
    first = next((at + 1 for at, number in enumerate(release[:3]) if number), len(release[:3]))
    return release[:first]


def _above(release: tuple[int, ...]) -> Key:
    """Return the edge above all versions that begin with *release*."""
    return (_stripped((*release[:-1], release[-1] + 1)), _LOWEST)


def _stripped(release: tuple[int, ...]) -> tuple[int, ...]:
    end = len(release)
    while end > 1 and release[end - 1] == 0:
        end -= 1
    return release[:end]


def semantic_key(version: str, ecosystem: str) -> Key:
    """Return what orders *version* of *ecosystem*, or None if it is none."""
    text = version.strip()
    match = _VERSION.match(text)
    stated = _stated(text, ecosystem)
    if stated is not None and not (match and match["open"]):
        return (_stripped(stated.release), stated.behind)
    parsed = parse(text) if ecosystem not in QUALIFIED and not _REVISION.match(text) else None
    if parsed is None or parsed.open:
        return None
    if parsed.rest and not parsed.pre:
        return (_stripped(parsed.release), (AFTER, parsed.rest))
    return (_stripped(parsed.release), _pre_key(parsed.rest) if parsed.rest else _RELEASE)


def _pre_key(pre: str) -> Key:
    """Return what orders a pre-release: numbers before words, each among themselves."""
    return (
        BEFORE,
        *((0, int(each[:40]), "") if each.isdecimal() else (1, 0, each) for each in pre.split(".")),
    )
