"""What Sphinx is told when it loads the extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.sphinx_ext import hooks, output, transforms, visitors
from sphinx_readiness.sphinx_ext.authoring import source_checks
from sphinx_readiness.sphinx_ext.authoring.lazy_role import LazyRole
from sphinx_readiness.sphinx_ext.build import events
from sphinx_readiness.sphinx_ext.catalog import CATALOG, LOCALE_DIR
from sphinx_readiness.sphinx_ext.config import setup_config
from sphinx_readiness.sphinx_ext.reporting.builder import ReadinessBuilder
from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ENV_VERSION: Final = 14
"""Raised when what the environment keeps of us changes its form."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up each feature; what a project without checklists does not need is imported later."""
    app.add_message_catalog(CATALOG, str(LOCALE_DIR))
    setup_config(app)
    app.add_domain(ReadinessDomain)
    app.add_builder(ReadinessBuilder)
    events.add_events(app)
    setup_authoring(app)
    setup_rendering(app)
    configuration = hooks.Configuration()
    app.connect("config-inited", configuration.note_fingerprint)
    app.connect("config-inited", configuration.register_names, priority=530)
    app.connect("config-inited", configuration.connect_needs, priority=540)
    app.connect("builder-inited", configuration.start, priority=100)
    app.connect("builder-inited", configuration.yield_names, priority=950)
    app.connect("env-get-outdated", hooks.reread)
    app.connect("env-before-read-docs", hooks.forget_state)
    app.connect("env-updated", hooks.report, priority=700)
    app.connect("env-check-consistency", hooks.saved)
    app.connect("build-finished", hooks.remember_outcome)
    return {
        "version": __version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def setup_authoring(app: Sphinx) -> None:
    """Register what authors write, and what reads it."""
    app.add_role_to_domain(ReadinessDomain.name, "check", LazyRole("check"))
    app.connect("source-read", source_checks.check_source, priority=900)
    app.connect("include-read", source_checks.check_included, priority=900)
    app.connect("doctree-read", hooks.list_checklists, priority=600)
    app.add_transform(transforms.Collect)


def setup_rendering(app: Sphinx) -> None:
    """Register what writes pages."""
    visitors.add_visitors(app)
    visitors.add_text_visitor(app)
    app.connect("builder-inited", visitors.add_for_builder)
    app.add_post_transform(transforms.Resolve)
    app.add_post_transform(transforms.LayOut)
    app.connect("doctree-resolved", hooks.thin_words, priority=990)
    app.connect("config-inited", output.prepare_output)
    app.connect("html-page-context", hooks.add_script)
    app.connect("builder-inited", output.add_styles)
    app.connect("html-collect-pages", hooks.rules_page)
