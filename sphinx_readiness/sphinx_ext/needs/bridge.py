"""Connects the bridge to the events of Sphinx and of sphinx-needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.config.clock import system_now
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.garbage import collection_paused
from sphinx_readiness.sphinx_ext.needs import (
    access,
    pages,
    placement,
    publish,
    register,
    resolved_links,
)
from sphinx_readiness.sphinx_ext.needs.authored import read_authored
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain
from sphinx_readiness.workspace.session import make_session

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.names import Names
    from sphinx_readiness.workspace.settings import Settings


def connect(app: Sphinx, written: Settings, names: Names) -> None:
    """Let the items of *app*'s project be needs, unless the settings *written* forbid it.

    Its own needs are read in any case: some may block, or be evidence. *names* are those of our
    directives.

    Called when the configuration is known (``config-inited``, 540): behind sphinx-needs' own
    reading of it (500), before it looks at what fields are named in (550 to 600).
    """
    options = make_session(written.root, written.layers, written.problems, system_now()).options
    app.connect("env-updated", _read_authored, priority=600)
    if not options.needs.enabled:
        return
    register.register(app, options.needs, names.directives)
    app.connect("env-before-read-docs", _forget)
    app.connect("doctree-read", _note_places)
    app.connect("env-updated", pages.outdated, priority=710)
    app.connect("needs-before-post-processing", _publish)
    app.connect("write-started", _note_links, priority=900)


def _forget(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    del app, docnames
    access.forget_build(env)


def _note_places(app: Sphinx, doctree: nodes.document) -> None:
    """Note the sections around the checklists, and whether sphinx-needs fills anything."""
    found = placement.places_in(doctree)
    if found is not None:
        readiness_domain(app.env).places[app.env.docname] = found


def _read_authored(app: Sphinx, env: BuildEnvironment) -> None:
    """Take note of the needs that were authored as such, when all documents are read."""
    del app
    domain = readiness_domain(env)
    build = build_of(env)
    if build.needs is None and (domain.documents or build.session.options.blocking_needs):
        build.needs = read_authored(env, build.session)


def _publish(app: Sphinx, needs: access.Needs) -> None:
    """Publish, when sphinx-needs has all needs; another extension may ask for them early."""
    access.withdraw(needs)
    if readiness_domain(app.env).documents:
        _read_authored(app, app.env)
        with collection_paused():
            publish.publish(app, needs)


def _note_links(app: Sphinx, builder: Builder) -> None:
    """Let the rows show their links in both directions, when sphinx-needs has resolved them."""
    if builder.format and readiness_domain(app.env).documents:
        resolved_links.note(app.env)
