"""``readiness FILE``: another project is ready as well.

`FILE` is the `readiness.json` that its gate wrote. It has to have passed, without an open blocker,
to agree with itself, and to be of the version of this project, or of the one that `version=` names.
Reports of earlier versions of sphinx-readiness count as well. The report of this project itself
proves nothing.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.evidence.forms import PATH, begins_with_report
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reports.unlike import not_run, unlike
from sphinx_readiness.evidence.surroundings import Given, OtherReport, Surroundings, own
from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.text.phrases import N_


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the other project has passed its gate."""
    path = project.report(given["path"])
    report = project.once(("readiness", path), lambda: _read(path, project))
    if report is None:
        raise unlike(path, "report of sphinx-readiness that agrees with itself")
    origin = project.origin(path)._replace(date=report.as_of)
    if project.item is not None and (project.item.location.path, project.item.id) in report.places:
        reason = N_("'{path}' is the report of this project itself")
        return Checked(None, reason, (("path", path),), Fault.ITSELF, origin)
    if not report.places:
        return not_run(N_("'{path}' has no items"), origin, path=path)
    versions = sorted({version for _product, version in report.records if version})
    if len(versions) != 1:
        reason = N_("'{path}' is not of one version")
        return Checked(None, reason, (("path", path),), Fault.OTHER_VERSION, origin)
    origin = origin._replace(version=versions[0])
    if report.failed:
        return Checked(False, N_("'{path}' says that it failed"), (("path", path),), origin=origin)
    if report.blockers:  # its gate need not fail for them, or its baseline accepts them
        values = (("path", path), ("count", str(report.blockers)))
        return Checked(False, N_("'{path}' has open blockers: {count}"), values, origin=origin)
    return Checked(True, origin=origin)


def _read(path: str, project: Surroundings) -> OtherReport | None:
    value = project.tree.report(path, "json")
    return project.read_other(value) if project.read_other is not None else None


KIND: Final = own(
    "readiness",
    PATH,
    N_("expected 'readiness FILE', such as 'readiness engine/readiness.json'"),
    check,
    begins_with_report,
)
