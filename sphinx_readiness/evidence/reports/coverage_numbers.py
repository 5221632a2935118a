"""What reports of coverage hold: counts by metric, from three formats.

coverage.py's JSON (format 2 and 3 of its "JSON reporting"), Cobertura's XML (coverage-04.dtd),
and LCOV's tracefiles (geninfo(1)). What is counted in detail has to agree with the totals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from sphinx_readiness.evidence.reports.unlike import day_of, inconsistent, number_of, unlike
from sphinx_readiness.files.formats.shapes import table
from sphinx_readiness.files.formats.xml_text import XmlElement
from sphinx_readiness.text.phrases import N_

_NAME: Final = "report of coverage"

_CUT: Final = N_("the totals are not what its parts add up to: the report was cut or changed")


class Numbers(NamedTuple):
    """What was covered and what there is, by metric: ``line``, ``branch``, ``function``."""

    counts: Mapping[str, tuple[float, float]]
    date: date | None = None

    def percent(self, metric: str) -> float | None:
        """Return how much of *metric* is covered, in percent; None where there is nothing of it.

        ``total`` is lines and branches together, as coverage.py has it.
        """
        names = ("line", "branch") if metric == "total" else (metric,)
        found = [self.counts[name] for name in names if name in self.counts]
        whole = sum(each[1] for each in found)
        return 100 * sum(each[0] for each in found) / whole if whole else None


def of_json(value: object, path: str) -> Numbers:
    """Return the numbers of coverage.py's JSON; raises Unusable for other JSON."""
    top = table(value)
    totals, meta = table(top.get("totals")), table(top.get("meta"))
    if "covered_lines" not in totals or not isinstance(top.get("files"), dict):
        raise unlike(path, _NAME)
    found = _summary(totals)
    parts = [_summary(table(table(each).get("summary"))) for each in table(top["files"]).values()]
    for name, (covered, whole) in found.items():
        sums = [sum(part.get(name, (0, 0))[at] for part in parts) for at in (0, 1)]
        if sums != [covered, whole] or covered > whole:
            raise inconsistent(path, 1, _CUT)
    return Numbers(found, day_of(meta.get("timestamp")))


def _summary(summary: Mapping[str, object]) -> dict[str, tuple[float, float]]:
    found = {}
    names = (
        ("line", "covered_lines", "num_statements"),
        ("branch", "covered_branches", "num_branches"),
    )
    for name, covered, whole in names:
        pair = number_of(summary.get(covered)), number_of(summary.get(whole))
        if pair[0] is not None and pair[1] is not None:
            found[name] = pair[0], pair[1]
    return found


def of_xml(root: XmlElement, path: str) -> Numbers:
    """Return the numbers of Cobertura's XML, counted by its lines; raises Unusable for others."""
    if root.name != "coverage" or "line-rate" not in root.attributes:
        raise unlike(path, _NAME)
    lines, branches = _lines(root)
    if not lines[1] and (number_of(root.attributes.get("lines-valid")) or 0) > 0:
        raise inconsistent(path, root.line, _CUT)
    stamp = number_of(root.attributes.get("timestamp"))
    return Numbers({"line": lines, "branch": branches}, _day_of_epoch(stamp))


def _lines(root: XmlElement) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return what is covered of lines and of branches: of each line of a file once, the best."""
    hits: dict[tuple[str, str], bool] = {}
    branches: dict[tuple[str, str], tuple[int, int]] = {}
    waiting = [(root, "")]
    while waiting:
        element, name = waiting.pop()
        name = element.attributes.get("filename", name)
        if element.name == "line":
            key = name, element.attributes.get("number", "")
            hits[key] = hits.get(key, False) or element.attributes.get("hits", "0") != "0"
            told = element.attributes.get("condition-coverage", "")
            covered, _, whole = told.partition("(")[2].rstrip(")% ").partition("/")
            if covered.isdigit() and whole.isdigit() and len(told) < 40:  # noqa: PLR2004
                branches[key] = int(covered), int(whole)
        waiting += [(each, name) for each in element.children]
    done = [sum(each[at] for each in branches.values()) for at in (0, 1)]
    return (sum(hits.values()), len(hits)), (done[0], done[1])


def _day_of_epoch(stamp: float | None) -> date | None:
    """Return the day of *stamp*, in seconds or milliseconds since 1970."""
    if not stamp or not 0 < stamp < 1e14:  # noqa: PLR2004 - the year 5138
        return None
    seconds = stamp / 1000 if stamp > 1e11 else stamp  # noqa: PLR2004 - as above, in seconds
    return datetime.fromtimestamp(seconds, UTC).date()


_LCOV: Final = {"line": ("LH", "LF"), "branch": ("BRH", "BRF"), "function": ("FNH", "FNF")}


def of_lcov(text: str, path: str) -> Numbers:
    """Return the numbers of an LCOV tracefile; raises Unusable for other text."""
    sums: dict[str, int] = {}
    hit = found = said = 0
    ended = True
    for number, line in enumerate(text.splitlines(), 1):
        key, _, value = line.strip().partition(":")
        if key == "SF":
            if not ended:
                raise _cut(path, number)
            hit = found = said = 0
            ended = False
        elif key == "DA":
            count = value.split(",")[1:2]
            found, hit = found + 1, hit + (count != ["0"] and bool(count))
        elif key in {"LH", "LF", "BRH", "BRF", "FNH", "FNF"}:
            if not value.isascii() or not value.isdigit() or len(value) > 9:  # noqa: PLR2004
                raise _cut(path, number)
            sums[key] = sums.get(key, 0) + int(value)
            said += 1
            if found and key in {"LH", "LF"} and int(value) != (hit if key == "LH" else found):
                raise inconsistent(path, number, _CUT)
        elif key == "end_of_record":
            ended = True
    if not sums and not said:
        raise unlike(path, _NAME)
    if not ended:
        raise _cut(path, text.count("\n") + 1)
    pairs = {
        name: (float(sums.get(covered, 0)), float(sums[whole]))
        for name, (covered, whole) in _LCOV.items()
        if whole in sums
    }
    if any(covered > whole for covered, whole in pairs.values()):
        raise inconsistent(path, 1, _CUT)
    return Numbers(pairs)


def _cut(path: str, line: int) -> Exception:
    return inconsistent(path, line, N_("this record does not end: the report was cut"))


FORMATS: Final[Mapping[str, tuple[str, Callable[..., Numbers]]]] = {
    "json": ("json", of_json),
    "xml": ("xml", of_xml),
    "info": ("text", of_lcov),
    "lcov": ("text", of_lcov),
}
"""By the ending of a file: the language that it is in, and what reads it."""
