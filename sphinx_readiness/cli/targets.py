"""The documentations that paths on the command line belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.cli.messages import Misused
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate

_SUFFIXES: Final = (".md", ".rst")


class Target(NamedTuple):
    """A documentation: its folder, and the documents in it that are asked about."""

    folder: Path
    files: frozenset[Path] | None = None
    """None stands for all."""


def targets_of(paths: Iterable[str], translate: Translate) -> tuple[Target, ...]:
    """Return the documentations that *paths*, folders and documents, belong to.

    A document belongs to the nearest folder at or above it, within its repository, that has a
    ``conf.py``; to its own folder where there is none. Raises Misused for what is neither folder
    nor document.
    """
    folders: dict[Path, frozenset[Path] | None] = {}
    for text in paths:
        path = Path(text)
        if _is(path.is_dir):
            folders[path] = None
        elif _is(path.is_file) and path.suffix in _SUFFIXES:
            folder = _documentation(path)
            files = folders.setdefault(folder, frozenset())
            if files is not None:
                folders[folder] = files | {path}
        elif _is(path.exists):
            message = N_("'{path}' is no folder; name the folder of the documents, or documents")
            raise Misused(_said(translate(message), text))
        else:
            raise Misused(_said(translate(N_("there is no folder '{path}'")), text))
    return tuple(Target(folder, files) for folder, files in folders.items())


def _is(look: Callable[[], bool]) -> bool:
    """Say what *look* says; a name that is too long or has a null character is nothing."""
    try:
        return look()
    except (OSError, ValueError):
        return False


def _documentation(path: Path) -> Path:
    own = path.parent
    for folder in (own, *own.absolute().parents):
        if (folder / "conf.py").is_file():
            return folder
        if (folder / ".git").exists():
            break
    return own


def _said(template: str, path: str) -> str:
    return template.format(path=visible(shorten(path, 200)))
