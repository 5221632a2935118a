"""Files that the readiness builder leaves out of a document as lint does, each with a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sphinx_readiness.files.unreadable import UnreadableFile
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

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.model.problems import Place


def leaves_out(
    env: BuildEnvironment,
    argument: str,
    options: Mapping[str, Any],
    place: Place,
    around: Sequence[Opened] = (),
) -> bool:
    """Say whether the file that *argument* names is not to be read, and note it at *place*.

    *around* are the files around, the document first, where nobody else looks for circles.
    """
    named = named_file(env, build_of(env).session.root, argument)
    try:
        check_reach(named)
        if around and named.path and not is_literal(options):
            check_circle(named, part_of(str(named.root / named.path), options), around)
    except UnreadableFile as failure:
        if not is_nobodys(env, named, options):
            gathered(env).note_not_included(not_included(named.shown, failure, place))
        env.note_reread()
        return True
    return False
