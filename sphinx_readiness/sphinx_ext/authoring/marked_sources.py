"""Whether titles and notes of a document are more than plain text: views show them as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.text.hashing import digest_of

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered


def marked_digest(found: Gathered) -> str:
    """Return a digest of the titles and notes that are more than plain text; empty without any."""
    cells: list[str] = []
    for pending in found.checklists:
        for _raw, node in pending.tables:
            wanted = [at for at, field in enumerate(node["fields"]) if field in ("item", "notes")]
            for row in node["markup"].values():
                cells += (_source(node[row[at]]) for at in wanted if at in row)
    return digest_of(cells) if cells else ""


def _source(cell: nodes.Node) -> str:
    """Return what a cell was written as, or another text that changes with it."""
    first = cell.children[0] if cell.children else cell
    return str(getattr(first, "rawsource", "")) or cell.pformat()
