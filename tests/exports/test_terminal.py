from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from report_samples import any_report, checklist, full_report, head, report

from sphinx_readiness.config.options import Options
from sphinx_readiness.exports.checklist_table import checklist_table
from sphinx_readiness.exports.terminal import (
    closing_line,
    finding_line,
    finding_lines,
    hint_line,
)
from sphinx_readiness.exports.text_columns import text_width
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.text.folding import visible
from sphinx_readiness.text.phrases import english

LINE = re.compile(
    r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?: "
    r"(?P<severity>error|warning|info): (?P<code>RD\d+) (?P<name>\S+) .+"
)


def tagged(style: str, text: str) -> str:
    return f"<{style}>{text}</>"


def finding(**changes: object) -> Finding:
    values: dict[str, object] = {
        "code": "RD201",
        "name": "open-blocker",
        "severity": Severity.ERROR,
        "location": Location("docs/a.md", 12, 3),
        "message": "blocker {id} is open",
        "hint": "Close {id}.",
        "values": (("id", "X-1"),),
    }
    return Finding(**(values | changes))  # type: ignore[arg-type]


def test_line_of_a_finding() -> None:
    assert (
        finding_line(finding()) == "docs/a.md:12:3: error: RD201 open-blocker blocker X-1 is open"
    )
    assert hint_line(finding()) == "    Close X-1."


def test_unknown_column_is_left_out() -> None:
    made = finding_line(finding(location=Location("docs/a.md", 12)))
    assert made == "docs/a.md:12: error: RD201 open-blocker blocker X-1 is open"


def test_unknown_place_still_parses() -> None:
    match = LINE.fullmatch(finding_line(finding(location=Location("", 0))))
    assert match is not None
    assert (match["path"], match["line"]) == (".", "1")


def test_finding_without_a_hint_is_one_line() -> None:
    made = report()._replace(findings=(finding(hint="", severity=Severity.INFO),))
    assert list(finding_lines(made, english)) == [
        "docs/a.md:12:3: info: RD201 open-blocker blocker X-1 is open"
    ]


def test_colour_wraps_place_and_code_only() -> None:
    assert finding_line(finding(), english, tagged) == (
        "<bold>docs/a.md:12:3:</> <red>error:</> <red>RD201 open-blocker</> blocker X-1 is open"
    )


def test_documents_cannot_write_to_the_terminal() -> None:
    hostile = "a\x1b]0;title\x07\r\n\u202eb\x9b\u2028"
    shown = finding(location=Location(hostile, 1), values=(("id", hostile),))
    for line in (finding_line(shown), hint_line(shown)):
        assert line == visible(line)
        assert "\n" not in line


def test_lines_are_translated() -> None:
    german = {"blocker {id} is open": "{id} ist offen", "error": "Fehler", "Close {id}.": "{id}!"}
    translate = lambda text: german.get(text, text)  # noqa: E731
    assert finding_line(finding(), translate).endswith(" Fehler: RD201 open-blocker X-1 ist offen")
    assert hint_line(finding(), translate) == "    X-1!"


def test_table() -> None:
    made = report(
        checklist("docs", "Documents", [("A", "✅"), ("B", "❌")], verdict="verified, soon"),
        checklist("ops", "Operation", [("C", "ℹ️")]),
        records=(head(version="0.5.1"),),
    )
    assert checklist_table(made, english) == [
        "RustyDB 0.5.1",
        "Checklist  Title      Items  Pass  Open  Fail  Info  Blockers  Declared  Computed",
        "docs       Documents      2     1     0     1     0         1  Verified  Not met",
        "ops        Operation      1     0     0     0     1         0  -         Informational",
        "total                     3     1     0     1     1         1            Not met",
        "Verified: 1, Needs review: 0, Not met: 1, Informational: 1, In progress: 0, Pending: 0",
    ]


def test_table_in_colour_has_the_same_text() -> None:
    made = full_report()
    coloured = checklist_table(made, english, tagged)
    bare = [re.sub(r"<[a-z]+>|</>", "", line).rstrip() for line in coloured]
    assert bare == [line.rstrip() for line in checklist_table(made, english)]
    assert any("<red>" in line for line in coloured)


def test_unknown_statuses_and_verdicts_are_shown() -> None:
    lines = checklist_table(full_report(), english)
    assert any("splendid" in line for line in lines)
    assert lines[-1].endswith("unknown status: 1")
    row = next(line for line in lines if line.startswith("none"))
    assert row.endswith("Open")


def test_no_records() -> None:
    assert checklist_table(report(), english) == ["There are no checklists."]
    assert closing_line(report(), english) == (
        "readiness passed; errors: 0, warnings: 0, infos: 0; blockers: 0, items: 0, checklists: 0"
    )


def test_record_without_checklists() -> None:
    lines = checklist_table(report(records=(head(),)), english)
    assert [line.split()[0] for line in lines] == ["RustyDB", "Checklist", "total", "Verified:"]


def test_two_records_share_their_columns() -> None:
    made = report(
        checklist("one", "One", [("A", "✅")], record="a"),
        checklist("a-much-longer-id", "Two", [("B", "✅")], record="b"),
        records=(head("a", "First"), head("b", "Second")),
    )
    lines = checklist_table(made, english)
    starts = [line.index("Items") for line in lines if line.startswith("Checklist")]
    assert len(starts) == 2
    assert len(set(starts)) == 1
    assert "" in lines


@pytest.mark.parametrize(
    "title",
    ["قائمة التحقق", "リリース準備", "🚀 launch ⚠️", "x" * 500, "e\u0301" * 30, "a\x1b[31mb", ""],
)
def test_every_title_keeps_the_columns(title: str) -> None:
    rows = [("A", "✅")]
    made = report(checklist("a", title, rows), checklist("b", "plain", rows), records=(head(),))
    _, heading, first, second, *_ = checklist_table(made, english)
    ends = {text_width(line[: line.rindex("  Verified")]) for line in (first, second)}
    assert len(ends) == 1
    assert text_width(heading) <= 120


def test_closing_line_of_a_failed_gate() -> None:
    made = full_report()
    assert closing_line(made, english) == (
        "readiness FAILED; errors: 2, warnings: 0, infos: 0; blockers: 1, items: 4, checklists: 3"
    )
    assert closing_line(made, english, tagged).startswith("<red>readiness FAILED")


def test_threshold_decides_the_closing_line() -> None:
    made = report(checklist("a", "A", [("A", "❌")]), options=Options(fail_on=None))
    assert closing_line(made, english, tagged).startswith("<green>readiness passed; errors: 1,")


@settings(max_examples=60, deadline=None)
@given(any_report)
def test_any_report_is_clean_aligned_lines(made: object) -> None:
    findings = list(finding_lines(made, english))  # type: ignore[arg-type]
    table = checklist_table(made, english)  # type: ignore[arg-type]
    for line in [*findings, *table]:
        assert line == visible(line)
    assert all(LINE.fullmatch(line) for line in findings if not line.startswith("    "))
    headings = [line for line in table if line.startswith("Checklist  ")]
    assert len(set(headings)) <= 1
