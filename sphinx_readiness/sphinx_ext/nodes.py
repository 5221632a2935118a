"""The nodes that directives leave in a doctree.

They are few and light: a table of a thousand rows is one node with one text. HTML is written from
them directly (:mod:`.html`); for other writers they become standard docutils nodes
(:mod:`.resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx import addnodes

PLAIN_FIELDS = frozenset(("id", "status", "date", "severity", "blocking"))
"""Fields that are data, not language: never translated."""


class checklist(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A checklist: its verdict, prose, tables and items, in the order of the source."""


class item_cell(nodes.General, nodes.Element):  # noqa: N801
    """The content of one cell that is more than plain text."""


class item_table(addnodes.translatable, nodes.General, nodes.Element):  # noqa: N801
    """Rows of items.

    Attributes:

    - ``headers``, ``fields``, ``aligns``: one string a column;
    - ``rows``: a list of ``(id, cells)``; a cell is a string, or the index of the child that
      holds its markup. An empty id is a row without anchor;
    - ``kind``: ``table``, ``tasks``, ``signoffs``, ``conditions`` or ``view``;
    - ``depths``: nesting of each row, or None;
    - ``links``: for views, the (docname, anchor) of each row, or None.

    The first child is a Text with the words of all plain cells, for the search index.
    """

    def preserve_original_messages(self) -> None:
        """Nothing to do: the original text stays in ``rows``."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Note the translation of one cell; :class:`.translate.ApplyTranslations` uses it."""
        self.attributes.setdefault("translations", {})[original_message] = translated_message

    def extract_original_messages(self) -> Sequence[str]:
        """Return headers and plain cells, each once, in the order of the source."""
        if "originals" in self.attributes:
            return list(self["originals"])
        language = [at for at, field in enumerate(self["fields"]) if field not in PLAIN_FIELDS]
        found = dict.fromkeys(self["headers"][at] for at in language)
        for _, cells in self["rows"]:
            for at in language:
                if at < len(cells) and isinstance(cells[at], str):
                    found.setdefault(cells[at])
        found.pop("", None)
        return list(found)

    def index_text(self) -> str:
        """Return the words of the plain cells, one row a line."""
        return "\n".join(
            " ".join([cell for cell in cells if isinstance(cell, str) and cell])
            for _, cells in self["rows"]
        )


class check_item(nodes.General, nodes.Element):  # noqa: N801
    """One item with a body of its own; attributes are the cells of its row."""


class view(nodes.General, nodes.Element):  # noqa: N801
    """A place for something computed: ``kind`` says what, the rest are its options."""


class inline_view(nodes.Inline, nodes.Element):  # noqa: N801
    """A place for something computed inside a line of text."""
