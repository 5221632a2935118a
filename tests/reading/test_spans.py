"""The text at the span of a field is the cell of the row as it is written."""

from __future__ import annotations

import textwrap

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from generated_bodies import list_table, plain_body, plain_rest_body
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading import markdown_body, rest_body
from sphinx_readiness.reading.markdown_body import split_row
from sphinx_readiness.reading.plain_body import BodyTable, Segment
from sphinx_readiness.reading.spans.find import span_of, span_of_target, span_of_word
from sphinx_readiness.reading.spans.pipe_cells import cell_bounds, margin
from sphinx_readiness.reading.spans.source_text import SourceText, source_text

NAMES = ColumnNames()


def source(text: str, path: str = "a.md", *, task_data: bool = False) -> SourceText:
    return source_text(path, text, NAMES, task_data=task_data)


def read(text: SourceText, line: int, field: str) -> str | None:
    """Return what is written at the span of *field*, or None if there is no span."""
    span = span_of(text, line, field)
    return text.text(span) if span is not None else None


def held(text: SourceText, segments: list[Segment]) -> None:
    """Hold spans to what the fast reader of the body reads in each row."""
    for table in segments:
        if not isinstance(table, BodyTable):
            continue
        tasks = table.kind == "tasks"
        fields = ("status", "item") if tasks else NAMES.fields(table.headers, ITEM_FIELDS)
        for row in table.rows:
            for field, cell in zip(fields, row.cells, strict=False):
                found = read(text, row.line + 1, field)
                assert found is not None, (row, field)
                written = found.lower() if tasks and field == "status" else found
                assert written.replace("\\|", "|") == cell


@given(plain_body())
def test_rows_and_tasks_of_markdown(body: str) -> None:
    segments = markdown_body.read_body(body.split("\n"))
    assume(segments)
    held(source(body), segments or [])


@given(plain_rest_body())
def test_rows_and_tasks_of_rest(body: str) -> None:
    segments = rest_body.read_body(body.split("\n"))
    assume(segments)
    held(source(body, "a.rst"), segments or [])


CELL = st.text(st.sampled_from("ab|\\` -:>❌\t"), max_size=8)


@given(st.lists(CELL, max_size=5).map("|".join), st.booleans())
@example("a | b", True)
@example("|", False)
@example("\\|", False)
def test_rows_are_cut_where_the_reader_cuts_them(row: str, bar: bool) -> None:
    line = ("| " if bar else "") + row
    start = margin(line)
    cells = [line[begin:end].strip().replace("\\|", "|") for begin, end in cell_bounds(line, start)]
    assert cells == split_row(line[start:])


WORD = st.sampled_from(["Backups run", "ok", "❌", "日本語 です", "é ö", "a, b", "it's", "**x**", "Ünï", ""])  # fmt: skip

ROWS = st.lists(st.tuples(WORD.filter(bool), WORD, WORD), min_size=1, max_size=4)

HEAD = ("Item", "Status", "Notes")


def wide(text: str) -> int:
    from unicodedata import east_asian_width

    return len(text) + sum(east_asian_width(char) in "WF" for char in text)


def padded(cells: tuple[str, ...], widths: list[int], between: str) -> str:
    return between.join(
        cell + " " * (width - wide(cell)) for cell, width in zip(cells, widths, strict=True)
    )


def drawn(rows: list[tuple[str, ...]]) -> tuple[str, str]:
    """Return *rows* as a grid table and as a simple one."""
    widths = [max(map(wide, column)) for column in zip(HEAD, *rows, strict=True)]
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    lines = [rule, f"| {padded(HEAD, widths, ' | ')} |", rule.replace("-", "=")]
    for row in rows:
        lines += [f"| {padded(row, widths, ' | ')} |", rule]
    border = "  ".join("=" * width for width in widths)
    body = [padded(row, widths, "  ").rstrip() for row in rows]
    simple = [border, padded(HEAD, widths, "  "), border, *body, border]
    return "\n".join(lines), "\n".join(simple)


def listed(rows: list[tuple[str, ...]]) -> str:
    text = ".. list-table::\n   :header-rows: 1\n\n"
    for first, *more in [HEAD, *rows]:
        text += f"   * - {first}\n" + "".join(f"     - {cell}\n" for cell in more)
    return text


def comma_separated(rows: list[tuple[str, ...]], header: str) -> str:
    lines = [", ".join(f'"{each}"' if "," in each else each for each in row) for row in rows]
    return f".. csv-table::\n   {header}\n\n" + "".join(f"   {line}\n" for line in lines)


def docutils_rows(text: str) -> list[list[str]]:
    """Return the cells of the table in *text* as docutils reads them, as they are written."""
    document = publish_doctree(text, settings_overrides={"report_level": 5, "halt_level": 2})
    body = next(document.findall(nodes.tbody))
    return [
        ["".join(each.rawsource for each in entry.children) for entry in row.children]  # type: ignore[attr-defined]
        for row in body.children
    ]


