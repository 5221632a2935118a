"""Reports of earlier days: what they tell of a row, and what is wrong with some of them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from systems import needs_posix

from sphinx_readiness.api import lint
from sphinx_readiness.comparing import past_reports
from sphinx_readiness.comparing.history import (
    PastReport,
    RecordDay,
    Since,
    history_of,
    open_since,
    strange_reports,
)
from sphinx_readiness.comparing.past_reports import KeptFile, kept_files, read_reports

TODAY = date(2026, 1, 15)

ROW = ("ops", "OPS-1")

PAGE = """# Lantern

:::{readiness} Lantern
:version: 2.0
:::

:::{checklist} ops

| ID    | Item   | Status | Owner |
|-------|--------|--------|-------|
| OPS-1 | Backup | ❌     | SRE   |
| OPS-2 | Pager  | ✅     | SRE   |
|       | Logs   | 🔄     | SRE   |
:::
"""


def day(ago: int, *held: str) -> RecordDay:
    numbers = (("fail", len(held)), ("open", 0), ("info", 0), ("pass", 5 - len(held)))
    rows = frozenset(("ops", each) for each in held)
    return RecordDay(TODAY - timedelta(ago), numbers, rows)


def past(
    path: str, found: RecordDay, record: str = "lantern", product: str = "lantern"
) -> PastReport:
    return PastReport(path, found.day, {record: found}, frozenset((product,)))


@pytest.mark.parametrize(
    ("days", "ago", "earlier"),
    [
        pytest.param([day(9), day(5, "OPS-1"), day(2, "OPS-1")], 5, False, id="closed-before"),
        pytest.param([day(9, "OPS-1"), day(5, "OPS-1")], 9, True, id="always-open"),
        pytest.param([day(9, "OPS-1"), day(5, "OPS-2"), day(2, "OPS-1")], 2, False, id="reopened"),
        pytest.param([day(9, "OPS-1"), day(2)], 0, False, id="opened-after-the-last"),
        pytest.param([day(40, "OPS-2"), day(1, "OPS-2", "OPS-1")], 1, False, id="days-without"),
        pytest.param([], 0, False, id="nothing-known"),
    ],
)
def test_a_row_is_open_since_the_first_day_without_interruption(
    days: list[RecordDay], ago: int, earlier: bool
) -> None:
    assert open_since(days, ROW, TODAY) == Since(TODAY - timedelta(ago), ago, earlier)


def test_days_are_in_order_and_end_before_today() -> None:
    """Of two reports of a day the one with the later name counts; today the documents do."""
    first, again = day(3, "OPS-1"), day(3)
    found = history_of(
        [
            past("a.json", day(1)),
            past("b.json", first),
            past("c.json", again),
            past("d.json", day(0, "OPS-1")),
            past("e.json", day(-1)),
            past("f.json", day(7), "other"),
        ],
        TODAY,
    )
    assert found == {"lantern": [again, day(1)], "other": [day(7)]}


def wrong(*reports: PastReport, partial: bool = False) -> list[tuple[str, str]]:
    records = {"lantern": "Lantern", "beacon": ""}
    found = strange_reports(reports, records, TODAY, partial=partial)
    return [(each.place[0], each.text()) for each in found]


def test_reports_of_this_project_are_nothing_strange() -> None:
    """The record of an earlier version had another id."""
    assert not wrong(
        past("a.json", day(3)),
        past("b.json", day(3), "lantern-1-0"),
        past("c.json", day(3), "beacon", "beacon"),
        past("d.json", day(0)),
    )


def test_reports_of_others_and_of_days_to_come_are_told() -> None:
    other, later = past("a.json", day(3), "harbour", "harbour"), past("b.json", day(-2))
    assert wrong(other, later) == [
        (
            "b.json",
            "this report is of 2026-01-17, which is after 2026-01-15; it counts for nothing",
        ),
        (
            "a.json",
            "this report is about no record of this project; it counts for nothing: harbour",
        ),
    ]
    assert [path for path, _text in wrong(other, later, partial=True)] == ["b.json"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the report on a small record."""
    docs = tmp_path_factory.mktemp("history") / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text('myst_enable_extensions = ["colon_fence"]\n', encoding="utf-8")
    (docs / "index.md").write_text(PAGE, encoding="utf-8")
    return lint(docs, as_of="2026-01-10").to_dict()


