"""What is gathered while one document is read, before it goes to the domain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, cast

from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.raw import RawMatrix, RawRecord, RawReference, RawTable
from sphinx_readiness.sphinx_ext.names import GATHERED
from sphinx_readiness.sphinx_ext.true_lines import read_lines

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.nodes import check_item, checklist, item_table


ViewSpec: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""The kind of a view that shows what other documents say, and its options."""


@dataclass(slots=True)
class PendingChecklist:
    """A checklist whose id and title may still depend on the section around it."""

    node: checklist
    id: str
    title: str
    place: tuple[str, int]
    options: dict[str, str]
    tables: list[tuple[RawTable, item_table]]
    kind: str


@dataclass(slots=True)
class PendingCheck:
    """An item directive: its node, and its row as field → text."""

    node: check_item
    place: tuple[str, int]
    cells: dict[str, str]
    links: tuple[str, ...]


@dataclass(slots=True)
class Gathered:
    """Everything that the document that is being read has said so far."""

    records: list[RawRecord] = field(default_factory=list)
    checklists: list[PendingChecklist] = field(default_factory=list)
    checks: list[PendingCheck] = field(default_factory=list)
    matrices: list[RawMatrix] = field(default_factory=list)
    references: list[RawReference] = field(default_factory=list)
    problems: list[RawProblem] = field(default_factory=list)
    mentions: dict[str, str] = field(default_factory=dict)
    withdrawn: list[nodes.Element] = field(default_factory=list)
    """Where links to files have to be made again when translations are known."""
    patterns: dict[bool, tuple[re.Pattern[str], re.Pattern[str]]] = field(default_factory=dict)
    """What tells markup in cells, in Markdown (True) and in reST, as every item asks for it."""
    sources: dict[str, list[str]] = field(default_factory=dict)

    def lines_of(self, path: str) -> list[str]:
        """Return the lines of the file *path*, which is read once."""
        lines = self.sources.get(path)
        if lines is None:
            lines = self.sources[path] = read_lines(path)
        return lines


def gathered(env: BuildEnvironment) -> Gathered:
    """Return what the current document has said so far, to add to it."""
    found = env.temp_data.get(GATHERED)
    if found is None:
        found = env.temp_data[GATHERED] = Gathered()
    return cast("Gathered", found)


def gathered_if_any(env: BuildEnvironment) -> Gathered | None:
    """Return what the current document has said, or None if it said nothing."""
    return cast("Gathered | None", env.temp_data.get(GATHERED))
