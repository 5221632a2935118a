"""A report as lines for a terminal: findings, the table of checklists, one closing line.

Nothing here writes anything. Colour comes from a ``Paint`` that the caller passes in; its style
names are those of Sphinx's console. No control or bidirectional character of a document
gets through; what writes the lines makes them :func:`~sphinx_readiness.text.folding.inert`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from sphinx_readiness.exports.checklist_table import Paint, checklist_table, plain
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.exports.text_columns import fit
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate, english

SEVERITY_STYLES: Final = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "blue",
}

SEVERITY_WORDS: Final = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("info"),
}

_EXCUSED_WIDTH: Final = 200


def place(finding: Finding) -> str:
    """Return ``path:line:column``, or ``path:line`` where the column is not known."""
    where = finding.location
    path = visible(where.path) or "."
    column = f":{where.column}" if where.column else ""
    return f"{path}:{max(where.line, 1)}{column}"


def finding_line(finding: Finding, translate: Translate = english, paint: Paint = plain) -> str:
    """Return *finding* as ``path:line:column: severity: CODE name message``."""
    style = SEVERITY_STYLES[finding.severity]
    severity = paint(style, f"{translate(SEVERITY_WORDS[finding.severity])}:")
    code = paint(style, f"{finding.code} {finding.name}")
    message = visible(finding.text(translate))
    return f"{paint('bold', place(finding) + ':')} {severity} {code} {message}"


def hint_line(finding: Finding, translate: Translate = english) -> str:
    """Return how to mend *finding*, indented below its line; empty if there is nothing to say."""
    mend = visible(finding.mend(translate))
    return f"    {mend}" if mend else ""


def finding_lines(
    report: ReportFields, translate: Translate, paint: Paint = plain
) -> Iterator[str]:
    """Yield one or two lines for each finding of *report*, in its order."""
    for finding in report.findings:
        yield finding_line(finding, translate, paint)
        hint = hint_line(finding, translate)
        if hint:
            yield hint


def configuration_lines(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield the line that names the files which options come from, if there are any."""
    if report.configuration:
        files = ", ".join(map(visible, report.configuration))
        yield translate(N_("configured by: {files}")).format(files=files)


def excused_lines(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield the line that counts and names the findings of excused items, if there are any."""
    if report.excused:
        named = dict.fromkeys(f"{each.code} {each.item}" for each in report.excused)
        yield translate(N_("excused: {number} ({items})")).format(
            number=len(report.excused), items=fit(", ".join(named), _EXCUSED_WIDTH)
        )


def left_out_lines(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield the line that counts the pages whose versions are not compared, if there are any."""
    kinds = report.project.versions.left_out
    if kinds:
        yield translate(N_("pages left out of comparing versions: {number} ({kinds})")).format(
            number=sum(number for _kind, number in kinds),
            kinds=", ".join(f"{kind} {number}" for kind, number in kinds),
        )


def baseline_lines(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield what is left of the baseline, and what of it is mended, if there is any of it."""
    if report.known:
        yield translate(N_("accepted by {file}: {number} left")).format(
            number=len(report.known), file=visible(report.baseline)
        )
    if report.mended:
        yield translate(N_("mended: {number}; take them out of {file} with --ratchet")).format(
            number=len(report.mended), file=visible(report.baseline)
        )


def closing_line(report: ReportFields, translate: Translate, paint: Paint = plain) -> str:
    """Return the outcome of the gate and what was counted, on one line."""
    found = Counter(finding.severity for finding in report.findings)
    template = (
        N_(
            "readiness FAILED; errors: {errors}, warnings: {warnings}, infos: {infos}; "
            "blockers: {blockers}, items: {items}, checklists: {checklists}"
        )
        if report.failed
        else N_(
            "readiness passed; errors: {errors}, warnings: {warnings}, infos: {infos}; "
            "blockers: {blockers}, items: {items}, checklists: {checklists}"
        )
    )
    line = translate(template).format(
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        infos=found[Severity.INFO],
        blockers=len(report.blockers),
        items=sum(result.counts.total for result in report.results),
        checklists=sum(len(result.checklists) for result in report.results),
    )
    return paint("red" if report.failed else "green", line)


def report_lines(report: ReportFields, translate: Translate, paint: Paint = plain) -> Iterator[str]:
    """Yield the findings, the table of checklists and the closing line of *report*.

    No line is a command to the runner of a pipeline.
    """
    yield from map(inert, finding_lines(report, translate, paint))
    yield from map(inert, checklist_table(report, translate, paint))
    yield from map(inert, configuration_lines(report, translate))
    yield from map(inert, excused_lines(report, translate))
    yield from map(inert, left_out_lines(report, translate))
    yield from map(inert, baseline_lines(report, translate))
    yield closing_line(report, translate, paint)
