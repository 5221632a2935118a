"""Rows of plain cells with nothing beside them: most are such, and one template writes them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx_readiness.reading.markup import CELL_SEPARATOR
from sphinx_readiness.sphinx_ext.nodes import LEFT_OUT, STILL_OPEN
from sphinx_readiness.sphinx_ext.rendering.pieces.folded import LONGEST
from sphinx_readiness.sphinx_ext.rendering.pieces.look import FOLDED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_readiness.sphinx_ext.nodes import item_table


def has_plain_rows(node: item_table) -> bool:
    """Say whether *node* is a table of items that may have ids before other cells."""
    return node["kind"] == "table" and node["links"] is None and "id" in node["fields"][:-1]


class PlainRows:
    """Writes the plain rows of one table that :func:`has_plain_rows`."""

    def __init__(
        self,
        node: item_table,
        tags: Sequence[tuple[str, str]],
        encode: Callable[[str], str],
        badge: Callable[[str, str], str],
    ) -> None:
        """Write rows of *node*.

        *tags* are those around a cell of each column, *badge* is what is shown for the text of a
        status in a row of a key.
        """
        fields = node["fields"]
        self._encode = encode
        self._badge = badge
        self._width = len(fields)
        self._id = fields.index("id")
        self._status = fields.index("status") if "status" in fields else -1
        self._folded = [at for at, field in enumerate(fields) if field in FOLDED]
        self._markup = node["markup"]
        self._noted: set[str] = {*node.get(LEFT_OUT, ()), *node.get(STILL_OPEN, ())}
        contents = ["%s"] * len(fields)
        contents[self._id] = '<a href="#%s">%s</a>'
        parts = (
            f"{start.replace('%', '%%')}{content}{end}"
            for (start, end), content in zip(tags, contents, strict=True)
        )
        self._template = f'<tr id="%s"%s>{"".join(parts)}</tr>\n'

    def html(
        self, position: int, anchor: str, cells: Sequence[str | int], key: str, told: str
    ) -> str:
        """Return a row of the status *key* with the attributes *told*; empty if it is not plain."""
        if (
            not anchor
            or len(cells) != self._width
            or position in self._markup
            or anchor in self._noted
            or not cells[self._id]
        ):
            return ""
        texts = cast("Sequence[str]", cells)
        if any(len(texts[at]) > LONGEST for at in self._folded):
            return ""
        shown = self._encode(CELL_SEPARATOR.join(texts)).split(CELL_SEPARATOR)
        if len(shown) != self._width:
            return ""
        if self._status >= 0:
            shown[self._status] = self._badge(texts[self._status], key)
        place = self._encode(anchor)
        shown.insert(self._id, place)
        return self._template % (place, told, *shown)
