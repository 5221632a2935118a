"""What is connected to Sphinx's events: each looks whether there is anything to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.files.stamps import full_stamp
from sphinx_readiness.sphinx_ext.authoring.lazy import preload
from sphinx_readiness.sphinx_ext.authoring.registered import register_names, still_ours
from sphinx_readiness.sphinx_ext.build.build import Build, build_of
from sphinx_readiness.sphinx_ext.build.conf_settings import (
    directive_prefix,
    fingerprint,
    settings_of,
)
from sphinx_readiness.sphinx_ext.build.references import BuildReferences
from sphinx_readiness.sphinx_ext.link_nodes import has_rules_page, rules_file
from sphinx_readiness.sphinx_ext.names import LINT_BUILDER, names_with
from sphinx_readiness.sphinx_ext.output import SCRIPT, writes_pages
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain
from sphinx_readiness.workspace.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.names import Names

_READ_BY_ONE: Final = 5
"""Sphinx reads no more documents than these in one process, whatever ``-j`` says."""


class Configuration:
    """Reads the settings of one application once, before there is an environment to keep them."""

    settings: Settings
    names: Names
    """What our directives and roles are called, but for names that others have."""

    def note_fingerprint(self, app: Sphinx, config: Config) -> None:
        """Let Sphinx read all documents again when options changed that decide how."""
        self.settings = settings_of(app)
        config["readiness_fingerprint"] = fingerprint(self.settings)

    def register_names(self, app: Sphinx, config: Config) -> None:
        """Register our directives and roles, when the project and all extensions have theirs."""
        del config
        self.names = register_names(app, names_with(directive_prefix(self.settings)))

    def connect_needs(self, app: Sphinx, config: Config) -> None:
        """Connect the bridge to sphinx-needs, where the project uses it."""
        del config
        if "sphinx_needs" in app.extensions:
            from sphinx_readiness.sphinx_ext.needs.bridge import connect

            connect(app, self.settings, self.names)

    def start(self, app: Sphinx) -> None:
        """Begin a build: the domain has it at hand for whoever holds the environment."""
        domain, build = readiness_domain(app.env), Build(app, self.settings, self.names)
        domain.build = build
        domain.references = BuildReferences(build)
        if app.builder.name == LINT_BUILDER:
            from sphinx_readiness.sphinx_ext.reporting.offline import stay_offline

            stay_offline(app)

    def yield_names(self, app: Sphinx) -> None:
        """Leave names to others that took them after us, and say once who lacks a name."""
        names = still_ours(self.names)
        prefixed = names_with(directive_prefix(self.settings))
        if names != prefixed:
            from sphinx_readiness.sphinx_ext.build.taken_names import taken_names

            build = build_of(app.env)
            build.names = names
            problem = taken_names(app, self.settings, prefixed, names)
            build.settings = self.settings._replace(problems=(*self.settings.problems, problem))


def list_checklists(app: Sphinx, document: nodes.document) -> None:
    """Put checklists into the table of contents that Sphinx has collected before."""
    if app.env.docname in readiness_domain(app.env).documents:
        from sphinx_readiness.sphinx_ext.authoring.toc_entries import add_toc_entries

        add_toc_entries(app.env, document)


def add_script(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add our script to the page *pagename* if it shows rows and a browser opens it."""
    del templatename, context
    builder: Any = app.builder
    domain = readiness_domain(app.env)
    if doctree is None or not domain.documents or getattr(builder, "embedded", False):
        return
    if builder.name == "singlehtml" or pagename in domain.documents or domain.views.get(pagename):
        from sphinx_readiness.sphinx_ext.build.state import build_state
        from sphinx_readiness.sphinx_ext.rendering.script_words import script_words

        # Not by the application, which would give it to each page of its next build.
        words = script_words(build_state(app.env).vocabulary)
        more = {"priority": 500, "defer": "defer", **words}
        builder.add_js_file(SCRIPT, **more)


