"""Files that look like our configuration and are not read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from sphinx_readiness.config.conf_py import source_with_options
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.paths import relative
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.phrases import N_

OTHER_NAMES: Final = (
    ".readiness.toml", "sphinx-readiness.toml", "sphinx_readiness.toml", ".sphinx-readiness.toml",
    ".sphinx_readiness.toml", "Readiness.toml", "READINESS.toml", "readiness.TOML",
    "readyness.toml", "readines.toml", "rediness.toml", "readiness.tml", "readiness.tom",
)  # fmt: skip
"""Names that are taken for ``readiness.toml``. A list, as looking for each costs next to nothing,
and a folder of documents may hold very many files."""

_OWN: Final = "readiness.toml"

_SHARED: Final = "pyproject.toml"

_MARK: Final = b"sphinx-readiness"


def unused_files(
    start: Path, read: Path, root: Path, others: Iterable[Path], *, above: bool
) -> Iterator[RawProblem]:
    """Yield a problem for each file of configuration that is not read.

    *read* is the folder whose files are read, *root* that of the project, to which places are
    relative. *start*, the folders from it up to *read*, and *others* are looked at; *above*, also
    those above, up to the first that has configuration, if nobody configured anything nearer.
    """
    upwards = [start, *start.parents]
    inner = upwards[: upwards.index(read)] if read in upwards else [start]
    folders = list(dict.fromkeys((*inner, *others)))
    for folder in folders:
        yield from unused_in(folder, read, root)
    for folder in dict.fromkeys((read, *folders)):
        yield from _misnamed(folder, root)
    for folder in read.parents if above and not any(_own_files(read)) else ():
        found = list(unused_in(folder, read, root))
        if found:
            yield from found
            break


def unused_in(folder: Path, read: Path, root: Path) -> Iterator[RawProblem]:
    """Yield a problem for each file of configuration in *folder*, unless it is *read*."""
    if folder != read:
        yield from (_unused(folder / name, read, root) for name in _own_files(folder))


CONF: Final = "conf.py"

_CONF_FOLDERS: Final = ("conf", "config", "cfg", "sphinx", "_sphinx", ".sphinx", "_conf", "source")
"""Folders of a project in which the ``conf.py`` of documents elsewhere is kept."""


def unused_confs(start: Path, root: Path) -> Iterator[RawProblem]:
    """Yield a problem for each ``conf.py`` with options of ours for the documents in *start*.

    That has none itself, so that none is read. The folders from there up to *root* are looked at,
    and those in which such a file is usually kept.
    """
    if os.path.lexists(start / CONF):
        return
    upwards = [start, *start.parents]
    above = upwards[1 : upwards.index(root) + 1] if root in upwards else []
    for folder in (*above, *(root / name for name in _CONF_FOLDERS)):
        yield from unused_conf(folder, root)


def unused_conf(folder: Path, root: Path) -> Iterator[RawProblem]:
    """Yield a problem for a ``conf.py`` in *folder* that sets options of ours, and is not read."""
    path = folder / CONF
    text = source_with_options(path) if os.path.lexists(path) else b""
    if not text:
        return
    from sphinx_readiness.config.conf_py.literals import assigned_options  # noqa: PLC0415 - rare

    settings = assigned_options(text).settings
    name = next(iter(settings), "")
    if name:
        yield (
            _at(path, root)
            ._replace(lines={"": settings[name]})
            .problem(
                "",
                N_("nothing of this file is used, as it is not beside the documents: '{name}'"),
                N_("Give its folder to the command, or keep the options in readiness.toml."),
                name=name,
            )
        )


def _own_files(folder: Path) -> Iterator[str]:
    """Yield the names of the files in *folder* that configure sphinx-readiness."""
    if os.path.lexists(folder / _OWN):
        yield _OWN
    if has_table(folder / _SHARED):
        yield _SHARED


def has_table(path: Path) -> bool:
    """Say whether the file *path* has our table."""
    if not os.path.lexists(path):
        return False
    # Most documents are built again and again, and few of them below such a file.
    from sphinx_readiness.config.config_text import SIZE_LIMIT, TABLE  # noqa: PLC0415

    try:
        data = read_bytes(None, str(path), SIZE_LIMIT)
    except UnreadableFile:
        return False
    if _MARK not in data:
        return False
    from sphinx_readiness.files.formats.toml_lines import toml_places  # noqa: PLC0415

    text = data.decode("utf-8", "replace")
    return any(place.path[: len(TABLE)] == TABLE for place in toml_places(text))


def _misnamed(folder: Path, root: Path) -> Iterator[RawProblem]:
    for name in OTHER_NAMES:
        path = folder / name
        if os.path.lexists(path) and not _is_same(path, folder / _OWN):
            yield _at(path, root).problem(
                "",
                N_("nothing of this file is used; ours is named '{expected}'"),
                N_("Rename it."),
                expected=_OWN,
            )


def _is_same(path: Path, other: Path) -> bool:
    """Say whether both are one file, as where names have no case."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _unused(path: Path, read: Path, root: Path) -> RawProblem:
    return _at(path, root).problem(
        "",
        N_("nothing of this file is used: the project's root is '{folder}', seen from here"),
        N_("Move the options there, or say with 'project_root' which folder it is."),
        folder=relative(read, path.parent),
    )


def _at(path: Path, root: Path) -> OptionSource:
    return OptionSource(relative(path, root), {})
