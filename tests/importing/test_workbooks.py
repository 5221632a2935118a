"""What a workbook has beside the texts of its cells."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time, timedelta

import pytest
from imports import imported, plan
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.hyperlink import Hyperlink

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


def text_of(data: bytes, markup: str = "markdown") -> str:
    made = imported(data, "kite.xlsx", markup)
    assert made.counted.read == made.counted.written > 0
    return "\n".join(made.pages[0].lines)


def rows_of(data: bytes) -> list[str]:
    return [" ".join(line.split()) for line in text_of(data).split("\n")]


def edited(data: bytes, *pairs: tuple[str, str]) -> bytes:
    """Return the workbook *data* with its first sheet as other programs write it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            part = old.read(each).decode() if each == "xl/worksheets/sheet1.xml" else old.read(each)
            for before, after in pairs if isinstance(part, str) else ():
                assert before in part
                part = part.replace(before, after)
            new.writestr(each, part)
    return stream.getvalue()


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


def test_links_of_cells_are_links_in_them_and_comments_stay_below() -> None:
    book = kite()
    sheet = book.active
    assert sheet is not None
    sheet["B2"].hyperlink = "https://example.org/a?b=1&c=2"
    sheet["D2"].hyperlink = "mailto:ann@example.org"
    sheet["C2"].comment = Comment("Status: failed\nsays Bo", "Bo")
    data = saved(book)
    text = text_of(data)
    assert (
        "| K-1 | [Frame glued](https://example.org/a?b=1&c=2) | done | [Ann](mailto:ann@example.org) |"
        in rows_of(data)
    )
    assert 'Cell C2 "done", comment "Status: failed says Bo"' in text
    assert "verdict" not in text
    text = text_of(data, "rest")
    assert "- `Frame glued <https://example.org/a?b=1&c=2>`__\n" in text
    assert "- `Ann <mailto:ann@example.org>`__\n" in text
    assert 'Cell C2 "done", comment "Status: failed says Bo"' in text
    said = report(data)
    assert "kite.xlsx: cells of the sheet 'Sheet' that are links: 2" in said
    assert "kite.xlsx: comments of cells of the sheet 'Sheet', kept below its table: 1" in said


def test_links_that_a_page_must_not_have_are_kept_as_text_and_reported() -> None:
    book = kite()
    sheet = book.active
    assert sheet is not None
    book.create_sheet("Empty")
    sheet["B1"].hyperlink = "https://example.org/header"
    sheet["B2"].hyperlink = Hyperlink("B2", location="Empty!A1")
    sheet["C2"].hyperlink = "javascript:alert(1)"
    sheet["D2"].hyperlink = "plans/kite.docx"
    sheet["A3"].hyperlink = "https://example.org/blank"
    data = edited(saved(book), ('ref="A3"', 'ref="E2"'))
    assert "| K-1 | Frame glued | done | Ann |" in rows_of(data)
    text = text_of(data)
    for said in (
        'Cell B1 "Item", link to https://example.org/header',
        'Cell B2 "Frame glued", link to #Empty!A1',
        'Cell C2 "done", link to javascript:alert(1)',
        'Cell D2 "Ann", link to plans/kite.docx',
        "Cell E2, link to https://example.org/blank",
    ):
        assert said in text
    assert (
        "kite.xlsx: links of the sheet 'Sheet' that lead to no web address, or from no cell of its "
        "table, kept as text below the table: 5" in report(data)
    )


def test_a_link_says_what_it_said_whatever_characters_it_has() -> None:
    book = kite()
    assert book.active is not None
    book.active.append(["K-2", "Tail [2] *long* a|b <i> _x_", "done", "Bo\nCy"])
    book.active["B3"].hyperlink = "https://example.org/Kite_(toy) x|y&copy;[1]_"
    book.active["D3"].hyperlink = "https://example.org/team"
    data = saved(book)
    url = "https://example.org/Kite_%28toy%29%20x%7Cy&copy%3B%5B1%5D"
    assert (
        rf"| K-2 | [Tail \[2\] \*long\* a\|b \<i> \_x\_]({url}_) | done "
        "| [Bo](https://example.org/team)<br>[Cy](https://example.org/team) |"
    ) in rows_of(data)
    text = text_of(data, "rest")
    assert rf"- `Tail [2] \*long\* a\|b \<i> _x\_ <{url}%5F>`__" in text
    assert (
        "- `Bo <https://example.org/team>`__\n\n          `Cy <https://example.org/team>`__" in text
    )


