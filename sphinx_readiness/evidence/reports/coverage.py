"""``coverage FILE METRIC >= N``: so much of the code is reached by tests.

`FILE` is what coverage.py writes as JSON, Cobertura's XML, or an LCOV tracefile (`.info`,
`.lcov`). `METRIC` is `line`, `branch`, `function` (LCOV only) or `total`, which is lines and
branches together; `N` is a percentage. A report of no code at all proves nothing, and one whose
totals are not what its parts add up to is broken.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.evidence.forms import PATH, begins_with_report
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reports.coverage_numbers import FORMATS, Numbers
from sphinx_readiness.evidence.reports.unlike import compares, not_run, plain, unlike
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.text.phrases import N_

_METRICS: Final = {
    "lines": "line",
    "statement": "line",
    "branches": "branch",
    "functions": "function",
}


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether enough is covered."""
    path = project.report(given["path"])
    numbers = project.once(("coverage", path), lambda: _numbers(path, project))
    origin = project.origin(path)._replace(date=numbers.date)
    metric = _METRICS.get(given["metric"], given["metric"])
    found = numbers.percent(metric)
    if found is None:
        reason = N_("'{path}' has nothing that is counted by {metric}")
        return not_run(reason, origin, path=path, metric=metric)
    if compares(found, given["operator"], float(given["wanted"])):
        return Checked(True, origin=origin)
    values = (("path", path), ("metric", metric), ("found", plain(found)))
    return Checked(False, N_("{path} says {found} % by {metric}"), values, origin=origin)


def _numbers(path: str, project: Surroundings) -> Numbers:
    language, read = FORMATS.get(PurePosixPath(path).suffix.lower()[1:], ("", None))
    if read is None:
        raise unlike(path, "report of coverage")
    return read(project.tree.report(path, language), path)


KIND: Final = own(
    "coverage",
    rf"{PATH}\s++(?P<metric>lines?|statement|branch(?:es)?|functions?|total)"
    r"\s*+(?P<operator>>=|>)\s*+(?P<wanted>[0-9]{1,3}(?:\.[0-9]{1,6})?)\s*+%?",
    N_(
        "expected 'coverage FILE METRIC >= N', such as 'coverage coverage.json line >= 80'; "
        "METRIC is line, branch, function or total"
    ),
    check,
    begins_with_report,
)
