"""When records were deployed, by the tags of their versions."""

from __future__ import annotations

from pathlib import Path

from sphinx_readiness.files.git_ancestry import Ancestry
from sphinx_readiness.model.items import DateField
from sphinx_readiness.model.record import Project, Record


def with_deployments(project: Project, root: Path, tag: str) -> Project:
    """Return *project* with the time of the *tag* for records with windows that say none.

    *tag* has ``{version}`` in it. Without such a tag a record is not deployed.
    """
    wanted = [each for each in project.records if _may_be_tagged(each)]
    if not wanted:
        return project
    history = Ancestry(root)
    try:
        times = {
            each.id: history.tag_time(tag.replace("{version}", each.version.removeprefix("v")))
            for each in wanted
        }
    finally:
        history.close()
    records = []
    for record in project.records:
        time = times.get(record.id)
        deployed = record.deployed
        if time is not None:
            deployed = DateField(f"{time:%Y-%m-%dT%H:%M:%SZ}", time.date())
        records.append(record._replace(deployed=deployed))
    return project._replace(records=tuple(records))


def _may_be_tagged(record: Record) -> bool:
    return bool(record.windows and record.version) and not record.deployed.text
