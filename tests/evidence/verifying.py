"""Makes projects whose items state something, without Sphinx."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.evidence.demands import Demands
from sphinx_readiness.evidence.dependency_statements import Dependencies
from sphinx_readiness.evidence.surroundings import Surroundings
from sphinx_readiness.evidence.verify import Verifier
from sphinx_readiness.exports.report import Report
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.rules.engine import run
from sphinx_readiness.testing import Case
from sphinx_readiness.testing.projects import options_of, project_of
from sphinx_readiness.versions.truth import find_truth
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.other_report import read_other

TODAY = date(2026, 1, 31)


def verifier(
    root: Path, files: Mapping[str, str], *, demands: Demands | None = None, **more: Any
) -> Verifier:
    """Return what checks items of the project of *files* in the folder *root*."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    tree = Tree(root)
    surroundings = Surroundings(
        tree, find_truth(tree, (), (), ()), Dependencies(root), TODAY,
        demands=demands or Demands(), read_other=read_other, **more,
    )  # fmt: skip
    return Verifier(surroundings)


def written_item(
    verify: str = "", *, evidence: str = "", outcome: Outcome = Outcome.PASS, line: int = 4
) -> Item:
    """Return an item on a line of ``docs/index.md``; what stands in backticks is code."""
    return Item(
        id=f"E-{line}", explicit_id=True, title="Proven", status_text="✅", status="verified",
        outcome=outcome, owner="", notes="", severity="", blocking=False, evidence=evidence,
        links=(), tags=(), extra=(), checklist="qa", docname="index", anchor=f"E-{line}",
        location=Location("docs/index.md", line), verify=verify,
    )  # fmt: skip


def other_report(told: Mapping[str, Any]) -> Report:
    """Return the report on another project: its *version*, and the *rows* of its one table."""
    body = f"| ID | Item | Status | Owner |\n|--|--|--|--|\n{told['rows']}\n"
    options = {"product": "Engine"} | ({"version": told["version"]} if "version" in told else {})
    data = {"records": [{"title": "Engine", "options": options}], "body": body}
    made = options_of(Case("x", "pass", 0, data).data)
    return run(project_of(data, made), made, Clock(date(2026, 1, 30), "test"))
