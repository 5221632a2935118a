"""Links of a sheet into the cells that have them, as far as a document may have such a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.importing.links import is_safe, link_to
from sphinx_readiness.importing.readers.beside_cells import Beside

_MOST_CELLS: Final = 1_000_000
"""Cells that are looked at for links over several of them."""


class Placed(NamedTuple):
    """The *rows* with links in so many of their cells, *linked*, and what is *kept* beside them."""

    rows: list[list[str]]
    kept: list[Beside]
    linked: int


def place_links(rows: Sequence[list[str]], beside: Sequence[Beside], header: int) -> Placed:
    """Return *rows* with the links of *beside* in the cells below the row *header* (from 0).

    Kept as they are: comments, links of cells that are blank or above, and those to places within
    the workbook, to files and to whatever a page must not lead to.
    """
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    made = [*rows]
    done: set[tuple[int, int]] = set()
    kept: list[Beside] = []
    looked_at = 0
    for each in beside:
        placed = False
        if each.is_link and is_safe(each.text):
            left, top, right, bottom = range_boundaries(each.cell)
            for number in range(max(top - 1, header + 1), min(bottom, len(made))):
                end = min(right, len(made[number]))
                looked_at += 1 + max(end - left + 1, 0)
                if looked_at > _MOST_CELLS:
                    break
                for at in range(left - 1, end):
                    said = rows[number][at]
                    if said.strip() and (number, at) not in done:
                        if made[number] is rows[number]:
                            made[number] = [*rows[number]]
                        made[number][at] = link_to(said, each.text)
                        done.add((number, at))
                    placed = placed or (number, at) in done
        if not placed:
            kept.append(each)
    return Placed(made, kept, len(done))
