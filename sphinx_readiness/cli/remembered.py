"""What command lines of ``lint`` asked for, so that who gives one again need not wait for a parser.

A third of a lint that prints again what it printed is to import what reads a command line. It says
the same each time, but for what lies at the paths in it, which is looked at.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sphinx_readiness.cli.printed_again import Goal, write_again
from sphinx_readiness.exports.streams import make_tolerant
from sphinx_readiness.files.looks import digest_of
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.plugins.installed import (
    EVIDENCE,
    PINS,
    PRESETS,
    RULES,
    find_installed,
    members,
)
from sphinx_readiness.text.canonical import canonical_text
from sphinx_readiness.workspace.lint_cache.outcome import RunCache
from sphinx_readiness.workspace.lint_cache.place import NO_CACHE, find_place
from sphinx_readiness.workspace.lint_cache.request import FORMAT, Asked, make_request, roots_of
from sphinx_readiness.workspace.lint_cache.store import Store


class Line(NamedTuple):
    """What a command line asked for that names one folder of documents, and no folder to keep in.

    Whether standard output is a terminal is not in it, as that is no matter of the command line.
    """

    asked: Asked
    goals: tuple[Goal, ...]
    out: str | None
    """The folder of the reports."""
    code: list[object]
    """Our version and code, as in a request."""


def has_plugins() -> bool:
    """Say whether any plug-in is installed that says more than is known here."""
    return bool(members(find_installed(), RULES, EVIDENCE, PINS, PRESETS))


def run_cache(
    asked: Asked, goals: Sequence[Goal], folder: str | None, environ: Mapping[str, str]
) -> RunCache | None:
    """Return what is known of a lint of what is *asked*, in *folder*; None where nothing is kept.

    What plug-ins say may depend on more than is known here.
    """
    if environ.get(NO_CACHE) or has_plugins():
        return None
    try:
        request = make_request(asked, [each.path for each in goals if each.path], environ)
    except (OSError, UnreadableFile):  # such as a folder to run in that is gone
        return None
    place = find_place(folder, request.roots, environ)
    if place is None:
        return None
    return RunCache(Store(place), request.beside(place.folder))


def keep_line(argv: Sequence[str], line: Line, cache: RunCache) -> None:
    """Keep what *argv* asked for, beside what came of it."""
    cache.store.keep(_name(argv), [line.asked, line.goals, line.out, line.code])


def lint_again(argv: Sequence[str], environ: Mapping[str, str]) -> int | RunCache | None:
    """Print what a lint of *argv* has printed, if nothing has changed, and return its exit status.

    Otherwise return what is known of such a lint, or None if it is to be parsed what that is.
    """
    if environ.get(NO_CACHE):
        return None
    line = _find(argv, environ)
    if line is None:
        return None
    cache = run_cache(line.asked, line.goals, None, environ)
    if cache is None or cache.request.package != line.code:
        return None
    printed = cache.printed()
    if printed is None:
        return cache
    make_tolerant(sys.stdout)
    return write_again(line.goals, printed)


def _find(argv: Sequence[str], environ: Mapping[str, str]) -> Line | None:
    """Return what *argv* asked for when it was given before; None if it may be another thing now.

    Who has written a project that the key lies in may have written what is kept, too. So no folder
    that *argv* may name is such a project: the documents are one of them.
    """
    try:
        folders = [each for each in argv[1:] if os.path.isdir(each)]  # noqa: PTH112
        roots = tuple(root for each in folders for root in roots_of(each))
    except (OSError, ValueError, UnreadableFile):
        return None
    place = find_place(None, roots, environ)
    line = _line(Store(place).load(_name(argv))) if place is not None else None
    if line is None or os.path.abspath(line.asked.docs) not in map(os.path.abspath, folders):  # noqa: PTH100
        return None
    if line.out is not None and os.path.lexists(line.out) and not os.path.isdir(line.out):  # noqa: PTH112
        return None
    if any(each.path and os.path.isdir(each.path) for each in line.goals):  # noqa: PTH112
        return None
    return line


def _name(argv: Sequence[str]) -> str:
    return digest_of(canonical_text(["command line", FORMAT, *argv]).encode("ascii"))


def _line(value: Any) -> Line | None:
    """Return what the *value* of an entry says; None if it is not as it is kept."""
    try:
        asked, goals, out, code = value
        docs, files, overrides, quiet, color, outputs, _terminal = asked
        terminal = sys.stdout is not None and sys.stdout.isatty()
        return Line(
            Asked(docs, files, overrides, quiet, color, outputs, terminal),
            tuple(Goal(path, named) for path, named in goals),
            out,
            code,
        )
    except (TypeError, ValueError):
        return None
