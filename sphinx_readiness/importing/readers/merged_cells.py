"""Merged cells of a workbook, and what they say of the rows that they span."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple


class Merged(NamedTuple):
    """A cell of one column that spans rows; column and rows from 0, *last* is one of them."""

    column: int
    first: int
    last: int


def merged_cells(data: bytes, part: str) -> Iterator[Merged]:
    """Yield the cells that span several rows in the *part* of a workbook that is a sheet.

    By ``mergeCell`` in ECMA-376, part 1, 18.3.1.54, which stands behind all rows. Raises what
    openpyxl raises for a range that is none.
    """
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(part)
    behind = text[text.rfind(b"sheetData") :]
    for tag in behind.split(b"<"):
        name, _, attributes = tag.partition(b" ")
        if name.rpartition(b":")[2] == b"mergeCell":
            ref = attributes.partition(b'ref="')[2].partition(b'"')[0]
            left, top, right, bottom = range_boundaries(ref.decode("ascii", "replace"))
            if left == right and top < bottom:
                yield Merged(left - 1, top - 1, bottom - 1)


def with_merged(
    rows: Sequence[Sequence[str]], merged: Sequence[Merged], at: int, left_out: Collection[int]
) -> list[Sequence[str]]:
    """Return *rows* with what merged cells say in each of their rows below the header *at*.

    Columns *left_out* stay as they are, and so do rows with nothing else in them.
    """
    begun: dict[int, list[Merged]] = {}
    for each in merged:
        if each.first > at and each.column not in left_out:
            begun.setdefault(each.first, []).append(each)
    spoken: dict[int, tuple[int, str]] = {}
    made: list[Sequence[str]] = []
    for number, row in enumerate(rows):
        if any(row):
            cells = list(row)
            for column, (last, text) in spoken.items():
                if number <= last:
                    cells += [""] * (column + 1 - len(cells))
                    cells[column] = cells[column] or text
            row = cells  # noqa: PLW2901
        for each in begun.get(number, ()):
            text = row[each.column] if each.column < len(row) else ""
            spoken[each.column] = (each.last, text)
        made.append(row)
    return made
