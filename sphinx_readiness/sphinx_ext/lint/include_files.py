"""Reading an included file: inside the root, regular, in its limits, and never in a circle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_readiness.files.opener import decoded, read_bytes
from sphinx_readiness.files.paths import is_elsewhere, relative
from sphinx_readiness.files.unreadable import UnreadableFile, not_to_be_read, outside
from sphinx_readiness.model.problems import Place
from sphinx_readiness.reading.limits import (
    MOST_INCLUDES,
    SIZE_LIMIT,
    Budget,
    check_text,
)
from sphinx_readiness.sphinx_ext.authoring.coverage.include_diagnostics import not_included
from sphinx_readiness.sphinx_ext.authoring.coverage.open_includes import (
    Opened,
    check_circle,
    is_literal,
    is_nobodys,
    named_file,
    part_of,
)
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered
from sphinx_readiness.sphinx_ext.lint.found_documents import lint_project
from sphinx_readiness.sphinx_ext.lint.watchdog import watch_of
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_KEY: Final = "sphinx_readiness.included"


class Includes:
    """What one document has included so far."""

    def __init__(self, limit: int) -> None:
        """Begin with nothing, and allow *limit* characters."""
        self.limit = limit
        self.open: list[Opened] = []
        """The files that are being read, the innermost last; by Markdown's reader."""
        self.count = Budget(MOST_INCLUDES)
        self.text = Budget(limit)
        self.told = False
        """Whether it was said that this is too much."""


class Included(NamedTuple):
    """The text of a file, and its absolute path."""

    text: str
    path: str


def includes(env: BuildEnvironment) -> Includes:
    """Return what the document that is being read has included."""
    found: Includes | None = env.temp_data.get(_KEY)
    if found is None:
        found = env.temp_data[_KEY] = Includes(lint_project(env).included_limit)
    return found


def note(env: BuildEnvironment, name: str, failure: UnreadableFile, place: Place) -> None:
    """Note at *place* that the file *name* is not included."""
    gathered(env).note_not_included(not_included(name, failure, place))


def read_included(
    env: BuildEnvironment,
    argument: str,
    options: Mapping[str, Any],
    place: Place,
    around: Sequence[Opened],
    decode: Callable[[bytes, str], str] = decoded,
    *,
    shown: str = "",
) -> Included | None:
    """Return the file that *argument* names as Sphinx understands it; None if it is not read.

    That is a problem at *place* then, but for what comes behind the limits of a document, where
    the first counts. *around* are the files around, the document first. *decode* makes text of
    what is in the file of a name, or raises UnreadableFile. *shown* is what the document has for
    *argument*, if it is something else.
    """
    named = named_file(env, lint_project(env).root, argument, shown)
    root, name = named.root, named.shown
    so_far = includes(env)
    if not so_far.count.take(1):
        _note_too_much(env, name, place)
        return None
    try:
        if not named.path:
            raise not_to_be_read(name, "invalid name")
        if is_elsewhere(root, named.path):  # before anything asks the disk for it
            raise outside(name)
        path = str(root / named.path)
        if not is_literal(options):
            check_circle(named, part_of(path, options), around)
        text = decode(read_bytes(root, path, SIZE_LIMIT, name), name)
        check_text(text, name)
    except UnreadableFile as failure:
        if not is_nobodys(env, named, options):
            note(env, name, failure, place)
        return None
    if so_far.text.take(len(text)):
        if root == lint_project(env).root:
            env.note_included(path)
        watch_of(env).allow(len(text))
        return Included(text, path)
    _note_too_much(env, name, place)
    return None


def _note_too_much(env: BuildEnvironment, name: str, place: Place) -> None:
    """Note at *place* that this is too much, once in a document."""
    so_far = includes(env)
    if not so_far.told:
        so_far.told = True
        note(env, name, _too_much(name, so_far.limit), place)


def _too_much(name: str, limit: int) -> UnreadableFile:
    return UnreadableFile(
        name,
        1,
        N_("this document includes more than {files} files or {limit} characters"),
        N_("Include less, or split the document."),
        files=str(MOST_INCLUDES),
        limit=str(limit),
    )


def emit_read(env: BuildEnvironment, found: Included, text: str) -> str:
    """Return *text* of the file *found* after Sphinx's event ``include-read``."""
    said = [text]
    shown = Path(relative(found.path, env.srcdir))
    env.events.emit("include-read", shown, env.docname, said)
    return said[0]
