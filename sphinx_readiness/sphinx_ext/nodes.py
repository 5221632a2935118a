"""The nodes that directives leave in a doctree.

They are few and light: a table of a thousand rows is one node with one text. HTML is written from
them directly (:mod:`.rendering.html_tables`); for other writers they become standard docutils nodes
(:mod:`.rendering.resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.addnodes import pending_xref

from sphinx_readiness.reading.markup import CELL_SEPARATOR

DATA_FIELDS: Final = frozenset(("id", "status"))
"""Fields of which only the plain text is shown, as an anchor or a badge."""

PLAIN_FIELDS: Final = frozenset(
    ("id", "status", "date", "severity", "blocking", "verify", "owner", "name", "signature",
     "links", "tags")
)  # fmt: skip
"""Fields that are data or names, not language: never translated."""


FURTHER_CELLS: Final = ("reason", "approver")
"""Options of a ``check`` that are columns of their own, as any table may have."""

ShownCells: TypeAlias = Sequence[str | int]
"""The cells of a row as shown: plain ones, which are those of its raw row, or where others are."""


def _without_separators(cell: str) -> str:
    return cell.replace("\n", " ").replace(CELL_SEPARATOR, " ")


def _look_at_all(node: nodes.Element) -> None:
    """Let Sphinx translate all messages of *node*, also if one is the same in both languages.

    It takes the node for translated then, and asks for its messages once more before it looks.
    """
    node.attributes.pop("translated", None)


def ancestor(node: nodes.Node, *kinds: type[nodes.Element]) -> nodes.Element | None:
    """Return the innermost node around *node* that is of one of *kinds*, or None."""
    parent = node.parent
    while parent is not None and not isinstance(parent, kinds):
        parent = parent.parent
    return parent


def view_options(node: nodes.Element) -> dict[str, str]:
    """Return the options of a view, by which it is both rendered and digested."""
    return {
        name: str(value)
        for name, value in sorted(node.attributes.items())
        if name not in nodes.Element.basic_attributes and name not in ("kind", "texts")
    }


class checklist(  # noqa: N801 - docutils names nodes in lower case
    addnodes.translatable, nodes.General, nodes.Element
):
    """A checklist: its verdict, prose, tables and items, in the order of the source.

    ``titled`` is the title that it was given where it stands, which no child has; ``window`` is
    what a window without one is called.
    """

    def preserve_original_messages(self) -> None:
        """Nothing to do: the title stays as it is."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Note the translation of the title; :class:`.transforms.ApplyTranslations` uses it."""
        self.attributes.setdefault("translations", {})[original_message] = translated_message

    def extract_original_messages(self) -> Sequence[str]:
        """Return the title or the window, if there is one."""
        _look_at_all(self)
        title = self.get("titled", "") or self.get("window", "")
        return [title] if title else []


class item_cell(nodes.General, nodes.Element):  # noqa: N801
    """The content of one cell that is more than plain text."""


LEFT_OUT: Final = "left_out"

STILL_OPEN: Final = "still_open"


