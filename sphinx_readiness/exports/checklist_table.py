"""The table of checklists of a report, for a terminal: record by record, each with its total."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult
from sphinx_readiness.evidence.standings import STANDING_WORDS, Standings, add
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.exports.text_columns import fit, pad, text_width
from sphinx_readiness.model.counts import Computed, Counts
from sphinx_readiness.model.record import Verdict
from sphinx_readiness.text.phrases import N_, Translate
from sphinx_readiness.vocabulary.default_statuses import NOT_APPLICABLE, WAIVED
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

Paint: TypeAlias = Callable[[str, str], str]
"""From a style name (``red``, ``yellow``, ``blue``, ``green``, ``bold``, ``faint``) and a text to
the text in that style."""

OUTCOME_STYLES: Final = {
    Outcome.PASS: "green",
    Outcome.OPEN: "yellow",
    Outcome.FAIL: "red",
    Outcome.INFO: "blue",
}

OUTCOME_WORDS: Final = {
    Outcome.PASS: N_("Pass"),
    Outcome.OPEN: N_("Open"),
    Outcome.FAIL: N_("Fail"),
    Outcome.INFO: N_("Info"),
}
"""In the order of the columns with counts."""

HEADINGS: Final = (
    N_("Checklist"),
    N_("Title"),
    N_("Items"),
    *OUTCOME_WORDS.values(),
    N_("Blockers"),
    N_("Declared"),
    N_("Computed"),
)

_NUMBERS: Final = range(2, 8)
"""The columns that hold numbers."""

_ID_WIDTH: Final = 24
_TITLE_WIDTH: Final = 36
_VERDICT_WIDTH: Final = 20

_EXCEPTIONS: Final = (NOT_APPLICABLE, WAIVED)
"""Statuses that most projects have no use for."""


def plain(style: str, text: str) -> str:
    """Paint nothing."""
    del style
    return text


class _Row(NamedTuple):
    """One row of the table: its cells, and the style of each (empty for none)."""

    cells: tuple[str, ...]
    styles: tuple[str, ...]


def _declared(verdict: Verdict | None, vocabulary: Vocabulary, translate: Translate) -> str:
    if verdict is None:
        return "-"
    status = vocabulary.get(verdict.status)
    return translate(status.label) if status else verdict.text


def _computed(computed: Computed, vocabulary: Vocabulary, translate: Translate) -> str:
    status = vocabulary.get(computed.status)
    return translate(status.label if status else OUTCOME_WORDS[computed.outcome])


def _numbers(counts: Counts, blockers: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the cells with numbers and their styles."""
    by_outcome = [counts.outcome(each) for each in OUTCOME_WORDS]
    cells = tuple(map(str, (counts.total, *by_outcome, blockers)))
    return cells, ("", "", "", "", "", "red" if blockers else "")


def checklist_cells(
    result: ChecklistResult, vocabulary: Vocabulary, translate: Translate
) -> tuple[str, ...]:
    """Return what the table says of one checklist, a text for each of :data:`HEADINGS`."""
    checklist = result.checklist
    return (
        fit(checklist.id, _ID_WIDTH),
        fit(checklist.title, _TITLE_WIDTH),
        *_numbers(result.counts, len(result.blockers))[0],
        fit(_declared(checklist.verdict, vocabulary, translate), _VERDICT_WIDTH),
        fit(_computed(result.computed, vocabulary, translate), _VERDICT_WIDTH),
    )


def _checklist_row(result: ChecklistResult, vocabulary: Vocabulary, translate: Translate) -> _Row:
    styles = _numbers(result.counts, len(result.blockers))[1]
    declared = result.checklist.verdict
    contradicted = declared is not None and declared.outcome is not result.computed.outcome
    return _Row(
        checklist_cells(result, vocabulary, translate),
        (
            "",
            "",
            *styles,
            "yellow" if contradicted else "",
            OUTCOME_STYLES[result.computed.outcome],
        ),
    )


def _total_row(result: RecordResult, vocabulary: Vocabulary, translate: Translate) -> _Row:
    cells, styles = _numbers(result.counts, len(result.blockers))
    computed = fit(_computed(result.computed, vocabulary, translate), _VERDICT_WIDTH)
    return _Row(
        (translate(N_("total")), "", *cells, "", computed),
        ("bold", "", *styles, "", OUTCOME_STYLES[result.computed.outcome]),
    )


def _record_line(result: RecordResult, paint: Paint) -> str:
    record = result.record
    name = f"{record.product or record.id} {record.version}"
    return paint("bold", fit(name, 2 * _TITLE_WIDTH))


def _status_line(result: RecordResult, vocabulary: Vocabulary, translate: Translate) -> str:
    """Return how many items of the record have each status, exceptions where there are any."""
    parts = [
        f"{fit(translate(vocabulary[key].label), _TITLE_WIDTH)}: {number}"
        for key, number in result.counts.by_status
        if number or key not in _EXCEPTIONS
    ]
    if result.counts.unknown:
        # Outside of the f-string, in which Python 3.11 shows extractors no tokens.
        unknown = translate(N_("unknown status"))
        parts.append(f"{unknown}: {result.counts.unknown}")
    return ", ".join(parts)


def _standing_line(result: RecordResult, standings: Standings, translate: Translate) -> str:
    """Return how many items of the record have each standing."""
    lists = ((each.checklist, each.counts.total) for each in result.checklists)
    counts = add(standings.count(each, total) for each, total in lists)
    return ", ".join(f"{translate(STANDING_WORDS[each])}: {counts[each]}" for each in counts)


def _draw(row: _Row, widths: Sequence[int], paint: Paint) -> str:
    """Return *row* as a line; blanks are added before colour, so that colour takes no width."""
    drawn = []
    for position, (cell, style) in enumerate(zip(row.cells, row.styles, strict=True)):
        padded = pad(cell, widths[position], right=position in _NUMBERS)
        if position == len(row.cells) - 1:
            padded = padded.rstrip()
        drawn.append(paint(style, padded) if style and cell else padded)
    return "  ".join(drawn)


def checklist_table(report: ReportFields, translate: Translate, paint: Paint = plain) -> list[str]:
    """Return a table of all checklists, record by record, each with its total.

    The columns are aligned over all records. A report without records is one line.
    """
    if not report.results:
        return [translate(N_("There are no checklists."))]
    vocabulary = report.vocabulary
    standings = Standings(report.project.versions.verifications)
    blocks = [
        [_checklist_row(each, vocabulary, translate) for each in result.checklists]
        + [_total_row(result, vocabulary, translate)]
        for result in report.results
    ]
    heading = _Row(tuple(map(translate, HEADINGS)), ("bold",) * len(HEADINGS))
    every = [heading, *(row for block in blocks for row in block)]
    widths = [
        max(map(text_width, column)) for column in zip(*(r.cells for r in every), strict=True)
    ]
    lines: list[str] = []
    for result, block in zip(report.results, blocks, strict=True):
        if lines:
            lines.append("")
        lines.append(_record_line(result, paint))
        lines += (_draw(row, widths, paint) for row in (heading, *block))
        lines.append(_status_line(result, vocabulary, translate))
        if standings:
            lines.append(_standing_line(result, standings, translate))
    return lines
