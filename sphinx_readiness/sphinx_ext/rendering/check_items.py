"""Items with a body of their own.

One that has nothing but plain facts stays one node, whose HTML is written by its visitor; the
others, and all of them for other writers, become standard nodes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.assembly.build_items import split_links
from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM
from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.sphinx_ext.nodes import (
    FURTHER_CELLS,
    LEFT_OUT,
    STILL_OPEN,
    ancestor,
    check_item,
    checklist,
)
from sphinx_readiness.sphinx_ext.rendering.gate.findings import finding_nodes
from sphinx_readiness.sphinx_ext.rendering.models.page_findings import page_findings
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import badge_html, cell_badge
from sphinx_readiness.sphinx_ext.rendering.pieces.look import blocking_badge
from sphinx_readiness.sphinx_ext.rendering.pieces.row_links import links_line
from sphinx_readiness.sphinx_ext.rendering.row_look import UNKNOWN, RowData, row_classes
from sphinx_readiness.workspace.item_links import RowLinks
from sphinx_readiness.workspace.targets import target_of

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer
    from sphinx_readiness.vocabulary.statuses import Vocabulary

_HEAD: Final = frozenset(("id", "item", "status", "owner", "notes", "severity", "blocking"))
"""Cells that are shown without a label; many of the others may link to other pages."""

_DOT: Final = " \u00b7 "


def resolve_check(node: check_item, renderer: Renderer) -> None:
    """Make *node* ready for its writer."""
    cells = node["cells"]
    place = (renderer.docname, node["ids"][0] if node["ids"] else "")
    links = renderer.state.row_links.get(place)
    if alias := renderer.state.row_aliases.get(place):
        node["ids"] = [*node["ids"], alias]
    if (
        not renderer.light
        or links is not None
        or alias
        or place in renderer.state.waived_rows
        or node.get(LEFT_OUT)
        or node.get(STILL_OPEN)
        or page_findings(renderer.state).at(*place)
        or _blocks(node, renderer)
        or any(text for name, text in cells.items() if name not in _HEAD)
    ):
        _replace(node, renderer, links)
        return
    # What no child says, for the search; the visitor writes it in its place.
    words = (cells.get("status", ""), cells.get("id", ""), _facts(cells))
    node += nodes.Text(" ".join(filter(None, words)))


def _facts(cells: Mapping[str, str]) -> str:
    """Return what stands behind the title, or an empty string."""
    facts = [cells[name] for name in ("owner", "severity") if cells.get(name)]
    if cells.get("blocking"):
        facts.append(_("blocking"))
    return _DOT + _DOT.join(facts) if facts else ""


def _data(node: check_item, vocabulary: Vocabulary, *, blocks: bool) -> RowData:
    """Return what scripts are told of an item; one that *blocks* is never light."""
    cells = node["cells"]
    status = vocabulary.match(cells.get("status", "")).status
    return RowData(status.key if status else UNKNOWN, cells.get("owner", ""), blocks)


def visit_check_item(self: HTML5Translator, node: check_item) -> None:
    """Write a light item: a line with its status, id, title and owner, then note and body."""
    cells, encode = node["cells"], self.encode
    shown = dict(zip(node["shown"], node.children, strict=False))
    ident = encode(node["ids"][0]) if node["ids"] else ""
    badge = cell_badge(cells.get("status", ""), build_state(self.builder.env).vocabulary)
    link = ""
    if cells.get("id") and ident:
        link = f'<a class="reference internal" href="#{ident}">{encode(cells["id"])}</a> '
    data = _data(node, build_state(self.builder.env).vocabulary, blocks=False).attributes()
    told = "".join(f' {name}="{self.attval(text)}"' for name, text in data.items())
    opening = f'<div class="readiness-check docutils container" id="{ident}"{told}>\n'
    self.body.append(
        f'{opening}<p class="readiness-check-head">{badge_html(badge, encode)} {link}<strong>'
    )
    title = shown.get("item")
    for child in title.children if isinstance(title, nodes.Element) else ():
        child.walkabout(self)
    facts = _facts(cells)
    facts = f'<span class="readiness-facts">{encode(facts)}</span>' if facts else ""
    self.body.append(f"</strong>{facts}</p>\n")
    for child in node.children[1 if title is not None else 0 : -1]:
        child.walkabout(self)
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _labelled(
    label: str, words: Sequence[str], renderer: Renderer, links: RowLinks | None, home: str
) -> nodes.paragraph:
    """Return *words* behind *label*, those that are ids of items or of needs as links."""
    needs = dict(links.outgoing) if links is not None else {}
    made = nodes.paragraph("", "", nodes.inline("", label, classes=["readiness-label"]))
    for number, word in enumerate(words):
        made += nodes.Text(", " if number else " ")
        where = {"docname": renderer.docname, "home": home}
        target = target_of(renderer.state.find(word, where, ITEM, CHECKLIST))
        href = (target.docname, target.anchor) if target else needs.get(word)
        text = nodes.Text(word)
        made += renderer.link(href, text) if href else text
    made["classes"].append("readiness-facts")
    return made


def _checked(node: check_item, renderer: Renderer, field: str) -> list[nodes.Node]:
    """Return what was checked of what the item states in *field*."""
    standings, anchor = renderer.state.standings, node["ids"][0] if node["ids"] else ""
    found = standings.at(renderer.docname, anchor) if standings else None
    if found is None:
        return []
    from sphinx_readiness.sphinx_ext.rendering.pieces.standings import standing_nodes

    html = renderer.builder.format == "html"
    return standing_nodes(found, field, symbols=renderer.symbols, html=html)


def _counting(node: check_item, renderer: Renderer, *, blocks: bool) -> list[nodes.Node]:
    """Return the badges that say as what the item counts, and whether it *blocks*."""
    from sphinx_readiness.sphinx_ext.rendering.pieces.waived import counting_badge

    anchor, state = (*node["ids"], "")[0], renderer.state
    until = state.waived_rows.get((renderer.docname, anchor))
    badge = counting_badge(node, anchor, until, state.vocabulary)
    found = [badge] if badge is not None else []
    found += [blocking_badge()] if blocks else []
    return [part for each in found for part in (nodes.Text(" "), renderer.badge(each))]


def _why(cells: Mapping[str, str]) -> list[nodes.Node]:
    """Return why the item does not apply and who agreed, if it says so, and its further columns."""
    made: list[nodes.Node] = []
    labels = [("reason", _("Reason:")), ("approver", _("Approved by:"))]
    labels += [(name, f"{name}:") for name in cells if name not in (*ITEM_FIELDS, *FURTHER_CELLS)]
    for name, label in labels:
        if cells.get(name):
            labelled = nodes.inline("", label, classes=["readiness-label"])
            made.append(nodes.paragraph("", "", labelled, nodes.Text(f" {cells[name]}")))
    return made


def _replace(node: check_item, renderer: Renderer, links: RowLinks | None) -> None:
    """Turn an item into a container: a line with its status, id, title and owner, then its body."""
    cells = node["cells"]
    shown = dict(zip(node["shown"], node.children, strict=False))
    body = node.children[len(shown) :]
    head = nodes.paragraph("", "", classes=["readiness-check-head"])
    head.source, head.line = node.source, node.line
    if renderer.builder.format != "html":
        head += nodes.target("", "", ids=node["ids"])
    head += renderer.badge(cell_badge(cells.get("status", ""), renderer.state.vocabulary))
    blocks = _blocks(node, renderer)
    head += _counting(node, renderer, blocks=blocks)
    head += nodes.Text(" ")
    if cells.get("id") and node["ids"]:
        head += renderer.link((renderer.docname, node["ids"][0]), nodes.Text(cells["id"]))
        head += nodes.Text(" ")
    title = shown.get("item")
    words = title.children if title else []
    # What checks the text of pages, as for spelling, has no format, and may leave out what is bold.
    head += nodes.strong("", "", *words) if renderer.builder.format else words
    if facts := _facts(cells):
        head += nodes.inline("", facts, classes=["readiness-facts"])
    place = (renderer.docname, node["ids"][0] if node["ids"] else "")
    said = page_findings(renderer.state).at(*place) if place[1] else []
    made: nodes.Element = nodes.container("", head, classes=["readiness-check"])
    if renderer.builder.format == "html":
        data = _data(node, renderer.state.vocabulary, blocks=blocks)
        css = ["readiness-check", "docutils", "container", *row_classes(data, said)]
        made = tag("div", head, css=" ".join(css), **data.attributes())
        made["ids"] = node["ids"]
    if "notes" in shown:
        made += shown["notes"]
    if "evidence" in shown:
        label = nodes.inline("", _("Evidence:"), classes=["readiness-label"])
        classes = ["readiness-evidence"]
        made += nodes.paragraph(
            "", "", label, nodes.Text(" "), *shown["evidence"].children, classes=classes
        )
        made += _checked(node, renderer, "evidence")
    if cells.get("verify"):
        label = nodes.inline("", _("Verify:"), classes=["readiness-label"])
        made += nodes.paragraph("", "", label, nodes.Text(" "), nodes.literal("", cells["verify"]))
        made += _checked(node, renderer, "verify")
    made += _why(cells)
    for name, label_text in (("links", _("Links:")), ("tags", _("Tags:"))):
        if cells.get(name):
            made += _labelled(
                label_text, split_links(cells[name]), renderer, links, node.get("home", "")
            )
    line = links_line(links, renderer.link, split_links(cells.get("links", ""))) if links else None
    if line is not None:
        made += line
    made += body
    if said:
        made += finding_nodes(renderer, said)
    node.replace_self(made)


def _blocks(node: check_item, renderer: Renderer) -> bool:
    """Say whether an item blocks the release."""
    around = ancestor(node, checklist)
    name = around.get("checklist", "") if around is not None else ""
    found = renderer.state.checklist(renderer.docname, name)
    blockers = found.blockers if found is not None else ()
    return any(each.anchor in node["ids"] for each in blockers)
