"""Values of the model as JSON: all of them come back, and nothing else does."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

import pytest

from sphinx_readiness.text.phrases import Label, Phrase, said
from sphinx_readiness.workspace.lint_cache.typed_json import NotOfThatType, Reader, to_json


class Colour(Enum):
    RED = "r"
    BLUE = "b"


class Inner(NamedTuple):
    number: int
    flag: bool = False


class Outer(NamedTuple):
    text: str
    colour: Colour
    day: date | None
    inner: Inner
    many: tuple[Inner, ...]
    pair: tuple[str, int]
    table: Mapping[str, int]
    items: Sequence[str]


VALUE = Outer(
    "Zürich \ud800", Colour.BLUE, date(2026, 1, 25), Inner(3), (Inner(1, True), Inner(2)), ("a", 1),
    {"x": 1}, ("y",),
)  # fmt: skip


def test_a_value_comes_back() -> None:
    data = json.loads(json.dumps(to_json(VALUE)))
    assert Reader().read(Outer, data) == VALUE
    assert Reader().read(Outer, to_json(VALUE._replace(day=None, many=()))).day is None


def test_what_is_translated_stays_so() -> None:
    inner = Phrase("there is no '{name}'", (("name", Label("Verified")),))
    value = Phrase("not read: {reason}", (("reason", inner), ("n", "1")))
    found = Reader().read(str, json.loads(json.dumps(to_json(value))))
    assert found == value
    assert isinstance(found, Phrase)
    german = {"not read: {reason}": "nicht gelesen: {reason}", "Verified": "Geprüft"}
    assert said(found, lambda text: german.get(text, text)) == (
        "nicht gelesen: there is no 'Geprüft'"
    )


@pytest.mark.parametrize("value", [[], [1], ["{a}", []], ["{0}", []], ["{a.b}", [["a", "x"]]],
                                   ["a", [["a"]]], ["a", [], []], ["{", []]])  # fmt: skip
def test_what_is_no_template_is_no_text(value: Any) -> None:
    with pytest.raises(NotOfThatType):
        Reader().read(str, value)


def _with(at: int, value: Any) -> Any:
    data = to_json(VALUE)
    data[at] = value
    return data


WRONG: dict[str, Any] = {
    "no list": {},
    "too few": to_json(VALUE)[:-1],
    "too many": [*to_json(VALUE), 1],
    "no text": _with(0, 1),
    "no member": _with(1, "GREEN"),
    "no name of a member": _with(1, ["RED"]),
    "no day": _with(2, "2026-02-30"),
    "no inner": _with(3, "x"),
    "true is no number": _with(3, [True, False]),
    "one is no flag": _with(3, [1, 1]),
    "a number is no whole one": _with(3, [1.0, False]),
    "one of many": _with(4, [[1, True], [2]]),
    "no pair": _with(5, ["a"]),
    "no table": _with(6, [["x", 1]]),
    "a table of others": _with(6, {"x": None}),
    "null": _with(7, None),
}


@pytest.mark.parametrize("how", WRONG)
def test_what_is_of_another_type_does_not(how: str) -> None:
    with pytest.raises(NotOfThatType):
        Reader().read(Outer, WRONG[how])


def test_what_is_no_data_is_not_written() -> None:
    with pytest.raises(TypeError):
        to_json(object())
