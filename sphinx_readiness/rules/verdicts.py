"""What rules share that look at declared verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_readiness.assembly.rollup import ChecklistResult
from sphinx_readiness.model.record import Verdict
from sphinx_readiness.rules.rule import Context
from sphinx_readiness.vocabulary.statuses import Outcome


def compared(context: Context) -> Iterator[tuple[Outcome, ChecklistResult]]:
    """Yield each understood verdict of a checklist with items, with what was computed for it."""
    for record in context.results:
        for result in record.checklists:
            verdict = result.checklist.verdict
            if verdict is not None and verdict.outcome is not None and result.checklist.items:
                yield verdict.outcome, result


def head(verdict: Verdict) -> str:
    """Return *verdict* as written, without its caveat and what sets the caveat off."""
    if not verdict.caveat:
        return verdict.text
    return verdict.text[: verdict.text.rfind(verdict.caveat)].rstrip(" (,;:-\u2013\u2014")
