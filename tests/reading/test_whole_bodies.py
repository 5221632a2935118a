"""A body that a fast reader takes is what the parser of its document makes of it, as a whole."""

from __future__ import annotations

import pytest
from body_parsers import markdown_rows, rest_rows, rows
from generated_bodies import markdown_body, plain_body, plain_rest_body, rest_body
from hypothesis import HealthCheck, example, given, settings

from sphinx_readiness.reading import markdown_body as markdown
from sphinx_readiness.reading import rest_body as rest

QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=160, **QUIET)
@given(markdown_body())
@example("- [x] a\n\n<!--\n- [x] b\n-->")
@example("| a | b |\n|---|---|\n| c | d |\nlazy | row")
@example("- [x] a\n\n      code")
def test_markdown(text: str) -> None:
    found = markdown.read_body(text.split("\n"))
    if found is not None:
        assert rows(found) == markdown_rows(text)


@settings(max_examples=60, **QUIET)
@given(plain_body())
def test_plain_markdown(text: str) -> None:
    found = markdown.read_body(text.split("\n"))
    if found is not None:
        assert rows(found) == markdown_rows(text)


@settings(max_examples=80, **QUIET)
@given(rest_body())
def test_rest(text: str) -> None:
    found = rest.read_body(text.split("\n"))
    if found is not None:
        assert (rows(found), True) == rest_rows(text)


@settings(max_examples=60, **QUIET)
@given(plain_rest_body())
def test_plain_rest(text: str) -> None:
    found = rest.read_body(text.split("\n"))
    if found is not None:
        assert (rows(found), True) == rest_rows(text)


TABLE = "| Item | Status |\n|---|---|\n| a | ok |\n"

TASKS = "- [x] Words `here`\n- [ ] **More** of them\n"


@pytest.mark.parametrize(
    "text",
    [TABLE, TASKS, TABLE + "\n" + TABLE, TABLE + "\n" + TASKS, TASKS + "\n\n" + TASKS, "Words.\n\n" + TABLE,
     "Words\non two lines.\n\n" + TASKS + "\nMore.", ":::{check} One\n:id: A\n:::\n:::{check} Two\n:::\n"],
)  # fmt: skip
def test_plain_bodies_are_taken(text: str) -> None:
    assert markdown.read_body(text.split("\n")) is not None


@pytest.mark.parametrize("text", [TASKS, "Words here.\n\n" + TASKS, "One\ntwo.\n\n- [ ] Three\n"])
def test_plain_bodies_in_rest_are_taken(text: str) -> None:
    assert rest.read_body(text.split("\n")) is not None


@pytest.mark.parametrize(
    "text",
    ["<!--\n" + TASKS + "-->", "- [x] a\n  b", "- [x] a\n  - [ ] b", "- [x] 1. a", "- [x] # a", "- [x] [a]: b", "- [-] a",
     "- [x] a\n:::{check} b\n:::", TABLE + "lazy | row", TABLE + "<!-- a -->", "    " + TASKS, "a | b\n---|---\n",
     "Words\n---", TASKS + "[a]: https://example.org", "- [x] a\n- b", TABLE + "\n\x0c", "- [x] a\u2028b", "> " + TABLE],
)  # fmt: skip
def test_other_bodies_are_left_to_the_parser(text: str) -> None:
    assert markdown.read_body(text.split("\n")) is None
