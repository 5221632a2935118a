"""The pages that lint does not let Sphinx read, as they can hold nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from docutils.parsers.rst.languages import get_language

from sphinx_readiness.files.opener import decoded, read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.reading.limits import SIZE_LIMIT
from sphinx_readiness.reading.relevance import ELSEWHERE, may_hold
from sphinx_readiness.sphinx_ext.authoring.coverage.executed import scanned_texts
from sphinx_readiness.sphinx_ext.authoring.source_checks import check_source
from sphinx_readiness.sphinx_ext.build.build import Build, build_of
from sphinx_readiness.sphinx_ext.lint.found_documents import lint_project
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.lint.plain_run import PlainRun

BEFORE_OTHERS: Final = 300
"""The priority of :func:`leave_alone`: what is not read needs no preparing either."""


def leave_alone(
    pages: PlainRun | None, app: Sphinx, env: BuildEnvironment, docnames: list[str]
) -> None:
    """Take out of *docnames* the *pages* that are read, and what can hold nothing of ours.

    The versions that they state are kept, so that Sphinx, as far as it can tell, has read them.
    """
    left = set()
    for docname in docnames:
        if pages is not None and docname in pages.documents:
            _take(pages, env, docname)
            left.add(docname)
        elif pages is None and _is_left_alone(app, env, docname):
            left.add(docname)
    docnames[:] = [docname for docname in docnames if docname not in left]
    env.all_docs.update(dict.fromkeys(left, 0))


def _take(pages: PlainRun, env: BuildEnvironment, docname: str) -> None:
    """Let the environment know what the page *docname* of *pages* says."""
    found, domain = pages.documents[docname], readiness_domain(env)
    if found.part is not None:
        domain.store(found.part, {}, ())
    if found.claims:
        domain.claims[docname] = found.claims
    if found.statements:
        domain.statements[docname] = found.statements
    if included := pages.includes(docname):
        env.toctree_includes[docname] = included


def _is_left_alone(app: Sphinx, env: BuildEnvironment, docname: str) -> bool:
    try:
        data = read_bytes(lint_project(env).root, str(env.doc2path(docname)), SIZE_LIMIT)
        text = decoded(data, docname).replace("\r", "\n")  # as Sphinx reads it
    except UnreadableFile:  # since it was looked at first
        return False
    if may_be_relevant(build_of(env), text):
        return False
    env.prepare_settings(docname)
    check_source(app, docname, [text])  # the event itself has no other listener here
    meant = bool(scanned_texts(env))  # a name that is misspelled
    env.temp_data.clear()
    if meant:
        readiness_domain(env).clear_doc(docname)
    return not meant


def may_be_relevant(build: Build, text: str) -> bool:
    """Say whether *text* has to be parsed to know what it holds of ours."""
    return build.once(_Around).may_make_relevant or may_hold(
        text, build.once(_Around).from_elsewhere
    )


class _Around:
    """What the configuration adds to every page."""

    def __init__(self, build: Build) -> None:
        """Look at it once for all pages."""
        config = build.app.config
        language = get_language(build.app.env.settings["language_code"], None)
        self.from_elsewhere = _names_for(getattr(language, "directives", {}))
        values = getattr(config, "myst_substitutions", None) or {}
        texts = [
            str(each or "") for each in (config.rst_prolog, config.rst_epilog, *values.values())
        ]
        texts.append(f":{config.default_role or ''}:")
        self.may_make_relevant = bool(getattr(config, "myst_fence_as_directive", None)) or any(
            may_hold(each, self.from_elsewhere) for each in texts
        )


def _names_for(translated: Mapping[str, str]) -> tuple[str, ...]:
    """Return how the directives of :data:`ELSEWHERE` are called."""
    also = (name for name, english in translated.items() if english in ELSEWHERE)
    return (*ELSEWHERE, *also)
