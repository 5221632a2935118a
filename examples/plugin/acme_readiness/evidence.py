"""``coverage coverage.json >= 80``: how much of the code the tests reach, by coverage.py.

The file is what ``coverage json`` writes; the number is ``totals.percent_covered`` in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_readiness.api import Checked, EvidenceKind, Files


def check(given: Mapping[str, str], files: Files) -> Checked:
    """Compare what the report says with what the item says."""
    path, wanted = given["path"], float(given["wanted"])
    report = files.json(path)
    if report is None:
        return Checked(False, "there is no file '{path}'", (("path", path),))
    totals = report.get("totals") if isinstance(report, dict) else None
    found = totals.get("percent_covered") if isinstance(totals, dict) else None
    if isinstance(found, bool) or not isinstance(found, int | float):
        return Checked(None, "'{path}' is no report of coverage.py", (("path", path),))
    if found >= wanted:
        return Checked(True)
    return Checked(
        False, "{path} says {found} %", (("path", path), ("found", format(float(found), ".1f")))
    )


COVERAGE = EvidenceKind(
    verb="coverage",
    form=r"(?P<path>[\w./-]{1,200}\.json) ?>= ?(?P<wanted>[0-9]{1,3}(?:\.[0-9]{1,3})?) ?%?",
    expected="expected 'coverage FILE >= NUMBER', such as 'coverage coverage.json >= 80'",
    check=check,
)