@given(ROWS, st.sampled_from(["", "   ", "      "]))
def test_tables_of_rest_are_read_as_docutils_reads_them(
    rows: list[tuple[str, ...]], indent: str
) -> None:
    grid, simple = drawn(rows)
    below, beside = (f":header-rows: 1\n\n   {', '.join(HEAD)}", f":header: {', '.join(HEAD)}")
    csv_below = comma_separated(rows, below).replace(
        ", ".join(HEAD) + "\n\n", ", ".join(HEAD) + "\n"
    )
    for text in (grid, simple, listed(rows), csv_below, comma_separated(rows, beside)):
        expected = docutils_rows(text)
        placed = source(textwrap.indent(text, indent), "a.rst")
        spans = [
            tuple(span_of(placed, number, field) for field in ("item", "status", "notes"))
            for number in range(1, len(placed.lines) + 1)
        ]
        told = [
            [placed.text(each).strip('"') for each in row if each is not None]
            for row in dict.fromkeys(spans)  # a list-table tells a row by each of its lines
            if None not in row
        ]
        assert told == expected, text


@given(list_table())
def test_list_tables_with_more_in_a_cell(body: str) -> None:
    assume(":header-rows: 1" in body)
    text = source(body, "a.rst")
    starts = [n for n, line in enumerate(text.lines, 1) if line.startswith("   * - ")][1:]
    for line in starts:
        title = read(text, line, "item")
        assert title is not None
        assert text.lines[line - 1].startswith(f"   * - {title.split(chr(10))[0]}")
        status = read(text, line, "status")
        below = next(each for each in text.lines[line:] if each.startswith("     - "))
        assert status == below.removeprefix("     - ").strip()


TASKS = """\
- [ ] {#OPS-1} Backups run @ann
- [x] **OPS-2**: Restore tried !blocking
  and on
  - a note
- [x] [OPS-3] Logs `@kept`
  * [ ] Below, @ann and @bob
    - one
    - two
"""

DIRECTIVE = """\
:::{check} Backups run
:status: ❌ # failed
:owner:
:notes: first
:  second
:::

```{check} Two
---
status: "ok # 1"  # failed
evidence: |
  many
  lines
tags: a
---
status: no
```
"""

REST = """\
.. check:: Backups run
   :status: ❌ # no comment
   :Owner: Ann
     and Bob
   :blocking:

   :notes: body

.. check:: Two
   goes on
   :status: ok
   :status: fail
"""

PIPES = """\
text
a | Status | Owner
--|--|--
- | - | -
One \\| two | ❌ |
|| ✅
> quoted | ok | QA

- | Role | Decision |
  |---|---|
  | CTO | approved |
"""


@pytest.mark.parametrize(
    ("text", "line", "field", "written"),
    [
        (TASKS, 1, "status", "[ ]"),
        (TASKS, 1, "item", "{#OPS-1} Backups run @ann"),
        (TASKS, 1, "id", "OPS-1"),
        (TASKS, 1, "owner", "ann"),
        (TASKS, 1, "blocking", None),
        (TASKS, 1, "notes", None),
        (TASKS, 2, "item", "**OPS-2**: Restore tried !blocking\n  and on"),
        (TASKS, 2, "notes", "a note"),
        (TASKS, 5, "id", "OPS-3"),
        (TASKS, 5, "owner", None),
        (TASKS, 6, "status", "[ ]"),
        (TASKS, 6, "owner", None),
        (TASKS, 6, "notes", None),
        (TASKS, 6, "severity", None),
        (DIRECTIVE, 1, "item", "Backups run"),
        (DIRECTIVE, 1, "status", "❌"),
        (DIRECTIVE, 1, "owner", ""),
        (DIRECTIVE, 1, "notes", "first\n:  second"),
        (DIRECTIVE, 1, "severity", None),
        (DIRECTIVE, 8, "status", '"ok # 1"'),
        (DIRECTIVE, 8, "evidence", "|\n  many\n  lines"),
        (DIRECTIVE, 8, "tags", "a"),
        (REST, 1, "item", "Backups run"),
        (REST, 1, "status", "❌ # no comment"),
        (REST, 1, "owner", "Ann\n     and Bob"),
        (REST, 1, "blocking", ""),
        (REST, 1, "notes", None),
        (REST, 9, "item", None),
        (REST, 9, "status", None),
        (PIPES, 4, "item", "-"),
        (PIPES, 5, "item", "One \\| two"),
        (PIPES, 5, "status", "❌"),
        (PIPES, 5, "owner", None),
        (PIPES, 6, "item", ""),
        (PIPES, 6, "status", "✅"),
        (PIPES, 7, "status", "ok"),
        (PIPES, 2, "status", None),
        (PIPES, 11, "status", None),
        ("| Item | Status |\n|--|--|\n| One\x0cTwo | ok |\n", 3, "status", None),
        ("| Item | Status |\n|--|--|\n| One | ok |\n", 3, "", "| One | ok |"),
        ("", 1, "status", None),
        ("a", 7, "status", None),
        ("a", 0, "status", None),
    ],
)
def test_what_is_written(text: str, line: int, field: str, written: str | None) -> None:
    is_rest = text.startswith("..")
    assert (
        read(source(text, "a.rst" if is_rest else "a.md", task_data=True), line, field) == written
    )


