"""What a sheet of a workbook has beside the values of its cells: links and comments."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Beside(NamedTuple):
    """A link or a comment: *cell* such as ``B2``, the *text*, and whether it is a link."""

    cell: str
    text: str
    is_link: bool


def beside_cells(data: bytes, part: str) -> Iterator[Beside]:
    """Yield links and comments of the *part* of a workbook that is a sheet.

    By ``hyperlink`` in ECMA-376, part 1, 18.3.1.47, which stands behind all rows, and 18.7. Raises
    what openpyxl raises for a part that is broken.
    """
    from openpyxl.comments.comment_sheet import CommentSheet  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415
    from openpyxl.packaging.relationship import get_dependents, get_rels_path  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415
    from openpyxl.xml.functions import fromstring  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    part = part.lstrip("/")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        path = get_rels_path(part)
        related = list(get_dependents(archive, path)) if path in names else []
        targets = {each.Id: each.Target for each in related}
        text = archive.read(part)
        for tag in text[text.rfind(b"sheetData") :].split(b"<"):
            name, _, attributes = tag.partition(b" ")
            if name.rpartition(b":")[2] != b"hyperlink":
                continue
            target = targets.get(_attribute(attributes, b":id"), "")
            location = _attribute(attributes, b"location")
            url = target + (f"#{location}" if location else "")
            if url:
                yield Beside(_attribute(attributes, b"ref"), url, is_link=True)
        for each in related:
            if each.Type.endswith("/comments") and each.target in names:
                sheet = CommentSheet.from_tree(fromstring(archive.read(each.target)))
                for cell, comment in sheet.comments:
                    yield Beside(cell, comment.text, is_link=False)


def _attribute(attributes: bytes, name: bytes) -> str:
    """Return the attribute *name* of a tag; an empty string if it has none."""
    value = attributes.partition(name + b'="')[2].partition(b'"')[0]
    return html.unescape(value.decode("utf-8", "replace"))


def sentence_of(beside: Beside, rows: Sequence[Sequence[str]]) -> str:
    """Return the paragraph that keeps *beside*: the cell, what it says, and the link or comment."""
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    left, top, _, _ = range_boundaries(beside.cell)
    row = rows[top - 1] if 0 < top <= len(rows) else ()
    said = " ".join(row[left - 1].split()) if 0 < left <= len(row) else ""
    text = " ".join(beside.text.split())
    cell = f'{beside.cell} "{said}"' if said else beside.cell
    return f"Cell {cell}, link to {text}" if beside.is_link else f'Cell {cell}, comment "{text}"'
