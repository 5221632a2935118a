"""Files that the readiness builder leaves out of a document as lint does, each with a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from sphinx_readiness.files.unreadable import MissingFile, UnreadableFile
from sphinx_readiness.sphinx_ext.authoring.coverage.include_diagnostics import not_included
from sphinx_readiness.sphinx_ext.authoring.coverage.open_includes import (
    Opened,
    check_circle,
    check_reach,
    is_literal,
    is_nobodys,
    named_file,
    part_of,
)
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.reporting.unread_documents import reading_root

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.model.problems import Place


_OPEN: Final = "sphinx_readiness_open_includes"
"""The key under which the files are noted that MyST is including, the innermost last."""


def open_files(env: BuildEnvironment) -> list[Opened]:
    """Return the files that MyST is including, to add to them."""
    return cast("list[Opened]", env.temp_data.setdefault(_OPEN, []))


def leaves_out(
    env: BuildEnvironment,
    argument: str,
    options: Mapping[str, Any],
    place: Place,
    *,
    by_myst: bool = False,
) -> bool:
    """Say whether the file that *argument* names is not to be read, and note it at *place*.

    Where it is read *by_myst*, nobody else looks for circles.
    """
    root = build_of(env).once(reading_root)
    named = named_file(env, root, argument)
    try:
        check_reach(named)
        if by_myst and named.path and not is_literal(options):
            around = [Opened(str(env.doc2path(env.docname))), *open_files(env)]
            check_circle(named, part_of(str(named.root / named.path), options), around)
    except UnreadableFile as failure:
        if not is_nobodys(env, named, options):
            gathered(env).note_not_included(not_included(named.shown, failure, place))
        if isinstance(failure, MissingFile) and named.root == root:
            return False  # the parser says so as well, if not always in the right line
        env.note_reread()
        return True
    return False


@contextmanager
def including(env: BuildEnvironment, argument: str, options: Mapping[str, Any]) -> Iterator[None]:
    """Know that MyST is reading the file that *argument* names."""
    opened = open_files(env)
    opened.append(part_of(env.relfn2path(argument)[1], options))
    try:
        yield
    finally:
        opened.pop()
