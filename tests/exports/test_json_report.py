from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from report_samples import any_report, checklist, full_report, head, report

from sphinx_readiness.config.options import Options
from sphinx_readiness.exports.json_report import SCHEMA, VERSION, dumps
from sphinx_readiness.exports.report import Report

SCHEMA_TEXT = (
    files("sphinx_readiness").joinpath("schemas/readiness-1.schema.json").read_text("utf-8")
)


def parsed(made: Report) -> Any:
    return json.loads(dumps(made))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMA_TEXT)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def objects(schema: Any) -> list[dict[str, Any]]:
    """Return every schema of an object inside *schema*."""
    found = []
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            found.append(schema)
        for value in schema.values():
            found += objects(value)
    elif isinstance(schema, list):
        for value in schema:
            found += objects(value)
    return found


def test_schema_is_strict() -> None:
    optional = {
        "end_line",
        "end_column",
        "exempt",
        "waived_until",
        "written_status",
        "due",
        "signing",
    }
    for each in objects(json.loads(SCHEMA_TEXT)):
        if "properties" in each:
            assert each["additionalProperties"] is False
            assert {*each["required"]} == {*each["properties"]} - optional
            assert len({*each["required"]}) == len(each["required"])
        else:
            assert isinstance(each["additionalProperties"], dict)


def test_schema_and_report_name_each_other() -> None:
    schema = json.loads(SCHEMA_TEXT)
    made = parsed(report())
    assert schema["$id"] == made["schema"] == SCHEMA
    assert made["version"] == VERSION


@pytest.mark.parametrize(
    "made",
    [
        report(),
        report(records=(head(),)),
        full_report(),
        report(checklist("a", "A", [("x", "❌")]), options=Options(fail_on=None)),
    ],
    ids=["nothing", "head only", "everything", "never fails"],
)
def test_report_is_valid(made: Report, validator: jsonschema.Draft202012Validator) -> None:
    assert not list(validator.iter_errors(json.loads(dumps(made))))


@settings(max_examples=60, deadline=None)
@given(any_report)
def test_any_report_is_valid_utf8_and_stable(made: Report) -> None:
    text = dumps(made)
    assert text.encode("utf-8").endswith(b"}\n")
    assert text == dumps(made)
    jsonschema.Draft202012Validator(json.loads(SCHEMA_TEXT)).validate(json.loads(text))


def test_nothing_of_a_record_is_lost() -> None:
    made = parsed(full_report())
    (record,) = made["records"]
    assert record["product"] == "RustyDB"
    assert record["contacts"][0] == {"name": "Ops", "address": "ops@example.org"}
    assert record["updated"] == {"text": "yesterday", "date": None}
    assert record["legend"] == ["verified", "not-met"]
    assert [each["id"] for each in record["checklists"]] == ["docs", "ops", "none"]
    assert record["checklists"][0]["declared"]["caveat"] == "x"
    assert record["checklists"][1]["declared"]["status"] is None
    assert [each["span"] for each in record["windows"]] == [{"count": 24, "unit": "hour"}, None]
    assert [each["state"] for each in record["sign_offs"]] == ["approved", None]
    assert [each["signed"] for each in record["sign_offs"]] == [True, False]
    assert [each["answer"] for each in record["decisions"]] == ["conditional", None]
    (condition,) = record["decisions"][0]["conditions"]
    assert (condition["text"], condition["items"], condition["met"]) == (
        "Mend the API",
        ["X-1", "docs-1"],
        False,
    )


def test_item() -> None:
    item = parsed(full_report())["records"][0]["checklists"][0]["items"][1]
    assert item == {
        "id": "docs-1",
        "explicit_id": True,
        "title": "API",
        "status": "not-met",
        "status_text": "❌",
        "outcome": "fail",
        "owner": "Ops",
        "notes": "",
        "severity": "",
        "blocking": False,
        "blocker": True,
        "evidence": "log.txt",
        "verify": "",
        "standing": "said",
        "checks": [],
        "links": ["X-1"],
        "tags": ["a", "b"],
        "extra": [{"name": "Area", "value": "east"}],
        "document": "ops/gate",
        "location": {"path": "ops/gate.md", "line": 13, "column": None},
    }


def test_finding() -> None:
    first, second = parsed(full_report())["findings"]
    assert (first["path"], first["line"], first["column"]) == ("ops/gate.md", 1, 7)
    assert (first["message"], first["hint"], first["item"]) == ("lost a", "", None)
    assert (second["code"], second["item"], second["field"]) == ("RD201", "docs-1", "status")


def test_totals_leave_the_windows_out() -> None:
    made = parsed(full_report())
    totals = made["totals"]
    assert (totals["records"], totals["checklists"], totals["blockers"]) == (1, 3, 1)
    assert totals["items"]["total"] == 4
    assert totals["items"]["unknown_status"] == 1
    assert totals["items"]["by_outcome"] == {"fail": 1, "open": 2, "pass": 1, "info": 0}
    assert totals["findings"] == {"error": 2, "warning": 0, "info": 0}
    assert made["failed"] is True


def test_text_is_readable_and_dated_by_the_clock_only() -> None:
    text = dumps(full_report())
    assert "✅" in text
    assert '"as_of": "2026-01-25"' in text


def test_lone_surrogates_are_replaced() -> None:
    made = report(checklist("a", "x\ud800y", [("\udfff", "✅")]))
    assert "x\ufffdy" in dumps(made).encode("utf-8").decode("utf-8")
