"""Reading ``readiness.json`` again: all of it, nothing that contradicts itself, and hostile files."""

from __future__ import annotations

import copy
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from systems import needs_posix

from sphinx_readiness import api
from sphinx_readiness.exports.json_values import BadReport
from sphinx_readiness.exports.report_reader import read_report

sys.path.insert(0, str(Path(__file__).parents[1] / "exports"))
try:
    from report_samples import any_report, full_report
finally:
    sys.path.pop(0)

DATA = full_report().to_dict()


def places(value: Any, *before: str | int) -> Iterator[tuple[str | int, ...]]:
    """Yield where each value stands in *value*."""
    yield before
    if isinstance(value, list):
        value = dict(enumerate(value))
    for key, each in value.items() if isinstance(value, dict) else ():
        yield from places(each, *before, key)


def changed(place: tuple[str | int, ...], new: Any) -> Any:
    """Return the report with *new* at *place*; without that where it is None.__class__."""
    whole = copy.deepcopy({"": DATA})
    at: Any = whole
    for key in ("", *place)[:-1]:
        at = at[key]
    last = ("", *place)[-1]
    if new is None.__class__:
        del at[last]
    else:
        at[last] = new
    return whole.get("")


PLACES = list(places(DATA))


def test_the_sample_has_everything() -> None:
    for part in ("records", "findings", "statuses", "configuration"):
        assert part in DATA
    record = DATA["records"][0]
    for part in ("checklists", "windows", "sign_offs", "decisions"):
        assert record[part], part


def test_all_of_it_comes_back() -> None:
    assert read_report(DATA).to_dict() == DATA


@given(any_report)
def test_any_report_comes_back(report: api.Report) -> None:
    data = report.to_dict()
    found = read_report(data)
    assert found.to_dict() == data
    assert found.failed is report.failed
    assert [each.text() for each in found.findings] == [
        each["message"] for each in data["findings"]
    ]


def test_ends_of_findings_come_back() -> None:
    place = ("findings", 0, "end_line")
    assert is_refused(changed(place, 3)), "an end without a column"
    for line, column, refused in ((3, 7, False), (3, 1, False), (0, 7, True), (3, 0, True)):
        report = changed(place, line)
        report["findings"][0]["end_column"] = column
        assert is_refused(report) is refused, (line, column)
        if not refused:
            found = read_report(report).findings[0]
            assert (found.end_line, found.end_column) == (line, column)


def is_refused(value: Any) -> bool:
    text = ""
    try:
        assert read_report(value).to_dict() == value
    except BadReport as error:
        text = str(error)
    assert "\n" not in text
    assert len(text) < 300
    return bool(text)


WRONG = (None, True, 0, -1, 10**30, 1.5, "", "x", "{0}", [], {}, [[]], {"x": 1})


@pytest.mark.parametrize("shift", [0, 4, 8])
def test_any_value_anywhere(shift: int) -> None:
    """Each is refused in one line, or is what the report says as well."""
    refused = sum(
        is_refused(changed(place, WRONG[(number + shift) % len(WRONG)]))
        for number, place in enumerate(PLACES)
    )
    assert refused > len(PLACES) / 2


def test_any_value_missing() -> None:
    lists = [place for place in PLACES if place and isinstance(place[-1], str)]
    for place in lists:
        if len(place) < 2 or place[-2] not in {"by_status"}:
            assert is_refused(changed(place, None.__class__)), place


@pytest.mark.parametrize(
    ("place", "new"),
    [
        (("failed",), not DATA["failed"]),
        (("fail_on",), "never"),
        (("totals", "blockers"), 0),
        (("totals", "findings", "error"), 0),
        (("totals", "items", "total"), 1),
        (("records", 0, "counts", "total"), 1),
        (("records", 0, "checklists", 0, "blockers"), []),
        (("records", 0, "checklists", 0, "computed", "outcome"), "info"),
        (("records", 0, "sign_offs", 0, "signed"), False),
        (("version",), 2),
        (("schema",), "urn:x"),
    ],
)
def test_a_report_that_contradicts_itself_is_none(place: tuple[str | int, ...], new: Any) -> None:
    before: Any = DATA
    for key in place:
        before = before[key]
    assert before != new, "the case changes something"
    assert is_refused(changed(place, new))


def test_what_a_later_release_adds_is_left_out() -> None:
    more = copy.deepcopy(DATA)
    more["added"] = {"in": "a later release"}
    more["records"][0]["added"] = 1
    assert read_report(more).to_dict() == DATA


def load(tmp_path: Path, data: bytes) -> api.Report:
    path = tmp_path / "readiness.json"
    path.write_bytes(data)
    return api.load_report(path)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is not valid JSON"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "nested too deeply"),
        (b'{"schema": 1, "schema": 2}', "'schema'"),
        (b"NaN", "'NaN'"),
        (b'{"schema": "\\ud800"}', "surrogate"),
        (b"9" * 10_000, "number"),
        (b"{}", "the report has no 'schema'"),
        (b'"\\u001b[31m"', "expected an object"),
    ],
)
def test_hostile_files_are_one_error(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(api.ReadinessError) as caught:
        load(tmp_path, data)
    text = str(caught.value)
    assert says in text
    assert text.isprintable()


def test_what_is_no_file(tmp_path: Path) -> None:
    for name in ("missing.json", ".", "\0", "x" * 5000):
        with pytest.raises(api.ReadinessError):
            api.load_report(f"{tmp_path}/{name}")


@needs_posix
def test_what_is_no_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (f"{tmp_path}/pipe", "/dev/zero"):
        with pytest.raises(api.ReadinessError):
            api.load_report(name)


def test_too_many_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "VALUES_LIMIT", 100)
    with pytest.raises(api.ReadinessError, match="too many values; expected at most 100"):
        load(tmp_path, json.dumps(DATA).encode())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from([*DATA, "x"]), x),
    )
)
def test_any_json_is_refused(value: Any) -> None:
    with pytest.raises(BadReport):
        read_report(value)
