"""The columns of a task list."""

from __future__ import annotations

from sphinx_readiness.reading.tasks import TASK_HEADERS
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.text.phrases import N_


def task_columns(
    count: int, wanted: frozenset[str], kind: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return fields and headers of the *count* columns of tasks in a table of *kind*."""
    subject = "item" if "item" in wanted else "role"
    names = ("status", subject, "notes")[:count]
    headers = tuple(
        _(N_("Condition") if kind == "conditions" and header == "Item" else header)
        for header in TASK_HEADERS[:count]
    )
    return tuple(name if name in wanted else "" for name in names), headers
