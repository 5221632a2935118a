"""Plain ``check`` directives are read as MyST reads them, or left to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from myst_parser.parsers.directives import parse_directive_text

from sphinx_readiness.reading.checks import read_check
from sphinx_readiness.reading.plain_body import BodyCheck
from sphinx_readiness.sphinx_ext.authoring.open_directive import OpenDirective

VALUES = st.lists(
    st.sampled_from(
        ("a", "ready", "✅", "⚠️", " ", "  ", "-", ":", ": ", "#", " #", "'", '"', ",", "[x]", "{", "|",
         ">", "*", "&", "!", "%", "@", "`", "~", "=", "?", "yes", "null", "1.10", "http://e.org", "é",
         "\t", "\\", ".", "(b)", "::", "---")
    ),
    max_size=6,
).map("".join)  # fmt: skip

NAMES = st.sampled_from(("id", "status", "owner", "notes", "blocking", "odd-name"))

OPTIONS = st.lists(st.tuples(NAMES, VALUES), max_size=4)


def by_myst(text: str) -> tuple[Any, ...]:
    first, _, content = text.partition("\n")
    parsed = parse_directive_text(OpenDirective, first, content)
    return parsed.arguments, parsed.options, parsed.body, parsed.warnings


@given(st.sampled_from(("", "A title", "With `code` *here*")), OPTIONS, st.sampled_from(("", "\n")))
def test_options_are_those_of_myst(title: str, options: list[tuple[str, str]], blank: str) -> None:
    body = "".join(f":{name}: {value}\n" for name, value in options)
    found = read_check([f":::{{check}} {title}", *f"{body}{blank}".splitlines(), ":::"], 0)
    assume(found is not None)
    assert found is not None
    arguments, parsed, content, warnings = by_myst(f"{title}\n{body}{blank}")
    assert not warnings
    assert [found.title] if found.title else arguments == []
    assert found.options == parsed
    assert not any(line.strip() for line in content)


def test_a_plain_check() -> None:
    lines = ["before", "::::{check} The title", ":id: A-1", ":status: ✅ done", ":blocking:", "",
             "::::", "after"]  # fmt: skip
    assert read_check(lines, 1) == BodyCheck(
        1, 7, "The title", {"id": "A-1", "status": "✅ done", "blocking": ""}
    )


@pytest.mark.parametrize(
    "value",
    ["*seen* in staging", "`make` it", "[runbook](ops.md)", "**no**", "~ 3", "@ops", "=1", "!x",
     "&a", "%d", "{a} b", "* `", "]"],
)  # fmt: skip
def test_a_value_that_begins_with_markup_is_plain(value: str) -> None:
    found = read_check([":::{check} A", f":notes: {value}", ":::"], 0)
    assert found is not None
    assert found.options == {"notes": value}
    assert by_myst(f"A\n:notes: {value}\n")[1] == {"notes": value}


@pytest.mark.parametrize(
    "lines",
    [
        ["x"],
        [":::{checklist} a", ":::"],
        [":::{check} a", ":id: A", "A body.", ":::"],
        [":::{check} a", ":id: A"],
        [":::{check} a", ":id: A", ":id: B", ":::"],
        [":::{check} a", ':notes: "quoted"', ":::"],
        [":::{check} a", ":notes: key: value", ":::"],
        [":::{check} a", ":notes: with # comment", ":::"],
        [":::{check} a", "---", "id: A", "---", ":::"],
        [":::{check} a &amp; b", ":::"],
        ["::::{check} a", ":::"],
        [" :::{check} a", ":::"],
        [":::{check} a", ":id: A", "```", ":::"],
    ],
)
def test_the_others_are_left_to_myst(lines: list[str]) -> None:
    assert read_check(lines, 0) is None
