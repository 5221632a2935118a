"""``advisories FILE [max SEVERITY]``, ``vex FILE``: no known weakness is open.

`FILE` is the JSON of `pip-audit`, `cargo audit` or OSV-Scanner, OSV records, or OpenVEX.
`SEVERITY` is the worst that an advisory may be: `none`, which is meant without it, `low`,
`medium`, `high`. An advisory without a severity counts as critical. In OpenVEX the newest
statement on a product has to say that it is fixed, or not affected and why. A report that looked
at nothing has not run.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.evidence.forms import PATH, begins_with_report
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reports.known_advisories import Advisory, Found, read_advisories
from sphinx_readiness.evidence.reports.severity_scores import SEVERITIES
from sphinx_readiness.evidence.reports.unlike import day_of, not_run
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether no advisory is worse than is allowed."""
    path = project.report(given["path"])
    found = project.once(
        ("advisories", path), lambda: read_advisories(project.tree.report(path, "json"), path)
    )
    origin = project.origin(path)._replace(date=day_of(found.made))
    if not found.looked_at:
        return not_run(N_("'{path}' says of nothing that it was looked at"), origin, path=path)
    severity = given["severity"]
    count, first = project.once(("open", path, severity), lambda: _open(found, severity))
    if first is None:
        return Checked(True, origin=origin)
    reason = N_("'{path}' has {count} open advisories, such as {id} of '{package}' ({severity})")
    values = (
        ("path", path), ("count", str(count)), ("id", shorten(first.id)),
        ("package", shorten(first.package)), ("severity", first.severity),
    )  # fmt: skip
    return Checked(False, reason, values, origin=origin)


def _open(found: Found, severity: str) -> tuple[int, Advisory | None]:
    """Return how many advisories are worse than *severity*, or there at all, and the worst."""
    most = SEVERITIES.index(severity) if severity else -1
    bad = [each for each in found.advisories if SEVERITIES.index(each.severity) > most]
    return len(bad), max(bad, key=lambda each: SEVERITIES.index(each.severity), default=None)


_FORM: Final = rf"{PATH}(?:\s++max\s++(?P<severity>none|low|medium|high))?"

KIND: Final = own(
    "advisories",
    _FORM,
    N_(
        "expected 'advisories FILE [max SEVERITY]', such as 'advisories audit.json max low'; "
        "SEVERITY is none, low, medium or high"
    ),
    check,
    begins_with_report,
)

VEX: Final = own(
    "vex",
    _FORM,
    N_("expected 'vex FILE', such as 'vex openvex.json'"),
    check,
    begins_with_report,
)
