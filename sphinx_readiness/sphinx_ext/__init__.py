"""The Sphinx extension: the only part that knows Sphinx and docutils."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sphinx_readiness
from sphinx_readiness.sphinx_ext.builder import setup_builder
from sphinx_readiness.sphinx_ext.collect import setup_collect
from sphinx_readiness.sphinx_ext.directives import setup_directives
from sphinx_readiness.sphinx_ext.domain import setup_domain
from sphinx_readiness.sphinx_ext.i18n import setup_i18n
from sphinx_readiness.sphinx_ext.outdated import setup_outdated
from sphinx_readiness.sphinx_ext.report import setup_report
from sphinx_readiness.sphinx_ext.resolve import setup_render
from sphinx_readiness.sphinx_ext.roles import setup_roles
from sphinx_readiness.sphinx_ext.session import setup_config
from sphinx_readiness.sphinx_ext.state import setup_state
from sphinx_readiness.sphinx_ext.style import setup_style
from sphinx_readiness.sphinx_ext.translate import setup_translate
from sphinx_readiness.sphinx_ext.unread import setup_unread

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ENV_VERSION: Final = 1
"""Raised when what the environment keeps of us changes its form."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up each feature."""
    setup_i18n(app)
    setup_config(app)
    setup_domain(app)
    setup_directives(app)
    setup_roles(app)
    setup_collect(app)
    setup_unread(app)
    setup_translate(app)
    setup_state(app)
    setup_report(app)
    setup_outdated(app)
    setup_render(app)
    setup_style(app)
    setup_builder(app)
    return {
        "version": sphinx_readiness.__version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