def test_a_report_tells_what_is_needed_of_it(written: dict[str, Any]) -> None:
    """A row whose id follows from its title would be another one when that is mended."""
    (report,), problems = read_reports([KeptFile("a.json", json.dumps(written).encode())])
    assert not problems
    (record,) = report.records
    assert report.products == {"lantern"}
    assert report.day == date(2026, 1, 10)
    assert report.records[record] == RecordDay(
        date(2026, 1, 10),
        (("fail", 1), ("open", 1), ("pass", 1), ("info", 0)),
        frozenset((("ops", "OPS-1"),)),
    )


def greener(report: dict[str, Any]) -> None:
    report["records"][0]["checklists"][0]["items"][0]["outcome"] = "pass"


def test_what_is_no_report_counts_for_nothing(written: dict[str, Any]) -> None:
    text = json.dumps(written)
    lies = json.loads(text)
    greener(lies)
    hostile = {
        "list.json": b"[]",
        "text.json": b"not json",
        "bytes.json": b"\xff\xfe",
        "deep.json": b"[" * 100_000,
        "lies.json": json.dumps(lies).encode(),
        "twice.json": text.replace('"as_of"', '"as_of": "2026-01-01", "as_of"', 1).encode(),
        "nan.json": text.replace('"version": 1', '"version": NaN', 1).encode(),
        "schema.json": text.replace("readiness-1", "readiness-9").encode(),
        "day.json": text.replace("2026-01-10", "2026-01-40").encode(),
    }
    found = read_reports([KeptFile(name, data) for name, data in hostile.items()])
    assert not found.reports
    assert [each.place for each in found.problems] == [(name, 1) for name in hostile]
    assert {each.rule for each in found.problems} == {"unreadable-history"}
    told = {each.place[0]: each.text() for each in found.problems}
    assert "twice" in told["twice.json"]
    assert "no report that agrees with itself" in told["lies.json"]


def names(root: Path, *patterns: str) -> list[tuple[str, bool]]:
    return [(each.path, each.problem is None) for each in kept_files(root, patterns)]


def test_files_are_found_by_name_and_pattern_once(tmp_path: Path) -> None:
    (tmp_path / "old" / "more").mkdir(parents=True)
    for name in ("old/b.json", "old/a.json", "old/more/c.json", "d.json", "e.txt"):
        (tmp_path / name).touch()
    assert names(tmp_path, "old/*.json", "./old/a.json") == [
        ("old/a.json", True), ("old/b.json", True),
    ]  # fmt: skip
    assert [path for path, _good in names(tmp_path, "**/*.json")] == [
        "d.json", "old/a.json", "old/b.json", "old/more/c.json",
    ]  # fmt: skip
    assert not names(tmp_path, "none/*.json")


def test_what_is_not_there_or_outside_is_told(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "folder.json").mkdir(parents=True)
    (tmp_path / "out.json").touch()
    patterns = ("gone.json", "folder.json", "../out.json", "../*.json", f"{root}/x.json")
    found = names(root, *patterns)
    assert len(found) == len(patterns)
    assert not any(good for _path, good in found)


@needs_posix
def test_links_out_of_the_root_are_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "out.json").touch()
    (root / "link.json").symlink_to(tmp_path / "out.json")
    assert names(root, "link.json") == [("link.json", False)]
    assert names(root, "*.json") == []


def test_the_last_ones_by_name_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(105):
        (tmp_path / f"{at:03}.json").write_bytes(b"1234567890")
    found = [path for path, _good in names(tmp_path, "*.json")]
    assert (found[0], found[-1], len(found)) == ("005.json", "104.json", 100)
    monkeypatch.setattr(past_reports, "TOTAL_LIMIT", 35)
    assert [path for path, _good in names(tmp_path, "*.json")] == [
        "102.json", "103.json", "104.json",
    ]  # fmt: skip


def test_a_project_without_history_imports_nothing_of_it(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text('myst_enable_extensions = ["colon_fence"]\n', encoding="utf-8")
    (docs / "index.md").write_text(PAGE, encoding="utf-8")
    code = (
        "import sys; from sphinx_readiness.api import lint; lint(sys.argv[1])\n"
        "print('sphinx_readiness.api' in sys.modules, *(name for name in sys.modules"
        " if name.endswith(('.past', '.history', '.past_reports'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(docs)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "True\n"
