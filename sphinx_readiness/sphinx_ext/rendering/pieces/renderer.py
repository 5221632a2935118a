"""What all nodes of a page are made with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.sphinx_ext.link_nodes import link_node, rule_uri
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge, badge_node, status_badge
from sphinx_readiness.text.folding import fold

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_readiness.sphinx_ext.build.state import BuildState
    from sphinx_readiness.workspace.item_links import Href

FORMATS_WITHOUT_SYMBOLS: Final = frozenset(("latex", "texinfo"))
"""pdfTeX stops at characters that its fonts lack."""


class Renderer:
    """Makes nodes for one page of one builder."""

    def __init__(self, state: BuildState, builder: Builder, docname: str) -> None:
        """Render *state* for the page *docname* of *builder*."""
        self.state = state
        self.builder = builder
        self.docname = docname
        self.symbols = builder.format not in FORMATS_WITHOUT_SYMBOLS
        self.light = builder.format == "html" and not state.table_nodes
        """Whether tables stay light nodes, whose HTML is written from their rows."""

    @cached_property
    def places(self) -> dict[str, tuple[str, int]]:
        """The file and the line of each item of the page, by its anchor."""
        return self.state.places_on(self.docname)

    def badge(self, badge: Badge) -> nodes.inline:
        """Return *badge* for this builder."""
        return badge_node(badge, symbols=self.symbols, html=self.builder.format == "html")

    def badge_around(self, badge: Badge, text: str, written: Sequence[nodes.Node]) -> nodes.inline:
        """Return *badge* around what is *written* in a cell that says *text*."""
        made = nodes.inline("", "", *written, classes=badge.classes)
        symbol = badge.symbol if self.symbols else ""
        has_words = any(map(str.isalnum, text))
        if symbol and self.builder.format == "html":
            if self._hides_symbol(badge, text, made, "" if has_words else badge.label):
                return made
            # What the author's words have is not drawn once more.
            if fold(symbol) in fold(text):
                made["classes"] = [*dict.fromkeys((*badge.classes, "readiness-own"))]
            else:
                symbol = badge.own_symbol
        missing = ["" if fold(symbol) in fold(text) else symbol, "" if has_words else badge.label]
        missing = list(filter(None, missing))
        first = _first_words(made)
        if missing and first is not None:
            bare = first.astext().strip()
            said = [*missing, bare] if has_words else [bare, *missing]
            tail = " " if first.astext()[-1:].isspace() else ""
            first.parent.replace(first, nodes.Text(" ".join(said) + tail))
        return made

    def _hides_symbol(self, badge: Badge, text: str, made: nodes.inline, label: str) -> bool:
        """Hide the symbol that *made* begins with if our style draws it, and put *label* behind.

        Fonts may lack it.
        """
        status, first = self.state.vocabulary.match(text).status, _first_words(made)
        if badge.own_symbol or status is None or first is None:
            return False
        words = first.lstrip()
        symbol = next(filter(words.startswith, sorted(status.symbols, key=len, reverse=True)), "")
        if not symbol or symbol.isascii():
            return False
        left = words[len(symbol) :].removeprefix("\ufe0f")
        hidden = tag("i", nodes.Text(words.removesuffix(left)), aria_hidden="true")
        tail = " " if words[-1:].isspace() else ""
        said = f"{left.rstrip()} {label}{tail}" if label else left or " "
        first.parent.replace(first, [hidden, nodes.Text(said)])
        return True

    def status(self, key: str | None, outcome: str, *, total: int) -> nodes.inline:
        """Return the badge of the status *key*, or of a bare *outcome* of *total* items."""
        return self.badge(self.computed(key, outcome, total=total))

    def computed(self, key: str | None, outcome: str, *, total: int) -> Badge:
        """Return what that badge says."""
        status = self.state.vocabulary.get(key)
        if status is not None:
            return status_badge(status)
        label = _("Unknown status") if total else _("Nothing to judge")
        return Badge("", label, outcome)

    def link(self, href: Href, *children: nodes.Node, title: str = "") -> nodes.Node:
        """Return a link to *href* around *children*; *title* is what it is told to lead to.

        Without a format a builder may have no addresses, as that of rst2pdf: there it is words.
        """
        if not self.builder.format:
            return nodes.inline("", "", *children)
        return link_node(self.builder, self.docname, href, children, title or None)

    def day(self, text: str) -> nodes.Node:
        """Return the day *text* as readers write it, with its ISO form for machines in HTML."""
        shown = self.state.day(text)
        iso = {} if shown == text else {"datetime": text}
        return tag("time", nodes.Text(shown), plain="inline", **iso)

    def with_day(self, template: str, text: str, **values: object) -> list[nodes.Node]:
        """Return *template* with *values*, and with the day *text* for ``{date}`` or ``{day}``."""
        text_around = template.format(date="\0", day="\0", **values)
        before, _mark, behind = text_around.partition("\0")
        made = [nodes.Text(before), self.day(text), nodes.Text(behind)]
        return [each for each in made if each.astext()]

    def rule_uri(self, code: str) -> str:
        """Return where the rule *code* is explained, from this page; empty where nowhere."""
        return rule_uri(self.builder, self.docname, code)

    def counts(self, counts: Sequence[tuple[str, int]], total: int) -> nodes.inline:
        """Return the counts by status that are not zero, as ``5 Verified, 2 Pending``.

        What *total* has beyond them are items of unknown status.
        """
        vocabulary = self.state.vocabulary
        parts = [f"{number} {_(vocabulary[key].label)}" for key, number in counts if number]
        if unknown := total - sum(number for _key, number in counts):
            parts.append(_("{number} with unknown status").format(number=unknown))
        return nodes.inline("", ", ".join(parts), classes=["readiness-counts"])


def _first_words(node: nodes.Element) -> nodes.Text | None:
    """Return the first text of *node* that is not blank."""
    return next((each for each in node.findall(nodes.Text) if each.strip()), None)
