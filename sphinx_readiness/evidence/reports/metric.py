"""``metric FILE POINTER OP VALUE``: a number in a file is as large or as small as it has to be.

`FILE` is JSON, TOML, YAML or CSV. `POINTER` is a JSON pointer; in CSV it is `/ROW/COLUMN`, where
`ROW` is what stands in the first column, or the number of the row below the head, from 1, and
`COLUMN` is its name in the head. `OP` is `>=`, `>`, `<=`, `<`, `==` or `!=`, and `VALUE` a
number. What is no number fails.
"""

from __future__ import annotations

import csv
import io
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.evidence.forms import PATH, begins_with_report
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reports.unlike import compares, not_run, number_of, unlike
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.truth.pointed import NOWHERE, pointer_parts, step

_LANGUAGES: Final = {".json": "json", ".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}

MOST_ROWS: Final = 100_000
"""Rows of a CSV file that are accepted."""


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the number compares as it has to."""
    path = project.report(given["path"])
    origin = project.origin(path)
    parts = pointer_parts(given["pointer"])
    suffix = PurePosixPath(path).suffix.lower()
    found = _of_csv(path, parts, project) if suffix == ".csv" else NOWHERE
    if suffix in _LANGUAGES:
        language = _LANGUAGES[suffix]
        found = project.once(("data", path), lambda: project.tree.report(path, language))
        for part in parts:
            found = step(found, part)
    elif suffix != ".csv":
        raise unlike(path, "JSON, TOML, YAML or CSV")
    values = (("path", path), ("pointer", given["pointer"]))
    if found is NOWHERE or found is None or found == "":
        reason = N_("'{path}' has nothing at '{pointer}'")
        return not_run(reason, origin, path=path, pointer=shorten(given["pointer"]))
    number = number_of(found)
    if number is None:
        reason = N_("'{pointer}' in {path} is no number: {found}")
        return Checked(False, reason, (*values, ("found", shorten(str(found)))), origin=origin)
    if compares(number, given["operator"], float(given["wanted"])):
        return Checked(True, origin=origin)
    reason = N_("'{pointer}' is {found} in {path}")
    return Checked(False, reason, (*values, ("found", shorten(str(found)))), origin=origin)


def _of_csv(path: str, parts: tuple[str, ...], project: Surroundings) -> object:
    """Return the cell at *parts* of a CSV file (RFC 4180, its first line the head)."""
    head, rows = project.once(
        ("csv", path), lambda: _table(project.tree.report(path, "text"), path)
    )
    if len(parts) != 2 or head.count(parts[1]) != 1:  # noqa: PLR2004 - row and column
        return NOWHERE
    by_name = project.once(("csv rows", path), lambda: _by_name(rows))
    named = by_name.get(parts[0], [])
    if not named and parts[0].isascii() and parts[0].isdigit() and len(parts[0]) < 9:  # noqa: PLR2004
        named = rows[int(parts[0]) - 1 : int(parts[0])] if int(parts[0]) else []
    column = head.index(parts[1])
    return named[0][column].strip() if len(named) == 1 else NOWHERE


def _by_name(rows: list[list[str]]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for row in rows:
        found.setdefault(row[0].strip(), []).append(row)
    return found


def _table(text: str, path: str) -> tuple[list[str], list[list[str]]]:
    """Return the head and the rows, all as wide as the head; raises UnreadableFile for others."""
    reader = csv.reader(io.StringIO(text), strict=True)
    found: list[list[str]] = []
    try:
        for row in islice(reader, MOST_ROWS + 2):
            if row and found and len(row) != len(found[0]):
                raise csv.Error("a row has another number of cells than the head")
            found += [row] if row else []
    except csv.Error as error:
        raise UnreadableFile(
            path,
            max(reader.line_num, 1),
            N_("this is not valid {language}: {detail}"),
            N_("Have the file made again by the tool that writes it."),
            language="CSV",
            detail=shorten(str(error), 200),
        ) from None
    if len(found) > MOST_ROWS + 1:
        reason = N_("this file holds too many values; expected at most {limit}")
        raise UnreadableFile(path, 1, reason, limit=str(MOST_ROWS))
    return ([each.strip() for each in found[0]], found[1:]) if found else ([], [])


KIND: Final = own(
    "metric",
    rf"{PATH}\s++(?P<pointer>/\S{{0,300}})\s++(?P<operator>>=|<=|==|!=|>|<)"
    r"\s*+(?P<wanted>-?[0-9]{1,15}(?:\.[0-9]{1,15})?)",
    N_("expected 'metric FILE /pointer OP NUMBER', such as 'metric load.json /latency/p99 <= 250'"),
    check,
    begins_with_report,
)
