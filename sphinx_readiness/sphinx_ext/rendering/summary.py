"""The summary: a line for each checklist, and one for all of them.

A summary of five hundred checklists would be ten thousand docutils nodes, on a page that is
written again after most edits. So its HTML is written from one node; other writers get a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.sphinx_ext.link_nodes import page_uri
from sphinx_readiness.sphinx_ext.nodes import summary_table
from sphinx_readiness.sphinx_ext.rendering.html_frame import close_table, open_table
from sphinx_readiness.sphinx_ext.rendering.owners import owner_table
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

    @property
    def words(self) -> tuple[str, str]:
        """What is said before and behind the declared verdict, beside the computed one."""
        if self.declared == self.computed:
            return _("as declared"), ""
        return _("declared:"), "" if self.agrees else _("the rows contradict it")


def summary(renderer: Renderer, model: SummaryModel, *, charts: bool) -> list[nodes.Node]:
    """Return a table for each record of *model*, with *charts* a drawing above each.

    Where the model has trends, they stand there, too.
    """
    made: list[nodes.Node] = []
    for number, (name, total, rows, owners) in enumerate(model.records):
        if len(model.records) > 1 and name:
            made.append(nodes.paragraph("", "", nodes.strong("", name)))
        if not rows:
            made.append(note(_("This record has no checklists.")))
            continue
        lines = [_line(renderer, row, last=False) for row in rows]
        lines.append(_line(renderer, total, last=True))
        called = _("Checklists of {name}").format(name=name) if name else _("Checklists")
        if charts:
            from sphinx_readiness.sphinx_ext.rendering.pieces.chart import chart

            drawn = [(line.title, line.bar) for line in lines[:-1]]
            made += chart(renderer.builder, drawn, called)
        if model.trends:
            from sphinx_readiness.sphinx_ext.rendering.pieces.past import trend

            by_day = _("Counts of {name} by day").format(name=name) if name else _("Counts by day")
            made += trend(renderer, model.trends[number], by_day)
        made.append(_light(lines, called) if renderer.light else _table(renderer, lines, called))
        if owners:
            made.append(owner_table(renderer, owners))
    if not made:
        return [note(_("There are no checklists."))]
    if renderer.builder.format == "html" and any(each[2] for each in model.records):
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
        make_bar(row.outcomes),
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
    names = (_("Checklist"), _("Verdict"), _("Progress"), _("Items"), _("Blockers"))
    return (*names, _("Evidence")) if lines[0].evidence is not None else names


def _light(lines: list[Line], name: str) -> summary_table:
    """Return one node with a text of all titles, by which the search finds the page."""
    return summary_table(
        "",
        nodes.Text("\n".join(line.title for line in lines)),
        headers=_headers(lines),
        lines=lines,
        named=name,
    )


def _table(renderer: Renderer, lines: list[Line], name: str) -> nodes.Element:
    rows = [_cells(renderer, line) for line in lines]
    html = renderer.builder.format == "html"
    headers = _headers(lines)
    return simple_table(headers, rows, _CLASS, html=html, name=name)


def _cells(renderer: Renderer, line: Line) -> list[nodes.Node]:
    last = line.href is None
    word: Callable[[str], nodes.Node] = (
        (lambda text: nodes.strong("", text)) if last else nodes.Text
    )
    cells = [
        word(line.title) if line.href is None else renderer.link(line.href, nodes.Text(line.title)),
        _verdict(renderer, line),
        bar_node(line.bar),
        word(line.total),
        word(line.blockers),
    ]
    return [*cells, word(line.evidence)] if line.evidence is not None else cells


def _verdict(renderer: Renderer, line: Line) -> nodes.paragraph:
    """Return the computed verdict, then the declared one, struck out where it is contradicted."""
    computed = renderer.badge(line.computed)
    made = nodes.paragraph("", "", computed)
    if line.declared is None:
        return made
    before, behind = line.words
    small = nodes.inline("", before, classes=["readiness-declared"])
    if line.declared != line.computed:
        small += [nodes.Text(" "), renderer.badge(line.declared)]
    if not line.agrees:
        computed["classes"].append("readiness-contradiction")
        small[-1] = tag("s", small[-1], css="readiness-struck", plain="inline")
        small += nodes.Text(f", {behind}")
    if renderer.builder.format == "html":
        made += [nodes.Text(" "), small]
    else:
        made += [nodes.Text(" ("), small, nodes.Text(")")]
    return made


def visit_summary_table(self: HTML5Translator, node: summary_table) -> None:
    """Write the table of the lines of *node*."""
    headers = [
        f'<th class="head" scope="col"><p>{self.encode(text)}</p></th>\n'
        for text in node["headers"]
    ]
    labels = [self.attval(text) for text in node["headers"][1:]]
    name = {"aria-label": node["named"]}
    frame = open_table(self, ["readiness-table", _CLASS], attrs=name)
    self.body.append(f"<thead>\n<tr>{''.join(headers)}</tr>\n</thead>\n<tbody>\n")
    for line in node["lines"]:
        first, *rest = _html_cells(self, line)
        cells = "".join(
            f'<td data-label="{label}"><p>{cell}</p></td>\n'
            for label, cell in zip(labels, rest, strict=True)
        )
        self.body.append(f'<tr><th scope="row"><p>{first}</p></th>\n{cells}</tr>\n')
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
    yield _html_verdict(line, self.encode)
    yield bar_html(line.bar, self.encode)
    yield f"{before}{line.total}{after}"
    yield f"{before}{line.blockers}{after}"
    if line.evidence is not None:
        yield f"{before}{self.encode(line.evidence)}{after}"


def _html_verdict(line: Line, encode: Callable[[str], str]) -> str:
    more = () if line.agrees else ("readiness-contradiction",)
    shown = badge_html(line.computed, encode, *more)
    if line.declared is not None:
        before, behind = line.words
        said = encode(before)
        if line.declared != line.computed:
            badge = badge_html(line.declared, encode)
            badge = badge if line.agrees else f'<s class="readiness-struck">{badge}</s>'
            said = f"{said} {badge}"
        said += f", {encode(behind)}" if behind else ""
        shown += f' <span class="readiness-declared">{said}</span>'
    return shown


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
