"""Cells: plain text stays text, markup is parsed, file names become links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.reading.diagnostics import unsafe_html, unsafe_link
from sphinx_readiness.reading.inline import simple_runs
from sphinx_readiness.reading.markup import marked_rows, patterns_for
from sphinx_readiness.sphinx_ext.authoring.cells import file_links, link_schemes
from sphinx_readiness.sphinx_ext.authoring.cells.foreign_roles import SpokenRoles, said
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import on_one_line, reader_text
from sphinx_readiness.sphinx_ext.authoring.cells.substitutions import (
    Substitutions,
    failed_substitutions,
)
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.nodes import item_cell
from sphinx_readiness.text.file_names import file_names, is_file_name, without_position
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import IMAGE

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.util.docutils import SphinxDirective

    from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered


def markup_patterns(config: Config, *, markdown: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what tells that a cell needs the parser, and that it may be more than plain text."""
    enabled = set(getattr(config, "myst_enable_extensions", ()))
    if getattr(config, "myst_gfm_only", False):
        enabled |= {"linkify", "strikethrough"}
    return patterns_for(enabled, markdown=markdown)


FILE_MARK: Final = "readiness-file"
"""Attribute of the links that were made of file names."""


_MADE: Final[dict[str, Callable[[str], nodes.Node]]] = {
    "text": nodes.Text,
    "strong": lambda words: nodes.strong("", words),
    "emphasis": lambda words: nodes.emphasis("", words),
    "literal": lambda words: nodes.literal(words, words),
}


_LINKING: Final = re.compile(r"[].<]")
"""Finds what may be part of a link or of the name of a file, in the source of a cell."""

_MARKS: Final = frozenset((nodes.strong, nodes.emphasis, nodes.literal))


