"""What is looked for in the text of a page and of what it includes, before it is parsed.

The patterns for that are made when the first document is read, which many builds need not do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import ADDRESSED, GATHERED

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ADDRESS: Final = "url:"
"""By this option ``csv-table`` and ``raw`` fetch what they show."""

_OTHER_PARSER: Final = ":parser:"
"""What is included with it is parsed without an event."""


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Look for directives of ours, to see whether they run, and for versions that are stated.

    Others have rewritten the text before.
    """
    text = source[0]
    if _may_be_ours(app, text):
        from sphinx_readiness.sphinx_ext.authoring.coverage.executed import note_source

        note_source(app, docname, text)
    _note_options(app.env, text)
    if _may_claim(text):
        from sphinx_readiness.sphinx_ext.authoring.page_claims import keep_claims

        keep_claims(app, docname, source)


def check_included(app: Sphinx, relative: Path, parent: str, source: list[str]) -> None:
    """Look at an included file as well."""
    text = source[0]
    is_ours = _may_be_ours(app, text)
    if is_ours or _is_inside(app):
        from sphinx_readiness.sphinx_ext.authoring.coverage.executed import (
            note_clipped,
            note_included,
        )

        note_clipped(app, relative, text)
        if is_ours:
            note_included(app, relative, text)
    _note_options(app.env, text)
    if _may_claim(text):
        from sphinx_readiness.sphinx_ext.authoring.page_claims import keep_included

        keep_included(app, relative, parent, source)


def _note_options(env: BuildEnvironment, text: str) -> None:
    """Note the options in *text* by which something is read past the events of Sphinx."""
    if _ADDRESS in text:
        env.temp_data[ADDRESSED] = True
    if _OTHER_PARSER in text:
        from sphinx_readiness.sphinx_ext.authoring.coverage.includes import note_parsed

        note_parsed(env, text)


def _is_inside(app: Sphinx) -> bool:
    """Say whether a directive of ours is being read, so that rows may be included."""
    if GATHERED not in app.env.temp_data:
        return False
    from sphinx_readiness.sphinx_ext.authoring.gathered import gathered_inside

    return gathered_inside(app.env) is not None


def _may_be_ours(app: Sphinx, text: str) -> bool:
    """Say whether a directive of ours may stand in *text*: each name is judged once a build."""
    from sphinx_readiness.reading.prefilter import names_in

    build = build_of(app.env)
    names = names_in(text) - build.strange_names
    if not names:
        return False
    from sphinx_readiness.reading.similar_names import strangers

    build.strange_names |= strangers(names, build.names.directives)
    return not names <= build.strange_names


def _may_claim(text: str) -> bool:
    from sphinx_readiness.versions.claim_prefilter import may_claim

    return may_claim(text)
