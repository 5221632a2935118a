"""What documents say, place by place, to see what edits have done to it: nothing but the meant.

A row is known by its file and its line: where edits add lines, by the line that it had before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.edits import Field, Fix
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Decision, Project

_Facts: TypeAlias = dict[tuple[str, str, int], list[Any]]
"""Kind, file and line → what stands there, once for each document that includes it."""

_Moved: TypeAlias = Mapping[str, Sequence[int]]
"""File → for each line of its text which one it was before edits, or was added to."""

_GUARDED: Final = ("RD1", "RD50")
"""Rules of what is read, and of what is stated, by the beginning of their codes."""


NO_MOVES: Final[_Moved] = MappingProxyType({})


class Facts(NamedTuple):
    """What all documents say, and how many findings of a rule are at a place."""

    values: _Facts
    findings: Counter[tuple[str, str, int]]
    """By code, file and line."""
    excused: Counter[tuple[str, str, int]]
    """Those of them that a waiver excuses, which may say so by the number of a line."""


def facts_of(report: Report, moved: _Moved = NO_MOVES) -> Facts:
    """Return what *report* knows of what documents say, at the places before they *moved*."""
    values: _Facts = {}
    for kind, place, value in _values(report.project):
        kept = _at_home(value, moved) if moved else value
        at = _at_home(place, moved)
        values.setdefault((kind, at.path, at.line), []).append(kept)
    found = (*report.findings, *report.excused, *report.known)
    return Facts(values, _counted(found, moved), _counted(report.excused, moved))


def _counted(findings: Iterable[Finding], moved: _Moved) -> Counter[tuple[str, str, int]]:
    places = ((each.code, _at_home(each.location, moved)) for each in findings)
    return Counter((code, place.path, place.line) for code, place in places)


def _at_home(value: Any, moved: _Moved) -> Any:
    """Return *value* with each place in it as it was before lines *moved*."""
    if not isinstance(value, tuple) or not moved:
        return value
    if value[:1] and isinstance(value[0], str) and value[0] in moved and len(value) > 1:
        path, line, *rest = value
        if isinstance(line, int) and (isinstance(value, Location) or not rest):
            lines = moved[path]
            line = lines[line - 1] if 0 < line <= len(lines) else line
            return value._replace(line=line) if isinstance(value, Location) else (path, line)
    made = [_at_home(each, moved) for each in value]
    return type(value)._make(made) if hasattr(value, "_make") else tuple(made)


def _values(project: Project) -> Iterator[tuple[str, Location, Any]]:
    for record in project.records:
        bare = record._replace(checklists=(), windows=(), matrices=(), decisions=())
        yield "record", record.location, bare
        for window in record.windows:
            yield "window", window.checklist.location, (window.text, window.span)
        for matrix in record.matrices:
            yield "matrix", matrix.location, matrix
        for decision in record.decisions:
            yield "decision", decision.location, _as_written(decision)
    for checklist in project.all_checklists():
        yield "checklist", checklist.location, checklist._replace(items=(), rollup=None)
        for item in checklist.items:
            yield "item", item.location, item
    for reference in project.references:
        yield "reference", Location(*reference.place), reference
    for bound in project.waivers:
        yield "waiver", bound.waiver.location, bound.waiver
    for each in project.versions.mismatches:
        yield "claim", each.claim.location, each.claim


def _as_written(decision: Decision) -> Decision:
    """Return *decision* without what follows from rows, which are looked at themselves."""
    conditions = tuple(each._replace(state=None) for each in decision.conditions)
    return decision._replace(conditions=conditions, computed=None)


def differences(before: Facts, after: Facts) -> Iterator[Field]:
    """Yield each field that is not what it was; one without a name is what is not as it was."""
    for kind, path, line in before.values.keys() | after.values.keys():
        old = before.values.get((kind, path, line), [])
        new = after.values.get((kind, path, line), [])
        if old == new:
            continue
        if len(old) != len(new):
            yield Field(kind, path, line)
            continue
        for one, other in zip(old, new, strict=True):
            if one != other:
                yield from (Field(kind, path, line, name) for name in _unlike(one, other))


def _unlike(one: Any, other: Any) -> list[str]:
    """Return the names of the fields in which two values differ; "" where they have none."""
    names: Sequence[str] = getattr(one, "_fields", ())
    return [name for name, a, b in zip(names, one, other, strict=True) if a != b] or [""]


def faults(before: Facts, after: Facts, fixes: Sequence[Fix]) -> dict[int, list[Field]]:
    """Return what is not as it was meant, by the number of the fix in *fixes* that is to blame.

    -1 stands for what none of them can be blamed for by its place.
    """
    blame = _Blame(fixes)
    found: dict[int, list[Field]] = {}
    allowed = {field for fix in fixes for field in (*fix.touched, *(f for f, _ in fix.meant))}
    wrong = [
        each
        for each in differences(before, after)
        if each not in allowed and each._replace(name="") not in allowed
    ]
    for rule, path, line in after.findings:
        grew = after.findings[rule, path, line] > before.findings[rule, path, line]
        if grew and rule.startswith(_GUARDED) and rule not in blame.codes:
            wrong.append(Field(rule, path, line))
    if any(each.adds_lines for each in fixes):
        unlike = before.excused.keys() ^ after.excused.keys()
        wrong += [Field(rule, path, line) for rule, path, line in unlike]
    for field in wrong:
        for number in blame.of(field):
            found.setdefault(number, []).append(field)
    for number, fix in enumerate(fixes):
        failed = [field for field, value in fix.meant if not _is(after, field, value)]
        if failed or (fix.mends and not blame.is_mended(before, after, fix)):
            found.setdefault(number, []).extend(failed)
    return found


def _is(after: Facts, field: Field, value: object) -> bool:
    found = after.values.get((field.kind, field.path, field.line), [])
    return bool(found) and all(_read(each, field.name) == value for each in found)


def _read(value: Any, name: str) -> object:
    """Return what is at the dotted *name* of *value*."""
    for part in name.split("."):
        value = getattr(value, part, None)
    return value


class _Blame:
    """Which fix is to blame for what changed: those of its line, else those of its file."""

    def __init__(self, fixes: Sequence[Fix]) -> None:
        self.codes = {fix.code for fix in fixes}
        self._at: dict[tuple[str, int], list[int]] = {}
        self._in: dict[str, list[int]] = {}
        self._wanted: Counter[tuple[str, str, int]] = Counter()
        for number, fix in enumerate(fixes):
            if fix.mends:
                self._wanted[_place(fix)] += 1
            for path, line in dict.fromkeys((e.span.path, e.span.line) for e in fix.edits):
                self._at.setdefault((path, line), []).append(number)
            for path in dict.fromkeys(each.span.path for each in fix.edits):
                self._in.setdefault(path, []).append(number)

    def of(self, field: Field) -> Iterable[int]:
        near = self._at.get((field.path, field.line), ())
        if len(near) == 1:
            return near
        inside = self._in.get(field.path, ())
        return inside if len(inside) == 1 else (-1,)

    def is_mended(self, before: Facts, after: Facts, fix: Fix) -> bool:
        place = _place(fix)
        return after.findings[place] <= max(before.findings[place] - self._wanted[place], 0)


def _place(fix: Fix) -> tuple[str, str, int]:
    return fix.code, fix.location.path, fix.location.line
