"""Sphinx configuration of the documentation of sphinx-readiness."""

from __future__ import annotations

import sys
from pathlib import Path

import sphinx_readiness

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-readiness"
author = "The sphinx-readiness developers"
copyright = "The sphinx-readiness developers"  # noqa: A001 - the name that Sphinx looks for
version = release = sphinx_readiness.__version__

extensions = ["myst_parser", "sphinx_readiness", "reference"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist", "linkify", "tasklist"]
myst_heading_anchors = 3
myst_linkify_fuzzy_links = False

nitpicky = True
exclude_patterns = ["_build"]
templates_path: list[str] = []

html_theme = "furo"
html_title = f"sphinx-readiness {release}"
html_static_path = ["_static"]
