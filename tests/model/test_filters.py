"""Filters are data: fields and values, nothing else."""

from __future__ import annotations

import pytest

from sphinx_readiness.config.options import OptionSource, make_options
from sphinx_readiness.model.filters import field_text, parse_filter


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("type=test", (("type", "test"),)),
        (" type = test ,status='not ok' ", (("type", "test"), ("status", "not ok"))),
        ("status=", (("status", ""),)),
        ("title=__import__('os')", (("title", "__import__('os')"),)),
    ],
)
def test_what_a_filter_says(text: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert parse_filter(text) == pairs


@pytest.mark.parametrize("text", ["", "type", "=x", "a=b,", "a==b", "a b=c", "type != x"])
def test_what_is_no_filter(text: str) -> None:
    assert parse_filter(text) is None


def test_values_as_texts() -> None:
    assert [field_text(value) for value in (True, False, 3, "x")] == ["true", "false", "3", "x"]


def options(value: object) -> tuple[object, int]:
    found, problems = make_options([({"blocking_needs": value}, OptionSource("x.toml", {}))])
    return found.blocking_needs, len(problems)


def test_the_option() -> None:
    assert options([{"type": "test", "failed": True}, {"age": 3}]) == (
        ((("type", "test"), ("failed", "true")), (("age", "3"),)),
        0,
    )
    assert options({"type": "test"}) == (((("type", "test"),),), 0)


@pytest.mark.parametrize("value", [[{}], ["x"], "type=test", [{"a": ["x"]}], [{1: "x"}], 7])
def test_values_that_are_none(value: object) -> None:
    assert options(value) == ((), 1)
