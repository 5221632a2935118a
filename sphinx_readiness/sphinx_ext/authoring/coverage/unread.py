"""Whether all of ours that stands in a document was read: what explains that is loaded if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.coverage.executed import (
    scanned_texts,
    unmatched,
)
from sphinx_readiness.sphinx_ext.authoring.coverage.known_names import ERROR, strangers
from sphinx_readiness.sphinx_ext.authoring.coverage.lone_returns import lone_returns
from sphinx_readiness.sphinx_ext.authoring.coverage.rows_outside import rows_outside
from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered, gathered
from sphinx_readiness.sphinx_ext.build.build import build_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.model.problems import RawProblem


def unread_directives(
    env: BuildEnvironment, document: nodes.document, found: Gathered | None
) -> Gathered | None:
    """Note each directive of ours that did not run, and what was dropped of those that did.

    Return what is gathered, or None if there is nothing at all.
    """
    problems: list[RawProblem] = []
    if _may_lack(env, document):
        from sphinx_readiness.sphinx_ext.authoring.coverage.unexecuted import lost_directives

        problems += lost_directives(env, document, found)
    if found is not None:
        session = build_of(env).session
        problems += rows_outside(found, session.columns)
        if found.checklists or found.matrices:
            paths = [each.path for each in scanned_texts(env)]
            problems += lone_returns(paths, found.data_of, session.relative)
    if not problems:
        return found
    found = found or gathered(env)
    found.problems += problems
    return found


def _may_lack(env: BuildEnvironment, document: nodes.document) -> bool:
    """Say whether something may not have run, or the parser could not read something."""
    return (
        document.reporter.max_level >= ERROR
        or bool(unmatched(env))
        or any(text.markdown and strangers(text) for text in scanned_texts(env))
    )
