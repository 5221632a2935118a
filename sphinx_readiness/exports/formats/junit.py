"""JUnit XML as pytest writes it (``junit_family = xunit2``), which every CI server shows.

A checklist is a suite, and its items are the cases. One fails if a finding about it fails the gate.
One that is not done is skipped, waived or not: it did not pass. Findings that are about no item are
the cases of a suite of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from sphinx_readiness.assembly.lookup import lists_of
from sphinx_readiness.assembly.stored_items import stream
from sphinx_readiness.exports.formats.harmless import harmless, path_of, whole_message
from sphinx_readiness.exports.formats.xml_text import DECLARATION, content, tag
from sphinx_readiness.exports.report_fields import ReportFields
from sphinx_readiness.exports.terminal import place
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item
from sphinx_readiness.text.phrases import N_, Translate
from sphinx_readiness.vocabulary.statuses import Outcome

_DONE: Final = frozenset((Outcome.PASS, Outcome.INFO))


class _Case(NamedTuple):
    text: str
    failed: bool = False
    skipped: bool = False


def pieces(report: ReportFields, translate: Translate) -> Iterator[str]:
    """Yield *report*, suite by suite."""
    yield DECLARATION
    yield f"<{tag('testsuites', name='sphinx-readiness')}>\n"
    about: dict[str, list[Finding]] = {}
    for finding in report.findings:
        about.setdefault(finding.item, []).append(finding)
    for result in report.results:
        for checklist in lists_of(result.record):
            key = f"{result.record.id}.{checklist.id}"
            cases = [
                _item_case(report, item, key, _take(about, item, result.record.id), translate)
                for item in stream(checklist.items)
            ]
            yield from _suite(report, checklist.title or key, cases)
    rest = [each for findings in about.values() for each in findings]
    if rest:
        cases = [_finding_case(report, each, translate) for each in rest]
        yield from _suite(report, translate(N_("findings")), cases)
    yield "</testsuites>\n"


def _take(about: dict[str, list[Finding]], item: Item, record: str) -> list[Finding]:
    """Take the findings on *item* of *record* out of *about*: each is told once."""
    every = about.get(item.id)
    if not every:
        return []
    taken = [each for each in every if each.record in ("", record)]
    about[item.id] = [each for each in every if each.record not in ("", record)]
    return taken


def _suite(report: ReportFields, name: str, cases: list[_Case]) -> Iterator[str]:
    written = tag(
        "testsuite",
        name=name,
        errors=0,
        failures=sum(each.failed for each in cases),
        skipped=sum(each.skipped for each in cases),
        tests=len(cases),
        time="0.000",
        timestamp=f"{report.today.isoformat()}T00:00:00",
    )
    yield f" <{written}>\n"
    for case in cases:
        yield case.text
    yield " </testsuite>\n"


def _item_case(
    report: ReportFields, item: Item, key: str, findings: list[Finding], translate: Translate
) -> _Case:
    name = f"{item.id} {item.title}" if item.explicit_id else item.title
    skipped = ""
    if item.outcome not in _DONE or item.until or item.is_blocker:
        status = report.vocabulary.get(item.status)
        skipped = translate(status.label) if status is not None else item.status_text
        skipped = skipped or translate(N_("unknown status"))
    return _case(report, key, name, findings, skipped, translate)


def _finding_case(report: ReportFields, finding: Finding, translate: Translate) -> _Case:
    name = f"{finding.code} {finding.name} {place(finding)}"
    return _case(report, path_of(finding), name, [finding], "", translate)


def _case(
    report: ReportFields,
    key: str,
    name: str,
    findings: Iterable[Finding],
    skipped: str,
    translate: Translate,
) -> _Case:
    """Return a case that failed, was skipped or passed; *skipped* says why it is not done."""
    failing: list[Finding] = []
    others: list[Finding] = []
    for each in findings:
        (failing if report.fails(each) else others).append(each)
    inside = ""
    if failing:
        first = failing[0]
        written = tag(
            "failure",
            message=whole_message(first, translate),
            type=f"{first.code} {first.name}",
        )
        inside += f"   <{written}>{_lines(failing, translate)}</failure>\n"
    elif skipped:
        inside += f"   <{tag('skipped', type='sphinx-readiness.open', message=skipped)}/>\n"
    if others:
        inside += f"   <system-out>{_lines(others, translate)}</system-out>\n"
    head = tag("testcase", classname=key, name=name, time="0.000")
    text = f"  <{head}>\n{inside}  </testcase>\n" if inside else f"  <{head}/>\n"
    return _Case(text, bool(failing), bool(skipped) and not failing)


def _lines(findings: list[Finding], translate: Translate) -> str:
    lines = (
        f"{harmless(place(each))}: {each.code} {whole_message(each, translate)}"
        for each in findings
    )
    return content("\n".join(lines))
