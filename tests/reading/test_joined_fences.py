"""Closing fences that a formatter made rows of, and those that close something."""

from __future__ import annotations

import pytest

from sphinx_readiness.reading.joined_fences import joined_fences

TABLE = "| ID | Item |\n| -- | ---- |\n| A-1 | Backups |\n"

JOINED = {
    "a row of one cell": (f"{TABLE}| ::: |\n", [3]),
    "a row of all cells": (f"{TABLE}| ::: |     |\n", [3]),
    "a row without bars at its ends": (f"{TABLE}::: | |\n", [3]),
    "a longer fence": (f"{TABLE}| :::: | |\n", [3]),
    "text of a task": ("- [ ] Look\n- [x] Watch\n      :::\n", [2]),
    "text of a task, less indented": ("- [ ] Look\n  :::\n", [1]),
    "a task of its own": ("- [ ] Look\n- [ ] :::\n", [1]),
    "a bullet of its own": ("- [ ] Look\n- :::\n", [1]),
    "two of them": (f"{TABLE}| ::: | |\n\n- [ ] Look\n  :::\n", [3, 6]),
    "behind a directive that is closed": (":::{note}\nx\n:::\n\n- [ ] Look\n  :::\n", [5]),
}

NOT_JOINED = {
    "nothing": TABLE,
    "the end of a directive in the body": ":::{check} A\n:status: ok\n:::\n",
    "the same in an item of a list": "- text\n\n  :::{note}\n  text\n  :::\n",
    "directives in each other": "::::{note}\n:::{tip}\nx\n:::\n::::\n",
    "an example": f"```markdown\n{TABLE}| ::: | |\n```\n",
    "an example with waves": "~~~~\n- [ ] Look\n  :::\n~~~\n  :::\n~~~~\n",
    "words": "- [ ] Close it with :::\n- [ ] `:::` closes it\n",
    "a cell that says more": f"{TABLE}| ::: | is a fence |\n",
    "an alignment": "| a |\n|:-:|\n| b |\n",
}


@pytest.mark.parametrize("name", JOINED)
def test_a_fence_that_closes_nothing(name: str) -> None:
    text, expected = JOINED[name]
    assert list(joined_fences(text.splitlines())) == expected


@pytest.mark.parametrize("name", NOT_JOINED)
def test_other_lines(name: str) -> None:
    assert list(joined_fences(NOT_JOINED[name].splitlines())) == []
