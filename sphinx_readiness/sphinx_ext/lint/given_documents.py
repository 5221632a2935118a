"""The documents of a lint: found and looked at by us, so that only what can be opened is opened."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from sphinx_readiness.config.config_files import find_root
from sphinx_readiness.files.documents import (
    UNREAD_FILE,
    Documents,
    find_documents,
    named_documents,
)
from sphinx_readiness.files.looks import spoil
from sphinx_readiness.files.opener import decoded, is_inside, read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.reading.limits import (
    SIZE_LIMIT,
    Budget,
    check_name,
    check_text,
    total_exceeded,
)
from sphinx_readiness.sphinx_ext.lint.conf_values import Settings
from sphinx_readiness.sphinx_ext.lint.other_documents import unread_others
from sphinx_readiness.sphinx_ext.lint.suffixes import SUFFIXES
from sphinx_readiness.sphinx_ext.names import names_with
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.workspace.session import Session

Take: TypeAlias = Callable[[str, str, str], None]
"""Is handed the name of each document, its path below the folder, and its text."""


class Readable(NamedTuple):
    """The relative path of each document that can be read, by name, and what cannot."""

    paths: dict[str, str]
    unread: tuple[UnreadableFile, ...]


def readable(root: Path, folder: Path, found: Documents, take: Take) -> Readable:
    """Return the documents *found* in *folder* that can be read as text, each in its limits.

    *take* is called with each.
    """
    paths: dict[str, str] = {}
    unread = list(found.unread)
    budget = Budget()
    for name, path in found.paths.items():
        try:
            check_name(path)
            data = read_bytes(root, os.path.abspath(folder / path), SIZE_LIMIT, path)  # noqa: PTH100
            text = decoded(data, path)
            check_text(text, path)
        except UnreadableFile as failure:
            unread.append(failure)
            continue
        if not budget.take(len(data)):
            unread.append(total_exceeded(path))
            break
        paths[name] = path
        take(name, path, text)
    return Readable(paths, tuple(unread))


class NoDocuments(ValueError):  # noqa: N818 - the folder is at fault
    """There is no document, and nothing to say of any; the text is a template."""

    template: Final = N_("there are no documents in '{path}'")


class Given(NamedTuple):
    """Which documents there are, and what the report says of others."""

    root: Path
    """The folder that includes have to be in."""
    paths: dict[str, str]
    """The relative path of each document that can be read, by its name."""
    root_doc: str
    problems: tuple[RawProblem, ...]
    """What is not read, and what is wrong with ``conf.py``."""
    unasked: frozenset[str] | None
    """The documents that nobody has named, relative to the root; None if nobody named any."""
    partial: bool = False
    """Whether those that are named are all that there is."""


def given_documents(
    folder: Path,
    settings: Settings,
    root: Path,
    session: Session,
    take: Take = lambda _name, _path, _text: None,
) -> Given:
    """Return the documents in *folder*, of the project at *root*; raise NoDocuments for none.

    *take* is called with each.
    """
    if not is_inside(root, str(folder)):
        root = find_root(folder)
    if not settings.suffixes.keys() <= SUFFIXES.keys():
        spoil()  # what is remembered knows of no other new files that are called like reports
    named = _named(settings, folder)
    partial = named is not None and not (folder / "conf.py").is_file()
    if named is not None and partial:
        found = named_documents(named, settings.suffixes)
    else:
        found = find_documents(root, folder, settings.suffixes, settings.include, settings.exclude)
    usable = readable(root, folder, found, take)
    problems = [each.problem(UNREAD_FILE) for each in usable.unread] + list(settings.problems)
    if named is None:
        names = names_with(session.options.directive_prefix).directives
        patterns = (settings.include, settings.exclude)
        others = unread_others(root, folder, settings.others, patterns, names)
        problems += [each.problem(UNREAD_FILE) for each in others]
    paths = usable.paths
    if not paths and not usable.unread:
        raise NoDocuments
    name = settings.root_doc
    unasked = None
    if named is not None:
        unnamed = (path for path in found.paths.values() if path not in named)
        unasked = frozenset(session.relative(folder / path) for path in unnamed)
    return Given(
        root,
        paths,
        name if name in paths else min(paths, default="index"),
        tuple(_placed(each, session.relative(folder / each.place[0])) for each in problems),
        unasked,
        partial,
    )


def _named(settings: Settings, folder: Path) -> frozenset[str] | None:
    """Return the paths below *folder* of the documents that are asked about; None for all."""
    if settings.files is None:
        return None
    absolute = map(os.path.abspath, settings.files)
    return frozenset(Path(os.path.relpath(each, folder)).as_posix() for each in absolute)


def _placed(problem: RawProblem, path: str) -> RawProblem:
    return problem._replace(place=(path, problem.place[1]))
