"""Heads: of a record, a window, a decision and a matrix, as docutils nodes."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes

from sphinx_readiness.assembly.rollup import checklist_result
from sphinx_readiness.model.record import SignOffMatrix, Window
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.sphinx_ext.nodes import item_table
from sphinx_readiness.sphinx_ext.rendering.going_live import computed_decision, due_badge
from sphinx_readiness.sphinx_ext.rendering.models.aggregates import DecisionModel, RecordModel
from sphinx_readiness.sphinx_ext.rendering.models.record_views import ANSWERS
from sphinx_readiness.sphinx_ext.rendering.models.window_due import Left
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge, status_badge
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer
from sphinx_readiness.sphinx_ext.rendering.verdict import findings_about, line
from sphinx_readiness.vocabulary.statuses import Outcome

_MAIL: Final = re.compile(r"[\w.+%'-]{1,64}@\w[\w.-]{0,250}\Z")

_PAGE: Final = re.compile(r"https?://[^\s\\<>\"]+\Z", re.IGNORECASE)


def record(renderer: Renderer, model: RecordModel) -> list[nodes.Node]:
    """Return the head of a record: its banner, then what it says of itself, then its legend."""
    from sphinx_readiness.sphinx_ext.rendering.gate.banner import banner_nodes

    fields = nodes.field_list(classes=["readiness-record"])
    for label, text in model.fields:
        body: list[nodes.Node] = [nodes.Text(text)]
        if label == "Next review" and model.overdue:
            body += [
                nodes.Text(" "),
                nodes.inline("", _("overdue"), classes=["readiness-badge", "readiness-fail"]),
            ]
        fields += _field(_(label), body)
    total = model.total
    verdict_nodes: list[nodes.Node] = [
        renderer.status(model.computed, model.computed_outcome, total=total)
    ]
    if total:
        verdict_nodes += [nodes.Text(" \u00b7 "), renderer.counts(model.counts, total)]
    fields += _field(_("Verdict"), verdict_nodes)
    if model.roles:
        text = _("{signed} of {roles} signed").format(signed=model.signed, roles=model.roles)
        fields += _field(_("Sign-offs"), [nodes.Text(text)])
    if model.contacts:
        fields += _field(_("Contacts"), _contacts(model))
    about: list[nodes.Node] = [fields]
    if model.legend:
        legend: list[nodes.Node] = [nodes.inline("", _("Legend:"), classes=["readiness-label"])]
        separator = " " if renderer.builder.format == "html" else ", "
        for key in model.legend:
            status = renderer.state.vocabulary.get(key)
            if status is not None:
                legend.append(nodes.Text(separator if len(legend) > 1 else " "))
                legend.append(renderer.badge(status_badge(status)))
        about.append(line(*legend, css="readiness-legend"))
    summary = tag("summary", nodes.Text(_("About this record")), plain="nothing")
    meta = tag("details", summary, *about, css="readiness-meta")
    return [*banner_nodes(renderer, model.banner, model.id), meta]


def _field(name: str, body: list[nodes.Node]) -> nodes.field:
    return nodes.field(
        "", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", "", *body))
    )


def _contacts(model: RecordModel) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for name, address in model.contacts:
        if made:
            made.append(nodes.Text(", "))
        shown = name or address
        if uri := _contact_uri(address or name):
            made.append(nodes.reference("", shown, refuri=uri, internal=False))
        else:
            made.append(nodes.Text(f"{name}: {address}" if name and address else shown))
    return made


def _contact_uri(address: str) -> str:
    """Return the link to *address*, an address of mail or of a page; empty if it is neither."""
    if _MAIL.match(address.removeprefix("mailto:")):
        return f"mailto:{address.removeprefix('mailto:')}"
    return address if _PAGE.match(address) else ""


def decision(renderer: Renderer, model: DecisionModel) -> list[nodes.Node]:
    """Return the go-live decision in one line."""
    if model.answer is None:
        badge = Badge("", model.text, "unknown")
    else:
        label, symbol, outcome = ANSWERS[model.answer]
        badge = Badge(symbol, _(label), outcome.value)
    made: list[nodes.Node] = [
        nodes.inline("", _("Go-live:"), classes=["readiness-label"]),
        nodes.Text(" "),
        renderer.badge(badge),
    ]
    parts = []
    if model.target:
        parts.append(_("target date {date}").format(date=renderer.state.day(model.target)))
    if model.approver:
        parts.append(_("decided by {name}").format(name=model.approver))
    if model.conditions:
        parts.append(
            _("{met} of {conditions} conditions met").format(
                met=model.met, conditions=model.conditions
            )
        )
    parts.append(_("open blockers: {blockers}").format(blockers=model.blockers))
    made += [nodes.Text(" \u00b7 " + " \u00b7 ".join(parts))]
    below = computed_decision(renderer, model.computed) if model.computed is not None else []
    return [line(*made, css="readiness-verdict"), *below]


def window(renderer: Renderer, found: Window, left: Left | None) -> list[nodes.Node]:
    """Return the title of a window, how far it is, what is left of it, and what is said of it."""
    result = checklist_result(found.checklist, renderer.state.vocabulary)
    passed = result.counts.outcome(Outcome.PASS)
    text = _("{done} of {total} done").format(done=passed, total=result.counts.total)
    title = found.checklist.title
    label = _("Within {window}").format(window=title) if title == found.text else title
    due = due_badge(renderer, left) if left is not None else []
    words = (nodes.strong("", label), nodes.Text(f" \u00b7 {text}"), *due)
    return [line(*words, css="readiness-verdict"), *findings_about(renderer, found.checklist)]


def matrix(renderer: Renderer, found: SignOffMatrix, *, has_body: bool) -> list[nodes.Node]:
    """Return how many have signed, and the configured roles where the matrix has no body."""
    signed = sum(each.is_signed for each in found.signoffs)
    text = _("{signed} of {roles} signed").format(signed=signed, roles=len(found.signoffs))
    made: list[nodes.Node] = [line(nodes.Text(text), css="readiness-verdict")]
    if any(each.standing is not None for each in found.signoffs):
        from sphinx_readiness.sphinx_ext.rendering.signatures import standing_table

        standings = standing_table(renderer, found, all_roles=not has_body)
        made += standings
        if standings and not has_body:
            return made
    if has_body:
        return made
    if not found.signoffs:
        return [nodes.paragraph("", _("No roles are configured."), classes=["readiness-note"])]
    fields = ("role", "name", "signature", "date", "status")
    headers = (_("Role"), _("Name"), _("Signature"), _("Date"), _("Status"))
    table = item_table(headers=headers, fields=fields, aligns=("",) * 5, kind="signoffs",
                       depths=None, links=None)  # fmt: skip
    table.store([(each.role, "", "", "", "") for each in found.signoffs])
    return [*made, table]
