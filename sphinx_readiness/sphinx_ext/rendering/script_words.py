"""What our script says, in the language of the documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.vocabulary.statuses import Vocabulary

_SAID: Final = (
    N_("Filter rows"),
    N_("Status"),
    N_("Unknown status"),
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


def script_words(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the attribute of the script that has its words; none in English, which it knows.

    It makes the names of statuses of their keys: ``Not met`` of ``not-met``.
    """
    words = {each: said for each in _SAID if (said := _(each)) != each}
    for status in vocabulary.statuses:
        label = _(status.label)
        if label != status.key.replace("-", " ").capitalize():
            words[status.key] = label
    return {"data-words": json.dumps(words, ensure_ascii=False)} if words else {}
