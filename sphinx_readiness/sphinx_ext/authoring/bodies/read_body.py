"""A body as it was read: its nodes, and its tables."""

from __future__ import annotations

from typing import NamedTuple

from docutils import nodes

from sphinx_readiness.model.raw import RawTable
from sphinx_readiness.sphinx_ext.nodes import item_table


class Body(NamedTuple):
    """The nodes of a body in order, and its tables as raw rows and as shown; both grow."""

    children: list[nodes.Node]
    tables: list[tuple[RawTable, item_table]]
