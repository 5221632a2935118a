from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.config.clock import end_of, make_clock
from sphinx_readiness.text.dates import (
    has_impossible_day,
    last_day,
    last_moment,
    parse_date,
    parse_moment,
    parse_span,
)

DAY = date(2026, 5, 17)

NOW = datetime(2026, 5, 17, 14, 30, tzinfo=UTC)


@given(st.dates())
def test_iso_dates_are_read(day: date) -> None:
    assert parse_date(f" {day.isoformat()}\n") == day


@pytest.mark.parametrize(
    "text",
    ["", "2026-02-30", "2026-13-01", "0000-01-01", "2026-1-2", "26-01-02", "2026/01/02", "soon",
     "2026-01-02T00:00", "٢٠٢٦-٠١-٠٢", "2026-01-02 x"],
)  # fmt: skip
def test_other_dates_are_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("24h", (24, "hour")),
        (" 24 Hours ", (24, "hour")),
        ("1 week", (1, "week")),
        ("1 month", (1, "month")),
        ("3d", (3, "day")),
        ("2 mo", (2, "month")),
        ("First 48 hours", (48, "hour")),
        ("T+7 days", (7, "day")),
        ("within 24 h", (24, "hour")),
        ("One week after launch", (1, "week")),
        ("24-hour", (24, "hour")),
        ("First week", (1, "week")),
    ],
)
def test_spans(text: str, span: tuple[int, str]) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0h",
        "-1 day",
        "a week",
        "1",
        "week",
        "1 m",
        "99999 h",
        "٣ h",
        "first weeks",
        "24 h or so",
    ],
)
def test_no_spans(text: str) -> None:
    assert parse_span(text) is None


@given(st.text(max_size=40))
def test_any_text_is_read_without_error(text: str) -> None:
    day, span = parse_date(text), parse_span(text)
    assert day is None or day.isoformat() == text.strip()
    assert span is None or text.strip().startswith(tuple("0123456789"))


def test_clock_order() -> None:
    environ = {"SOURCE_DATE_EPOCH": "86400"}
    assert make_clock("2026-01-02", environ, NOW).today == date(2026, 1, 2)
    assert make_clock(None, environ, NOW).today == date(1970, 1, 2)
    assert make_clock("", environ, NOW).source == "SOURCE_DATE_EPOCH"
    assert make_clock("no date", {}, NOW).source == "system"


def test_the_moment_of_a_day_is_its_end() -> None:
    end = datetime(2026, 1, 2, 23, 59, 59, tzinfo=UTC)
    assert make_clock("2026-01-02", {}, NOW).moment == end_of(date(2026, 1, 2)) == end
    assert make_clock(None, {"SOURCE_DATE_EPOCH": "86401"}, NOW).moment.isoformat() == (
        "1970-01-02T00:00:01+00:00"
    )
    assert make_clock(None, {}, NOW).moment == NOW


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-01-31T14:00Z", "2026-01-31T14:00:00"),
        (" 2026-01-31 14:00:07 UTC ", "2026-01-31T14:00:07"),
        ("2026-01-31T23:30-05:00", "2026-02-01T04:30:00"),
        ("2026-03-01T00:15:00+0100", "2026-02-28T23:15:00"),
        ("0001-01-01T00:00+01:00", None),
        ("2026-01-31T14:00", None),
        ("2026-01-31T14Z", None),
        ("2026-01-31T24:01Z", None),
        ("2026-02-30T14:00Z", None),
        ("2026-01-31T14:00+25:00", None),
        ("2026-01-31T14:00Zulu", None),
        ("2026-01-31", None),
        ("٢٠26-01-31T14:00Z", None),
    ],
)
def test_moments(text: str, utc: str | None) -> None:
    found = parse_moment(text)
    assert (found.isoformat() if found else None) == (f"{utc}+00:00" if utc else None)


@pytest.mark.parametrize(
    ("span", "end"),
    [
        ((24, "hour"), "2026-02-01T14:30"),
        ((36, "hour"), "2026-02-02T02:30"),
        ((2, "day"), "2026-02-02T14:30"),
        ((1, "week"), "2026-02-07T14:30"),
        ((1, "month"), "2026-02-28T14:30"),
        ((9999, "month"), "2859-04-30T14:30"),
    ],
)
def test_the_last_moment_of_a_span(span: tuple[int, str], end: str) -> None:
    found = last_moment(datetime(2026, 1, 31, 14, 30, tzinfo=UTC), span)
    assert found == datetime.fromisoformat(f"{end}+00:00")


def test_the_calendar_ends() -> None:
    for unit in ("hour", "day", "week", "month"):
        assert last_moment(datetime(9999, 12, 31, 14, tzinfo=UTC), (20, unit)) is None


@pytest.mark.parametrize("epoch", ["", "x", "-1", "1.5", "9" * 30, "9" * 5000, "²"])
def test_a_bad_epoch_is_left_out(epoch: str) -> None:
    assert make_clock(None, {"SOURCE_DATE_EPOCH": epoch}, NOW).source == "system"


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-01-01", (24, "hour"), "2026-01-02"),
        ("2026-01-01", (25, "hour"), "2026-01-03"),
        ("2026-01-01", (1, "hour"), "2026-01-02"),
        ("2026-01-01", (3, "day"), "2026-01-04"),
        ("2025-12-25", (2, "week"), "2026-01-08"),
        ("2026-01-31", (1, "month"), "2026-02-28"),
        ("2024-01-31", (1, "month"), "2024-02-29"),
        ("2025-12-15", (13, "month"), "2027-01-15"),
        ("9999-12-31", (1, "day"), None),
        ("9990-01-01", (9999, "month"), None),
    ],
)
def test_the_last_day_of_a_window(start: str, span: tuple[int, str], end: str | None) -> None:
    found = last_day(date.fromisoformat(start), span)
    assert (found.isoformat() if found else None) == end


@pytest.mark.parametrize(
    "text",
    [
        "on 2026-13-45",
        "2026-02-30.",
        "(45.13.2026)",
        "13/32/2026",
        "2026/1/0",
        "fine 2026-01-01, 0.1.2026",
    ],
)
def test_days_that_no_calendar_has(text: str) -> None:
    assert has_impossible_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "on 2026-01-31",
        "31.1.2026",
        "1/31/2026",
        "v1.2.2026.1",
        "#2026-99-1234",
        "",
        "10.20.30",
        "28.02.2026.",
    ],
)
def test_days_that_there_are(text: str) -> None:
    assert not has_impossible_day(text)
