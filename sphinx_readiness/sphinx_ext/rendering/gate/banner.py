"""The head of a record: whether the release may go, why not, and by when what is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.sphinx_ext.rendering.gate.findings import finding_nodes
from sphinx_readiness.sphinx_ext.rendering.models.banner import dates_anchor, record_anchor
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import simple_table
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.rendering.models.banner import BannerModel, Fact, Row
    from sphinx_readiness.sphinx_ext.rendering.models.due_dates import Due
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer

_STATES: Final = {
    "fail": (N_("NOT READY"), "\u2716"),
    "open": (N_("CONDITIONAL"), "\u25d0"),
    "pass": (N_("READY"), "\u2714"),
}

_COUNTED: Final = {
    "blockers": (N_("blocker"), N_("blockers")),
    "open": (N_("row open"), N_("rows open")),
    "verdicts": (N_("verdict contradicted"), N_("verdicts contradicted")),
    "checks": (N_("row contradicted by a check"), N_("rows contradicted by checks")),
    "unchecked": (N_("row that could not be checked"), N_("rows that could not be checked")),
    "signatures": (N_("signature of {of} missing"), N_("signatures of {of} missing")),
    "waived": (N_("row waived"), N_("rows waived")),
    "overdue": (N_("date overdue"), N_("dates overdue")),
}
"""What is said behind each number, of one and of several."""

_DUE: Final = {
    "review": N_("Review"),
    "release": N_("Release"),
    "go-live": N_("Go-live"),
    "condition": N_("Condition: {what}"),
    "window": N_("After deployment: {what}"),
    "waiver": N_("Waiver of {what}"),
}

_DOT: Final = " \u00b7 "


def banner_nodes(renderer: Renderer, model: BannerModel, record: str) -> list[nodes.Node]:
    """Return the banner of *record*, and its dates."""
    word, symbol = _STATES[model.outcome]
    sign = tag("i", nodes.Text(symbol), plain="nothing", aria_hidden="true")
    name = nodes.inline("", model.name, classes=["readiness-banner-name"])
    state: list[nodes.Node] = [nodes.strong("", _(word)), nodes.Text(" "), name]
    if renderer.builder.format == "latex":  # which looks at classes of words only
        css = ["readiness-release", f"readiness-{model.outcome}"]
        state = [nodes.inline("", "", *state, classes=css)]
    made: list[nodes.Node] = [
        tag("p", sign, nodes.Text(" "), *state, css="readiness-banner-state", plain="paragraph")
    ]
    if model.facts:
        items = [_fact(renderer, each, record) for each in model.facts]
        made.append(nodes.bullet_list("", *items, classes=["readiness-deciding"], bullet="*"))
    gate = _gate(renderer, model)
    made.append(nodes.paragraph("", "", *gate, classes=["readiness-banner-gate"]))
    made += (_listed(renderer, fact, record) for fact in model.facts if fact.href is None)
    if model.elsewhere:
        made.append(
            _details(
                _("Findings that are about no row: {number}").format(number=len(model.elsewhere)),
                [finding_nodes(renderer, model.elsewhere, places=True)],
                f"{record_anchor(record)}-findings",
            )
        )
    banner = tag(
        "div", *made, css=f"readiness-banner readiness-{model.outcome}", id=record_anchor(record),
        role="region", aria_label=_("Release state of {name}").format(name=model.name or record),
    )  # fmt: skip
    return [banner, *_dates(renderer, model.dates, record)]


def _gate(renderer: Renderer, model: BannerModel) -> Iterable[nodes.Node]:
    """Return what the gate says, for which day, and how far it is to the release."""
    yield nodes.Text(_("Gate:") + " ")
    yield nodes.strong("", _("failed") if model.failed else _("passed"))
    if model.findings:
        text = _("{failing} of {findings} findings fail it")
        counts = nodes.Text(text.format(failing=model.failing, findings=model.findings))
        yield nodes.Text(_DOT)
        yield renderer.link(model.listed, counts) if model.listed is not None else counts
    yield nodes.Text(_DOT)
    yield from renderer.with_day(_("computed for {day}"), model.day)
    if model.release:
        yield nodes.Text(_DOT)
        yield from renderer.with_day(_release(model.days), model.release, days=abs(model.days or 0))
    if model.left_out:
        left_out = _("rows that these pages leave out count, too: {number}")
        yield nodes.Text(_DOT + left_out.format(number=model.left_out))


def _release(days: int | None) -> str:
    """Return what is said of a release that is *days* ahead; None where that is not known."""
    if days is None:
        return _("release date: {date}")
    if days == 0:
        return _("the release is today ({date})")
    return (
        _("{days} days to the release ({date})")
        if days > 0
        else _("{days} days past the release ({date})")
    )


def _fact(renderer: Renderer, fact: Fact, record: str) -> nodes.list_item:
    href = fact.href or (renderer.docname, _fact_anchor(record, fact))
    number = nodes.strong("", str(fact.number))
    words = nodes.Text(f" {_words(fact)}")
    link = nodes.paragraph("", "", renderer.link(href, number, words))
    return nodes.list_item("", link, classes=[f"readiness-{fact.outcome}"])


def _words(fact: Fact) -> str:
    return _(_COUNTED[fact.kind][fact.number != 1]).format(of=fact.of)


def _fact_anchor(record: str, fact: Fact) -> str:
    return f"{record_anchor(record)}-{fact.kind}"


def _listed(renderer: Renderer, fact: Fact, record: str) -> nodes.Node:
    """Return what *fact* counts, folded."""
    line = nodes.paragraph("", "", *_links(renderer, fact.rows))
    if fact.number > len(fact.rows):
        more = _("and {number} more").format(number=fact.number - len(fact.rows))
        line += nodes.Text(f", {more}" if fact.rows else more)
    label = f"{fact.number} {_words(fact)}"
    return _details(label, [line], _fact_anchor(record, fact))


def _links(renderer: Renderer, rows: Sequence[Row]) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for row in rows:
        made.append(nodes.Text(", " if made else ""))
        text = nodes.Text(row.text)
        made.append(renderer.link(row.href, text, title=row.title) if row.href else text)
    return made


def _details(label: str, content: Sequence[nodes.Node], anchor: str) -> nodes.Node:
    words = nodes.inline("", label, classes=["readiness-label"])
    summary = tag("summary", words, plain="paragraph")
    return tag("details", summary, *content, css="readiness-reason", id=anchor)


def _dates(renderer: Renderer, dates: Sequence[Due], record: str) -> list[nodes.Node]:
    """Return the table of what is due when."""
    if not dates:
        return []
    headers = (_("What"), _("Due"), _("State"))
    rows: list[list[nodes.Node]] = []
    for each in dates:
        what = nodes.Text(_(_DUE[each.kind]).format(what=each.what))
        late = each.outcome == "fail"
        css = ["readiness-badge", "readiness-fail"] if late else []
        rows.append(
            [
                renderer.link(each.href, what) if each.href is not None else what,
                renderer.day(each.day),
                nodes.inline("", _left(each), classes=css),
            ]
        )
    html = renderer.builder.format == "html"
    name = _("Dates")
    made = simple_table(headers, rows, "readiness-timeline", html=html, name=name)
    made["ids"] = [dates_anchor(record)] if html else []
    return [made] if html else [nodes.target("", "", ids=[dates_anchor(record)]), made]


def _left(due: Due) -> str:
    if due.days == 0:
        return _("today")
    if due.days > 0:
        return _("in {days} days").format(days=due.days)
    late = due.outcome == "fail"
    text = _("overdue by {days} days") if late else _("{days} days ago")
    return text.format(days=-due.days)