def test_an_at_sign_is_no_owner_where_the_option_is_off() -> None:
    assert read(source(TASKS), 1, "owner") is None
    assert read(source(TASKS), 1, "id") == "OPS-1"


def test_fields_of_sign_offs_are_asked_for() -> None:
    text = source(PIPES)
    span = span_of(text, 11, "status", SIGNOFF_FIELDS)
    assert span is not None
    assert text.text(span) == "approved"


def test_the_end_is_exclusive_and_blank_cells_have_a_place() -> None:
    text = source(
        "\ufeff| Item | Owner |\r\n|---|---|\r\n| a\u200d | \t |\r\n|b||\r\n", "docs/a.md"
    )
    assert span_of(text, 3, "item") == Span("docs/a.md", 3, 3, 3, 5)
    assert span_of(text, 3, "owner") == Span("docs/a.md", 3, 8, 3, 8)
    assert span_of(text, 4, "owner") == Span("docs/a.md", 4, 4, 4, 4)


MERGED = """\
+------+--------+-------+
| Item | Status | Notes |
+======+========+=======+
| One  | ok             |
+------+--------+-------+
| Two  | ❌     | a     |
|      +--------+-------+
|      | ok     | b     |
+------+--------+-------+
| Six  | ok     | more  |
|      |        | lines |
+------+--------+-------+
"""

SIMPLE = """\
======  ======  =====
Item    Status  Notes
======  ======  =====
One     ok      more
                lines
Two             a

Three   ❌      to the end of the line
======  ======  =====

======  ======
No      header
======  ======
"""


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (MERGED, 4, [None, None, None]),
        (MERGED, 6, [None, None, None]),
        (MERGED, 10, ["Six", "ok", None]),
        (SIMPLE, 4, ["One", "ok", None]),
        (SIMPLE, 5, [None, None, None]),
        (SIMPLE, 6, ["Two", "", "a"]),
        (SIMPLE, 8, ["Three", "❌", "to the end of the line"]),
        (SIMPLE, 12, [None, None, None]),
        (".. list-table::\n\n   * - Item\n     - Status\n   * - [x]\n     - [ ]\n", 5, ["[x]", "[ ]", None]),
        (".. list-table::\n\n   * - Item\n     - Status\n   * - [x]\n", 5, [None, None, None]),
        (".. list-table::\n   :header-rows: 2\n\n   * - Item\n   * - Item\n   * - a\n", 6, [None, None, None]),
        ("```{list-table}\n:header-rows: 1\n* - Item\n  - Status\n* -\n  - ok\n```\n", 6, ["", "ok", None]),
        (".. csv-table::\n   :delim: ;\n   :header: Item;Status\n\n   a;ok\n", 5, [None, None, None]),
        (".. csv-table::\n   :header: Item, Status\n\n   \"a\n   b\", ok\n", 4, [None, None, None]),
        (".. csv-table::\n   :header: Item, Status\n\n   \"a \"\"b\"\"\", ok\n", 4, ['"a ""b"""', "ok", None]),
    ],
)  # fmt: skip
def test_what_is_not_sure_has_no_span(text: str, line: int, found: list[str | None]) -> None:
    placed = source(text, "a.rst")
    assert [read(placed, line, field) for field in ("item", "status", "notes")] == found


def test_words_and_targets() -> None:
    text = source("See the File\nof rel/OPS-1 and OPS-1.\n\nOPS-2\n")
    assert span_of_word(text, 1, "file") == Span("a.md", 1, 9, 1, 13)
    assert span_of_word(text, 1, "") is None
    assert span_of_word(text, 9, "file") is None
    assert span_of_target(text, 1, "OPS-1") == Span("a.md", 2, 18, 2, 23)
    assert span_of_target(text, 1, "rel/OPS-1") == Span("a.md", 2, 4, 2, 13)
    assert span_of_target(text, 1, "OPS-2") is None


PIECES = st.sampled_from(
    ["\n", "\n", "\n", "| ", "|", " | Item | Status |\n|--|--|\n", "- [x] ", "* - ", "  - ", "+--+--+\n", "+==+==+\n", "== ==\n",
     ".. list-table::\n", "```{csv-table}\n", ":header: Item, Status\n", ".. check:: ", ":::{check} ", ":status: ", "---\n", '"', ",",
     "\t", "❌", "\u2028", "\u0301", "> ", "    ", "a", "\\", "@ann ", "{#A-1} ", "status: |\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["a.md", "a.rst"]))
def test_any_text_has_spans_inside_of_it(text: str, path: str) -> None:
    placed = source(text, path, task_data=True)
    for line in range(len(placed.lines) + 2):
        for field in ("item", "status", "notes", "owner", "id", ""):
            span = span_of(placed, line, field)
            if span is None:
                continue
            assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
            assert span.column <= len(placed.lines[span.line - 1]) + 1
            assert span.end_column <= len(placed.lines[span.end_line - 1]) + 1
