"""The earlier reports of a project, read once a build; imported where the option names any."""

from __future__ import annotations

from sphinx_readiness.comparing.past_reports import KeptFile, PastReports, kept_files
from sphinx_readiness.files.looks import digest_of
from sphinx_readiness.sphinx_ext.build.build import Build
from sphinx_readiness.sphinx_ext.storage.kept_reports import read_kept


def past_reports(build: Build) -> PastReports:
    """Return what the earlier reports say."""
    return read_kept(build.domain.item_files.folder, build.once(_files))


def _files(build: Build) -> tuple[KeptFile, ...]:
    return kept_files(build.session.root, build.session.options.history)


def about_history(build: Build) -> list[tuple[str, str]]:
    """Return the path of each report and a digest of it, or why it is not read."""
    return [
        (each.path, each.problem.text() if each.problem else digest_of(each.data))
        for each in build.once(_files)
    ]