class item_table(addnodes.translatable, nodes.General, nodes.Element):  # noqa: N801
    """Rows of items.

    It has these attributes:

    - ``headers``, ``fields``, ``aligns``: one string a column;
    - ``kind``: ``table``, ``tasks``, ``signoffs``, ``conditions`` or ``view``;
    - ``depths``: nesting of each row, or None;
    - ``links``: for views, the (docname, anchor) of each row, or None;
    - ``heads``: the places of headers with markup by column, ``caption``: that of the caption;
      none where there is none;
    - ``count``, ``anchors`` and ``markup``: see :meth:`store`;
    - ``left_out``: the anchors of rows that are struck out and do not apply, if there are any;
    - ``still_open``: likewise of rows that are open though their status reads better;
    - ``smart``: how plain cells are shown where that is not as they were written, by row and
      column (see :mod:`.authoring.cells.smart_quotes`).

    The first child is a Text that holds all plain cells: it is what the search index reads, and
    the only copy until :meth:`leave_words`. The other children are cells with markup.
    """

    def store(self, rows: Sequence[ShownCells], anchors: Sequence[str] = ()) -> None:
        """Keep *rows*: the plain cells in the Text, *anchors* and places of markup beside it.

        Cells are separated by U+205F and rows by line feeds, which no plain cell needs.
        """
        lines = []
        markup: dict[int, dict[int, int]] = {}
        for position, cells in enumerate(rows):
            try:
                plain = cast("Sequence[str]", cells)
                line = CELL_SEPARATOR.join(plain)
            except TypeError:  # there is markup among them
                places = {at: cell for at, cell in enumerate(cells) if isinstance(cell, int)}
                markup[position] = places
                plain = [cell if isinstance(cell, str) else "" for cell in cells]
                line = CELL_SEPARATOR.join(plain)
            if "\n" in line or line.count(CELL_SEPARATOR) >= max(len(plain), 1):
                line = CELL_SEPARATOR.join(map(_without_separators, plain))
            lines.append(line)
        text = nodes.Text("\n".join(lines))
        if self.children and isinstance(self.children[0], nodes.Text):
            self[0] = text
        else:
            self.insert(0, text)
        self["count"] = len(lines)
        self["markup"] = markup
        self["smart"] = {}
        self.set_anchors(anchors)

    def set_anchors(self, anchors: Sequence[str]) -> None:
        """Give each row its anchor; an empty one is none."""
        self["anchors"] = tuple(anchors) if any(anchors) else None

    def plain_text(self) -> str:
        """Return all plain cells, with what divides them."""
        text: str | None = self.get("plain")
        return self[0].astext() if text is None else text

    def leave_words(self, words: str) -> None:
        """Let the search index read *words*; the cells stay, for who writes them."""
        self["plain"] = self.plain_text()
        self[0] = nodes.Text(words)

    def take_back_words(self) -> None:
        """Have the text again that there was before :meth:`leave_words`."""
        text = self.attributes.pop("plain", None)
        if text is not None:
            self[0] = nodes.Text(text)

    def shown_rows(self) -> list[tuple[str, list[str | int]]]:
        """Return :meth:`rows` with plain cells as readers see them."""
        found = self.rows()
        for position, shown in self["smart"].items():
            cells = found[position][1]
            for column, text in shown.items():
                cells[column] = text
        return found

    def rows(self) -> list[tuple[str, list[str | int]]]:
        """Return anchor and cells of each row; an empty anchor is a row that has none.

        A cell is a string, or the index of the child that holds its markup.
        """
        if not self["count"]:
            return []
        markup, anchors = self["markup"], self["anchors"]
        found: list[tuple[str, list[str | int]]] = []
        for position, line in enumerate(self.plain_text().split("\n")):
            cells: list[str | int] = [*line.split(CELL_SEPARATOR)]
            for column, child in markup.get(position, {}).items():
                cells[column] = child
            found.append((anchors[position] if anchors else "", cells))
        return found

    def head(self, column: int) -> nodes.Element | None:
        """Return what the header of *column* shows where that is more than plain text."""
        child = self._heads().get(column)
        head = None if child is None else self[child]
        return head if isinstance(head, nodes.Element) else None

    def _heads(self) -> dict[int, int]:
        found: dict[int, int] = self.attributes.get("heads", {})
        return found

    def caption(self) -> nodes.Element | None:
        """Return the title of the table, or None."""
        child = self.get("caption")
        return None if child is None else self[child]

    def preserve_original_messages(self) -> None:
        """Nothing to do: the original text stays until all translations are known."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Note the translation of one cell; :class:`.transforms.ApplyTranslations` uses it."""
        self.attributes.setdefault("translations", {})[original_message] = translated_message

    def extract_original_messages(self) -> Sequence[str]:
        """Return headers and plain cells, each once, in the order of the source."""
        _look_at_all(self)
        if "originals" in self.attributes:
            return list(self["originals"])
        language = [at for at, field in enumerate(self["fields"]) if field not in PLAIN_FIELDS]
        marked = self._heads()
        found = dict.fromkeys(head for at, head in enumerate(self["headers"]) if at not in marked)
        for _, cells in self.rows():
            for at in language:
                if at < len(cells) and isinstance(cell := cells[at], str):
                    found.setdefault(cell)
        found.pop("", None)
        return list(found)


class check_item(nodes.General, nodes.Element):  # noqa: N801
    """One item with a body of its own.

    ``cells`` are the plain cells of its row by field. Its first children are the cells that
    ``shown`` names, as paragraphs; the others are its body. ``left_out`` and ``still_open`` are as
    of a table.
    """


class view(nodes.General, nodes.Element):  # noqa: N801
    """A place for something computed: ``kind`` says what, the rest are its options."""


class spoken_view(addnodes.translatable, view):  # noqa: N801
    """A view with words of the author's: ``texts`` are those that translators see."""

    def preserve_original_messages(self) -> None:
        """Nothing to do: what is shown is translated when it is."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Note a translation; :class:`.transforms.ApplyTranslations` uses it."""
        self.attributes.setdefault("translations", {})[original_message] = translated_message

    def extract_original_messages(self) -> Sequence[str]:
        """Return the words of the author's."""
        return [*self["texts"]]


class inline(nodes.inline):  # noqa: N801
    """A place for something computed inside a line of text: ``kind`` and options as for a view.

    Its name is that of an ordinary inline node, so that visitors which know nothing of us, such as
    those that copy headings to the table of contents, take it for one.
    """


inline_view = inline


class summary_table(nodes.General, nodes.Element):  # noqa: N801
    """A summary for our HTML visitor: ``headers``, ``lines`` (see :mod:`.rendering.summary`)."""


class progress_bar(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """A bar; ``parts`` are (outcome, number) in order, the text says the same in words."""


def part(children: Sequence[nodes.Node], start: int, end: int) -> list[nodes.Node]:
    """Return copies of what *children* have of the characters *start* to *end* of their text."""
    made: list[nodes.Node] = []
    at = 0
    for child in children:
        text = child.astext()
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            continue
        if isinstance(child, nodes.Text):
            made.append(nodes.Text(text[first:last]))
        elif (first, last) == (0, len(text)) or not isinstance(child, nodes.Element):
            made.append(child.deepcopy())
        else:
            copy = child.copy()
            copy += part(child.children, first, last)
            made.append(copy)
    return made


def targets_in(node: nodes.Element) -> tuple[str, ...]:
    """Return the items that ``check`` roles below *node* point at."""
    return tuple(
        xref["reftarget"]
        for xref in node.findall(pending_xref)
        if xref.get("refdomain") == "readiness"
    )


def code_in(node: nodes.Element, among: str = "") -> tuple[str, ...]:
    """Return the texts of the code spans below *node*, or below its children of a class."""
    parts = node.children if among else [node]
    return tuple(
        literal.astext()
        for part in parts
        if isinstance(part, nodes.Element) and (not among or among in part.get("classes", ()))
        for literal in part.findall(nodes.literal)
    )


def checklist_around(node: nodes.Node) -> str:
    """Return the id of the checklist that *node* is the head of; empty if it is none."""
    parent = node.parent
    return str(parent.get("checklist", "")) if isinstance(parent, nodes.Element) else ""
