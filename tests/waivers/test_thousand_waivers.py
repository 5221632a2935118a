"""A thousand waivers: each output says of each row what a plain reading of it says."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_waivers import BAD_DAYS, Made, waivers
from projects import Project as SphinxProject

from sphinx_readiness.assembly.assemble import Assembler
from sphinx_readiness.assembly.build_part import build_part
from sphinx_readiness.assembly.read_waivers import read_waiver
from sphinx_readiness.assembly.waivers import Waivers
from sphinx_readiness.cli import main
from sphinx_readiness.config.clock import make_clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.raw import DocumentData, RawChecklist, RawRow, RawTable, RawWaiver
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.waivers import Waiver, WaiverState

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Where the clock of the system stands, which nobody looks at."""

TODAY = date(2028, 2, 28)
"""The day before that of a leap year."""

OPTIONS = Options()
VOCABULARY = OPTIONS.vocabulary()
FIELDS = ("id", "item", "status", "severity")
HEAD = "| ID | Item | Status |\n|----|------|--------|\n"


def project_of(made: Sequence[Made]) -> Project:
    """Return a project with a row for each of *made*."""
    rows = tuple(
        RawRow(number, each.id, True, (each.id, f"row {number}", each.status, ""))
        for number, each in enumerate(made, 1)
    )
    checklist = RawChecklist("list", "list", ("a.md", 1), (), (RawTable(FIELDS, FIELDS, rows),))
    part = build_part(DocumentData("a", checklists=(checklist,)), OPTIONS, VOCABULARY)
    return Assembler([part], OPTIONS, VOCABULARY).project()


def bound(made: Sequence[Made]) -> Waivers:
    """Return the waivers of a project with a row for each of *made*."""
    read = [_read(each, number) for number, each in enumerate(made)]
    return Waivers(project_of(made), read, OPTIONS, VOCABULARY)


def _read(each: Made, number: int) -> Waiver:
    pairs = (
        ("reason", each.reason), ("approver", each.approver), ("until", each.until),
        ("from", each.start),
    )  # fmt: skip
    place = ("w.md", number + 1)
    raw = RawWaiver(each.id, place, pairs, place)
    return read_waiver(raw, "", OPTIONS, VOCABULARY)


def items_on(made: Sequence[Made], day: date) -> dict[str, Item]:
    return {item.id: item for item in bound(made).on(day)[0].all_items()}


def test_each_of_a_thousand_is_judged_as_it_reads() -> None:
    for seed, day in enumerate((TODAY, date(2027, 2, 28), date(2026, 12, 31), date(2028, 2, 29))):
        made = list(waivers(1000, day, seed))
        items = items_on(made, day)
        holding = [each for each in made if each.holds_on(day)]
        assert 200 < len(holding) < 800
        for each in made:
            item = items[each.id]
            assert bool(item.until) is each.holds_on(day), each
            assert item.holds_back is not each.holds_on(day), each
            assert item.is_blocker is (each.status == "❌" and not each.holds_on(day)), each
            if item.until:
                assert item.until == each.until
                assert (item.status, item.exempt) == ("waived", "waived")
                assert item.written_status != "waived"


def test_the_forecast_names_the_first_day_on_which_a_row_is_open_again() -> None:
    made = list(waivers(400, TODAY, 7))
    found = {item.id: lapse.day for lapse in bound(made).lapses(TODAY, 120) for item in lapse.rows}
    assert found == {
        each.id: day for each in made if (day := each.lapses_after(TODAY, 120)) is not None
    }
    assert len(found) > 50


POOL = [each._replace(id=f"W-{n % 5}") for n, each in enumerate(waivers(300, TODAY, 11))]
"""Waivers of five rows."""

PICKED = st.integers(min_value=0, max_value=len(POOL) - 1)


@given(st.lists(PICKED, max_size=12), PICKED)
def test_one_more_makes_no_other_row_better_and_one_less_makes_none_better(
    chosen: list[int], more: int
) -> None:
    project = project_of(list(waivers(5, TODAY, 12)))

    def held_back(numbers: list[int]) -> dict[str, bool]:
        read = [_read(POOL[number], number) for number in numbers]
        now = Waivers(project, read, OPTIONS, VOCABULARY).on(TODAY)[0]
        return {item.id: item.holds_back for item in now.all_items()}

    without, with_it = held_back(chosen), held_back([*chosen, more])
    own = POOL[more].id
    assert all(with_it[row] is bad for row, bad in without.items() if row != own)
    assert with_it[own] <= without[own]


def test_dates_that_are_none_count_as_expired() -> None:
    for text in BAD_DAYS:
        each = Made("W-0", "❌", "vendor is late", "Dana Cruz", text, "", None)
        project = bound([each]).on(TODAY)[0]
        assert project.waivers[0].state is WaiverState.VOID
        assert next(project.all_items()).is_blocker


