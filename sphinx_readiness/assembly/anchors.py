"""The ids of rows, and the anchors that they have in their page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import RawRow, RawTable
from sphinx_readiness.reading.diagnostics import invalid_id
from sphinx_readiness.text.folding import fold
from sphinx_readiness.text.ids import derived_id, is_valid_id, slug

_NO_ID: Final = " -\u2010\u2011\u2012\u2013\u2014\u2015\u2212._/?\u2026"
"""Characters of a cell that says that there is no id: dashes, dots and question marks."""


def with_prefix(id_: str, prefix: str) -> str:
    """Return *id_* behind *prefix*, unless it begins with that."""
    return id_ if id_.startswith(prefix) else prefix + id_


class Anchors:
    """The anchors of one page: each is given once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with those that are *taken* by something else."""
        self.given = set(taken)
        """Those that are taken by now."""
        self._numbers: dict[str, int] = {}

    def anchor(self, wanted: str) -> str:
        """Return *wanted*, or with a number behind it where the page has that anchor already."""
        anchor, number = wanted, self._numbers.get(wanted, 2)
        while anchor in self.given:
            anchor = f"{wanted}-{number}"
            number += 1
        if anchor != wanted:
            self._numbers[wanted] = number
        self.given.add(anchor)
        return anchor

    def identified(
        self, raw: RawTable, checklist_id: str, problems: list[RawProblem], prefix: str = ""
    ) -> tuple[tuple[RawRow, ...], list[str]]:
        """Return the rows of *raw* with their ids, and their anchors; note what can be no id.

        *prefix* begins the ids that are written.
        """
        id_at = raw.fields.index("id") if "id" in raw.fields else -1
        item_at = raw.fields.index("item") if "item" in raw.fields else -1
        made = []
        anchors = []
        for row in raw.rows:
            cells = row.cells
            written = fold(cells[id_at]) if 0 <= id_at < len(cells) else ""
            if written and not is_valid_id(written):
                if written.strip(_NO_ID):
                    problems.append(invalid_id(written, (row.path, row.line)))
                    written = slug(written)
                else:
                    written = ""
            if prefix and written:
                written = with_prefix(written, prefix)
            title = cells[item_at] if 0 <= item_at < len(cells) else ""
            id_ = written or derived_id(checklist_id, title)
            anchor = self.anchor(id_)
            anchors.append(anchor)
            made.append(
                RawRow(row.line, id_, bool(written), cells, row.links, row.path,
                       anchor if anchor != id_ else "", row.code, row.stated)
            )  # fmt: skip
        return tuple(made), anchors