def thin_words(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave words to the search index once, when all others have seen the page as it is."""
    indexer = getattr(app.builder, "indexer", None)
    domain = readiness_domain(app.env)
    if indexer is not None and (docname in domain.documents or domain.views.get(docname)):
        from sphinx_readiness.sphinx_ext.rendering.search_words import thin_words as thin

        thin(indexer.lang, doctree)


def rules_page(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Return the page that explains the rules of findings, if it is another than before.

    Where nothing is found any longer, that of an earlier build goes away.
    """
    if not has_rules_page(app.builder):
        return ()
    outcome = build_of(app.env).outcome
    codes = {line[0] for line in outcome["lines"]} if outcome is not None else set()
    if not codes and not rules_file(app).exists():
        return ()
    from sphinx_readiness.sphinx_ext.rendering.gate.rules_page import rules_page as pages

    return pages(app, codes)


def forget_state(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Start anew, as for a second build in one process."""
    domain = readiness_domain(env)
    build = build_of(env)
    build.forget()
    if app.builder.name == LINT_BUILDER:
        from sphinx_readiness.sphinx_ext.reporting.outside_documents import leave_out

        leave_out(env, docnames)
    build.being_read = {docname: full_stamp(build.paths[docname]) for docname in docnames}
    build.old_objects.set_aside()
    if docnames:
        domain.item_files.begin_reading(docnames)
    if domain.documents and app.parallel > 1 and len(docnames) > _READ_BY_ONE:
        preload()


def reread(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the documents whose items are lost, or that name a file which came or went.

    And those that are not what was read, though they are not newer: Sphinx looks for newer ones.
    """
    del added, changed, removed
    domain = readiness_domain(env)
    build = build_of(env)
    build.begin()
    found = list(domain.item_files.incomplete(domain.files, env.found_docs))
    found += domain.restamped(build.paths)
    if app.builder.name == LINT_BUILDER:
        from sphinx_readiness.sphinx_ext.reporting.outside_documents import read_otherwise

        found += read_otherwise(env)
    if domain.documents and domain.data.get("kinds", ()) != _plugins(build, "evidence"):
        found += domain.documents
    if domain.claims and domain.data.get("pins", ()) != _plugins(build, "pins"):
        found += env.found_docs
    if domain.mentions:
        from sphinx_readiness.sphinx_ext.authoring.cells.file_dependencies import (
            documents_to_reread,
        )

        found += documents_to_reread(env)
    return found


def _plugins(build: Build, group: str) -> tuple[tuple[str, ...], ...]:
    """Return the plug-ins of *group*, which decide what is read in a document, as plain values."""
    return tuple(tuple(each) for each in build.installed if each.group == group)


def saved(app: Sphinx, env: BuildEnvironment) -> None:
    """Forget what only the environment of an earlier build needed."""
    del app
    domain = readiness_domain(env)
    domain.item_files.end_reading(domain.files)


def report(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report what was found, and return the pages that have to be written again."""
    domain = readiness_domain(env)
    build = build_of(env)
    domain.note_stamps(build.being_read, build.paths)
    if domain.documents:
        domain.data["kinds"] = _plugins(build, "evidence")
    if domain.claims:
        domain.data["pins"] = _plugins(build, "pins")
    if app.builder.name == LINT_BUILDER or not _is_anything_to_say(build):
        return []
    if domain.views and writes_pages(app.builder):
        from sphinx_readiness.sphinx_ext.rendering.headings import fill_headings

        fill_headings(app.builder, env)
    from sphinx_readiness.sphinx_ext.reporting.outcome import report_pages

    return report_pages(app)


def _is_anything_to_say(build: Build) -> bool:
    """Say whether there is a checklist, a need that blocks, or a faulty option or version."""
    domain = build.domain
    if domain.documents or (build.needs is not None and build.needs.blocking):
        return True
    if (build.settings.layers or build.settings.problems) and build.session.problems:
        return True
    if all(page.left_out for found in domain.claims.values() for page in found):
        return False
    from sphinx_readiness.sphinx_ext.build.version_cache import about_versions

    return not about_versions(build.app.env).silent


def remember_outcome(app: Sphinx, exception: Exception | None) -> None:
    """Remember what was said and what the pages show, when all of them were written."""
    build_of(app.env).old_objects.take_back()
    if exception is None and build_of(app.env).outcome is not None:
        from sphinx_readiness.sphinx_ext.reporting.outcome import write_outcome

        write_outcome(app)
