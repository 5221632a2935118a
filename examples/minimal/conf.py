"""Sphinx configuration of the smallest example."""

project = "Lantern"

extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence"]

# Beside this file and not in the repository around it, whose version is that of something else.
readiness_project_root = "."
