"""Task lists hold the items that bullet lists of the markup language hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_readiness.sources import markdown, rest
from sphinx_readiness.sources.body import BodyTable
from sphinx_readiness.sources.tasks import read_tasks

PARSER = MarkdownIt("commonmark")

WORDS = st.sampled_from(["Backups run", "`x` works", "a | b", "**Bold** move", "✅ done", "x"])

MARK = st.sampled_from([" ", "x", "X"])

Task = tuple[int, str, str, list[str], bool]
"""Nesting, mark, title, continuation lines, blank line before."""


def reference(text: str) -> list[tuple[int, str]]:
    """Return nesting and text of the first paragraph of every list item, as markdown-it has it."""
    found: list[tuple[int, str]] = []
    depth, fresh = -1, False
    for token in PARSER.parse(text):
        if token.type == "bullet_list_open":
            depth += 1
        elif token.type == "bullet_list_close":
            depth -= 1
        elif token.type == "list_item_open":
            fresh = True
        elif token.type == "inline" and fresh:
            found.append((depth, " ".join(line.strip() for line in token.content.split("\n"))))
            fresh = False
    return found


@st.composite
def tasks(draw: st.DrawFn) -> list[Task]:
    made: list[Task] = []
    depth = 0
    for number in range(draw(st.integers(1, 6))):
        depth = draw(st.integers(0, min(depth + 1, 3))) if number else 0
        more = draw(st.lists(st.sampled_from(["and more", "`y` too"]), max_size=2))
        made.append((depth, draw(MARK), draw(WORDS), more, bool(number) and draw(st.booleans())))
    return made


def source(items: list[Task], step: int) -> str:
    lines = []
    for depth, mark, title, more, blank in items:
        if blank:
            lines.append("")
        margin = " " * (step * depth)
        lines.append(f"{margin}- [{mark}] {title}")
        lines += [f"{margin}  {each}" for each in more]
    return "\n".join(lines)


@settings(max_examples=200, deadline=None)
@given(tasks())
def test_tasks_are_the_items_of_markdown_lists(items: list[Task]) -> None:
    text = source(items, 2)
    table = read_tasks(text.split("\n"), 0)
    assert table is not None
    found = [(row.depth, f"{row.cells[0]} {row.cells[1]}") for row in table.rows]
    assert found == [(depth, f"[{text[1].lower()}]{text[3:]}") for depth, text in reference(text)]
    assert table.end == len(text.split("\n"))


@settings(max_examples=100, deadline=None)
@given(tasks(), st.sampled_from([2, 3, 4]))
def test_both_languages_read_the_same_tasks(items: list[Task], step: int) -> None:
    lines = source(items, step).split("\n")
    assert markdown.read_body(lines) == rest.read_body(lines)


def test_bullets_without_a_box_are_notes() -> None:
    lines = ["- [ ] Restore", "  - tried in May", "    on staging", "  - by Ann", "- [x] Other"]
    table = read_tasks(lines, 0)
    assert table is not None
    assert [row.cells for row in table.rows] == [
        ("[ ]", "Restore", "tried in May on staging by Ann"),
        ("[x]", "Other", ""),
    ]


def test_a_list_without_boxes_is_prose() -> None:
    assert read_tasks(["- one", "- [ ] two"], 0) is None
    assert not any(isinstance(each, BodyTable) for each in markdown.read_body(["- one", "- two"]))


def test_the_end_of_a_list() -> None:
    lines = ["- [ ] one", "lazy", "", "A paragraph.", "- [ ] two"]
    table = read_tasks(lines, 0)
    assert table is not None
    assert (table.end, table.rows[0].cells[1]) == (2, "one lazy")
    assert len(markdown.read_body(lines)) == 3
