"""Simple inline markup is read as markdown-it reads it, or left to the parser."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_readiness.reading.inline import Run, simple_runs
from sphinx_readiness.sphinx_ext.authoring.cells.cells import markup_patterns

CONFIG: Any = SimpleNamespace(myst_enable_extensions=["strikethrough"])

IS_SPECIAL = markup_patterns(CONFIG, markdown=True)[0].search

PARSER = MarkdownIt("commonmark").enable("strikethrough")

KINDS = {"strong_open": "strong", "em_open": "emphasis", "code_inline": "literal", "text": "text"}

WORDS = st.sampled_from(
    ("a", "b1", "x_y", "_", "*", "**", "***", "`", "``", " ", "  ", ".", "(", ")", ",", "\\", "&amp;",
     "&", "<b>", "[l](u)", "é", "✅", "日本", "-", '"', "~", "**a**", "*b c*", "`d`", "`e f`", "**`g`**")
)  # fmt: skip


def parsed(text: str) -> list[Run]:
    """Return the runs of *text* by markdown-it; ``other`` is anything that is none."""
    runs: list[Run] = []
    kind = "text"
    for token in PARSER.parseInline(text)[0].children or []:
        if token.type in {"strong_open", "em_open"}:
            kind = KINDS[token.type] if kind == "text" else "other"
        elif token.type in {"strong_close", "em_close"}:
            kind = "text"
        elif token.type in {"text", "code_inline"}:
            own = kind if token.type == "text" else "literal" if kind == "text" else "other"
            if runs and runs[-1][0] == own == "text":
                runs[-1] = (own, runs[-1][1] + token.content)
            elif token.content:
                runs.append((own, token.content))
        else:
            runs.append(("other", token.type))
    return runs


@given(st.lists(WORDS, max_size=12).map("".join).map(str.strip))
@example("**a** `b`")
@example("a **b c**, *d*: `e*f`.")
@example("**a `b** c`")
@example("*a **b** c*")
@example("``a`b`` `c`")
@example("**a*b**")
@example("a*b*c")
@example("(*a*) **b**!")
def test_runs_are_those_of_the_parser(text: str) -> None:
    runs = simple_runs(text, IS_SPECIAL)
    if runs is not None:
        assert runs == parsed(text)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("see **this**", [("text", "see "), ("strong", "this")]),
        ("*a b*, `c * d` (**e**)",
         [("emphasis", "a b"), ("text", ", "), ("literal", "c * d"), ("text", " ("), ("strong", "e"),
          ("text", ")")]),
        ("plain", [("text", "plain")]),
        ("`Cargo.toml` holds", [("literal", "Cargo.toml"), ("text", " holds")]),
    ],
)  # fmt: skip
def test_simple_cells_need_no_parser(text: str, runs: list[Run]) -> None:
    assert simple_runs(text, IS_SPECIAL) == runs
    assert parsed(text) == runs


@pytest.mark.parametrize(
    "text",
    ["[a](b)", "<b>x</b>", "a*b*c", "**a", "` a `", "**a*b**", "{check}`A-1`", "a\\*b", "&lt; *a*",
     "_a_", "~~a~~ *b*", "`a``", "*a**"],
)  # fmt: skip
def test_what_is_not_simple_is_left_to_the_parser(text: str) -> None:
    assert simple_runs(text, IS_SPECIAL) is None
