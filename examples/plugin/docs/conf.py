"""Sphinx configuration of the example."""

project = "Lantern"
extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence"]
