"""Status cells: as the vocabulary has them (RD401, RD402, RD404), and ticked (RD506)."""

from __future__ import annotations

import difflib
from typing import Final

from sphinx_readiness.fixing.cells import TASK, cell_edit, kind_at
from sphinx_readiness.fixing.scope import (
    NO_PLACE,
    NO_ROOM,
    Fixer,
    Offer,
    Offers,
    Scope,
    field_of,
    fix_of,
    refused,
)
from sphinx_readiness.fixing.status_words import normal, written_as
from sphinx_readiness.model.edits import Edit, Fix
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.reading.spans.find import span_of
from sphinx_readiness.text.folding import fold, fold_case, shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import readable
from sphinx_readiness.vocabulary.statuses import Outcome, Status

_DERIVED: Final = ("status_text", "status", "outcome", "said", "exempt", "until", "doubts")
"""What the status of an item decides."""

_ALIKE: Final = 0.8
"""How much alike (by ``difflib``, up to 1) a misspelled status and its word are."""

_NOT_ONE: Final = N_("no status of the vocabulary is nearly '{text}'")

_NO_PASS: Final = N_("no status of the vocabulary passes")

_WAIVED: Final = N_("it is waived")

_SAYS: Final = N_("write the status '{old}' as '{new}'")


def make_known(finding: Finding, scope: Scope) -> Offers:
    """Yield what replaces a misspelled status by the only one of the vocabulary that is like it."""
    row = scope.row_of(finding)
    if row is None or not finding.item:
        return
    text = fold_case(readable(row[1].status_text))
    words = {
        fold_case(each): status
        for status in scope.vocabulary.statuses
        for each in (status.key, status.label, *status.aliases)
        if len(each) > 3  # noqa: PLR2004 - shorter ones are like too many words
    }
    close = {words[each] for each in difflib.get_close_matches(text, words, 3, _ALIKE)}
    if len(close) != 1:
        yield refused(finding, _NOT_ONE, text=shorten(text))
        return
    status = close.pop()
    yield _write(finding, scope, row[1], status, status.label)


def make_own(finding: Finding, scope: Scope) -> Offers:
    """Yield what takes symbols away that are none of the vocabulary."""
    row = scope.row_of(finding)
    if row is None or not finding.item:
        return
    match = scope.vocabulary.match(row[1].status_text)
    text = readable(row[1].status_text)
    for symbol in match.foreign:
        text = text.replace(symbol, " ")
    text = " ".join(text.replace("\ufe0f ", " ").split())
    if match.status is not None:
        yield _write(finding, scope, row[1], match.status, text)


def make_one(finding: Finding, scope: Scope) -> Offers:
    """Yield what leaves of a status that contradicts itself the half that counts."""
    row = scope.row_of(finding)
    if row is None or not finding.item:
        return
    match = scope.vocabulary.match(row[1].status_text)
    if match.conflict is not None and match.conflict.outcome is match.outcome and not match.against:
        status = match.conflict
        yield _write(finding, scope, row[1], status, f"{status.symbol} {status.label}".strip())


def make_ticked(finding: Finding, scope: Scope) -> Offers:
    """Yield what ticks an item whose own check passes."""
    row = scope.row_of(finding)
    status = scope.vocabulary.standing_for(Outcome.PASS)
    if row is None or status is None:
        yield refused(finding, NO_PLACE if row is None else _NO_PASS)
    elif row[1].until:
        yield refused(finding, _WAIVED)
    else:
        text = written_as(scope.vocabulary, status, row[1].status_text)
        yield _write(finding, scope, row[1], status, text)


def _write(finding: Finding, scope: Scope, item: Item, status: Status, text: str) -> Offer:
    """Return what lets *item* have *status*, written as *text*."""
    edit = _edit(scope, item, text)
    if edit is None:
        source = scope.source(item.location.path)
        known = source is not None and span_of(source, item.location.line, "status") is not None
        return refused(finding, NO_ROOM if known else NO_PLACE, text=text)
    return fix_of(
        finding,
        _SAYS,
        (edit,),
        safe=False,
        meant=((field_of("item", item.location, "status"), status.key),),
        touched=tuple(field_of("item", item.location, each) for each in _DERIVED),
        old=shorten(item.status_text),
        new=text,
    )


def _edit(scope: Scope, item: Item, text: str) -> Edit | None:
    source = scope.source(item.location.path)
    return cell_edit(source, item.location.line, "status", text) if source is not None else None


def normalised(scope: Scope) -> Offers:
    """Yield what writes each status as the vocabulary has it, whatever words are known besides."""
    done = set()
    for checklist in scope.report.project.all_checklists():
        for item in checklist.items:
            place = (item.location.path, item.location.line)
            text = normal(scope.vocabulary, item.status_text)
            if text is None or fold(text) == fold(item.status_text) or place in done:
                continue
            done.add(place)
            source = scope.source(place[0])
            is_task = source is not None and kind_at(source, place[1], "status") == TASK
            edit = None if is_task else _edit(scope, item, text)
            if edit is not None:  # the box of a task is how it is written
                yield Fix(
                    "",
                    item.location._replace(column=0),
                    _SAYS,
                    (("old", shorten(item.status_text)), ("new", text)),
                    (edit,),
                    safe=True,
                    meant=((field_of("item", item.location, "status"), item.status),),
                    touched=frozenset({field_of("item", item.location, "status_text")}),
                    mends=False,
                )


KNOWN: Final = Fixer(
    make_known,
    safe=False,
    unsafe=True,
    does="Replaces a misspelled status by the only one of the vocabulary that is like it.",
)

OWN: Final = Fixer(
    make_own,
    safe=False,
    unsafe=True,
    does="Takes the symbols away.",
)

ONE: Final = Fixer(
    make_one,
    safe=False,
    unsafe=True,
    does="Keeps the worse of two statuses, which is the one that counts.",
)

TICKED: Final = Fixer(
    make_ticked,
    safe=False,
    unsafe=True,
    does="Ticks the item: it gets the first status that passes, written as the old one was.",
)
