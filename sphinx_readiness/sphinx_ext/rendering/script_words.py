"""What our script says, in the language of the documents."""

from __future__ import annotations

import json

from sphinx_readiness.sphinx_ext.catalog import _


def script_words() -> str:
    """Return the labels of its controls by their names, as JSON."""
    said = {
        "filter": _("Filter rows"),
        "status": _("Status"),
        "owner": _("Owner"),
        "blocking": _("Blocking"),
        "text": _("Search rows"),
        "clear": _("Show all"),
        "count": _("{shown} of {total} rows"),
        "sort": _("Sort by column"),
        "markdown": _("Copy as Markdown"),
        "tsv": _("Copy as TSV"),
        "csv": _("Download CSV"),
        "copied": _("Copied"),
    }
    return json.dumps(said, ensure_ascii=False)
