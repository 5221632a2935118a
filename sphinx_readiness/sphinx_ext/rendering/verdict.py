"""The verdict line of a checklist, as docutils nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.compatible import HEADING_LEVELS
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.sphinx_ext.nodes import ancestor, checklist
from sphinx_readiness.sphinx_ext.rendering.gate.findings import finding_nodes
from sphinx_readiness.sphinx_ext.rendering.models.page_findings import page_findings
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge, status_badge
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR

if TYPE_CHECKING:
    from sphinx_readiness.assembly.rollup import ChecklistResult
    from sphinx_readiness.model.record import Checklist
    from sphinx_readiness.sphinx_ext.nodes import view
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer


def line(*children: nodes.Node, css: str) -> nodes.paragraph:
    """Return *children* as a paragraph of the class *css*."""
    return nodes.paragraph("", "", *children, classes=[css])


def verdict(renderer: Renderer, result: ChecklistResult, place: view) -> list[nodes.Node]:
    """Return the verdict of a checklist: declared beside computed, then what contradicts it.

    Label and caveat are those below *place*, with their markup, where there are any.
    """
    declared, wrong = result.checklist.verdict, result.is_contradicted
    made: list[nodes.Node] = []
    if declared is not None:
        label = next((each for each in place.children if isinstance(each, nodes.inline)), None)
        badge = (
            _marked_up(renderer, declared.status, label)
            if label is not None
            else _declared(renderer, declared.status, declared.label, declared.text)
        )
        if wrong:
            badge = [tag("s", *badge, css="readiness-struck", plain="inline")]
        part = [_label(_("Declared:")), nodes.Text(" "), *badge, *_caveat(declared.caveat, place)]
        made.append(tag("div", *part, css="readiness-verdict-declared", plain="paragraph"))
    computed, total = result.computed, result.counts.total
    shown = renderer.status(computed.status, computed.outcome.value, total=total)
    part = [_label(_("Computed:")), nodes.Text(" "), shown]
    if total:
        part += [nodes.Text(" \u00b7 "), renderer.counts(result.counts.by_status, total)]
    made.append(tag("div", *part, css="readiness-verdict-computed", plain="paragraph"))
    if wrong:
        made.append(_alarm(renderer, result))
    made += findings_about(renderer, result.checklist)
    css = "readiness-verdict readiness-contradicted" if wrong else "readiness-verdict"
    return [*_own_title(result, place), tag("div", *made, css=css)]


def _label(text: str) -> nodes.inline:
    return nodes.inline("", text, classes=["readiness-label"])


def _own_title(result: ChecklistResult, place: view) -> list[nodes.Node]:
    """Return the title that a checklist was given, where no heading says it."""
    around = place.parent
    title = result.checklist.title
    if not isinstance(around, checklist) or not around.get("titled"):
        return []
    if around.get("section", "") == title or heading_of(place) == title:
        return []
    return [heading(place, title, "readiness-title")]


def heading_of(node: nodes.Node) -> str:
    """Return the title of the section that *node* stands in."""
    section = ancestor(node, nodes.section)
    title = section.next_node(nodes.title) if section is not None else None
    return title.astext() if title is not None else ""


def heading(place: nodes.Node, text: str, css: str, *ids: str) -> nodes.rubric:
    """Return *text* as a heading that is no section, one level below those around *place*."""
    level = 1
    around = ancestor(place, nodes.section)
    while around is not None and level < _DEEPEST:
        level += 1
        around = ancestor(around, nodes.section)
    levels = dict.fromkeys(HEADING_LEVELS, level)
    return nodes.rubric("", text, classes=[css], ids=[*ids], **levels)


_DEEPEST: Final = 6

_NAMED: Final = 12
"""How many rows an alarm names at most."""


def _alarm(renderer: Renderer, result: ChecklistResult) -> nodes.Node:
    """Return that the rows say otherwise, and which."""
    words = nodes.strong("", _("the rows contradict the verdict"))
    rows = [each for each in result.checklist.items if each.holds_back]
    made: list[nodes.Node] = [words]
    for number, item in enumerate(rows[:_NAMED]):
        made.append(nodes.Text(", " if number else ": "))
        text = nodes.Text(item.id if item.explicit_id else item.title)
        made.append(renderer.link((item.docname, item.anchor), text, title=item.title))
    if len(rows) > _NAMED:
        made.append(nodes.Text(", " + _("and {number} more").format(number=len(rows) - _NAMED)))
    return tag("div", *made, css="readiness-alarm", plain="paragraph")


def findings_about(renderer: Renderer, found: Checklist) -> list[nodes.Node]:
    """Return what the gate says of a checklist itself, or of the window whose rows it has."""
    placed = page_findings(renderer.state)
    said = placed.at(found.docname, CHECKLIST_ANCHOR + found.on_page)
    return [finding_nodes(renderer, said)] if said else []


def _caveat(caveat: str, place: view) -> list[nodes.Node]:
    written = next((each for each in place.children if isinstance(each, nodes.paragraph)), None)
    if written is None and not caveat:
        return []
    words = written.children if written is not None else [nodes.Text(caveat)]
    return [nodes.inline("", "", nodes.Text(" \u2013 "), *words, classes=["readiness-caveat"])]


def _marked_up(renderer: Renderer, status: str | None, label: nodes.inline) -> list[nodes.Node]:
    """Return the badge of a declared verdict whose *label* has markup."""
    found = renderer.state.vocabulary.get(status)
    badge = status_badge(found) if found is not None else Badge("", "", "unknown")
    shown = badge._replace(label=label.astext())
    symbol = shown.own_symbol if renderer.builder.format == "html" else shown.symbol
    made = nodes.inline("", "", classes=shown.classes)
    if symbol and renderer.symbols:
        made += [tag("i", nodes.Text(symbol), aria_hidden="true"), nodes.Text(" ")]
    made += label.children
    return [made]


def _declared(renderer: Renderer, status: str | None, label: str, text: str) -> list[nodes.Node]:
    """Return the badge of a declared verdict with the author's own label."""
    found = renderer.state.vocabulary.get(status)
    if found is None:
        return [renderer.badge(Badge("", label or text, "unknown"))]
    badge = status_badge(found)
    own = renderer.state.vocabulary.match(label).status if label else found
    if own is found:
        return [renderer.badge(badge)]
    return [renderer.badge(Badge(badge.symbol, label, badge.outcome))]
