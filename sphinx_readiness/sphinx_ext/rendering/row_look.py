"""What is told of the rows of a table besides their cells, for eyes and for scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.sphinx_ext.nodes import item_table
from sphinx_readiness.sphinx_ext.rendering.models.page_findings import FindingLine, page_findings
from sphinx_readiness.vocabulary.default_statuses import WAIVED

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.state import BuildState

_OF_ITEMS: Final = frozenset(("table", "tasks", "view"))
"""The kinds of tables whose rows are items."""

UNKNOWN: Final = "unknown"


class RowData(NamedTuple):
    """What scripts are told of a row: of views as their model has it."""

    status: str
    owner: str
    blocks: bool
    checklist: str = ""

    def attributes(self) -> dict[str, str]:
        """Return it as attributes; what is empty is left out."""
        found = {"data-status": self.status, "data-owner": self.owner}
        if self.blocks:
            found["data-blocking"] = "true"
        if self.checklist:
            found["data-checklist"] = self.checklist
        return {name: text for name, text in found.items() if text}


class RowLook:
    """Tells what is known of the rows of one table."""

    def __init__(
        self,
        state: BuildState,
        node: item_table,
        docname: str,
        attval: Callable[[str], str] = str,
    ) -> None:
        """Tell of the rows of *node*, which stands in *docname*; *attval* is for what is HTML."""
        self._attval = attval
        self._node = node
        self._docname = docname
        self._waived = state.waived_rows
        self._match = state.vocabulary.match
        self.of_items: bool = node["kind"] in _OF_ITEMS
        fields = node["fields"]
        self._status = fields.index("status") if "status" in fields else -1
        self._owner = fields.index("owner") if "owner" in fields else -1
        self._keys: dict[str, str] = {}
        self._told: dict[RowData, str] = {}
        self._blocking: frozenset[str] = frozenset()
        self._findings = None
        self._data: Sequence[RowData] | None = node.get("data")
        if self.of_items and self._data is None:
            found = state.checklist(docname, node.get("checklist", ""))
            blockers = found.blockers if found is not None else ()
            self._blocking = frozenset(item.anchor for item in blockers)
            placed = page_findings(state)
            self._findings = placed if placed.on_page(docname) else None

    def data(self, position: int, anchor: str, cells: Sequence[str | int]) -> RowData | None:
        """Return what scripts are told of a row; None for one that is no item."""
        if not self.of_items:
            return None
        if self._data is not None:
            return self._data[position]
        status = self._text(cells, self._status)
        key = self._keys.get(status)
        if key is None:
            found = self._match(status).status
            key = self._keys[status] = found.key if found is not None else UNKNOWN
        if self._waived and (self._docname, anchor) in self._waived:
            key = WAIVED
        return RowData(key, self._text(cells, self._owner), anchor in self._blocking)

    def told(self, data: RowData) -> str:
        """Return the attributes of a row as HTML; most rows of a table share a few."""
        told = self._told.get(data)
        if told is None:
            found = data.attributes().items()
            told = "".join(f' {name}="{self._attval(text)}"' for name, text in found)
            self._told[data] = told
        return told

    def _text(self, cells: Sequence[str | int], column: int) -> str:
        if not 0 <= column < len(cells):
            return ""
        cell = cells[column]
        return self._node[cell].astext() if isinstance(cell, int) else cell

    def findings(self, anchor: str) -> list[FindingLine]:
        """Return what the gate says of the row at *anchor*."""
        if self._findings is None or not anchor:
            return []
        return self._findings.at(self._docname, anchor)


def row_classes(data: RowData | None, findings: Sequence[FindingLine]) -> list[str]:
    """Return the classes of a row."""
    found = ["readiness-blocking"] if data is not None and data.blocks else []
    return [*found, "readiness-flagged"] if findings else found
