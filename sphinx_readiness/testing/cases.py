"""Cases: what they are, and how a rule is held to one."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.evidence.kinds import EvidenceKind
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.rules.engine import run
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import find
from sphinx_readiness.testing.documents import BadCase, Data
from sphinx_readiness.testing.projects import day_of, options_of, project_of, waived_on

KEYS: Final = frozenset((
    "name", "body", "config", "today", "expect", "checklists", "records", "matrices",
    "references", "problems", "needs", "files", "conf", "waivers", "sign_offs", "unapproved",
    "authors",
))  # fmt: skip
"""What a case may say.

``body``
    a table or a task list in Markdown: the first checklist, its first row on line 4;
``checklists``
    further ones, each with ``id``, ``title``, ``line``, ``kind``, ``options`` and ``body``;
``records``, ``matrices``, ``references``, ``problems``, ``needs``
    what else the document says, and what was noted while it was read;
``waivers``
    each with ``targets``, ``line`` and ``options``, as of the directive;
``sign_offs``, ``unapproved``
    where roles stand (``role``, ``state``, and if wanted ``record``, ``line``, ``path``,
    ``reason``, ``required``, ``told``), and exceptions that none of ``waiver_roles`` has signed
    (``line``, ``items``, and if wanted ``record``);
``config``, ``today``
    options by name, and the day; ``2026-01-31`` if there is none;
``files``, ``conf``
    files of the project by path, for versions and evidence, and ``release`` of ``conf.py``;
``authors``
    who last changed items, by id: ``Name <address>``, or nothing where that is not committed; of
    items that are not named it cannot be told;
``expect``
    for each finding in order its ``line``, and ``message`` or ``contains``; if wanted ``column``,
    ``path``, ``severity``, ``hint`` (a part of it), ``item``, ``field``.
"""

_EXPECTED: Final = frozenset(
    ("line", "column", "path", "severity", "message", "contains", "hint", "item", "field")
)


class Case(NamedTuple):
    """One case of a rule; *kind* is ``pass`` or ``fail``."""

    rule: str
    """The name of the rule, that of the file."""
    kind: str
    number: int
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """A name for it, as for the ids of parametrised tests."""
        return f"{self.rule}-{self.kind}-{self.data.get('name', self.number)}"


def read_cases(folder: str | os.PathLike[str]) -> list[Case]:
    """Return the cases in the files ``*.toml`` of *folder*, in the order of their names.

    Raises BadCase for a file that has anything else, and what :mod:`tomllib` raises.
    """
    cases = []
    for path in sorted(Path(folder).glob("*.toml")):
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind in ("pass", "fail"):
            for number, data in enumerate(loaded.pop(kind, [])):
                cases.append(Case(path.stem, kind, number, data))
        if loaded:
            raise BadCase(f"{path.name}: unknown keys {sorted(loaded)}")
    return cases


def findings_of(
    case: Case, rules: Iterable[Rule] = RULES, kinds: Sequence[EvidenceKind] = ()
) -> tuple[Finding, ...]:
    """Return what the rule of *case*, one of *rules*, finds, by way of records and the engine.

    *kinds* are kinds of evidence that are known besides. Raises BadCase for a case that is none.
    """
    unknown = sorted(set(case.data) - KEYS)
    if unknown:
        raise BadCase(f"{case.id}: unknown keys {unknown}")
    day = day_of(case.data)
    options = options_of(case.data)
    project = waived_on(day, project_of(case.data, options, kinds), case.data, options)
    return run(project, options, Clock(day, "test"), find(case.rule, rules)).findings


def check_case(
    case: Case, rules: Iterable[Rule] = RULES, kinds: Sequence[EvidenceKind] = ()
) -> None:
    """Raise AssertionError unless the rule of *case* finds what the case expects, and no more."""
    every = tuple(rules)
    found = findings_of(case, every, kinds)
    expected: list[Data] = case.data.get("expect", [])
    if bool(expected) != (case.kind == "fail"):
        raise AssertionError(f"{case.id}: a fail case expects, and a pass case does not")
    shown = "".join(f"\n  line {f.location.line}: {f.text()} {f.mend()}" for f in found) or " none"
    if len(found) != len(expected):
        raise AssertionError(f"{case.id}: expected {len(expected)} findings, found:{shown}")
    for finding, wanted in zip(found, expected, strict=True):
        differing = _differing(finding, wanted, every)
        if differing:
            raise AssertionError(f"{case.id}: other {differing} than {wanted}; found:{shown}")


def _differing(finding: Finding, wanted: Data, rules: Sequence[Rule]) -> list[str]:
    """Return the keys of *wanted* that are not as in *finding*."""
    if not set(wanted) <= _EXPECTED or not wanted.keys() & {"message", "contains"}:
        raise BadCase(f"an expectation names its text, and of {sorted(_EXPECTED)} what it wants")
    default = next((each.severity.value for each in find(finding.name, rules)), "")
    place, text = finding.location, finding.text()
    good = {
        "line": place.line == wanted["line"],
        "column": place.column == wanted.get("column", place.column),
        "path": place.path == wanted.get("path", place.path),
        "severity": finding.severity.value == wanted.get("severity", default),
        "message": text == wanted.get("message", text),
        "contains": wanted.get("contains", "") in text,
        "hint": wanted.get("hint", "") in finding.mend(),
        "item": finding.item == wanted.get("item", finding.item),
        "field": finding.field == wanted.get("field", finding.field),
    }
    return [key for key, is_so in good.items() if not is_so]
