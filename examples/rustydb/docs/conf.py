"""Sphinx configuration of the RustyDB example."""

project = "RustyDB"
author = "The RustyDB team"
copyright = "2025, The RustyDB team"  # noqa: A001 - the name that Sphinx looks for
version = release = "0.5.1"

extensions = ["myst_parser", "sphinx_readiness"]

# With linkify, bare addresses become links. sphinx-readiness sees to it that a file name such as
# Cargo.toml or main.rs in a checklist leads to the file and not to a web site of that name.
myst_enable_extensions = ["colon_fence", "linkify", "tasklist"]

html_theme = "alabaster"
exclude_patterns = ["_build"]