def test_a_link_over_several_cells_is_one_of_each() -> None:
    book = kite()
    assert book.active is not None
    book.active.append(["K-2", "Tail tied", "done", ""])
    book.active["B2"].hyperlink = "https://example.org/all"
    rows = rows_of(edited(saved(book), ('ref="B2"', 'ref="B2:D3"')))
    url = "(https://example.org/all)"
    assert f"| K-1 | [Frame glued]{url} | [done]{url} | [Ann]{url} |" in rows
    assert f"| K-2 | [Tail tied]{url} | [done]{url} | |" in rows


def test_a_status_and_a_group_may_be_links() -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["Requirement", "State", "Team"], ["Rigging"], ["Ropes are new", "ja", "Ann"],
                ["Knots hold", "nein", "Bo"]):  # fmt: skip
        book.active.append(row)
    url = f"https://example.org/{'long-' * 20}"
    for cell in ("A2", "B3"):
        book.active[cell].hyperlink = f"{url}{cell}"
    text = text_of(saved(book))
    assert f"## [Rigging]({url}A2)\n\n:::{{checklist}} rigging\n" in text
    rows = rows_of(saved(book))
    assert f"| rigging-1 | Ropes are new | [yes]({url}B3) | Ann |" in rows
    assert "| rigging-2 | Knots hold | no | Bo |" in rows


@pytest.mark.parametrize(
    ("formula", "cell"),
    [
        ('=HYPERLINK("https://e.org/a","the ""plan""")', '[the "plan"](https://e.org/a)'),
        ('=hyperlink("https://e.org/a")', "[https://e.org/a](https://e.org/a)"),
        ('=HYPERLINK("https://e.org/"&A2,$A$2&" open")', "[K-1 open](https://e.org/K-1)"),
        ('=HYPERLINK("#Sheet2!A1","there")', "there"),
        ('=HYPERLINK("javascript:x()","there")', "there"),
        ("=HYPERLINK(VLOOKUP(A2,B:C,2),B2)", r"=HYPERLINK(VLOOKUP(A2,B:C,2),B2)"),
    ],
)
def test_a_formula_that_makes_a_link_is_one(formula: str, cell: str) -> None:
    book = kite()
    assert book.active is not None
    book.active["D2"] = formula
    data = saved(book)
    assert f"| K-1 | Frame glued | done | {cell} |" in rows_of(data)
    kept = any("below the table: 1" in line for line in report(data))
    assert kept is not cell.startswith("[")
    with_value = edited(data, ("<v />", "<v>last shown</v>"), ('<c r="D2">', '<c r="D2" t="str">'))
    shown = f"[last shown]{cell[cell.index('(') :]}" if cell.startswith("[") else "last shown"
    assert f"| K-1 | Frame glued | done | {shown} |" in rows_of(with_value)
    if kept:
        assert "link to" in text_of(with_value)


def test_cells_say_what_the_sheet_shows() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Item", "Status", "Notes"])
    shown = [
        (0.25, "0%", "25%"),
        (1234.5, '#,##0.00 "€"', "1,234.50 €"),
        (datetime.fromisoformat("2026-03-14T09:05"), "dd/mm/yyyy", "2026-03-14"),
        (datetime.fromisoformat("2026-03-14T09:05"), "d.m.yy h:mm", "2026-03-14 09:05"),
        (time(14, 30), "h:mm AM/PM", "2:30 PM"),
        (timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
        (True, "General", "TRUE"),
        (7, "00000", "00007"),
        (0.1 + 0.2, "General", "0.3"),
        (3.0, "General", "3"),
    ]
    for at, (value, code, _) in enumerate(shown, 2):
        sheet.append([f"Value {at}", "done", value])
        sheet.cell(at, 3).number_format = code
    rows = rows_of(saved(book))
    for at, (_, _, said) in enumerate(shown, 2):
        assert f"| kite-{at - 1} | Value {at} | done | {said} |" in rows
