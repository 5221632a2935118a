"""Readers make at most a little more than twice the calls for twice the text.

Calls are counted and not timed, so that the numbers are the same on each machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hostile_texts import TEXTS

from sphinx_readiness.sphinx_ext.authoring.cells.harmless_html import (
    harmless,
    tokens,
    without_comments,
)
from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import unsafe_in_source
from sphinx_readiness.text.file_names import file_names

READERS: dict[str, Callable[[str], Any]] = {
    "file_names": lambda text: list(file_names(text)),
    "unsafe_in_source": unsafe_in_source,
    "without_comments": without_comments,
    "tokens": tokens,
    "harmless": lambda text: harmless([text], frozenset(), block=False),
}

SIZE = 2000


def calls(reader: Callable[[str], Any], text: str) -> int:
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        reader(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", READERS)
def test_reader(name: str, text: str) -> None:
    once, twice = (calls(READERS[name], text * size) for size in (SIZE, 2 * SIZE))
    assert twice <= 2.2 * once + 50


def test_what_is_not_linear_is_seen() -> None:
    def reader(text: str) -> None:
        for at in range(0, len(text), 20):
            for other in range(at, len(text), 20):
                text.startswith("a", other)

    assert calls(reader, "a" * 2 * SIZE) > 2.2 * calls(reader, "a" * SIZE) + 50
