"""Where roles stand, as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.exports.text_columns import fit, pad, text_width
from sphinx_readiness.model.signing import Proof, Standing
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate, said

_HEADINGS: Final = (N_("Record"), N_("Role"), N_("State"), N_("Name"), N_("Date"), N_("Proof"))

STATES: Final = {
    "pending": N_("pending"), "approved": N_("approved"), "conditional": N_("conditional"),
    "rejected": N_("rejected"), "stale": N_("stale"), "expired": N_("expired"),
    "unsigned": N_("unsigned"), "invalid": N_("invalid"),
}  # fmt: skip

_CHANGES: Final = {
    "changed": N_("changed: {items}"), "added": N_("added: {items}"),
    "removed": N_("removed: {items}"),
}  # fmt: skip

_WIDTH: Final = 30

_MOST: Final = 20
"""Ids that are named for each kind of change."""


def standing_lines(standings: Sequence[Standing], say: Translate) -> Iterator[str]:
    """Yield a table of *standings*, each with why it does not hold and what has changed."""
    rows = [tuple(map(say, _HEADINGS))]
    rows += [tuple(fit(cell, _WIDTH) for cell in _cells(each, say)) for each in standings]
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    details: list[list[str]] = [[], *([*_details(each, say)] for each in standings)]
    for row, more in zip(rows, details, strict=True):
        cells = [pad(cell, width) for cell, width in zip(row, widths, strict=True)]
        yield inert("  ".join(cells).rstrip())
        yield from (f"    {visible(line)}" for line in more)


def _cells(standing: Standing, say: Translate) -> Iterator[str]:
    yield standing.record
    required = standing.role if standing.required else f"({standing.role})"
    yield required
    yield say(STATES[standing.state.value])
    yield standing.name
    yield standing.day.isoformat() if standing.day else ""
    yield {
        Proof.NOTHING: "",
        Proof.CLAIM: say(N_("claimed")),
        Proof.FILE: say(N_("file, {count} rows")).format(count=standing.covered),
        Proof.SIGNATURE: say(N_("key, {count} rows")).format(count=standing.covered),
    }[standing.proof]


def _details(standing: Standing, say: Translate) -> Iterator[str]:
    if standing.fingerprint:
        yield f"{standing.principal} {standing.fingerprint}"
    if standing.reason is not None:
        yield said(standing.reason, say)
    for condition in standing.conditions:
        yield say(N_("on condition: {text}")).format(text=condition.text)
    yield from change_lines(standing, say)


def change_lines(standing: Standing, say: Translate) -> Iterator[str]:
    """Yield which rows are not what was signed, a line for each kind of change."""
    for kind, template in _CHANGES.items():
        items = [each.item for each in standing.changes if each.kind == kind]
        if items:
            names = ", ".join(items[:_MOST]) + (", \u2026" if len(items) > _MOST else "")
            yield say(template).format(items=names)
