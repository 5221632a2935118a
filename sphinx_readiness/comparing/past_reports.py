"""The reports of earlier days that a project keeps, as the option ``history`` names them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from sphinx_readiness.comparing.history import UNREADABLE, PastReport, record_day
from sphinx_readiness.exports.json_values import BadReport
from sphinx_readiness.exports.report_reader import read_report
from sphinx_readiness.files.formats.json_text import parse_json
from sphinx_readiness.files.globs import matching_files
from sphinx_readiness.files.opener import decoded, read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile, outside
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.phrases import N_

MOST_REPORTS: Final = 100
"""Reports that are read: the last ones by name."""

TOTAL_LIMIT: Final = 16 << 20
"""Bytes of all of them that are read, from the last one on: 16 MiB."""


class KeptFile(NamedTuple):
    """A file that ``history`` names: what is in it, or why that is not known."""

    path: str
    """Relative to the root."""
    data: bytes
    problem: RawProblem | None = None


class PastReports(NamedTuple):
    """The reports that could be read, by name, and what is wrong with others."""

    reports: tuple[PastReport, ...]
    problems: tuple[RawProblem, ...]


def kept_files(root: Path, patterns: Sequence[str]) -> tuple[KeptFile, ...]:
    """Return the files in *root* that *patterns* name, in the order of their names."""
    found: list[KeptFile] = []
    left = TOTAL_LIMIT
    for path in sorted(set(_paths(root, patterns)), reverse=True)[:MOST_REPORTS]:
        try:
            if posixpath.isabs(path):
                raise outside(path)
            data = read_bytes(root, path)
        except UnreadableFile as failure:
            found.append(KeptFile(path, b"", failure.problem(UNREADABLE)))
            continue
        left -= len(data)
        if left < 0:
            break
        found.append(KeptFile(path, data))
    return tuple(reversed(found))


def _paths(root: Path, patterns: Iterable[str]) -> Iterator[str]:
    """Yield what *patterns* name; one that leads out of *root* as it is written."""
    for pattern in patterns:
        path = posixpath.normpath(pattern)
        leads_out = posixpath.isabs(path) or path.partition("/")[0] == ".."
        if leads_out or not any(each in path for each in "*?["):
            yield path
        else:
            yield from matching_files(root, PurePosixPath(), (path,))


def read_reports(files: Iterable[KeptFile]) -> PastReports:
    """Return what *files* say; what is no report that agrees with itself counts for nothing."""
    reports, problems = [], []
    for each in files:
        if each.problem is not None:
            problems.append(each.problem)
            continue
        try:
            reports.append(_read(each))
        except UnreadableFile as failure:
            problems.append(failure.problem(UNREADABLE))
        except BadReport as error:
            problems.append(_no_report(each.path, str(error)))
    return PastReports(tuple(reports), tuple(problems))


def _read(file: KeptFile) -> PastReport:
    """Return what is kept of the report in *file*; raises UnreadableFile and BadReport."""
    value = parse_json(decoded(file.data, file.path), file.path)
    report = read_report(value, older=True)
    day = report.today
    records = {each.record.id: record_day(each, day) for each in report.results}
    products = (each.product for each in report.project.records)
    return PastReport(file.path, day, records, frozenset(map(fold_case, filter(None, products))))


def _no_report(path: str, detail: str) -> RawProblem:
    return RawProblem(
        UNREADABLE,
        (path, 1),
        N_("this is no report that agrees with itself; it counts for nothing: {detail}"),
        N_("Put a 'readiness.json' there as the build wrote it, or take it out of 'history'."),
        (("detail", detail),),
    )