def test_no_time_zone_changes_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    each = Made("W-0", "❌", "vendor is late", "Dana Cruz", "2028-02-29", "2028-02-28", None)
    midnights = {  # seconds since 1970, in UTC
        "2028-02-27T23:59:59": WaiverState.NOT_YET, "2028-02-28T00:00:00": WaiverState.IN_FORCE,
        "2028-02-29T23:59:59": WaiverState.IN_FORCE, "2028-03-01T00:00:00": WaiverState.EXPIRED,
    }  # fmt: skip
    try:
        for hours in range(-12, 13):
            monkeypatch.setenv("TZ", f"UTC{hours:+d}")
            time.tzset()
            for text, state in midnights.items():
                epoch = int(datetime.fromisoformat(f"{text}+00:00").timestamp())
                clock = make_clock(None, {"SOURCE_DATE_EPOCH": str(epoch)}, NEVER)
                assert bound([each]).on(clock.today)[0].waivers[0].state is state, (hours, text)
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def directive(each: Made) -> str:
    options = [("reason", each.reason), ("approver", each.approver), ("until", each.until)]
    options += [("from", each.start)] if each.start else []
    lines = [f':{name}: "{value}"' for name, value in options if value]
    return "\n".join([f":::{{waiver}} {each.id}", *lines, ":::", ""])


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Made], SphinxProject]:
    """Return a project with a thousand rows and waivers: directives, a table and entries."""
    made = list(waivers(1000, TODAY, 3))
    root = tmp_path_factory.mktemp("oracle")
    rows = "".join(f"| {each.id} | row {each.id} | {each.status} |\n" for each in made)
    page = f"# Rows\n\n:::{{checklist}} list\n:owner: me\n\n{HEAD}{rows}:::\n"
    singles = "\n".join(map(directive, made[:100]))
    cells = "".join(
        f"| {each.id} | {each.reason} | {each.approver} | {each.until} | {each.start} |\n"
        for each in made[100:800]
    )
    table = (
        ":::{waiver}\n| Items | Reason | Approved by | Valid until | From |\n"
        f"|---|---|---|---|---|\n{cells}:::\n"
    )
    toml = f'as_of = "{TODAY}"\n' + "".join(
        "[[waivers]]\n"
         f'items = "{each.id}"\n'
        + "".join(
            f'{name} = "{value}"\n'
            for name, value in (
                ("reason", each.reason), ("approver", each.approver), ("until", each.until),
                ("from", each.start),
            )
            if value
        )
        for each in made[800:]
    )  # fmt: skip
    project = SphinxProject(
        root, {"index.md": page, "excused.md": f"# Excused\n\n{singles}\n{table}"}
    )
    project.write({"../readiness.toml": toml})
    project.edit("index.md", "# Rows", "# Rows\n\n```{toctree}\nexcused\n```")
    return made, project


def test_every_output_says_the_same(
    outputs: tuple[list[Made], SphinxProject], capsys: pytest.CaptureFixture[str]
) -> None:
    made, project = outputs
    holding = {each.id: each.until for each in made if each.holds_on(TODAY)}
    failing = {each.id for each in made if each.status == "❌"} - holding.keys()
    built = project.lint()
    items = {item["id"]: item for item in built.items()}
    assert {i: item["waived_until"] for i, item in items.items() if "exempt" in item} == holding
    assert {i for i, item in items.items() if item["blocker"]} == failing
    findings = built.report["findings"]
    assert {each["item"] for each in findings if each["code"] == "RD201"} == failing
    in_force = [each for each in built.report["waivers"] if each["state"] == "in-force"]
    assert {id_ for each in in_force for id_ in each["items"]} == holding.keys()
    assert f"Waived: {len(holding)}" in built.status
    page = project.build().page("index")
    shown = re.findall(
        r'id="(W-\d+)"[^>]*>(?:(?!</tr>).)*?Waived until ([\d-]{10})', page, re.DOTALL
    )
    assert dict(shown) == holding
    _outputs_of_the_command_line(project, made, holding, failing, capsys)


def _outputs_of_the_command_line(
    project: SphinxProject,
    made: Sequence[Made],
    holding: dict[str, str],
    failing: set[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["lint", str(project.docs), "--color", "never"]) == 1
    printed = capsys.readouterr().out
    assert set(re.findall(r"RD201 open-blocker blocker (W-\d+)", printed)) == failing
    assert f"Waived: {len(holding)}" in printed
    lapsing = {
        (each.id, str(day)) for each in made
        if (day := each.lapses_after(TODAY, 90)) is not None
    }  # fmt: skip
    assert main(["forecast", str(project.docs), "--days", "90", "--format", "json"]) == 0
    events = json.loads(capsys.readouterr().out)["events"]
    assert {(id_, each["day"]) for each in events for id_ in each["items"]} == lapsing
    assert main(["forecast", str(project.docs), "--days", "90", "--format", "ics"]) == 0
    calendar = capsys.readouterr().out.replace("\r\n ", "").replace("\n ", "")
    days = re.findall(r"DTSTART;VALUE=DATE:(\d{8})\s+.*?waiver of (W-\d+) ", calendar, re.DOTALL)
    assert {(id_, f"{day[:4]}-{day[4:6]}-{day[6:]}") for day, id_ in days} == lapsing
