"""``junit FILE [CASES] [min N]``: tests ran, and all of them passed.

`FILE` is a report in JUnit's XML, which most test runners write. `CASES` chooses some of it: the
name of a suite or a case, or both with a slash between them; `*` stands for anything, and quotes
hold a name with blanks together. At least one case has to have run, or `N` of them. A skipped
case has not run; a suite of which all cases were skipped is a finding of its own.
"""

from __future__ import annotations

from typing import Final

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
    results, names = _results(path, project)
    origin = project.origin(path)._replace(
        commit=results.commit, version=results.version, date=results.date
    )
    wanted = given["cases"] or given["blanks"]
    if not wanted:
        return _judged(results.cases, path, given["least"], origin)
    try:
        chosen = names.chosen(wanted)
    except TooManyLooks:
        return Checked(None, N_("'{path}' has more cases than are looked through"), _at(path))
    indexes = sorted({index for name in chosen for index in results.by_name[name]})
    if not indexes:
        return not_run(
            N_("'{path}' has no test like '{cases}'"), origin, path=path, cases=shorten(wanted)
        )
    cases = tuple(results.cases[index] for index in indexes)
    return _judged(cases, path, given["least"], origin)


def _results(path: str, project: Surroundings) -> tuple[Results, Names]:
    key = ("junit", path)
    if key not in project.kept:
        found = read_results(project.tree.report(path, "xml"), path)
        project.kept[key] = found, Names(found.by_name)
    known: tuple[Results, Names] = project.kept[key]
    return known


def _at(path: str) -> tuple[tuple[str, str], ...]:
    return (("path", path),)


def _judged(cases: tuple[Case, ...], path: str, least: str, origin: Origin) -> Checked:
    failed = [case for case in cases if case.outcome == "failed"]
    if failed:
        bad = failed[0]
        values = (
            *_at(path), ("line", str(bad.line)), ("failed", str(len(failed))),
            ("total", str(len(cases))), ("name", shorten(bad.names[-1])),
        )  # fmt: skip
        reason = N_("{failed} of {total} tests failed, the first at {path}:{line}: {name}")
        return Checked(False, reason, values, origin=origin)
    if not cases:
        return not_run(N_("'{path}' has no tests"), origin, path=path)
    ran = [case.suite for case in cases if case.outcome == "ran"]
    suites = frozenset(ran)
    idle = next((case for case in cases if case.suite not in suites), None)
    if idle is not None:
        values = (*_at(path), ("line", str(idle.line)), ("suite", shorten(idle.suite)))
        reason = N_("all tests of suite '{suite}' were skipped ({path}:{line})")
        return Checked(None, reason, values, Fault.SKIPPED, origin)
    if len(ran) < int(least or 1):
        reason = N_("{ran} tests ran in '{path}'; expected at least {least}")
        return not_run(reason, origin, ran=str(len(ran)), path=path, least=least)
    return Checked(True, origin=origin)


KIND: Final = own(
    "junit",
    rf"{PATH}(?:\s++(?:\"(?P<blanks>[^\"\n]{{1,300}})\"|(?!min(?:\s|\Z))(?P<cases>[^\s\"]{{1,300}})))?"
    r"(?:\s++min\s++(?P<least>[0-9]{1,7}))?",
    N_("expected 'junit FILE [CASES] [min N]', such as 'junit reports/unit.xml min 100'"),
    check,
    begins_with_report,
)
