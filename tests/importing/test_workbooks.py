"""What a workbook has beside the texts of its cells."""

from __future__ import annotations

import io
import zipfile

from imports import imported, plan
from openpyxl import Workbook
from openpyxl.comments import Comment

from sphinx_readiness.importing.inline import plain_text
from sphinx_readiness.importing.report import details
from sphinx_readiness.text.phrases import english


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def report(data: bytes) -> list[str]:
    return list(details(plan(data, "kite.xlsx"), english))


def kite() -> Workbook:
    book = Workbook()
    assert book.active is not None
    for row in (["ID", "Item", "Status", "Owner"], ["K-1", "Frame glued", "done", "Ann"]):
        book.active.append(row)
    return book


def without_rels(data: bytes) -> bytes:
    """Return the workbook *data* with chart sheets that name no drawing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            if "chartsheets/_rels" not in each:
                new.writestr(each, old.read(each))
    return stream.getvalue()


def test_a_sheet_that_is_a_chart_is_left_out_and_named() -> None:
    book = kite()
    book.create_chartsheet("Trend", 0)
    for data in (saved(book), without_rels(saved(book))):
        text = "\n".join(imported(data, "kite.xlsx").pages[0].lines)
        assert "| K-1 | Frame glued | done" in text
        assert "Trend" not in text
        assert "kite.xlsx: the sheet 'Trend' is a chart; it is left out" in report(data)


def test_links_and_comments_of_cells_are_kept_and_counted() -> None:
    book = kite()
    sheet = book.active
    assert sheet is not None
    sheet["B2"].hyperlink = "https://example.org/a?b=1&c=2"
    sheet["D2"].hyperlink = "mailto:ann@example.org"
    sheet["C2"].comment = Comment("Status: failed\nsays Bo", "Bo")
    data = saved(book)
    for markup in ("markdown", "rest"):
        made = imported(data, "kite.xlsx", markup)
        assert made.counted.read == made.counted.written == 1
        text = plain_text("\n".join(made.pages[0].lines), markup)
        assert 'Cell B2 "Frame glued", link to https://example.org/a?b=1&c=2' in text
        assert 'Cell D2 "Ann", link to mailto:ann@example.org' in text
        assert 'Cell C2 "done", comment "Status: failed says Bo"' in text
        assert "verdict" not in text
    said = report(data)
    assert "kite.xlsx: links of cells of the sheet 'Sheet', kept below its table: 2" in said
    assert "kite.xlsx: comments of cells of the sheet 'Sheet', kept below its table: 1" in said
