"""The summary: a line for each checklist, and one for all of them.

A summary of five hundred checklists would be ten thousand docutils nodes, on a page that is
written again after most edits. So its HTML is written from one node; other writers get a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.link_nodes import page_uri
from sphinx_readiness.sphinx_ext.nodes import summary_table
from sphinx_readiness.sphinx_ext.rendering.html_tables import close_table, open_table
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import (
    UNKNOWN,
    Badge,
    badge_html,
    status_badge,
)
from sphinx_readiness.sphinx_ext.rendering.pieces.bar import Bar, bar_html, bar_node, make_bar
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import note, simple_table
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.vocabulary.statuses import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.writers.html5 import HTML5Translator

    from sphinx_readiness.sphinx_ext.rendering.models.aggregates import ChecklistRow, SummaryModel
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer
    from sphinx_readiness.workspace.item_links import Href

_CLASS = "readiness-summary"

_WIDTHS = (28, 8, 18, 17, 17, 12)

_WITH_EVIDENCE = (24, 7, 15, 14, 14, 10, 16)

_NOTHING = "-"


class Line(NamedTuple):
    """What one line shows; the last line of a table has no link."""

    title: str
    href: Href | None
    total: str
    bar: Bar
    declared: Badge | None
    computed: Badge
    agrees: bool
    blockers: str
    evidence: str | None = None
    """How many items are proven, said, contradicted, and cannot be checked; None without checks."""


def summary(renderer: Renderer, model: SummaryModel) -> list[nodes.Node]:
    """Return a table for each record of *model*."""
    made: list[nodes.Node] = []
    for name, total, rows in model.records:
        if len(model.records) > 1 and name:
            made.append(nodes.paragraph("", "", nodes.strong("", name)))
        if not rows:
            made.append(note(_("This record has no checklists.")))
            continue
        lines = [_line(renderer, row, last=False) for row in rows]
        lines.append(_line(renderer, total, last=True))
        made.append(_light(lines) if renderer.light else _table(renderer, lines))
    if not made:
        return [note(_("There are no checklists."))]
    if renderer.builder.format == "html" and any(rows for _name, _total, rows in model.records):
        made.append(_legend())
    return made


def _line(renderer: Renderer, row: ChecklistRow, *, last: bool) -> Line:
    declared = None
    if row.declared is not None and (status := renderer.state.vocabulary.get(row.declared)):
        declared = status_badge(status)
    elif row.declared_text:
        declared = Badge("", shorten(row.declared_text, 40), UNKNOWN)
    return Line(
        _("All checklists") if last else row.title,
        None if last else row.href,
        str(row.total),
        make_bar(row.outcomes, row.total),
        declared,
        renderer.computed(row.computed, row.computed_outcome, total=row.total),
        row.agrees,
        str(row.blockers),
        _evidence(row),
    )


def _evidence(row: ChecklistRow) -> str | None:
    """Return the standings of a row that are not zero, in words."""
    if not row.standings:
        return None
    from sphinx_readiness.sphinx_ext.rendering.pieces.standings import standing_word

    shown = (f"{number} {standing_word(each)}" for each, number in row.standings if number)
    return ", ".join(shown) or _NOTHING


def _headers(lines: list[Line]) -> tuple[str, ...]:
    names = (
        _("Checklist"), _("Items"), _("Progress"), _("Declared"), _("Computed"), _("Blockers")
    )  # fmt: skip
    return (*names, _("Evidence")) if lines[0].evidence is not None else names


def _light(lines: list[Line]) -> summary_table:
    """Return one node with a text of all titles, by which the search finds the page."""
    return summary_table(
        "",
        nodes.Text("\n".join(line.title for line in lines)),
        headers=_headers(lines),
        lines=lines,
    )


def _table(renderer: Renderer, lines: list[Line]) -> nodes.container:
    rows = [_cells(renderer, line) for line in lines]
    html = renderer.builder.format == "html"
    headers = _headers(lines)
    widths = _WIDTHS if len(headers) == len(_WIDTHS) else _WITH_EVIDENCE
    return simple_table(headers, rows, _CLASS, widths, html=html)


def _cells(renderer: Renderer, line: Line) -> list[nodes.Node]:
    declared = renderer.badge(line.declared) if line.declared else nodes.inline("", _NOTHING)
    computed = renderer.badge(line.computed)
    if not line.agrees:
        computed["classes"].append("readiness-contradiction")
    last = line.href is None
    word: Callable[[str], nodes.Node] = (
        (lambda text: nodes.strong("", text)) if last else nodes.Text
    )
    cells = [
        word(line.title) if line.href is None else renderer.link(line.href, nodes.Text(line.title)),
        word(line.total),
        bar_node(line.bar),
        declared,
        computed,
        word(line.blockers),
    ]
    return [*cells, word(line.evidence)] if line.evidence is not None else cells


def visit_summary_table(self: HTML5Translator, node: summary_table) -> None:
    """Write the table of the lines of *node*."""
    headers = [f'<th class="head"><p>{self.encode(text)}</p></th>\n' for text in node["headers"]]
    frame = open_table(self, ["readiness-table", _CLASS])
    self.body.append(f'<thead>\n<tr class="row-odd">{"".join(headers)}</tr>\n</thead>\n<tbody>\n')
    for number, line in enumerate(node["lines"]):
        cells = "".join(f"<td><p>{cell}</p></td>\n" for cell in _html_cells(self, line))
        parity = "odd" if number % 2 else "even"
        self.body.append(f'<tr class="row-{parity}">{cells}</tr>\n')
    self.body.append("</tbody>\n")
    close_table(self, frame)
    raise nodes.SkipNode


def _html_cells(self: HTML5Translator, line: Line) -> Iterator[str]:
    title, before, after = self.encode(line.title), "", ""
    if line.href is None:
        before, after = "<strong>", "</strong>"
        yield f"{before}{title}{after}"
    else:
        uri = self.encode(page_uri(self.builder, line.href))
        yield f'<a class="reference internal" href="{uri}">{title}</a>'
    yield f"{before}{line.total}{after}"
    yield bar_html(line.bar, self.encode)
    yield badge_html(line.declared, self.encode) if line.declared else f"<span>{_NOTHING}</span>"
    more = () if line.agrees else ("readiness-contradiction",)
    yield badge_html(line.computed, self.encode, *more)
    yield f"{before}{line.blockers}{after}"
    if line.evidence is not None:
        yield f"{before}{self.encode(line.evidence)}{after}"


def _legend() -> nodes.paragraph:
    """Return what the parts of a bar stand for, each word beside its pattern."""
    labels = (
        (Outcome.PASS, _("passed")),
        (Outcome.INFO, _("informational")),
        (Outcome.OPEN, _("open")),
        (Outcome.FAIL, _("failed")),
    )
    legend = nodes.paragraph("", "", classes=["readiness-legend"])
    for outcome, label in labels:
        css = ["readiness-key", f"readiness-{outcome.value}"]
        legend += [nodes.inline("", label, classes=css), nodes.Text(" ")]
    return legend
