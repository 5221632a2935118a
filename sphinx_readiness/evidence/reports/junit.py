"""``junit FILE [CASES] [min N]``: tests ran, and all of them passed.

`FILE` is a report in JUnit's XML, which most test runners write. `CASES` chooses some of it: the
name of a suite or a case, or both with a slash between them; `*` stands for anything, and quotes
hold a name with blanks together. At least one case has to have run, or `N` of them. A skipped
case has not run; a suite of which all cases were skipped is a finding of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.evidence.forms import PATH, begins_with_report
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reports.chosen_names import Names, TooManyLooks
from sphinx_readiness.evidence.reports.junit_results import Case, Results, read_results
from sphinx_readiness.evidence.reports.unlike import not_run
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.model.evidence import Fault, Origin
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether enough of the cases ran, and all of them passed."""
    path = project.report(given["path"])
    results, names, origin = project.once(("junit", path), lambda: _read(path, project))
    wanted = given["cases"] or given["blanks"]
    try:
        tally = project.once(("tests", path, wanted), lambda: _tally(results, names, wanted))
    except TooManyLooks:
        return Checked(None, N_("'{path}' has more cases than are looked through"), _at(path))
    if wanted and not tally.total:
        return not_run(
            N_("'{path}' has no test like '{cases}'"), origin, path=path, cases=shorten(wanted)
        )
    return _judged(tally, path, given["least"], origin)


class _Tally(NamedTuple):
    """What some cases come to: numbers, the first that failed, the first of an idle suite."""

    total: int
    failed: int
    ran: int
    bad: Case | None
    idle: Case | None


def _read(path: str, project: Surroundings) -> tuple[Results, Names, Origin]:
    found = read_results(project.tree.report(path, "xml"), path)
    origin = project.origin(path)._replace(
        commit=found.commit, version=found.version, date=found.date
    )
    return found, Names(found.by_name), origin


def _tally(results: Results, names: Names, wanted: str) -> _Tally:
    """Return what the cases like *wanted* come to, or all of them; raises TooManyLooks."""
    cases: Sequence[Case] = results.cases
    if wanted:
        chosen = names.chosen(wanted)
        indexes = sorted({index for name in chosen for index in results.by_name[name]})
        cases = [results.cases[index] for index in indexes]
    failed = [case for case in cases if case.outcome == "failed"]
    ran = [case.suite for case in cases if case.outcome == "ran"]
    suites = frozenset((*ran, *(case.suite for case in failed)))
    idle = next((case for case in cases if case.suite not in suites), None)
    return _Tally(len(cases), len(failed), len(ran), failed[0] if failed else None, idle)


def _at(path: str) -> tuple[tuple[str, str], ...]:
    return (("path", path),)


def _judged(tally: _Tally, path: str, least: str, origin: Origin) -> Checked:
    bad, idle = tally.bad, tally.idle
    if bad is not None:
        values = (
            *_at(path), ("line", str(bad.line)), ("failed", str(tally.failed)),
            ("total", str(tally.total)), ("name", shorten(bad.names[-1])),
        )  # fmt: skip
        reason = N_("{failed} of {total} tests failed, the first at {path}:{line}: {name}")
        return Checked(False, reason, values, origin=origin)
    if not tally.total:
        return not_run(N_("'{path}' has no tests"), origin, path=path)
    if idle is not None:
        values = (*_at(path), ("line", str(idle.line)), ("suite", shorten(idle.suite)))
        reason = N_("all tests of suite '{suite}' were skipped ({path}:{line})")
        return Checked(None, reason, values, Fault.SKIPPED, origin)
    if tally.ran < int(least or 1):
        reason = N_("{ran} tests ran in '{path}'; expected at least {least}")
        return not_run(reason, origin, ran=str(tally.ran), path=path, least=least)
    return Checked(True, origin=origin)


KIND: Final = own(
    "junit",
    rf"{PATH}(?:\s++(?:\"(?P<blanks>[^\"\n]{{1,300}})\"|(?!min(?:\s|\Z))(?P<cases>[^\s\"]{{1,300}})))?"
    r"(?:\s++min\s++(?P<least>[0-9]{1,7}))?",
    N_("expected 'junit FILE [CASES] [min N]', such as 'junit reports/unit.xml min 100'"),
    check,
    begins_with_report,
)
