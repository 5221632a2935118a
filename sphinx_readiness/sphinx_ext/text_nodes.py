"""The node of Sphinx's text builder that docutils has none for."""

from __future__ import annotations

from docutils import nodes


class grid_table(nodes.table):  # noqa: N801 - docutils names nodes so
    """A table that :mod:`.rendering.text_grids` writes; to all others it is any table."""
