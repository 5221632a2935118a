"""Models of the views that stand beside the directive that they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.config.needs_mapping import NeedsMapping
from sphinx_readiness.model.decision import ConditionState
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Decision, Record, SignOff, SignOffMatrix, Window
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.rendering.models.aggregates import (
    DecisionModel,
    RecordModel,
    ViewOptions,
)
from sphinx_readiness.sphinx_ext.rendering.models.banner import banner
from sphinx_readiness.text.ids import slug
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

FIELD_LABELS = (
    ("product", N_("Product")),
    ("version", N_("Version")),
    ("state", N_("State")),
    ("release_date", N_("Release date")),
    ("deployed", N_("Deployed")),
    ("checklist_version", N_("Checklist version")),
    ("updated", N_("Last updated")),
    ("next_review", N_("Next review")),
)
"""Fields of a record that are shown, in order, with their labels."""


def _around(state: BuildState, options: ViewOptions) -> Iterable[RecordResult]:
    """Return the record that a view with *options* belongs to, or all where that is not known."""
    found = state.records.get(state.home(options))
    return (found,) if found is not None else state.results


def _stands_at(location: Location, options: ViewOptions) -> bool:
    return f"{location.path}:{location.line}" == options["place"]


def _at(state: BuildState, options: ViewOptions) -> RecordResult | None:
    found = (each for each in _around(state, options) if _stands_at(each.record.location, options))
    return next(found, None)


def record(state: BuildState, options: ViewOptions) -> RecordModel | None:
    """Return the head of the record that was written at ``place``, or None."""
    result = _at(state, options)
    if result is None:
        return None
    found = result.record
    review = found.next_review.value
    signoffs = tuple(found.signoffs())
    return RecordModel(
        product=found.product,
        version=found.version,
        fields=_fields(found, state.day),
        contacts=tuple((each.name, each.address) for each in found.contacts),
        legend=found.legend,
        overdue=review is not None and review < state.today,
        computed=result.computed.status,
        computed_outcome=result.computed.outcome.value,
        counts=result.counts.by_status,
        total=result.counts.total,
        blockers=len(result.blockers) + len(state.needs),
        signed=sum(each.is_signed for each in signoffs),
        roles=len(signoffs),
        id=found.id,
        banner=banner(state, result),
    )


def _fields(found: Record, day: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    texts = []
    for name, label in FIELD_LABELS:
        value = getattr(found, name)
        text = value if isinstance(value, str) else day(value.text)
        if name == "next_review" and text and found.cadence:
            text = f"{text} ({found.cadence})"
        if text:
            texts.append((label, text))
    return tuple(texts)


def decision(state: BuildState, options: ViewOptions) -> DecisionModel | None:
    """Return the decision that was written at ``place``, or None."""
    for result in _around(state, options):
        for found in result.record.decisions:
            if _stands_at(found.location, options):
                return _decision(_decided(state, found), len(result.blockers) + len(state.needs))
    return None


def _decided(state: BuildState, found: Decision) -> Decision:
    """Return *found* with what it has to be, as the report has it."""
    for record in state.report.project.records:
        for each in record.decisions:
            if each.location == found.location:
                return each
    return found


def _decision(found: Decision, blockers: int) -> DecisionModel:
    return DecisionModel(
        text=found.text,
        answer=found.answer.value if found.answer else None,
        target=found.target.text,
        approver=found.approver,
        met=sum(each.state is ConditionState.MET for each in found.conditions),
        conditions=len(found.conditions),
        blockers=blockers,
        computed=found.computed,
    )


def matrix_at(state: BuildState, options: ViewOptions) -> SignOffMatrix | None:
    """Return the matrix that was written at ``place``, or None."""
    for result in _around(state, options):
        for found in result.record.matrices:
            if _stands_at(found.location, options):
                return found
    return None


def sign_off_anchor(mapping: NeedsMapping, record: Record, signoff: SignOff) -> str:
    """Return the anchor of *signoff*, by which sphinx-needs knows it: unique in the project."""
    return mapping.sign_offs.name(record=record.id, role=slug(signoff.role))


def sign_off_anchors(state: BuildState, options: ViewOptions) -> list[str]:
    """Return the anchors of the sign-offs of the matrix at ``place``, where they are needs."""
    if state.authored is None or not state.mapping.enabled:
        return []
    found = [
        sign_off_anchor(state.mapping, result.record, signoff)
        for result in _around(state, options)
        for matrix in result.record.matrices
        if _stands_at(matrix.location, options)
        for signoff in matrix.signoffs
        if signoff.role
    ]
    return list(dict.fromkeys(found))


def window_at(state: BuildState, docname: str, checklist: str) -> tuple[Record, Window] | None:
    """Return the window with the items of *checklist*, as *docname* calls it, and its record."""
    for result in state.results:
        for window in result.record.windows:
            if (window.checklist.docname, window.checklist.on_page) == (docname, checklist):
                return result.record, window
    return None


ANSWERS = {
    "yes": (N_("Yes"), "✅", Outcome.PASS),
    "no": (N_("No"), "❌", Outcome.FAIL),
    "conditional": (N_("Conditional"), "⚠️", Outcome.OPEN),
    "undecided": (N_("Undecided"), "⬜", Outcome.OPEN),
}
"""How a decision is shown: label, symbol, outcome for the colour."""
