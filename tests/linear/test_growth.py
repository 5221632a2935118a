"""What is read line by line, file by file or page by page makes twice the calls for twice of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from test_linear_readers import calls

from sphinx_readiness.assembly.decisions import parse_answer
from sphinx_readiness.config.columns import ITEM_FIELDS, ColumnNames
from sphinx_readiness.evidence.statements import read_statements
from sphinx_readiness.files.formats.parsed_files import (
    UnreadableFile,
    parse_json,
    parse_toml,
    parse_xml,
    parse_yaml,
)
from sphinx_readiness.files.formats.yaml_text import count_values
from sphinx_readiness.files.globs import matching_files
from sphinx_readiness.files.patterns import any_of
from sphinx_readiness.reading import markdown_body, rest_body
from sphinx_readiness.reading.markdown_places import markdown_places
from sphinx_readiness.reading.openings import openings
from sphinx_readiness.reading.rest_places import rest_places
from sphinx_readiness.reading.spans.find import span_of
from sphinx_readiness.reading.spans.source_text import source_text
from sphinx_readiness.reading.task_data import read_task
from sphinx_readiness.rules.vocabulary.negation import is_negated, without_quotations
from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.vocabulary.record_states import final_words, says_final
from sphinx_readiness.vocabulary.scale import reads_blocking
from sphinx_readiness.vocabulary.statuses import Vocabulary

SIZE = 150

FINALS = final_words(("final", "released"))

LINES = (
    "| a | b |\n", "|---|---|\n", "- [ ] a\n", "- [x] a\n  b\n", "> - [ ] a\n", "word\n", "\n",
    ":::{checklist} a\n", "```{check} a\n", "```\n", ":::\n", ".. checklist:: a\n", "   * - a\n",
    "<!--\n", "-->\n", "<div>\n", "    code\n", "# a\n", "a\n=\n", "[a]: b\n", "1. a\n", "..\n",
    ".. |a| replace:: |b|\n", "**Version**: 1.2.3\n", "pip install a==1.2.3\n", "\u2028", "\x0c",
)  # fmt: skip

WORDS = (
    "no pending ", "pending, ", '"pending" ', "`pending` ", "\u2705 ", "\u2705 not yet ", "not ", "final ", "awaiting final ",
    "critical, ", "(P0) ", "yes ", "[x] yes [ ] no ", "~~a~~ ", "<b>", "&amp;", "<!-- a --> ", "{#A-1} ", "OPS-1: ",
    "@ann ", "version a.md; ", "`file a.md` ", "a\u0338", "\u200b", "::error ", "##[", "| ",
)  # fmt: skip

FILES = (
    "[[a]]\n", "[a]\n", "a = 1\n", "a.b.c = [1,\n", '{"a": ', "[", "a: b\n", "- a\n", "&a [*a]\n",
    "<a>", "<a/>", "<!-- -->", '"""\n', "'", "#\n", "\\",
)  # fmt: skip


def unreadable(parse: Callable[[str, str], object]) -> Callable[[str], object]:
    def reader(text: str) -> None:
        with contextlib.suppress(UnreadableFile):
            parse(text, "a")

    return reader


def spans(text: str) -> None:
    """Ask for each field that may be in each line."""
    source = source_text("a.md", text, ColumnNames())
    for line in range(1, len(source.lines) + 1):
        for field in ("item", "status", "notes", "owner"):
            span_of(source, line, field)


ROWS = (
    "| Item | Status |\n|---|---|\n| a | b |\n", "a | b\n", "+--+--+\n", "+==+==+\n", "+--+--+\n| a| b|\n", "=  =\n",
    "=  =\na  b\n", "a  b\n", ".. list-table::\n", " * - a\n", ".. list-table::\n\n   * - Item\n     - Status\n   * - a\n     - b\n",
    "```{list-table}\n* - a\n", ".. csv-table::\n\n   Item, Status\n   a, b\n", '   "a, b\n', ".. check:: a\n   :status: b\n",
    ":::{check} a\n:status: b\n", "- [ ] a\n  - b\n", "- [ ] a\n\n", "- [ ] a\nb\n",
)  # fmt: skip


BY_LINE: dict[str, Callable[[str], Any]] = {
    "markdown body": lambda text: markdown_body.read_body(text.split("\n")),
    "reST body": lambda text: rest_body.read_body(text.split("\n")),
    "openings": lambda text: list(openings(text, DIRECTIVE_NAMES)),
    "markdown places": lambda text: markdown_places(text.split("\n"), range(len(text) // 9)),
    "reST places": lambda text: rest_places(text.split("\n"), range(len(text) // 9)),
    "claims": lambda text: scan(text, "a.md", markdown=True, always=True),
}

BY_WORD: dict[str, Callable[[str], Any]] = {
    "columns": lambda text: ColumnNames().fields(text.split("|"), ITEM_FIELDS),
    "statuses": lambda text: Vocabulary().match(text),
    "blocking": reads_blocking,
    "states": lambda text: says_final(text, FINALS),
    "quotations": without_quotations,
    "negation": lambda text: is_negated(text, len(text) // 2, len(text) // 2 + 1),
    "answers": parse_answer,
    "tasks": lambda text: read_task(text, people=True),
    "statements": lambda text: read_statements(text, "verify"),
    "output": lambda text: inert(visible(text)),
    "patterns": lambda text: any_of([text[:900]])(text),
}

BY_FILE: dict[str, Callable[[str], Any]] = {
    "toml": unreadable(parse_toml),
    "json": unreadable(parse_json),
    "yaml": unreadable(parse_yaml),
    "values": lambda text: count_values(text, 100_000),
    "xml": unreadable(parse_xml),
}


def grows(reader: Callable[[str], Any], text: str, size: int) -> None:
    once, twice = (calls(reader, text * many) for many in (size, 2 * size))
    assert twice <= 2.2 * once + 60, (once, twice)


@pytest.mark.parametrize("name", BY_LINE)
def test_lines(name: str) -> None:
    for text in LINES:
        grows(BY_LINE[name], text, SIZE)


def test_spans() -> None:
    for text in (*LINES, *ROWS):
        grows(spans, text, SIZE)
    once, twice = (
        calls(spans, "| Item | Status |\n|---|---|\n" + "| a | b |\n" * size)
        for size in (SIZE, 2 * SIZE)
    )
    assert twice <= 2.2 * once + 60


def test_spans_in_nested_tables() -> None:
    def nested(size: int) -> str:
        return "".join(f"{' ' * at}.. list-table::\n\n{' ' * at} * - a\n" for at in range(size))

    once, twice = (calls(spans, nested(size)) for size in (SIZE, 2 * SIZE))
    assert twice <= 4.4 * once, "the text is four times as long"


@pytest.mark.parametrize("name", BY_WORD)
def test_words(name: str) -> None:
    for text in WORDS:
        grows(BY_WORD[name], text, SIZE)


@pytest.mark.parametrize("name", BY_FILE)
def test_files(name: str) -> None:
    for text in FILES:
        grows(BY_FILE[name], text, SIZE)


@pytest.mark.parametrize("part", ["**/", "*/", "a/", "**/a*/", "./"])
def test_globs(tmp_path: Path, part: str) -> None:
    (tmp_path / "a" / "a").mkdir(parents=True)
    (tmp_path / "a" / "a" / "f").touch()
    grows(lambda text: list(matching_files(tmp_path, PurePosixPath(), [f"{text}f"])), part, SIZE)
