"""Comma- and tab-separated values (RFC 4180) to rows; semicolons and bars as well."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_

_DELIMITERS: Final = (",", ";", "\t", "|")

_SAMPLE: Final = 64
"""Rows by which the delimiter is found."""

_LONGEST_CELL: Final = 1 << 20


def read_delimited(text: str, name: str) -> list[list[str]]:
    """Return the rows of *text*; raises UnreadableFile for quotation marks that do not close."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # noqa: PLR2004
        return _rows(rest, first.strip()[4], name)  # what Excel writes for itself
    return _rows(text, _delimiter(text), name)


def is_tabbed(lines: Sequence[str]) -> bool:
    """Say whether the *lines* of a text are rows with tabs between their cells, as Excel saves it.

    Its first rows have equally many tabs, and none begins with one.
    """
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    counts = {line.count("\t") for line in sample}
    return (
        len(sample) > 1
        and len(counts) == 1
        and 0 not in counts
        and all(line[0] not in "\t #-*+>" for line in sample)
    )


def _delimiter(text: str) -> str:
    """Return the delimiter with which the most rows have equally many cells, more than one."""
    sample = io.StringIO("\n".join(text.split("\n", _SAMPLE)[:_SAMPLE]))
    best, most = ",", (0, 0)
    for delimiter in _DELIMITERS:
        sample.seek(0)
        try:
            counts = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            continue
        widths = [count for count in counts if count > 1]
        if widths:
            usual = max(set(widths), key=widths.count)
            score = (widths.count(usual), usual)
            if score > most:
                best, most = delimiter, score
    return best


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend([cell.strip() for cell in row] for row in reader)
    except csv.Error as error:
        line = max(reader.line_num, 1)
        if "field limit" in str(error):  # the module has one kind of error for all
            raise UnreadableFile(
                name,
                line,
                N_("a cell has more than {limit} characters"),
                N_("Close its quotation mark, or keep the long text in a file and link to that."),
                limit=str(_LONGEST_CELL),
            ) from None
        raise UnreadableFile(
            name,
            line,
            N_("these are no comma-separated values: {detail}"),
            N_("Close each quotation mark, and double those within a cell."),
            detail=str(error),
        ) from None
    finally:
        csv.field_size_limit(before)
    return rows
