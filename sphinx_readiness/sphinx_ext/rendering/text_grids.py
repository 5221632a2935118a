"""Our tables as text: what Sphinx's writer makes of them, in a third of the time.

That writer walks over four nodes a cell, wraps each cell twice whether it is long or short, and
looks at all rows for each cell. Here what is nothing but words is taken as a whole; the rest of a
cell, and a table of any other form, is left to the writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeGuard

from docutils import nodes
from docutils.utils import column_width
from sphinx.writers.text import MAXWIDTH, TextTranslator, my_wrap

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.text_nodes import grid_table

Lines: TypeAlias = Sequence[str]
"""The lines of a cell."""

_SHOWN_AS_THEY_ARE: Final = (nodes.inline, nodes.reference)
"""What the writer adds nothing to, but to some classes and numbers."""

_ADDED_TO: Final = frozenset(("xref", "term"))


class _Form(NamedTuple):
    """A table of columns, a head and a body: the least *widths*, and the cells by row.

    The first *heads* of the rows are heads.
    """

    widths: list[int]
    heads: int
    entries: list[list[nodes.entry]]


def visit_grid_table(self: TextTranslator, node: grid_table) -> None:
    """Write the table, or leave it to the writer."""
    form = _form(node)
    if form is None or type(self) is not TextTranslator or hasattr(self, "table"):
        self.visit_table(node)
        return
    self.new_state(0)
    cells = _Cells(self)
    rows = [list(map(cells.lines, row, form.widths)) for row in form.entries]
    self.add_text(grid(rows, form.widths, form.heads))
    self.end_state(wrap=False)
    raise nodes.SkipNode


def _form(node: grid_table) -> _Form | None:
    """Return the form of the table; None if it has a title or cells over several."""
    group = node.children[0]
    if len(node.children) > 1 or not isinstance(group, nodes.tgroup):
        return None
    form = _Form([], 0, [])
    for part in group.children:
        if isinstance(part, nodes.colspec):
            form.widths.append(part["colwidth"])
        elif isinstance(part, nodes.thead | nodes.tbody):
            for row in part.children:
                cells = [each for each in getattr(row, "children", ()) if _is_single(each)]
                if len(cells) != len(form.widths) or len(cells) != len(row.children):
                    return None
                form.entries.append(cells)
            if isinstance(part, nodes.thead):
                form = form._replace(heads=len(form.entries))
    return form


def _is_single(node: nodes.Node) -> TypeGuard[nodes.entry]:
    """Say whether *node* is a cell of one row and one column."""
    return isinstance(node, nodes.entry) and not (node.get("morerows") or node.get("morecols"))


class _Cells:
    """Fits what stands in cells into their columns."""

    def __init__(self, translator: TextTranslator) -> None:
        self._translator = translator
        self._limit = MAXWIDTH - sum(translator.stateindent)
        self._known: dict[tuple[str, int], Lines] = {}

    def lines(self, entry: nodes.Element, width: int) -> Lines:
        """Return the lines of a cell in a column of *width*; many cells say the same."""
        text = plain_words(entry)
        if text is None:
            return my_wrap(self._written(entry), width)
        found = self._known.get((text, width))
        if found is None:
            found = self._known[text, width] = wrapped(text, width, self._limit)
        return found

    def _written(self, entry: nodes.Element) -> str:
        """Return what the writer makes of a cell before it is fitted into its column."""
        writer = self._translator
        writer.new_state(0)
        for child in entry.children:
            child.walkabout(writer)
        made = "\n".join("\n".join(lines) for _indent, lines in writer.states.pop())
        writer.stateindent.pop()
        return made


def plain_words(entry: nodes.Element) -> str | None:
    """Return the words of a cell that is one paragraph of them; None for anything more."""
    if not entry.children:
        return ""
    first = entry.children[0]
    if len(entry.children) > 1 or type(first) is not nodes.paragraph:
        return None
    words = []
    left = first.children[::-1]
    while left:
        node = left.pop()
        if isinstance(node, nodes.Text):
            words.append(node.astext())
        elif isinstance(node, nodes.Element) and _is_seen_through(node):
            left += node.children[::-1]
        elif not isinstance(node, nodes.target):
            return None
    return "".join(words)


def _is_seen_through(node: nodes.Element) -> bool:
    """Say whether the writer shows what is in *node* and no more."""
    if type(node) not in _SHOWN_AS_THEY_ARE:
        return False
    return "secnumber" not in node and not _ADDED_TO.intersection(node["classes"])


def wrapped(text: str, width: int, limit: int) -> Lines:
    """Return *text* in lines of *width* columns.

    The writer breaks a paragraph at *limit* first, which shows at hyphens and in long words.
    """
    if width <= limit and text.isascii() and text.isprintable():
        text = text.rstrip()
        if len(text) <= width:
            return [text] if text else []
        if not ("-" in text or "`" in text or "  " in text or text[0] == " "):
            words = text.split(" ")
            if max(map(len, words)) <= width:
                return _filled(words, width)
    return my_wrap("\n".join(my_wrap(text, limit)), width)


def _filled(words: Sequence[str], width: int) -> Lines:
    lines = []
    line = words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def grid(rows: Sequence[Sequence[Lines]], widths: Sequence[int], heads: int) -> str:
    """Return *rows* in a grid of *widths* columns or more; the first *heads* rows are heads."""
    measured = list(widths)
    for row in rows:
        for column, cell in enumerate(row):
            for line in cell:
                if len(line) * 2 > measured[column]:  # no character takes more than two columns
                    measured[column] = max(measured[column], _width(line))
    rule = "".join(f"+{'-' * (width + 2)}" for width in measured) + "+"
    out = []
    for number, row in enumerate(rows):
        out.append(
            rule if number != heads or not heads else rule.replace("+", "|").replace("-", "=")
        )
        for at in range(max(1, *map(len, row))):
            cells = (
                f"| {cell[at]}{' ' * (width - _width(cell[at]))}" if at < len(cell)
                else f"| {' ' * width}"
                for cell, width in zip(row, measured, strict=True)
            )  # fmt: skip
            out.append(" ".join(cells) + " |")
    return "\n".join([*out, rule])


def _width(text: str) -> int:
    return len(text) if text.isascii() else column_width(text)
