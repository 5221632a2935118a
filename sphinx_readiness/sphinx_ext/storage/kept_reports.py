"""What earlier reports say, kept among the doctrees: to read a large one takes longer than a build.

A report is known by the digest of its file, so one that has changed is read anew; what is wrong
with a file is not kept. Only what the last build has asked for stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.comparing.history import PastReport, RecordDay
from sphinx_readiness.comparing.past_reports import KeptFile, PastReports, read_reports
from sphinx_readiness.files.looks import digest_of
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.sphinx_ext.storage.atomic_files import CannotWriteError, write_file

FILE: Final = "history.json"


def read_kept(folder: str, files: Iterable[KeptFile]) -> PastReports:
    """Return what *files* say; what is known of them is in *folder*, ours among the doctrees."""
    path = Path(folder, FILE)
    known = _read(path)
    reports: list[PastReport] = []
    kept: dict[str, PastReport] = {}
    problems: list[RawProblem] = []
    for each in files:
        digest = digest_of(each.data) if each.problem is None else ""
        found = known.get(digest)
        if found is None:
            read = read_reports([each])
            problems += read.problems
            found = read.reports[0] if read.reports else None
        if found is not None:
            kept[digest] = found
            reports.append(found._replace(path=each.path))
    if kept.keys() != known.keys():
        _write(path, kept)
    return PastReports(tuple(reports), tuple(problems))


def _write(path: Path, reports: Mapping[str, PastReport]) -> None:
    told = {
        digest: [
            report.day.isoformat(),
            {name: [day.outcomes, sorted(day.held)] for name, day in report.records.items()},
            sorted(report.products),
        ]
        for digest, report in reports.items()
    }
    try:
        write_file(path, json.dumps([__version__, told], sort_keys=True).encode("ascii"))
    except CannotWriteError:  # it only saves time
        return


def _read(path: Path) -> dict[str, PastReport]:
    try:
        version, told = json.loads(path.read_text(encoding="ascii"))
        if version != __version__:
            return {}
        return {digest: _report(*each) for digest, each in told.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _report(text: str, records: Mapping[str, Any], products: list[str]) -> PastReport:
    day = date.fromisoformat(text)
    found = {
        name: RecordDay(
            day,
            tuple((str(outcome), int(number)) for outcome, number in outcomes),
            frozenset((str(checklist), str(item)) for checklist, item in held),
        )
        for name, (outcomes, held) in records.items()
    }
    return PastReport("", day, found, frozenset(map(str, products)))
