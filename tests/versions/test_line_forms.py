"""Regular expressions of release tools, as far as they are plain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.versions.conventions.line_forms import line_form


@pytest.mark.parametrize(
    ("pattern", "line", "is_so"),
    [
        ("version", "my version = 1", True), ("^version", "my version = 1", False),
        (r"^version\s*=", "version   = 1", True), (r"__version__ = .*", "x __version__ = '1'", True),
        (r"v1\.2\.3$", "release v1.2.3", True), (r"v1\.2\.3$", "release v1.2.3 old", False),
        (r'"version": ', '  "version": "1"', True), (r"a.b", "a.b", True), ("b.*a", "a b", False),
    ],
)  # fmt: skip
def test_plain(pattern: str, line: str, is_so: bool) -> None:
    form = line_form(pattern)
    assert form is not None
    assert form.matches(line) is is_so
    assert (re.search(pattern, line) is not None) is is_so


@pytest.mark.parametrize(
    "pattern", ["", "(a|b)", "a*", "[0-9]+", r"\d", "a{2}", "x" * 400, ".*", "a??"]
)
def test_not_plain(pattern: str) -> None:
    assert line_form(pattern) is None


@given(st.text("ab^$.\\*+ s?", max_size=12), st.text("ab. ", max_size=12))
def test_no_line_that_the_tool_finds_is_missed(pattern: str, line: str) -> None:
    form = line_form(pattern)
    if form is not None:
        try:
            found = re.search(pattern, line)
        except re.error:
            return
        # A lone dot is any character for a tool, and stands for itself here: it is meant so.
        if found is not None and "." not in pattern.replace(".*", "").replace(".+", ""):
            assert form.matches(line)
