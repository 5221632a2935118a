"""Files of ours in an output folder: style sheet and script, and what the last build came to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

STATIC_DIR: Final = Path(__file__).parent / "static"

STYLE_SHEETS: Final = ("sphinx-readiness.css", "sphinx-readiness-page.css")
"""Tables and badges, and what is around them: on any theme, light or dark, without scripts."""

BOOK_STYLE: Final = "sphinx-readiness-book.css"
"""For books, whose readers and checkers know little of style sheets."""

SYMBOLS: Final = "sphinx-readiness-symbols.svg"

SCRIPT: Final = "sphinx-readiness.js"
"""Filters, sorts and copies rows. Without it nothing is missing but that."""

LATEX_PACKAGE: Final = Path(__file__).parent / "latex/sphinxreadiness.sty"
"""What LaTeX knows of badges and cells; loaded where the extension is."""

OUTCOME_FILE: Final = ".readiness-outcome.json"


_WITHOUT_PAGES: Final = frozenset(
    ("changes", "coverage", "doctest", "dummy", "gettext", "linkcheck", "readiness")
)
"""Builders without a format that write nothing of what documents say."""


def writes_pages(builder: Builder) -> bool:
    """Say whether *builder* writes what documents say: others of no format may, too."""
    return bool(builder.format) or builder.name not in _WITHOUT_PAGES


def prepare_output(app: Sphinx, config: Config) -> None:
    """Add our static files to the pages and to LaTeX, and keep the outcome out of a book.

    Done before the environment is loaded: it compares its configuration with that of this build.
    """
    config.html_static_path = [*config.html_static_path, str(STATIC_DIR)]
    app.add_latex_package(LATEX_PACKAGE.stem)
    config.latex_additional_files = [*config.latex_additional_files, str(LATEX_PACKAGE)]
    if "epub_exclude_files" in config:
        ours = (OUTCOME_FILE, *(f"_static/{name}" for name in (*STYLE_SHEETS, SYMBOLS, SCRIPT)))
        config.epub_exclude_files = [*config.epub_exclude_files, *ours]


def add_styles(app: Sphinx) -> None:
    """Add our style sheets to the pages of the builder."""
    for name in (BOOK_STYLE,) if app.builder.name == "epub" else STYLE_SHEETS:
        app.add_css_file(name)
