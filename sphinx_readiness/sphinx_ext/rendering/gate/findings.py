"""What the gate says, in small type below a row or a checklist, and as a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import note, simple_table
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.rendering.models.page_findings import FindingLine
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer

_WORDS: Final = {"error": N_("error"), "warning": N_("warning"), "info": N_("info")}


def finding_nodes(
    renderer: Renderer, found: Iterable[FindingLine], *, places: bool = False, rows: bool = False
) -> nodes.Node:
    """Return a list of what is *found*, with its *places* or *rows* where nothing tells them."""
    items = []
    for each in found:
        line = nodes.paragraph("", "", rule_link(renderer, each.code), nodes.Text(" "))
        if places and each.place:
            line += [nodes.literal("", each.place), nodes.Text(" ")]
        if rows and each.item and each.href is not None:
            line += [renderer.link(each.href, nodes.Text(each.item)), nodes.Text(": ")]
        line += nodes.Text(each.text)
        items.append(nodes.list_item("", line, classes=[f"readiness-{each.outcome}"]))
    return nodes.bullet_list("", *items, classes=["readiness-findings"], bullet="*")


def rule_link(renderer: Renderer, code: str) -> nodes.Node:
    """Return *code* as a link to the page of its rule, where there is one."""
    uri = renderer.rule_uri(code)
    return nodes.reference("", code, refuri=uri, internal=True) if uri else nodes.Text(code)


def findings_html(
    found: Sequence[FindingLine], uri: Callable[[str], str], encode: Callable[[str], str]
) -> str:
    """Return the same list as HTML; *uri* tells where the page of a rule is."""
    lines = []
    for each in found:
        code = encode(each.code)
        if href := uri(each.code):
            code = f'<a class="reference internal" href="{encode(href)}">{code}</a>'
        lines.append(
            f'<li class="readiness-{each.outcome}"><p>{code} {encode(each.text)}</p></li>\n'
        )
    return f'<ul class="readiness-findings simple">\n{"".join(lines)}</ul>\n'


def all_findings(renderer: Renderer, found: Sequence[FindingLine]) -> list[nodes.Node]:
    """Return the table of all that the gate says."""
    if not found:
        return [note(_("The gate has nothing to say."))]
    rows: list[list[nodes.Node]] = []
    for each in found:
        rule = nodes.inline("", "", rule_link(renderer, each.code))
        word = Badge("", _(_WORDS[each.severity]), each.outcome)
        rule += [nodes.Text(" "), renderer.badge(word)]
        name = each.item or each.place
        where: nodes.Node = nodes.Text(name)
        if each.href is not None:
            where = renderer.link(each.href, where)
        elif each.place:
            where = nodes.literal("", each.place)
        what = nodes.inline("", each.text)
        if each.hint:
            hint = nodes.inline("", each.hint, classes=["readiness-hint"])
            what += [nodes.Text(". "), hint]
        rows.append([rule, where, what])
    html = renderer.builder.format == "html"
    headers = (_("Rule"), _("Where"), _("What is wrong"))
    css = "readiness-all-findings"
    return [simple_table(headers, rows, css, html=html, name=_("Findings"))]
