"""JUnit XML to results: each case once, and the names by which statements choose them.

There is no standard. What is read is what ``pytest``, Maven Surefire, Gradle, Jest, PHPUnit,
GoogleTest and go-junit-report write: ``testsuite`` in each other or in ``testsuites``, and
``testcase`` with ``failure``, ``error`` or ``skipped`` in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from sphinx_readiness.evidence.reports.unlike import day_of, inconsistent, unlike
from sphinx_readiness.files.formats.xml_text import XmlElement
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_FAILED: Final = frozenset(("failure", "error"))

_NOT_RUN: Final = frozenset(("skipped", "disabled", "ignored"))

_NOT_RUN_WORDS: Final = frozenset(("skipped", "disabled", "ignored", "notrun", "suppressed"))

_COMMIT_NAMES: Final = frozenset(
    ("commit", "git.commit", "git_commit", "git.commit.id", "vcs.revision", "revision",
     "ci_commit_sha", "github_sha", "commit_sha", "git_sha", "sha")
)  # fmt: skip

_VERSION_NAMES: Final = frozenset(("version", "project.version", "product.version"))


class Case(NamedTuple):
    """One case; *outcome* is ``ran``, ``failed`` or ``skipped``."""

    suite: str
    names: tuple[str, ...]
    """All by which it may be chosen."""
    outcome: str
    line: int


class Results(NamedTuple):
    """All that a report holds."""

    cases: tuple[Case, ...]
    by_name: Mapping[str, tuple[int, ...]]
    """The indexes of the cases that a name stands for."""
    commit: str
    version: str
    date: date | None
    """The day of its oldest suite."""


def read_results(root: XmlElement, path: str) -> Results:
    """Return the results in the report *path*, of which *root* is the first element.

    Raises Unusable where it is another report, and UnreadableFile where it contradicts itself.
    """
    if root.name not in {"testsuites", "testsuite"}:
        raise unlike(path, "JUnit report")
    cases: list[Case] = []
    days: list[date | None] = []
    properties: dict[str, str] = {}
    waiting = [(root, "")]
    while waiting:
        suite, above = waiting.pop()
        name = _suite_name(suite, above)
        held = list(_cases(suite, name))
        cases += held
        days.append(day_of(suite.attributes.get("timestamp")))
        _take_properties(suite, properties)
        waiting += [(each, name) for each in reversed(suite.children) if each.name == "testsuite"]
    _check_counts(root, path)
    by_name: dict[str, list[int]] = {}
    for index, case in enumerate(cases):
        for each in dict.fromkeys(case.names):
            by_name.setdefault(each, []).append(index)
    return Results(
        tuple(cases),
        {name: tuple(found) for name, found in by_name.items()},
        _first(properties, _COMMIT_NAMES).lower(),
        _first(properties, _VERSION_NAMES),
        min(filter(None, days), default=None),
    )


def _suite_name(suite: XmlElement, above: str) -> str:
    own = suite.attributes.get("name", "") if suite.name == "testsuite" else ""
    return "/".join(filter(None, (above, own)))


def _cases(suite: XmlElement, name: str) -> Iterator[Case]:
    for each in suite.children:
        if each.name == "testcase":
            own, group = each.attributes.get("name", ""), each.attributes.get("classname", "")
            names = [own, f"{name}/{own}"]
            if group:
                names += [group, f"{group}.{own}", f"{group}/{own}", f"{name}/{group}.{own}"]
            yield Case(name, (name, *names), _outcome(each), each.line)


def _outcome(case: XmlElement) -> str:
    inner = {each.name for each in case.children}
    if inner & _FAILED:
        return "failed"
    words = {case.attributes.get(each, "").lower() for each in ("status", "result")}
    if words & {"failed", "failure", "error"}:
        return "failed"
    return "skipped" if inner & _NOT_RUN or words & _NOT_RUN_WORDS else "ran"


def _take_properties(suite: XmlElement, properties: dict[str, str]) -> None:
    for group in suite.children:
        if group.name == "properties":
            for each in group.children:
                name = each.attributes.get("name", "").lower()
                properties.setdefault(name, each.attributes.get("value", each.text).strip())


def _first(properties: Mapping[str, str], names: frozenset[str]) -> str:
    return next((properties[name] for name in sorted(names) if properties.get(name)), "")


def _check_counts(root: XmlElement, path: str) -> None:
    """Raise UnreadableFile where a suite has fewer cases, or fewer failed ones, than it says."""
    order: list[XmlElement] = [root]
    for suite in order:  # it grows
        order += [each for each in suite.children if each.name == "testsuite"]
    held: dict[int, tuple[int, int]] = {}
    for suite in reversed(order):
        cases = [each for each in suite.children if each.name == "testcase"]
        total, failed = len(cases), sum(_outcome(each) == "failed" for each in cases)
        for each in suite.children:
            if each.name == "testsuite":
                total, failed = total + held[id(each)][0], failed + held[id(each)][1]
        held[id(suite)] = total, failed
        said = [_count(suite, name) for name in ("tests", "failures", "errors")]
        for wanted, found in ((said[0], total), (max(said[1:]), failed)):
            if wanted > found:
                raise inconsistent(
                    path,
                    suite.line,
                    N_("the suite '{suite}' says {said}, and has {found}: the report is not whole"),
                    suite=shorten(suite.attributes.get("name", suite.name)),
                    said=str(wanted),
                    found=str(found),
                )


def _count(suite: XmlElement, name: str) -> int:
    text = suite.attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004
