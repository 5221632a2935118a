"""Flat task lists are read as lists of the markup language are; boxes are what begins a task."""

from __future__ import annotations

import pytest

from sphinx_readiness.reading import markdown_body, rest_body
from sphinx_readiness.reading.plain_body import BodyTable
from sphinx_readiness.reading.tasks import Box, read_box, read_flat_tasks


def test_a_flat_list() -> None:
    table = read_flat_tasks(["- [ ] One", "", "- [X] **Two** of `it`  ", "", "* [x] Three"], 0)
    assert table is not None
    assert (table.start, table.end, table.kind) == (0, 3, "tasks")
    assert [(row.line, row.cells) for row in table.rows] == [
        (0, ("[ ]", "One")),
        (2, ("[x]", "**Two** of `it`")),
    ]


@pytest.mark.parametrize(
    "line",
    ["- one", "- [ ]", "- [-] one", " - [ ] one", "- [ ] 1. one", "- [ ] - one", "- [ ] # one", "- [ ] > one",
     "- [ ] ```", "- [ ] code::", "1. [ ] one", "-  [ ] one", "- [ ]  one", "- [ ] {#id}", "- [ ] | a |", "- [ ]one"],
)  # fmt: skip
def test_what_may_be_more_than_a_task_is_left_to_the_parser(line: str) -> None:
    assert read_flat_tasks([line], 0) is None


def test_both_languages_read_the_same_tasks() -> None:
    lines = ["Words here.", "", "- [ ] One", "- [x] Two", "", "* [ ] Three"]
    found = markdown_body.read_body(lines)
    assert found is not None
    assert found == rest_body.read_body(lines)
    assert [type(each) is BodyTable for each in found] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x] a", Box("[x]", 4, closed=True)),
        ("[X]", Box("[x]", 3, closed=True)),
        ("[ ]\ta", Box("[ ]", 4, closed=True)),
        ("[] a", Box("[ ]", 3, closed=True)),
        ("[ x ] a", Box("[x]", 6, closed=True)),
        ("[\u2714\ufe0f] a", Box("[\u2714\ufe0f]", 5, closed=True)),
        ("[-] a", Box("[-]", 4, closed=True)),
        ("[x]a", Box("[x]", 3, closed=False)),
        ("[ab] a", None),
        ("[x", None),
        ("x] a", None),
    ],
)
def test_boxes(text: str, expected: Box | None) -> None:
    assert read_box(text) == expected
