"""What the search index reads of a table: each of its words once.

The index knows of a word in which documents it is, and of no numbers. A table of a hundred rows
has some thousand words of which a few hundred differ, and half of those are parts of ids: Sphinx
takes each of them apart for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage

from sphinx_readiness.sphinx_ext.nodes import item_table

if TYPE_CHECKING:
    from docutils import nodes


def thin_words(language: SearchLanguage, document: nodes.document) -> None:
    """Leave to the index of *language* what it takes from the tables of *document*.

    Languages that split text in a way of their own may look at what is around a word, and get all.
    """
    if type(language).split is not SearchLanguage.split:
        return
    for table in document.findall(item_table):
        table.leave_words(searched(language, table.plain_text()))


def searched(language: SearchLanguage, text: str) -> str:
    """Return the words of *text* that the index of *language* takes, each once."""
    takes = language.word_filter
    words = dict.fromkeys(language.split(text))
    return " ".join([each for each in words if not each.isdigit() or takes(each)])
