"""The declared verdict as it is shown: the label and the caveat with their markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.assembly.build_items import parse_verdict
from sphinx_readiness.sphinx_ext.nodes import part, spoken_view, view

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader
    from sphinx_readiness.sphinx_ext.authoring.directives.base import ReadinessDirective

_TRIES: Final = 20
"""Where the source of a caveat may begin, at most: behind so many blanks and brackets."""


def verdict_view(directive: ReadinessDirective, reader: CellReader) -> view:
    """Return the place of the verdict of *directive*.

    Its label is an ``inline`` below it where that has markup; its caveat is a paragraph, which
    translators see.
    """
    node = spoken_view(kind="verdict", texts=[])
    directive.set_source_info(node)
    source = " ".join(directive.options.get("verdict", "").split())
    if not source:
        return node
    place = directive.place()
    plain, cell = reader.read(source, place)
    children: Sequence[nodes.Node] = [nodes.Text(plain)]
    if cell is not None and isinstance(cell[0], nodes.Element):
        children = cell[0].children
        plain = cell[0].astext()
    said = parse_verdict(plain, directive.session.vocabulary)
    start = plain.rfind(said.caveat) if said.caveat else len(plain)
    at = plain.find(said.label) if said.label else -1
    label = part(children, at, at + len(said.label)) if at >= 0 else []
    if not all(isinstance(each, nodes.Text) for each in label):
        node += nodes.inline("", "", *label)
    elif said.label and directive.session.vocabulary.match(said.label).words:
        node["texts"] = [said.label]
    if said.caveat and start >= 0:
        written = said.caveat if cell is None else _source_of(source, said.caveat, reader, place)
        caveat = part(children, start, start + len(said.caveat))
        paragraph = nodes.paragraph(written, "", *caveat, classes=["readiness-caveat"])
        paragraph.source, paragraph.line = directive.get_source_info()
        node += paragraph
    return node


def _source_of(source: str, caveat: str, reader: CellReader, place: tuple[str, int]) -> str:
    """Return the end of *source* that reads as *caveat*, by which translators know it."""
    starts = [at + 1 for at, char in enumerate(source) if char in " (," and at + 1 < len(source)]
    for at in starts[:_TRIES]:
        for end in (len(source), len(source) - 1):
            if reader.text_of(source[at:end], place) == caveat:
                return source[at:end]
    return caveat
