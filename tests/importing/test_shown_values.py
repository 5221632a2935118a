"""What cells of a sheet show of their values, by their number formats."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from sphinx_readiness.importing.readers.shown.values import NumberFormats

NOON = datetime.fromisoformat("2026-03-14T12:05:30")

ACCOUNTS = '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (0.1234, "0.00%", "12.34%"),
        (100, '0"%"', "100%"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (-0.001, "0.00", "0.00"),
        (-5, "[Red]0.0", "-5.0"),
        (-5, "0;[Red](0)", "(5)"),
        (0, "0;-0;none", "none"),
        (0, "0;-0;;@", ""),
        (12, ";;;", "12"),
        (999, "#,##0", "999"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234567, '0.0,,"M"', "1.2M"),
        (12345678.9, "#,##0,", "12,346"),
        (123456789, "000-00-0000", "123-45-6789"),
        (3.14159, "0.0##", "3.142"),
        (3, "0.0##", "3.0"),
        (0.5, "#.##", ".5"),
        (0, "#", ""),
        (0.000123, "0.00E+00", "1.23E-04"),
        (9.999, "0.0E+0", "1.0E+1"),
        (0.25, "# ?/?", "1/4"),
        (1.75, "# ?/?", "1 3/4"),
        (2.5, "0/2", "5/2"),
        (5, "# ??/??", "5"),
        (1234.5, "[$$-409]#,##0.00", "$1,234.50"),
        (1234.5, "#,##0.00\\ [$€-407]", "1,234.50 €"),
        (1234.5, "[$EUR] #,##0", "EUR 1,235"),
        (1234.5, ACCOUNTS, "$1,234.50"),
        (-1234.5, ACCOUNTS, "$(1,234.50)"),
        (0, ACCOUNTS, "$-"),
        (5, '0" of 10"', "5 of 10"),
        (5, 'General" points"', "5 points"),
        (5, '[>=100]"many";[<10]"few";0', "few"),
        (50, '[>=100]"many";[<10]"few";0', "50"),
        (12, "@", "12"),
        (1e20, "General", "1E+20"),
        (1e300, "0.00", f"1{'0' * 300}.00"),
        (False, "0", "FALSE"),
        (date(2026, 3, 14), "d-mmm", "2026-03-14"),
        (NOON, "General", "2026-03-14 12:05:30"),
        (NOON, "[$-407]dddd, d. mmmm yyyy", "2026-03-14"),
        (NOON, "yyyy-mm-dd hh:mm:ss", "2026-03-14 12:05:30"),
        (NOON, "mmm yyyy", "Mar 2026"),
        (NOON, "mmmm yy", "March 26"),
        (NOON, "dddd", "Saturday"),
        (NOON, "h:mm am/pm", "12:05 PM"),
        (time(0, 5), "h:mm AM/PM", "12:05 AM"),
        (time(9, 5, 7), "hh:mm:ss", "09:05:07"),
        (time(9, 5, 7), "mm:ss.0", "05:07"),
        (time(9, 5), "General", "09:05:00"),
        (timedelta(hours=-26, minutes=-5), "[h]:mm", "-26:05"),
        (timedelta(minutes=90), "[mm]", "90"),
        ("  text ", "0.00", "text"),
    ],
)
def test_a_value_is_shown_as_the_sheet_shows_it(value: object, code: str, said: str) -> None:
    assert NumberFormats().shown(value, code) == said


@pytest.mark.parametrize("code", ["", '"', "[", "[]", "\\", "_", "*", "0" * 300, "[>.]0", "[$", ";" * 9,
                                  ".", "/", "E+", "0E+", "?/?", "%%%%%%%%%", "0,,,,,,,,"])  # fmt: skip
def test_no_format_breaks_it(code: str) -> None:
    formats = NumberFormats()
    for value in (0, -1.5, 1e308, 10**500, float("inf"), NOON, time(1), timedelta(days=900)):
        assert isinstance(formats.shown(value, code), str)
