"""The gate for the console script: the readiness builder over documents that nobody vouches for.

``conf.py`` is read as data, documents by the list in :mod:`.allowed`, and files by the one opener.
"""

from __future__ import annotations

from sphinx_readiness.sphinx_ext.lint.command import CannotLint, forecast_on, lint, report_on

__all__ = ["CannotLint", "forecast_on", "lint", "report_on"]
