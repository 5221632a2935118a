"""Which fixes go together, and which of them did something else than they were to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sphinx_readiness.fixing.drafts import overlap
from sphinx_readiness.fixing.facts import Facts, faults
from sphinx_readiness.model.edits import Fix
from sphinx_readiness.model.spans import Span


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """Return those of *fixes* that do not overlap with one before them; the others come later."""
    taken: dict[tuple[str, int], list[Span]] = {}
    found = []
    for fix in fixes:
        places = [(each.span.path, line) for each in fix.edits
                  for line in range(each.span.line, each.span.end_line + 1)]  # fmt: skip
        near = [span for place in places for span in taken.get(place, ())]
        if any(overlap(each.span, other) for each in fix.edits for other in near):
            continue
        found.append(fix)
        for each in fix.edits:
            for line in range(each.span.line, each.span.end_line + 1):
                taken.setdefault((each.span.path, line), []).append(each.span)
    return found


def _line(fix: Fix) -> tuple[str, int]:
    return fix.location.path, fix.location.line


def judge(before: Facts, after: Facts, fixes: Sequence[Fix]) -> tuple[list[Fix], list[Fix]]:
    """Return which of *fixes* are to blame for what went wrong, and which are to be tried next.

    Both are empty if all went as it was meant to. Where nobody can be blamed by its place, one
    half is tried without the other; the last one that is left is to blame.
    """
    found = faults(before, after, fixes)
    if not found:
        return [], []
    # Of several in one line the last one, as the others may have failed because of it.
    last = {_line(fixes[number]): number for number in sorted(found) if number >= 0}
    if last:
        numbers = set(last.values())
        blamed = [fix for number, fix in enumerate(fixes) if number in numbers]
        return blamed, [fix for number, fix in enumerate(fixes) if number not in numbers]
    return ([], list(fixes[: len(fixes) // 2])) if len(fixes) > 1 else (list(fixes), [])
