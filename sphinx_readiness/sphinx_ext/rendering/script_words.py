"""What our script says, in the language of the documents."""

from __future__ import annotations

import json
from typing import Final

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.text.phrases import N_

_SAID: Final = (
    N_("Filter rows"),
    N_("Status"),
    N_("Owner"),
    N_("Blocking"),
    N_("Search rows"),
    N_("Show all"),
    N_("{shown} of {total} rows"),
    N_("Sort by column"),
    N_("Copy as Markdown"),
    N_("Copy as TSV"),
    N_("Download CSV"),
    N_("Copied"),
)
"""What it says, which it has in English itself."""


def script_words() -> dict[str, str]:
    """Return the attribute of the script that has its words; none in English, which it knows."""
    words = {each: said for each in _SAID if (said := _(each)) != each}
    return {"data-words": json.dumps(words, ensure_ascii=False)} if words else {}
