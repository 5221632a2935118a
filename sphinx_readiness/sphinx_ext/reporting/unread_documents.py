"""What lies among the documents and Sphinx did not read; asked for by the readiness builder."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.project import Project

from sphinx_readiness.config.config_files import find_root
from sphinx_readiness.files.documents import UNREAD_FILE, find_documents
from sphinx_readiness.files.opener import is_inside
from sphinx_readiness.files.unreadable import irregular, outside
from sphinx_readiness.sphinx_ext.build.build import build_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.model.problems import RawProblem
    from sphinx_readiness.sphinx_ext.build.build import Build


class KnownDocuments(Project):
    """A project of Sphinx whose documents were found, and what is unread noted, by somebody."""


def note_unread_documents(app: Sphinx) -> None:
    """Let the report name what Sphinx leaves out with a warning at most."""
    problems = unread_problems(app)
    if problems:
        build = build_of(app.env)
        session = build.session
        build.session = session._replace(problems=(*session.problems, *problems))


def reading_root(build: Build) -> Path:
    """Return the folder that what is read has to be in, to be asked by way of ``Build.once``.

    That is the project's root, unless a setting names one that the documents are not in.
    """
    root, folder = build.settings.root, Path(build.app.srcdir)
    return root if is_inside(root, str(folder)) else find_root(folder)


def is_irregular(path: str | Path) -> bool:
    """Say whether *path* is a pipe or a device: a reader would wait for it."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - thousands of them
    except (OSError, ValueError):  # whoever reads it says so
        return False


def unread_of(build: Build) -> list[RawProblem]:
    """Return the same for *build*, to be asked by way of ``Build.once``."""
    return unread_problems(build.app)


def unread_problems(app: Sphinx) -> list[RawProblem]:
    """Return what Sphinx leaves out with a warning at most, and what is left out here.

    Its own walk is the one that counts here: what it read is read.
    """
    build = build_of(app.env)
    folder = Path(app.srcdir)
    exclude = [
        *app.config.exclude_patterns, *app.config.templates_path, *app.builder.get_asset_paths()
    ]  # fmt: skip
    read = {path.removeprefix(f"{app.srcdir}/") for path in build.paths.values()}
    found = find_documents(
        build.settings.root,
        folder,
        tuple(app.config.source_suffix),
        app.config.include_patterns,
        exclude,
        read,
    )
    # A folder behind a link is Sphinx's to follow: it was read if one of its documents was.
    unread = [
        each for each in found.unread
        if each.path not in read and not any(path.startswith(f"{each.path}/") for path in read)
    ]  # fmt: skip
    root = build.once(reading_root)
    for path in found.paths.values():
        if path not in read and not is_inside(root, str(folder / path)):
            unread.append(outside(path))
        elif path not in read and is_irregular(folder / path):
            unread.append(irregular(path))
    return [
        each.problem(UNREAD_FILE)._replace(
            place=(build.session.relative(folder / each.path), each.line)
        )
        for each in unread
    ]
