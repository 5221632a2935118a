"""All items as comma-separated values (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from sphinx_readiness.api import Exporter, Report

HEADINGS = ("record", "checklist", "id", "title", "outcome", "owner", "path", "line")


def export(report: Report, translate: Callable[[str], str]) -> str:
    """Return one row for each item; *translate* is not asked, as a program reads this."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(HEADINGS)
    for record in report.project.records:
        for item in record.items():
            write(map(cell, (
                record.id, item.checklist, item.id, item.title, item.outcome.value, item.owner,
                item.location.path, str(item.location.line),
            )))  # fmt: skip
    return out.getvalue()


def cell(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula: documents may be hostile."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


CSV = Exporter(name="csv", file="readiness.csv", export=export)
