"""What sign-offs are worth, below the heading of a matrix: the same table for every writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from docutils import nodes

from sphinx_readiness.assembly.lookup import ITEM
from sphinx_readiness.model.record import SignOffMatrix
from sphinx_readiness.model.signing import Proof, RoleState, Standing
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import simple_table
from sphinx_readiness.text.phrases import N_, said
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.targets import target_of

_STATES: Final = {
    RoleState.PENDING: (N_("Pending"), "⬜", Outcome.OPEN),
    RoleState.APPROVED: (N_("Approved"), "✅", Outcome.PASS),
    RoleState.CONDITIONAL: (N_("Conditional"), "⚠️", Outcome.OPEN),
    RoleState.REJECTED: (N_("Rejected"), "❌", Outcome.FAIL),
    RoleState.STALE: (N_("Stale"), "⚠️", Outcome.OPEN),
    RoleState.EXPIRED: (N_("Expired"), "⚠️", Outcome.OPEN),
    RoleState.UNSIGNED: (N_("Unsigned"), "⚠️", Outcome.OPEN),
    RoleState.INVALID: (N_("Invalid"), "❌", Outcome.FAIL),
}
"""Label, symbol, and outcome for the colour, by state."""

_CHANGES: Final = {
    "changed": N_("changed"), "added": N_("added"), "removed": N_("removed"),
}  # fmt: skip

_MOST: Final = 200
"""Rows that are named of a stale sign-off."""


def standing_table(
    renderer: Renderer, found: SignOffMatrix, *, all_roles: bool
) -> list[nodes.Node]:
    """Return where the roles of a matrix stand, then why some do not hold and what has changed.

    Nothing where no sign-off is involved; *all_roles* tells of the others as well, then.
    """
    standings = [row.standing for row in found.signoffs if row.standing is not None]
    told = [each for each in standings if each.path or each.reason is not None]
    if not told:
        return []
    headers = (_("Role"), _("Status"), _("Name"), _("Date"), _("Key"), _("Covers"))
    rows = [_cells(renderer, each) for each in (standings if all_roles else told)]
    html = renderer.builder.format == "html"
    table = simple_table(headers, rows, "readiness-standings", html=html, name=_("Sign-offs"))
    entries = [_remark(renderer, each) for each in told if each.reason or each.changes]
    entries += [_conditions(renderer, each) for each in told if each.conditions]
    if not entries:
        return [table]
    listed = nodes.bullet_list("", *entries, classes=["readiness-changes"])
    return [table, listed]


def _cells(renderer: Renderer, standing: Standing) -> list[nodes.Node]:
    label, symbol, outcome = _STATES[standing.state]
    covered = {
        Proof.NOTHING: "",
        Proof.CLAIM: _("claimed"),
        Proof.FILE: _("{count} rows").format(count=standing.covered),
        Proof.SIGNATURE: _("{count} rows").format(count=standing.covered),
    }[standing.proof]
    key = nodes.literal("", standing.fingerprint) if standing.fingerprint else nodes.Text("")
    return [
        nodes.Text(standing.role),
        renderer.badge(Badge(symbol, _(label), outcome.value)),
        nodes.Text(standing.name),
        renderer.day(standing.day.isoformat()) if standing.day else nodes.Text(""),
        key,
        nodes.Text(covered),
    ]


def _remark(renderer: Renderer, standing: Standing) -> nodes.list_item:
    """Return why a sign-off does not hold, and the rows that are not what was signed."""
    line = nodes.paragraph("", "", nodes.strong("", standing.role), nodes.Text(": "))
    if standing.reason is not None and not standing.changes:
        line += nodes.Text(said(standing.reason, _))
    else:
        line += nodes.Text(
            _("since {day} these rows are not what was signed:").format(
                day=renderer.state.day(standing.day.isoformat()) if standing.day else "-"
            )
        )
        line += _changes(renderer, standing)
    return nodes.list_item("", line)


def _changes(renderer: Renderer, standing: Standing) -> Iterator[nodes.Node]:
    for number, change in enumerate(standing.changes[:_MOST]):
        yield nodes.Text(", " if number else " ")
        ids = renderer.state.ids.find(change.item, standing.record, (ITEM,))
        found = target_of(ids[0] if len(ids) == 1 else None)
        name = nodes.Text(change.item)
        yield renderer.link((found.docname, found.anchor), name) if found is not None else name
        yield nodes.Text(f" ({_(_CHANGES[change.kind])})")
    if len(standing.changes) > _MOST:
        yield nodes.Text(", …")


def _conditions(renderer: Renderer, standing: Standing) -> nodes.list_item:
    """Return what a conditional sign-off waits for."""
    day = renderer.state.day
    texts: Sequence[str] = [
        " ".join(
            filter(None, (each.text, *each.items, day(each.due.isoformat()) if each.due else ""))
        )
        for each in standing.conditions
    ]
    return nodes.list_item(
        "",
        nodes.paragraph(
            "",
            "",
            nodes.strong("", standing.role),
            nodes.Text(": " + _("on condition: {text}").format(text="; ".join(texts))),
        ),
    )
