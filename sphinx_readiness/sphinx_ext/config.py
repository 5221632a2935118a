"""The configuration values of the extension: one an option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.sphinx_ext.names import CONFIG_PREFIX, OPTION_NAMES

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_config(app: Sphinx) -> None:
    """Register the options, and a value that changes when documents must be read again."""
    for name, reread in OPTION_NAMES.items():
        app.add_config_value(CONFIG_PREFIX + name, None, "env" if reread else "")
    app.add_config_value("readiness_fingerprint", "", "env")
