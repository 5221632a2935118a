"""Results in the language of the documents, for the views.

The engine works on what authors wrote, so that verdicts and places are the same in every language;
what views show of other documents is translated as those documents are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Checklist, Record, Window

Words: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each document, texts as written and their translations."""


def translate_results(results: Iterable[RecordResult], words: Words) -> tuple[RecordResult, ...]:
    """Return *results* with titles and notes translated; statuses, owners and ids stay."""
    return tuple(_result(each, words) for each in results)


def _result(result: RecordResult, words: Words) -> RecordResult:
    checklists = tuple(translate_checklist(each, words) for each in result.checklists)
    return result._replace(record=_record(result.record, words), checklists=checklists)


def _record(record: Record, words: Words) -> Record:
    windows = tuple(_window(each, words) for each in record.windows)
    checklists = tuple(_checklist(each, words) for each in record.checklists)
    own = words.get(record.docname, {})
    return record._replace(
        checklists=checklists,
        windows=windows,
        state=own.get(record.state, record.state),
        cadence=own.get(record.cadence, record.cadence),
    )


def _window(window: Window, words: Words) -> Window:
    own = words.get(window.checklist.docname, {})
    return window._replace(
        text=own.get(window.text, window.text), checklist=_checklist(window.checklist, words)
    )


def translate_checklist(result: ChecklistResult, words: Words) -> ChecklistResult:
    """Return *result* with titles and notes translated."""
    blockers = tuple(_item(each, words) for each in result.blockers)
    return result._replace(checklist=_checklist(result.checklist, words), blockers=blockers)


def _checklist(checklist: Checklist, words: Words) -> Checklist:
    own = words.get(checklist.docname)
    if not own:
        return checklist
    items = tuple(_item(each, words) for each in checklist.items)
    verdict = checklist.verdict
    if verdict is not None:
        verdict = verdict._replace(label=own.get(verdict.label, verdict.label))
    title = own.get(checklist.title, checklist.title)
    return checklist._replace(title=title, verdict=verdict, items=items)


def _item(item: Item, words: Words) -> Item:
    own = words.get(item.docname)
    if not own:
        return item
    title, notes = own.get(item.title, item.title), own.get(item.notes, item.notes)
    return item._replace(title=title, notes=notes)