class CellReader:
    """Turns the source of cells into plain text or nodes, for one directive."""

    def __init__(self, directive: SphinxDirective, gathered: Gathered, *, markdown: bool) -> None:
        """Parse with the parser of *directive*, noting problems and mentions in *gathered*."""
        env = directive.env
        session = build_of(env).session
        self._directive = directive
        self._relative = session.relative
        self._gathered = gathered
        self._markdown = markdown
        self._substitutions = Substitutions(directive, gathered)
        self._files = file_links.FileLinks(env, session, env.docname)
        self._schemes = link_schemes.link_schemes(env.config)
        self._links_files = session.options.file_links != "off"
        patterns = gathered.patterns.get(markdown)
        if patterns is None:
            patterns = gathered.patterns[markdown] = markup_patterns(env.config, markdown=markdown)
        parser, special = patterns
        self._needs_parser = parser.search
        self._is_special = special.search
        self._special = special

    def marked(self, rows: Iterable[Sequence[str]]) -> set[int]:
        """Return which of *rows* may have a cell that is more than plain text."""
        return marked_rows(rows, self._special)

    def read(self, text: str, place: tuple[str, int]) -> tuple[str, item_cell | None]:
        """Return the plain text of a cell, and its nodes where it is more than that."""
        if not text or self._is_special(text) is None:
            return text, None
        children, messages = self._parse(text, place[1])
        if self._gathered.refused:
            self._gathered.take_refused(place, exactly=True)
        paragraph = nodes.paragraph(text, "", *children)
        cell = item_cell("", paragraph, *messages)
        if messages or _LINKING.search(text) is not None or not all(map(_is_words, children)):
            self.finish(cell, text, place)
            plain = self.text(paragraph, place)
        else:  # as it would be: there is nothing to make safe, to link or to leave out
            plain = "".join([child.astext() for child in children]).strip()
        paragraph.source, paragraph.line = self._directive.get_source_info()[0], place[1]
        if not messages and all(isinstance(each, nodes.Text) for each in paragraph.children):
            return plain, None
        cell["plain"] = plain
        return plain, cell

    def words(self, text: str, place: tuple[str, int]) -> str:
        """Return the value of an option with its substitutions as a reader sees them."""
        mark = "{{" if self._markdown else "|"
        return self.read(text, place)[0] if text.count(mark) > (mark == "|") else text

    def text(self, node: nodes.Node, place: tuple[str, int]) -> str:
        """Return what a reader sees of *node*, which stands at *place*."""
        return reader_text(node, lambda name: self._substitutions.text(name, place))

    def status(self, node: nodes.Node | None, place: tuple[str, int], text: str) -> str:
        """Return what *node* says as a status, where *text* takes images for their words."""
        if "{{" in text and self._is_refused(text):
            return ""  # which has its own finding, and is open
        if node is None:
            return text
        if next(iter(node.findall(nodes.image)), None) is None:
            names = [each.astext() for each in node.findall(nodes.substitution_reference)]
            if not names or not self._substitutions.has_image(names):
                return text

        def substitute(name: str) -> str:
            return self._substitutions.text(name, place, image=IMAGE)

        marked = reader_text(node, substitute, IMAGE)
        return on_one_line(marked)

    def _is_refused(self, text: str) -> bool:
        """Say whether a substitution in *text* is noted as one that is not carried out."""
        return any(
            dict(each.values).get("what", "\n") in text
            for each in self._gathered.problems
            if each.rule == "not-carried-out"
        )

    def text_of(self, text: str, place: tuple[str, int]) -> str:
        """Return what *text* reads as, without looking at its links and files."""
        return self.text(nodes.inline("", "", *self._parse(text, place[1])[0]), place)

    def _parse(self, text: str, line: int) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the nodes of the inline markup *text*, and what the parser has to say of it."""
        if self._needs_parser(text) is None:
            return [nodes.Text(text)], []
        runs = simple_runs(text, self._needs_parser) if self._markdown else None
        if runs is not None:
            return [_MADE[kind](words) for kind, words in runs], []
        if self._markdown:
            line -= 1  # MyST counts from the line before
        if "`" not in text:
            children, messages = self._directive.state.inline_text(text, line)
            return children, messages
        with SpokenRoles():
            children, messages = self._directive.state.inline_text(text, line)
        self._gathered.spoken = True
        return children, messages

    def finish(self, root: nodes.Element, source: str, place: tuple[str, int]) -> None:
        """Make the links below *root* safe, and link the files that it names."""
        found = link_schemes.defuse(root, self._schemes)
        if self._markdown:
            found += link_schemes.unsafe_in_source(source)
        if self._markdown or not source:  # reST may include Markdown
            self._gathered.problems += failed_substitutions(
                root, place, self._relative, exactly=bool(source)
            )
        for scheme in dict.fromkeys(found):
            self._gathered.problems.append(unsafe_link(scheme, place))
        if next(root.findall(nodes.raw), None) is not None:
            from sphinx_readiness.sphinx_ext.authoring.cells.harmless_html import defuse_html

            refused = defuse_html(root, self._schemes)
            self._gathered.problems += [
                unsafe_html(
                    what,
                    place
                    if source and not isinstance(each, nodes.raw)
                    else self._place_of(each, place),
                )
                for each, what in refused
            ]
        if self._links_files and "." in source:
            unlink_bare_hosts(root)
            link_files(root, self._files, lambda name: self._mention(name, place))

    def _place_of(self, node: nodes.Element, place: tuple[str, int]) -> tuple[str, int]:
        """Return where *node* of a whole body stands, which begins at *place*."""
        if not node.line:
            return place
        return self._relative(node.source) if node.source else place[0], node.line

    def _mention(self, name: str, place: tuple[str, int]) -> str:
        """Return what the file *name* is, noting it; a missing one is a problem."""
        resolved = self._gathered.mentions.get(name)
        if resolved is None:
            resolved = self._gathered.mentions[name] = self._files.resolve(name)
        if not resolved:
            self._gathered.problems.append(
                RawProblem(
                    "missing-file",
                    place,
                    N_("'{name}' is neither a document nor a file of the project"),
                    N_("Create it, correct its name, or write it as code if it lives elsewhere."),
                    (("name", name),),
                )
            )
        return resolved


def _is_words(node: nodes.Node) -> bool:
    """Say whether *node* is text, or text with a mark, and nothing else."""
    if isinstance(node, nodes.Text):
        return True
    inside = node.children
    return type(node) in _MARKS and len(inside) == 1 and isinstance(inside[0], nodes.Text)


def link_files(
    root: nodes.Element, files: file_links.FileLinks, resolve: Callable[[str], str]
) -> None:
    """Make links of the names of files below *root* for which *resolve* finds something."""
    for text in list(root.findall(nodes.Text)):
        if not _is_prose(text):
            continue
        made: list[nodes.Node] = []
        position = 0
        content = text.astext()
        for start, end, name in file_names(content, files.more_suffixes):
            resolved = resolve(name)
            if not resolved:
                continue
            if start > position:
                made.append(nodes.Text(content[position:start]))
            node = files.node(name, resolved)
            if isinstance(node, nodes.Element):
                node[FILE_MARK] = True
            made.append(node)
            position = end
        if made:
            if position < len(content):
                made.append(nodes.Text(content[position:]))
            text.parent.replace(text, made)


def _is_prose(text: nodes.Text) -> bool:
    """Say whether *text* is running text: not part of a link, of code or of a role."""
    node = text.parent
    while isinstance(node, nodes.Element) and not isinstance(node, item_cell):
        if isinstance(
            node, nodes.reference | nodes.literal | nodes.FixedTextElement | pending_xref | said
        ):
            return False
        node = node.parent
    return True


def unlink_bare_hosts(root: nodes.Element) -> None:
    """Turn links that were guessed from a file name back into text, and join the text around.

    linkify takes ``README.md`` for a host name, as ``.md`` is a top-level domain.
    """
    for node in list(root.findall(nodes.reference)):
        name = node.astext()
        uri = str(node.get("refuri", ""))
        file = without_position(name)
        if uri.lower() != f"http://{name}".lower() or not is_file_name(file):
            continue
        parent = node.parent
        at = parent.index(node)
        before = parent[at - 1] if at and isinstance(parent[at - 1], nodes.Text) else None
        after = parent[at + 1 : at + 2]
        text = (before.astext() if before is not None else "") + name
        if after and isinstance(after[0], nodes.Text):
            text += after[0].astext()
            del parent[at + 1]
        parent[at] = nodes.Text(text)
        if before is not None:
            del parent[at - 1]
