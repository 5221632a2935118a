"""The configuration values of the extension: one an option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx_readiness.core.options import CONFIG_PREFIX, option_fields

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_config(app: Sphinx) -> None:
    """Register the options, and a value that changes when documents must be read again."""
    for name, field in option_fields().items():
        rebuild: Literal["env", ""] = "env" if field.metadata["reread"] else ""
        app.add_config_value(CONFIG_PREFIX + name, None, rebuild)
    app.add_config_value("readiness_fingerprint", "", "env")
