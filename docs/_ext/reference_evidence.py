"""The reference of the kinds of evidence, from the files that they are."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from markdown_table import markdown_table

from sphinx_readiness.evidence.kinds import EvidenceKind
from sphinx_readiness.evidence.registry import OWN
from sphinx_readiness.evidence.verbs import REPORTS

CASES: Final = Path(__file__).parents[2] / "tests" / "evidence" / "cases"
"""A file of cases for each kind."""

OUTCOMES: Final = {"holds": "true", "fails": "false", "unproven": "not proven"}
"""How the cases are grouped there, and what that means."""


def _page(kind: EvidenceKind) -> tuple[str, str]:
    """Return the first line and the rest of the page of *kind*, in Markdown."""
    module = sys.modules[kind.check.__module__]
    first, _, rest = (module.__doc__ or "").strip().partition("\n\n")
    return " ".join(first.replace("``", "`").split()), rest.replace("``", "`")


def evidence() -> Iterator[str]:
    """Yield a table of all kinds, each of which has a page of its own."""
    kinds = [load() for load in OWN.values()]
    linked = ((f"[{each.verb}](#evidence-{each.verb})", _page(each)[0]) for each in kinds)
    yield from markdown_table(("Verb", "What it states"), linked)


def evidence_of(verb: str) -> Iterator[str]:
    """Yield the page of the kind *verb*: its form, what it does, and cases that tests look at."""
    kind = OWN[verb]()
    first, rest = _page(kind)
    yield from (first, "", *rest.splitlines(), "")
    if verb in REPORTS:
        yield from ("A report: [age and commit](#keep-proof-fresh) may be demanded of it.", "")
    cases = tomllib.loads((CASES / f"{verb}.toml").read_text("utf-8"))
    yield from (
        "## Cases",
        "",
        "The tests hold it to these, and to the files that belong to them.",
        "",
    )
    rows = (
        (f"`{case['statement']}`", said, case.get("reason", "").replace("|", r"\|"))
        for outcome, said in OUTCOMES.items()
        for case in _first_of_each(cases.get(outcome, ()))
    )
    yield from markdown_table(("Statement", "Is", "Because"), rows)


def _first_of_each(cases: Sequence[Mapping[str, str]]) -> Iterator[Mapping[str, str]]:
    """Yield the first of those *cases* that read alike; they differ in their files."""
    found: set[tuple[str, str]] = set()
    for case in cases:
        alike = (case["statement"], case.get("reason", ""))
        if alike not in found and "|" not in alike[0] and "`" not in alike[0]:
            found.add(alike)
            yield case
