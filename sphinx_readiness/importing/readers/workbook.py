"""Workbooks (.xlsx) to rows, by openpyxl, which is an extra.

A workbook is an archive of XML (ECMA-376). Before it is parsed, it is looked at: how large it would
become, and that it declares no entities.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.importing.readers.beside_cells import Beside, beside_cells
from sphinx_readiness.importing.readers.link_formulas import is_link_formula, read_link_formula
from sphinx_readiness.importing.readers.merged_cells import Merged, merged_cells
from sphinx_readiness.importing.readers.shown.values import NumberFormats
from sphinx_readiness.text.phrases import N_

LARGEST: Final = 256 << 20
"""Bytes of a workbook's parts together, unpacked."""

MOST_ROWS: Final = 200_000
"""Rows of a sheet that are accepted."""

MOST_COLUMNS: Final = 200
"""Columns of a sheet that are accepted."""


class Sheet(NamedTuple):
    """A sheet: its title, its rows as text, and its cells that span several rows."""

    title: str
    rows: list[list[str]]
    merged: tuple[Merged, ...]
    beside: tuple[Beside, ...] = ()
    is_chart: bool = False
    """Whether it is nothing but a chart, without rows."""


def read_workbook(data: bytes, name: str) -> Iterator[Sheet]:
    """Yield each sheet.

    Raises UnreadableFile if *data* is no such workbook, is too large, or openpyxl is missing.
    """
    _look(data, name)
    try:
        import openpyxl  # type: ignore[import-untyped,unused-ignore]  # noqa: F401, PLC0415
    except ImportError:
        raise UnreadableFile(
            name,
            1,
            N_("reading a workbook needs the package openpyxl"),
            N_("Install it: pip install 'sphinx-readiness[xlsx]'."),
        ) from None
    try:
        # A cell with a formula has the value that it had last; if it has none, its formula counts.
        values = _load(data, data_only=True)
        formulas = _load(data, data_only=False)
        formats = NumberFormats()
        for chart in values.chartsheets:
            yield Sheet(chart.title, [], (), is_chart=True)
        for sheet, written in zip(values.worksheets, formulas.worksheets, strict=True):
            hidden = "" if sheet.sheet_state == "visible" else " (hidden)"
            merged = merged_cells(data, sheet._worksheet_path)  # noqa: SLF001 - it has no other name
            found: list[_Formula] = []
            rows = list(_rows(sheet, written, name, formats, found))
            beside = list(beside_cells(data, sheet._worksheet_path))  # noqa: SLF001 - as above
            beside += _linked(rows, found)
            yield Sheet(f"{sheet.title}{hidden}", rows, tuple(merged), tuple(beside))
    except UnreadableFile:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a broken workbook does to it
        raise _broken(name, type(error).__name__) from None


def _load(data: bytes, *, data_only: bool) -> Any:
    """Return the workbook as openpyxl has it; of a sheet that is a chart only the title."""
    from openpyxl.chartsheet import Chartsheet  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415
    from openpyxl.reader.excel import ExcelReader  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    class Reader(ExcelReader):  # type: ignore[misc,unused-ignore]
        """Does not look into charts: one without drawings is not understood, and none has rows."""

        def read_chartsheet(self, sheet: Any, _rel: Any) -> None:
            chart = Chartsheet()
            chart._parent = self.wb  # noqa: SLF001 - as openpyxl does it
            chart.title = sheet.name
            self.wb._sheets.append(chart)  # noqa: SLF001 - it counts among the sheets

    reader = Reader(io.BytesIO(data), read_only=True, data_only=data_only)
    reader.read()
    return reader.wb


def _look(data: bytes, name: str) -> None:
    """Raise UnreadableFile for what is no archive, or is made to fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(each.file_size for each in parts) > LARGEST:
                raise UnreadableFile(
                    name,
                    1,
                    N_("this workbook is too large; expected at most {limit} bytes unpacked"),
                    N_("Import it in parts."),
                    limit=str(LARGEST),
                )
            for each in parts:
                if each.filename.endswith((".xml", ".rels")):
                    with archive.open(each) as stream:
                        if b"<!DOCTYPE" in stream.read(4096) or b"<!ENTITY" in stream.read(4096):
                            raise _broken(name, "DOCTYPE")
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise _broken(name, type(error).__name__) from None


def _broken(name: str, detail: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        1,
        N_("this is no workbook that can be read: {detail}"),
        N_("Save it anew as .xlsx, or as .csv."),
        detail=detail,
    )


class _Formula(NamedTuple):
    """A formula that makes a link, in the cell at *row* and *column*, both from 0.

    *is_known* says whether the cell has the text that it had last.
    """

    row: int
    column: int
    formula: str
    is_known: bool


def _rows(
    sheet: Any, written: Any, name: str, formats: NumberFormats, found: list[_Formula]
) -> Iterator[list[str]]:
    """Yield the rows of *sheet*, without the blank cells at their ends.

    *written* is the same sheet with its formulas; those that make links are *found*.
    """
    most = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS + 1}
    both = zip(sheet.iter_rows(**most), written.iter_rows(**most, values_only=True), strict=True)
    for number, (row, formulas) in enumerate(both):
        cells: list[str] = []
        for at, (cell, formula) in enumerate(zip(row, formulas, strict=True)):
            value = cell.value
            if is_link_formula(formula):
                found.append(_Formula(number, at, formula, value is not None))
            if isinstance(value, str):
                cells.append(value.strip())
            elif value is not None:
                cells.append(formats.shown(value, cell.number_format))
            else:
                cells.append("" if formula is None else _formula_text(formula))
        while cells and not cells[-1]:
            cells.pop()
        if cells and (number >= MOST_ROWS or len(cells) > MOST_COLUMNS):
            raise UnreadableFile(
                name,
                1,
                N_("a sheet has more than {rows} rows or {columns} columns"),
                N_("Import it in parts."),
                rows=str(MOST_ROWS),
                columns=str(MOST_COLUMNS),
            )
        yield cells


def _formula_text(formula: object) -> str:
    """Return a *formula* without a value; that of several cells has its text in an object."""
    return str(getattr(formula, "text", formula)).strip()


def _linked(rows: list[list[str]], found: list[_Formula]) -> Iterator[Beside]:
    """Yield the links that formulas make, and write what they show where no value is known."""
    from openpyxl.utils import coordinate_to_tuple, get_column_letter  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    def text_of(name: str) -> str:
        row, column = coordinate_to_tuple(name)
        cells = rows[row - 1] if row <= len(rows) else []
        return cells[column - 1] if column <= len(cells) else ""

    read = [read_link_formula(each.formula, text_of) for each in found]
    for each, link in zip(found, read, strict=True):
        if not each.is_known and link.text:
            rows[each.row][each.column] = link.text
        where = f"{get_column_letter(each.column + 1)}{each.row + 1}"
        yield Beside(where, link.url or each.formula, is_link=True)
