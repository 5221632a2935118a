"""What LaTeX has to be told of the layout of pages: cells, long words, headings.

The commands are those of ``sphinxreadiness.sty``, which stands beside the document.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Final

from docutils import nodes
from sphinx.addnodes import start_of_file

from sphinx_readiness.sphinx_ext.rendering.column_shares import LINE, MANY, line_of
from sphinx_readiness.sphinx_ext.rendering.word_breaks import breakable, measure

SECTION: Final = 12
"""Lines that a section with a table of ours needs on a page: heading, verdict, first rows."""

GROUP: Final = 7
"""Lines that the heading of a table needs at least: fewer, as it may follow that of a section."""

_CODE: Final = 0.85
"""How much of other words has room where code has it."""

_TABLE: Final = 3
"""Lines of a table above its first row."""

_MOST: Final = 30
"""Lines above which what follows a heading may stand on the next page."""

_HEADING: Final = 50
"""Characters in a line of a heading."""

_AS_IT_IS: Final = (nodes.math, nodes.math_block, nodes.raw, nodes.FixedTextElement, nodes.title)


def lay_out(document: nodes.document) -> None:
    """Tell LaTeX about all of ours in *document*."""
    ours = [each for each in document.findall(nodes.Element) if _is_ours(each)]
    tables = [each for each in ours if isinstance(each, nodes.table)]
    for section in dict.fromkeys(_outermost(_section(each)) for each in tables):
        _before(section, f"\\Needspace{{{_needed(section.children, SECTION)}\\baselineskip}}\n")
    for each in ours:
        if isinstance(each, nodes.rubric):
            siblings = each.parent.children
            lines = _needed(siblings[siblings.index(each) :], GROUP)
            _before(each, f"\\Needspace{{{lines}\\baselineskip}}\n")
        for word in list(each.findall(nodes.abbreviation)):
            _explain(word)
    rooms = {id(text): room for table in tables for text, room in _texts(table)}
    for text in {id(text): text for each in ours for text in each.findall(nodes.Text)}.values():
        if not isinstance(text.parent, _AS_IT_IS):
            _let_break(text, rooms.get(id(text), math.inf))
    for table in tables:
        for entry in table.findall(nodes.entry):
            entry.insert(0, _raw("\\sphinxreadinesscell\n"))
        if int(next(table.findall(nodes.tgroup))["cols"]) > MANY:
            table.parent.insert(table.parent.index(table) + 1, _raw("\\endgroup\n"))
            _before(table, "\\begingroup\\sphinxreadinesssmall\n")


def _raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="latex")


def _is_ours(node: nodes.Element) -> bool:
    return any(name.startswith("readiness-") for name in node["classes"])


def _section(node: nodes.Node) -> nodes.Node:
    """Return the section that *node* is in, or the document."""
    while not isinstance(node, nodes.section | nodes.document):
        node = node.parent
    return node


def _outermost(section: nodes.Node) -> nodes.Node:
    """Return the section whose heading the one of *section* follows, with nothing in between."""
    while isinstance(section.parent, nodes.section | start_of_file):
        at = section.parent.index(section)
        above = section.parent.children[:at]
        if not all(isinstance(each, nodes.title | nodes.Invisible) for each in above):
            break
        section = section.parent
    return section


def _before(node: nodes.Node, text: str) -> None:
    if node.parent is not None:
        node.parent.insert(node.parent.index(node), _raw(text))


def _explain(word: nodes.abbreviation) -> None:
    """Put what *word* stands for behind it: Sphinx does so only where it stands first."""
    told = word.attributes.pop("explanation", "")
    if told:
        word.parent.insert(word.parent.index(word) + 1, nodes.Text(f" ({told})"))
    word.replace_self(word.children)


def _needed(content: Sequence[nodes.Node], least: int) -> int:
    """Return the lines of *content* up to the first row of a table, roughly, or the *least*."""
    lines = 0.0
    for each in itertools.chain.from_iterable(child.findall() for child in content):
        if isinstance(each, nodes.table):
            lines += _TABLE + _first_row(each)
            return max(math.ceil(lines), least) if lines <= _MOST else least
        if isinstance(each, nodes.title | nodes.rubric):
            lines += 2 + 2 * (len(each.astext()) // _HEADING)
        elif isinstance(each, nodes.paragraph):
            lines += 1.5 + measure(each.astext()) // LINE.width
    return least


def _first_row(table: nodes.table) -> int:
    """Return how high the first row of *table* is, in lines, roughly."""
    body = next(iter(table.findall(nodes.tbody)), None)
    if body is None or not body.children:
        return 0
    highest = 0
    for room, cell in zip(_rooms(table), body.children[0].children, strict=False):
        texts = [measure(each.astext()) for each in cell.findall(nodes.paragraph)]
        highest = max(highest, sum(1 + width // max(int(room), 1) for width in texts))
    return highest


def _rooms(table: nodes.table) -> list[float]:
    """Return how many average characters each column of *table* has room for."""
    group = next(iter(table.findall(nodes.tgroup)))
    widths = [each["colwidth"] for each in group.children if isinstance(each, nodes.colspec)]
    line, total = line_of(len(widths)), max(sum(widths), 1)
    return [width * line.width / total - line.room for width in widths]


def _texts(table: nodes.table) -> Iterator[tuple[nodes.Text, float]]:
    """Yield the texts of *table*, and how many average characters their column has room for."""
    rooms = _rooms(table)
    for row in table.findall(nodes.row):
        for room, entry in zip(rooms, row.children, strict=False):
            for text in entry.findall(nodes.Text):
                code = isinstance(text.parent, nodes.literal)
                yield text, room * _CODE if code else room


def _let_break(text: nodes.Text, room: float) -> None:
    """Let words break for which a line of *room* average characters has none."""
    pieces = [*breakable(text.astext(), room)]
    if len(pieces) > 1:
        made: list[nodes.Node] = [nodes.Text(pieces[0])]
        for each in pieces[1:]:
            made += [_raw("\\allowbreak{}"), nodes.Text(each)]
        text.parent.replace(text, made)
