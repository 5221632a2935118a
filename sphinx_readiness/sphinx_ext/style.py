"""The style sheet, which works on any theme, light or dark, without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC_DIR: Final = Path(__file__).parent / "static"

STYLE_SHEET: Final = "sphinx-readiness.css"


def _add_static_path(app: Sphinx, config: Config) -> None:
    """Before the environment is loaded: it compares its configuration with that of this build."""
    del app
    config.html_static_path = [*config.html_static_path, str(STATIC_DIR)]


def setup_style(app: Sphinx) -> None:
    """Copy the style sheet to HTML output and link it."""
    app.connect("config-inited", _add_static_path)
    app.add_css_file(STYLE_SHEET)
