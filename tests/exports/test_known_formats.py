"""Each form of the report, read by what reads it elsewhere: a schema, or a parser of its world."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt
from report_samples import any_report, checklist, full_report, head, report

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.exports.fingerprints import fingerprinted
from sphinx_readiness.exports.formats.markdown import plain
from sphinx_readiness.exports.known_formats import EXPORTERS, TEXT, printed
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import Accepted, Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.engine import run
from sphinx_readiness.testing.projects import options_of, project_of, waived_on
from sphinx_readiness.text.folding import CONTROL, shorten, visible
from sphinx_readiness.text.phrases import english

HERE = Path(__file__).parent

BY_NAME = {each.name: each for each in EXPORTERS}

DATA = ("json", "gitlab", "sarif", "rdjson", "shields")

HOSTILE = "a\x1b[2J\x9b\u202e::error::x ##[group]y ##vso[z]\n%0A::warning::,:= @all #1 <b>|`_* ]]>&\ud800\ufffe"

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./).+"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab documents of an entry of a Code Quality report."""

POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}

RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "required": ["name"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"]},
                    "location": {
                        "type": "object",
                        "required": ["path"],
                        "properties": {
                            "path": {"type": "string", "minLength": 1},
                            "range": {
                                "type": "object",
                                "required": ["start"],
                                "properties": {"start": POSITION, "end": POSITION},
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What the Reviewdog Diagnostic Format says of ``rdjson``, as far as it is used here."""


def finding(**changes: object) -> Finding:
    values: dict[str, object] = {
        "code": "RD201", "name": "open-blocker", "severity": Severity.ERROR,
        "location": Location("docs/a.md", 12, 3), "message": "{text} is open",
        "hint": "Close {text}.", "values": (("text", "X-1"),), "end_line": 12, "end_column": 7,
    }  # fmt: skip
    return Finding(**(values | changes))  # type: ignore[arg-type]


ODD = (
    finding(),
    finding(),
    finding(location=Location("", 0), severity=Severity.WARNING, end_line=0, end_column=0),
    finding(location=Location("a b/ü:x,%.md", 3), severity=Severity.INFO, end_line=0, end_column=0),
    finding(
        location=Location(HOSTILE, 4, 1), values=(("text", HOSTILE),), end_line=6, end_column=1
    ),
)


def odd_report() -> Report:
    """Return a report with findings that stand wherever one may stand, and say whatever one may."""
    made = full_report()
    known = finding(item="docs-0", reason="older than the gate")
    excused = finding(
        code="RD204",
        name="unfinished-note",
        item="ops-0",
        excused=True,
        reason="the word of a form",
    )
    gone = Accepted("0" * 32, "RD301", "missing-owner", "docs/a.md", "", "A-1", HOSTILE, "old")
    return made._replace(
        findings=fingerprinted((*made.findings, *ODD), lambda _: ""),
        known=(known,),
        excused=(excused,),
        mended=(gone,),
        baseline="readiness-baseline.json",
    )


def text_of(name: str, made: Report) -> str:
    return "".join(BY_NAME[name].export(made, english))


def data_of(name: str, made: Report) -> Any:
    return json.loads(text_of(name, made))


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    schema = json.loads((HERE / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
    return jsonschema.Draft4Validator(schema)


def check_sarif(schema: Any, made: Report) -> dict[str, Any]:
    log = data_of("sarif", made)
    schema.validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    prints = [each["partialFingerprints"]["sphinxReadiness/v1"] for each in run["results"]]
    assert len(set(prints)) == len(prints)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", place["artifactLocation"]["uri"])
        region = place["region"]
        assert {"startLine", "startColumn", "endLine", "endColumn"} == region.keys()
        begin, end = (
            (region["startLine"], region["startColumn"]),
            (region["endLine"], region["endColumn"]),
        )
        assert begin <= end
    return run  # type: ignore[no-any-return]


def test_sarif(sarif_schema: Any) -> None:
    made = odd_report()
    run = check_sarif(sarif_schema, made)
    results = run["results"]
    assert len(results) == len(made.findings) + 2
    suppressed = {
        each["ruleId"]: each["suppressions"][0]["justification"]
        for each in results
        if each["suppressions"]
    }
    assert suppressed == {
        "RD201": "older than the gate", "RD204": "the word of a form",
    }  # fmt: skip
    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
    assert "a%20b/%C3%BC%3Ax%2C%25.md" in uris
    assert "." in uris
    assert HOSTILE in [unquote(each, errors="surrogatepass") for each in uris]
    rule = {each["id"]: each for each in run["tool"]["driver"]["rules"]}["RD201"]
    assert rule["shortDescription"]["text"] == "Blocker that is not resolved."
    assert "**How to mend it.**" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_gitlab_has_valid_entries_with_fingerprints_of_their_own() -> None:
    made = odd_report()
    entries = data_of("gitlab", made)
    jsonschema.Draft202012Validator(GITLAB).validate(entries)
    prints = [each["fingerprint"] for each in entries]
    assert len(set(prints)) == len(prints) == len(made.findings)
    assert text_of("gitlab", report()) == "[]\n"


def test_gitlab_without_known_fingerprints() -> None:
    made = report()._replace(findings=ODD)
    prints = [each["fingerprint"] for each in data_of("gitlab", made)]
    assert len(set(prints)) == len(ODD)


def test_rdjson() -> None:
    made = data_of("rdjson", odd_report())
    jsonschema.Draft202012Validator(RDJSON).validate(made)
    assert {each["severity"] for each in made["diagnostics"]} == {"ERROR", "WARNING", "INFO"}


def junit_of(made: Report) -> JUnitXml:
    text = text_of("junit", made)
    tree = ET.fromstring(text)
    allowed = {
        "testsuites": {"name"},
        "testsuite": {"name", "errors", "failures", "skipped", "tests", "time", "timestamp"},
        "testcase": {"classname", "name", "time"},
        "failure": {"message", "type"},
        "skipped": {"message", "type"},
        "system-out": set(),
    }
    for element in tree.iter():
        assert set(element.attrib) == allowed[element.tag]
    for suite in tree:
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))
    return JUnitXml.fromroot(tree)


def test_junit_says_what_is_done_and_what_fails() -> None:
    made = report(
        checklist("a", "Alpha", [("One", "✅"), ("Two", "❌"), ("Three", "⬜"), ("Four", "ℹ️")]),
        checklist("day", "Day", [("Errors", "⬜")], "post-deployment", window="24h"),
    )
    suites = list(junit_of(made))
    assert [(each.name, each.tests, each.failures, each.skipped) for each in suites] == [
        ("Alpha", 4, 1, 1), ("Day", 1, 0, 1),
    ]  # fmt: skip
    cases = {case.name: case.result for case in suites[0]}
    assert cases["a-0 One"] == cases["a-3 Four"] == []
    (failure,) = cases["a-1 Two"]
    assert isinstance(failure, Failure)
    assert failure.type == "RD201 open-blocker"
    (skipped,) = cases["a-2 Three"]
    assert isinstance(skipped, Skipped)
    assert skipped.message == "Pending"


def test_junit_says_of_no_blocker_that_it_passed() -> None:
    """Such as a row that is left out without a reason, whose finding the baseline accepts."""
    options = options_of({})
    body = "| ID | Item | Status | Blocking |\n|---|---|---|---|\n| A-1 | Mail | N/A | yes |\n"
    project = project_of({"body": body}, options)
    made = run(project, options, Clock(date(2026, 1, 31), "test"))
    (suite,) = junit_of(made._replace(findings=(), known=made.findings))
    assert (suite.tests, suite.failures, suite.skipped) == (1, 0, 1)


def test_junit_fails_where_the_gate_does() -> None:
    rows = [("Two", "❌")]
    for threshold, failures, skipped in ((Severity.ERROR, 1, 0), (None, 0, 1)):
        made = report(checklist("a", "A", rows), options=Options(fail_on=threshold))
        (suite,) = junit_of(made)
        assert (suite.failures, suite.skipped) == (failures, skipped)
        assert made.failed is bool(failures)


WAIVED: dict[str, Any] = {
    "body": (
        "| ID | Item | Status | Owner |\n|---|---|---|---|\n"
        "| A-1 | Guide | ❌ | Ops |\n| A-2 | API | ✅ | Ops |\n"
    ),
    "waivers": [
        {"targets": "A-1", "line": 9,
         "options": {"reason": "it waits", "approver": "Dana Cruz", "until": "2026-01-31"}},
    ],
    "config": {"fail_on": "warning", "fail_on_time": False},
}  # fmt: skip


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 2, 1)])
def test_junit_says_neither_passed_nor_failed_of_what_is_waived(day: date) -> None:
    """On the next day it fails by time alone, of which this project is only warned."""
    options = options_of(WAIVED)
    project = waived_on(day, project_of(WAIVED, options), WAIVED, options)
    before = waived_on(date(2026, 1, 31), project_of(WAIVED, options), WAIVED, options)
    unlapsed = run(before, options, Clock(day, "test")).findings
    made = run(project, options, Clock(day, "test"), unlapsed=unlapsed)
    assert not made.failed
    suite = next(iter(junit_of(made)))
    assert (suite.tests, suite.failures, suite.skipped) == (2, 0, 1)
    assert sum(each.failures for each in junit_of(made)) == 0


def test_sarif_has_waived_blockers_suppressed(sarif_schema: Any) -> None:
    """It is the result that comes when the waiver ends, as who keeps alerts compares them."""
    options = options_of(WAIVED)
    results = []
    for day in (date(2026, 1, 31), date(2026, 2, 1)):
        project = waived_on(day, project_of(WAIVED, options), WAIVED, options)
        made = run(project, options, Clock(day, "test"))
        (result,) = [
            each for each in check_sarif(sarif_schema, made)["results"] if each["ruleId"] == "RD201"
        ]
        results.append(result)
        assert made.failed is not bool(result["suppressions"])
        assert not made.excused
    waived, ended = results
    assert waived.pop("suppressions") == [
        {"kind": "external", "status": "accepted", "justification": "it waits"}
    ]
    assert ended.pop("suppressions") == []
    assert waived == ended


def test_sarif_has_no_result_for_what_never_held_back(sarif_schema: Any) -> None:
    """A row that is only open is no blocker, and one that passes needs no waiver."""
    body = WAIVED["body"].replace("❌", "⬜")
    for case in (
        {**WAIVED, "body": body},
        {**WAIVED, "config": {**WAIVED["config"], "ignore": ["RD201"]}},
        {**WAIVED, "body": body.replace("⬜", "✅")},
    ):
        options = options_of(case)
        project = waived_on(date(2026, 1, 31), project_of(case, options), case, options)
        made = run(project, options, Clock(date(2026, 1, 31), "test"))
        found = check_sarif(sarif_schema, made)["results"]
        assert "RD201" not in {each["ruleId"] for each in found}


def test_junit_tells_each_finding_once() -> None:
    made = odd_report()
    text = text_of("junit", made)
    named = ET.fromstring(text).findall(".//failure") + ET.fromstring(text).findall(".//system-out")
    assert sum((each.text or "").count("\n") + 1 for each in named) == len(made.findings)


def test_checkstyle() -> None:
    tree = ET.fromstring(text_of("checkstyle", odd_report()))
    assert tree.tag == "checkstyle"
    assert {each.tag for each in tree} == {"file"}
    errors = tree.findall("file/error")
    assert len(errors) == len(odd_report().findings)
    for each in errors:
        assert each.get("severity") in ("error", "warning", "info")
        assert int(each.get("line", "")) >= 1
        assert each.get("message")
    assert len({each.get("name") for each in tree}) == len(tree)


ANNOTATION = re.compile(
    r"::(?P<command>error|warning|notice) (?P<properties>(?:[A-Za-z]+=[^:,]*,?)+)::(?P<message>.*)"
)


def test_github_annotations() -> None:
    made = odd_report()
    *lines, closing = text_of("github", made).splitlines()
    assert closing.startswith("readiness FAILED")
    found = [ANNOTATION.fullmatch(line) for line in lines]
    assert len(found) == len(made.findings)
    assert all(found)
    commands = [each["command"] for each in found if each]
    assert commands == sorted(commands, key=["error", "warning", "notice"].index)
    for each in filter(None, found):
        assert re.sub("%(25|0A|0D|3A|2C)", "", each["properties"]).count("%") == 0
        assert "##" not in each[0]


def read_back(text: str) -> str:
    """Return what a runner makes of the message of a command."""
    return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def test_github_shows_what_the_finding_says() -> None:
    made = report()._replace(findings=(finding(values=(("text", "50%0A of a::b, C"),)),))
    line = text_of("github", made).splitlines()[0]
    match = ANNOTATION.fullmatch(line)
    assert match is not None
    assert read_back(match["message"]) == "50%0A of a::b, C is open. Close 50%0A of a::b, C."
    assert match["properties"] == (
        "file=docs/a.md,line=12,endLine=12,col=3,endColumn=7,title=RD201 open-blocker"
    )


COMMAND = re.compile(r"\A(?:\s|\x1b\[[0-9;]*m)*::|##[a-zA-Z]*\[")


@pytest.mark.parametrize("name", BY_NAME)
def test_nothing_that_is_printed_commands_anybody(name: str) -> None:
    exporter = BY_NAME[name]
    made = "".join(printed(exporter, exporter.export(odd_report(), english)))
    made.encode("utf-8")
    ours = r"\A::(?:error|warning|notice) file=" if name == "github" else r"\A(?!)"
    for line in made.split("\n"):
        assert not CONTROL.search(line)
        assert not COMMAND.search(re.sub(ours, "", line))
    assert made.endswith("\n")


@pytest.mark.parametrize("name", DATA)
def test_printed_data_means_the_same(name: str) -> None:
    exporter = BY_NAME[name]
    made = "".join(printed(exporter, exporter.export(odd_report(), english)))
    assert json.loads(made) == data_of(name, odd_report())


def rendered(text: str) -> str:
    """Return what a reader sees of *text*, which has to be one paragraph of plain text."""
    parser = MarkdownIt("gfm-like")
    opening, inline, closing = parser.parse(text)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    seen = ""
    for token in inline.children or ():
        if token.type == "html_inline":
            assert token.content == "<!-- -->"
        else:
            assert token.type in ("text", "text_special"), token
            seen += token.content
    return seen


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"abc \\`*_{}[]()<>#+-.!|~&$@:/'\"^=;0123", "https://", "www.a.org", "&amp;"]
        )
    ).map("".join)
)
def test_texts_are_text_in_markdown(text: str) -> None:
    text = f"x{text}x"
    assert rendered(plain(text)) == visible(shorten(text, 160))
    assert not re.search(r"@\w|https?://|www\.", plain(text))


def test_markdown_begins_with_the_verdict_and_names_what_is_new() -> None:
    text = text_of("markdown", odd_report())
    assert text.startswith("## ❌ Not ready\n\nreadiness FAILED")
    titles = re.findall("^### (.+): [0-9]+$", text, re.MULTILINE)
    assert titles == ["Blockers", "New findings", "Mended", "Checklists"]
    assert "Findings of the baseline that are left: 1\n" in text
    tables = [each for each in MarkdownIt("gfm-like").parse(text) if each.type == "table_open"]
    assert len(tables) == 4
    assert "Findings: " in text_of("markdown", odd_report()._replace(baseline=""))


def test_markdown_has_room_in_a_comment() -> None:
    rows = [("@" * 200, "❌")] * 3000
    made = report(*(checklist(f"c{n}", "#" * 90, rows) for n in range(3)), records=(head(),))
    made = made._replace(mended=odd_report().mended * 3000, baseline="b")
    text = text_of("markdown", made)
    assert 30_000 < len(text) < 65_536
    assert len(re.findall(r"^… and \d+ more$", text, re.MULTILINE)) == 3
    shown = len(re.findall(r"^\| error \|", text, re.MULTILINE))
    assert f"… and {len(made.findings) - shown} more" in text


def test_badges() -> None:
    fine = report(checklist("a", "A", [("x", "✅")]))
    failing = report(checklist("a", "A", [("x", "❌")]))
    said = [(data["message"], data["color"]) for data in map(shield, (fine, failing, report()))]
    assert said == [
        ("passed", "brightgreen"), ("failed, blockers: 1", "red"), ("nothing checked", "yellow"),
    ]  # fmt: skip
    lenient = report(checklist("a", "A", [("x", "❌")]), options=Options(fail_on=None))
    assert shield(lenient)["message"] == "passed, blockers: 1"
    assert shield(fine._replace(known=ODD[:1]))["color"] == "yellow"
    for made in (fine, failing):
        tree = ET.fromstring(text_of("badge", made))
        assert tree.tag == "{http://www.w3.org/2000/svg}svg"
        assert tree.get("aria-label") == f"readiness: {shield(made)['message']}"
        assert "script" not in text_of("badge", made)


def shield(made: Report) -> Any:
    return data_of("shields", made)


@settings(max_examples=40, deadline=None)
@given(any_report)
def test_any_report_can_be_read_by_all(made: Report) -> None:
    jsonschema.Draft202012Validator(GITLAB).validate(data_of("gitlab", made))
    jsonschema.Draft202012Validator(RDJSON).validate(data_of("rdjson", made))
    ET.fromstring(text_of("checkstyle", made))
    junit_of(made)
    data_of("sarif", made)
    assert len(text_of("markdown", made)) < 65_536


def test_text_has_an_end_of_line_only_where_a_line_ends() -> None:
    assert "".join(printed(TEXT, iter(["a\nb", "c\n", "d"]))) == "a\nbc\nd\n"
    assert "".join(printed(TEXT, iter([]))) == ""


def test_exporters_have_names_and_files_of_their_own() -> None:
    def distinct(values: Iterable[str]) -> bool:
        listed = list(values)
        return len(set(listed)) == len(listed)

    assert distinct(each.name for each in EXPORTERS)
    assert distinct(each.file for each in EXPORTERS)
