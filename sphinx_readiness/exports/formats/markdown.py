"""A summary in Markdown, for ``$GITHUB_STEP_SUMMARY`` and for a comment in a review.

The verdict comes first, then the blockers, what is new, what was mended, and the checklists. The
whole has room in a comment of GitHub (65,536 characters; GitLab takes a million, and a summary of a
step 1 MiB): what has none is counted. Texts of documents are text: no markup, no link, no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sphinx_readiness.exports.checklist_table import HEADINGS, checklist_cells
from sphinx_readiness.exports.formats.harmless import harmless
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.exports.terminal import SEVERITY_WORDS, closing_line, place
from sphinx_readiness.model.items import Item
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Translate

_LARGEST: Final = 60_000
"""Characters that all tables have together."""

_CELL: Final = 160
"""Characters of a text in a cell, before it is escaped."""

_NAMED: Final = 16_000
"""Characters for each of the tables but the one of findings."""

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]()<>+\-.!|~&\"'^=]")
"""What a backslash makes plain in CommonMark, and what GitHub makes more of than that."""

_SPOKEN_TO: Final = re.compile(r"[@#$](?=\S)|:(?=//)|(?i:www)(?=\\?\.)")
"""What hosts make mentions, references, formulas and links of, whatever stands before."""

_ROW_END: Final = " |\n"


def pieces(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield the summary of *report*."""
    verdict = translate(N_("Not ready")) if report.failed else translate(N_("Ready"))
    yield f"## {'❌' if report.failed else '✅'} {verdict}\n\n"
    yield f"{plain(closing_line(report, translate))}\n"
    yield from _section(N_("Blockers"), report.blockers, _blockers(report, translate), translate)
    title = N_("New findings") if report.baseline else N_("Findings")
    found = _findings(report, translate)
    yield from _section(title, report.findings, found, translate, _LARGEST // 2)
    mended = (
        (each.code, plain(each.item or each.path), plain(each.message)) for each in report.mended
    )
    heads = (N_("Rule"), N_("Item"), N_("Finding"))
    yield from _section(N_("Mended"), report.mended, _table(heads, mended, translate), translate)
    if report.known:
        said = translate(N_("Findings of the baseline that are left: {number}"))
        yield f"\n{said.format(number=len(report.known))}\n"
    yield from _checklists(report, translate)


def plain(text: str) -> str:
    """Return *text* as it stands for itself in Markdown, on one line."""
    escaped = _MARKUP.sub(r"\\\g<0>", harmless(shorten(text, _CELL)))
    return _SPOKEN_TO.sub(r"\g<0><!-- -->", escaped)


def _section(
    title: str,
    members: Sequence[object],
    rows: Iterable[str],
    translate: Translate,
    largest: int = _NAMED // 2,
) -> Iterator[str]:
    """Yield a heading with how many *members* there are, and as many of *rows* as have room.

    The first row is the head of the table, and of no member.
    """
    if not members:
        return
    yield f"\n### {translate(title)}: {len(members)}\n\n"
    written = -1
    for row in rows:
        largest -= len(row)
        if largest < 0:
            more = translate(N_("and {number} more")).format(number=len(members) - written)
            yield f"\n… {more}\n"
            return
        yield row
        written += 1


def _table(
    heads: Iterable[str], rows: Iterable[Iterable[str]], translate: Translate
) -> Iterator[str]:
    names = [translate(each) for each in heads]
    yield f"| {' | '.join(names)}{_ROW_END}|{' --- |' * len(names)}\n"
    for cells in rows:
        yield f"| {' | '.join(cells)}{_ROW_END}"


def _blockers(report: ReportFields, translate: Translate) -> Iterator[str]:
    def cells(item: Item) -> tuple[str, ...]:
        status = report.vocabulary.get(item.status)
        said = translate(status.label) if status is not None else item.status_text
        at = f"{item.location.path}:{max(item.location.line, 1)}"
        return plain(item.id), plain(item.title), plain(said), plain(item.owner), plain(at)

    heads = (N_("ID"), N_("Item"), N_("Status"), N_("Owner"), N_("Place"))
    return _table(heads, map(cells, report.blockers), translate)


def _findings(report: ReportFields, translate: Translate) -> Iterator[str]:
    rows = (
        (
            translate(SEVERITY_WORDS[each.severity]),
            f"{each.code} {each.name}",
            plain(place(each)),
            plain(each.text(translate)),
        )
        for each in sorted(report.findings, key=lambda each: -each.severity.rank)
    )
    return _table((N_("Severity"), N_("Rule"), N_("Place"), N_("Finding")), rows, translate)


def _checklists(report: ReportFields, translate: Translate) -> Iterator[str]:
    members = [each for result in report.results for each in result.checklists]
    rows = (map(plain, checklist_cells(each, report.vocabulary, translate)) for each in members)
    table = _table(HEADINGS, rows, translate)
    return _section(N_("Checklists"), members, table, translate)
