"""The style sheet, which works on any theme, light or dark, without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC_DIR: Final = Path(__file__).parent / "static"

STYLE_SHEET: Final = "sphinx-readiness.css"


def _add_static_path(app: Sphinx) -> None:
    app.config.html_static_path.append(str(STATIC_DIR))


def setup_style(app: Sphinx) -> None:
    """Copy the style sheet to HTML output and link it."""
    app.connect("builder-inited", _add_static_path)
    app.add_css_file(STYLE_SHEET)
