"""What LaTeX has to be told of the layout of pages: cells, long words, headings.

The commands are those of ``sphinxreadiness.sty``, which stands beside the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docutils import nodes
from sphinx.addnodes import start_of_file

MANY: Final = 6
"""A table of more columns is set in small type."""

SECTION: Final = 12
"""Lines that a section with a table of ours needs on a page: heading, verdict, first rows."""

GROUP: Final = 7
"""Lines that the heading of a table needs: fewer, as it may follow that of a section."""

_HEADING: Final = 50
"""Characters in a line of a heading."""

_WORD: Final = 14
"""A word of more characters may break."""

_PIECE: Final = 9
"""Characters between two places where a word breaks that no mark divides."""

_PLAIN: Final = 30
"""Letters up to which TeX knows best where a word breaks."""

_LONG: Final = re.compile(rf"\S{{{_WORD},}}")

_PARTS: Final = re.compile(r"[^/._:;=,@&?+-]*[/._:;=,@&?+-]+|[^/._:;=,@&?+-]+")

_AS_IT_IS: Final = (nodes.math, nodes.math_block, nodes.raw, nodes.FixedTextElement, nodes.title)


def lay_out(document: nodes.document) -> None:
    """Tell LaTeX about all of ours in *document*."""
    ours = [each for each in document.findall(nodes.Element) if _is_ours(each)]
    tables = [each for each in ours if isinstance(each, nodes.table)]
    for section in dict.fromkeys(_outermost(_section(each)) for each in tables):
        _before(section, f"\\needspace{{{SECTION}\\baselineskip}}\n")
    for each in ours:
        if isinstance(each, nodes.rubric):
            lines = GROUP + 2 * (len(each.astext()) // _HEADING)
            _before(each, f"\\needspace{{{lines}\\baselineskip}}\n")
        for word in list(each.findall(nodes.abbreviation)):
            _explain(word)
    for text in {id(text): text for each in ours for text in each.findall(nodes.Text)}.values():
        if not isinstance(text.parent, _AS_IT_IS) and _LONG.search(text) is not None:
            _let_break(text)
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


def _let_break(text: nodes.Text) -> None:
    """Let long words break: paths, digests, names with a meaning for machines."""
    made: list[nodes.Node] = []
    for each in _breakable(text.astext()):
        made += [_raw("\\allowbreak{}")] if made else []
        made.append(nodes.Text(each))
    text.parent.replace(text, made)


def _breakable(text: str) -> Iterator[str]:
    """Yield *text* in the pieces between which it may break."""
    start = 0
    for word in _LONG.finditer(text):
        for part in _PARTS.finditer(text, word.start(), word.end()):
            length = part.end() - part.start()
            if length > _PLAIN or (length > _WORD and not part.group().isalpha()):
                for at in range(part.start() + _PIECE, part.end(), _PIECE):
                    yield text[start:at]
                    start = at
            if part.end() < word.end():
                yield text[start : part.end()]
                start = part.end()
    if start < len(text):
        yield text[start:]
