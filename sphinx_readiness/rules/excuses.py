"""Findings that a waiver excuses, and those that the end of a waiver has brought about.

A waiver with a rule names places: items, checklists, or files with a line or without. While it is
in force, what that rule finds there is counted and listed, and fails nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sphinx_readiness.model.findings import TIME, Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.waivers import BoundWaiver, WaiverState
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

UNUSED: Final = "unused-excuse"

UNUSABLE: Final = "unusable-excuse"

_ROWS: Final = "open-blocker"

_NEVER: Final = frozenset((
    "invalid-configuration", "failed-plugin", UNUSED, _ROWS,
    "stale-sign-off", "invalid-sign-off", "expired-sign-off", "unsigned-sign-off",
    "unbound-sign-off", "unbound-role", "unchecked-signatures", "unsafe-signers", "unusable-trust",
    "open-role", "unapproved-exception",
))  # fmt: skip
"""Rules whose findings nothing excuses: this would not be the gate that was meant. A blocker that
is not to hold the release back is waived itself, so that every page shows it; and who writes a
document must not excuse that nobody has signed it."""


def _is_excusable(rule: Rule) -> bool:
    """Say whether findings of *rule* can be excused."""
    return rule.name not in _NEVER and rule.family != "waivers"


def _named_by(waiver: BoundWaiver, rules: Iterable[Rule]) -> Rule | None:
    """Return the one of *rules* that *waiver* names by its code or name, or None."""
    wanted = waiver.waiver.rule.casefold()
    return next((each for each in rules if wanted in (each.code.casefold(), each.name)), None)


def excused(
    findings: Sequence[Finding],
    waivers: Sequence[BoundWaiver],
    rules: Sequence[Rule],
    known: Sequence[Rule],
) -> list[Finding]:
    """Return *findings* of the active *rules*, those that *waivers* excuse marked.

    With one more for each excuse that excuses nothing; *known* are all rules, on or not. What an
    excuse has covered until it expired, time has brought back.
    """
    found = list(findings)
    places = _Index(found)
    on = {rule.name: rule for rule in rules}
    for waiver in waivers:
        rule = _named_by(waiver, rules) if waiver.waiver.rule else None
        if rule is None or not _is_excusable(rule):
            if waiver.waiver.rule and UNUSABLE in on:
                found += _unusable(on[UNUSABLE], waiver, rule, known)
            continue
        if waiver.state not in (WaiverState.IN_FORCE, WaiverState.EXPIRED):
            continue
        covered = places.covered(rule.name, _Places(waiver))
        for number in covered:
            if waiver.state is WaiverState.IN_FORCE:
                why = found[number].reason or waiver.waiver.reason
                found[number] = found[number]._replace(excused=True, reason=why)
            elif not found[number].excused:
                found[number] = found[number]._replace(cause=TIME)
        if not covered and UNUSED in on:
            found.append(_unused(on[UNUSED], waiver, rule))
    return found


def _unusable(
    rule: Rule, waiver: BoundWaiver, meant: Rule | None, known: Iterable[Rule]
) -> Iterator[Finding]:
    """Yield the finding of a waiver for a rule that there is not, or that nothing excuses.

    Nothing is said of one of the *known* rules that is not on.
    """
    name = shorten(waiver.waiver.rule)
    if meant is not None:
        yield rule.at(
            waiver.waiver.location,
            N_("findings of '{rule}' cannot be excused"),
            N_("Mend what they speak of; a row is waived without ':rule:'."),
            rule=name,
        )
    elif _named_by(waiver, known) is None:
        yield rule.at(
            waiver.waiver.location,
            N_("the waiver excuses '{rule}', which is no rule"),
            N_("Write the code or the name of one, as the finding has it."),
            rule=name,
        )


def covers(waiver: BoundWaiver, finding: Finding) -> bool:
    """Say whether *waiver*, which has a rule, is about *finding*."""
    wanted = waiver.waiver.rule.casefold()
    return wanted in (finding.code.casefold(), finding.name) and _Places(waiver)(finding)


class _Places:
    """Says whether a finding is where a waiver names a place."""

    def __init__(self, waiver: BoundWaiver) -> None:
        self.rows = waiver.places
        self.files: dict[str, set[int]] = {}
        for target in waiver.unknown:
            path, _colon, line = target.rpartition(":")
            if not path or not (line.isascii() and line.isdigit() and len(line) < _DIGITS):
                path, line = target, "0"
            self.files.setdefault(path.removeprefix("./"), set()).add(int(line))

    def __call__(self, finding: Finding) -> bool:
        where = finding.location
        if (where.path, where.line) in self.rows:
            return True
        lines = self.files.get(where.path, ())
        return 0 in lines or where.line in lines


class _Index:
    """Where findings are: a thousand waivers must not look at each of ten thousand findings."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._at: dict[str, dict[tuple[str, int], list[int]]] = {}
        self._in: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for number, finding in enumerate(findings):
            where = finding.location
            rows = self._at.setdefault(finding.name, {})
            rows.setdefault((where.path, where.line), []).append(number)
            self._in.setdefault((finding.name, where.path), []).append((where.line, number))

    def covered(self, rule: str, places: _Places) -> list[int]:
        """Return the numbers of the findings of *rule* at *places*, in order."""
        rows = self._at.get(rule, {})
        few, many = sorted((places.rows, rows.keys()), key=len)
        found = {number for place in few if place in many for number in rows[place]}
        for path, lines in places.files.items():
            inside = self._in.get((rule, path), ())
            found |= {number for line, number in inside if 0 in lines or line in lines}
        return sorted(found)


_DIGITS: Final = 10
"""No line has a number with so many."""


def _unused(unused: Rule, waiver: BoundWaiver, rule: Rule) -> Finding:
    return unused.at(
        waiver.waiver.location,
        N_("'{rule}' finds nothing at {places} that the waiver could excuse"),
        N_("Take the waiver out, or name the place that is meant."),
        rule=rule.name,
        places=shorten(waiver.waiver.text),
    )


def brought_by_time(findings: Iterable[Finding], unlapsed: Iterable[Finding]) -> list[Finding]:
    """Return *findings*, those of the gate marked that are not among the *unlapsed* ones."""
    known = set(map(_key, unlapsed))
    return [
        each
        if not each.code.startswith(_GATE) or _key(each) in known
        else each._replace(cause=TIME)
        for each in findings
    ]


_GATE: Final = "RD2"
"""How the codes of the family of the gate begin."""


def _key(finding: Finding) -> tuple[str, Location, str]:
    return finding.code, finding.location, finding.item
