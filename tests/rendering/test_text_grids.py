"""Tables as text: the same as Sphinx's own writer makes of the same nodes."""

from __future__ import annotations

from types import MethodType, SimpleNamespace

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sphinx.writers.text import TextTranslator

from sphinx_readiness.sphinx_ext.rendering.text_grids import plain_words
from sphinx_readiness.sphinx_ext.text_nodes import grid_table
from sphinx_readiness.sphinx_ext.visitors import _close_grid, _open_grid

SETTINGS = get_default_settings()

WORDS = st.text(alphabet="ab  -`.\t\n✅\ufe0f表\u0301\u2028é", max_size=30)
LONG = st.lists(st.text(alphabet="abc-", max_size=9), max_size=16).map(" ".join)
TEXTS = st.one_of(WORDS, LONG)

KINDS = {
    "text": lambda text: nodes.paragraph("", text),
    "link": lambda text: nodes.paragraph("", "", nodes.reference("", text, refuri="#a")),
    "badge": lambda text: nodes.paragraph(
        "", "", nodes.target("", "", ids=["a"]), nodes.inline("", text, classes=["readiness-badge"])
    ),
    "term": lambda text: nodes.paragraph("", "", nodes.inline("", text, classes=["term"])),
    "strong": lambda text: nodes.paragraph("", "so ", nodes.strong("", text), nodes.Text(" it is")),
    "list": lambda text: nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", text))),
}

CELLS = st.lists(st.tuples(st.sampled_from(sorted(KINDS)), TEXTS), max_size=2)


def made(kind: type[nodes.table], rows: list[list[list[tuple[str, str]]]], widths: list[int], heads: int,
         **more: int) -> nodes.document:  # fmt: skip
    document = new_document("a.rst", SETTINGS)
    group = nodes.tgroup("", *(nodes.colspec("", colwidth=each) for each in widths))
    filled = [
        nodes.row("", *(
            nodes.entry("", *(KINDS[name](text) for name, text in cell), **more) for cell in row
        ))
        for row in rows
    ]  # fmt: skip
    group += nodes.thead("", *filled[:heads])
    group += nodes.tbody("", *filled[heads:])
    document += nodes.block_quote("", kind("", group))
    return document


def written(document: nodes.document) -> str:
    config = SimpleNamespace(
        text_newlines="unix", text_sectionchars="=", text_add_secnumbers=True,
        text_secnumber_suffix=". ",
    )  # fmt: skip
    builder = SimpleNamespace(config=config, env=SimpleNamespace(domains={}))
    translator = TextTranslator(document, builder)
    translator.visit_grid_table = MethodType(_open_grid, translator)
    translator.depart_grid_table = MethodType(_close_grid, translator)
    document.walkabout(translator)
    return translator.body


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[list[tuple[str, str]]]], list[int], int]:
    # In a column that is narrower than a character, Sphinx 7.4 never ends.
    widths = draw(st.lists(st.integers(2, 80), min_size=1, max_size=3))
    row = st.lists(CELLS, min_size=len(widths), max_size=len(widths))
    return draw(st.lists(row, min_size=1, max_size=3)), widths, draw(st.integers(0, 1))


@given(tables())
@settings(max_examples=60)
@example(([[[("text", "a " * 60)]]], [80], 0))
@example(([[[("text", "x" * 90)], []]], [8, 2], 1))
@example(([[[("badge", "````\n\t\t`"), ("badge", "\t````\n\t\t`")]]], [3], 0))
@example(([[[("text", "\u8868" * 9)], [("text", "\u8868 \u8868\u8868")]]], [2, 3], 0))
def test_they_are_what_the_writer_makes(
    table: tuple[list[list[list[tuple[str, str]]]], list[int], int],
) -> None:
    assert written(made(grid_table, *table)) == written(made(nodes.table, *table))


def test_a_table_of_another_form_is_left_to_the_writer() -> None:
    rows = [[[("text", "over two")]], [[("text", "one")]]]
    args = (rows, [9, 9], 1)
    spanning = made(grid_table, *args, morecols=1), made(nodes.table, *args, morecols=1)
    titled = made(grid_table, rows, [9], 1), made(nodes.table, rows, [9], 1)
    for document in titled:
        next(iter(document.findall(nodes.table))).insert(0, nodes.title("", "Rows"))
    for ours, theirs in (spanning, titled):
        assert written(ours) == written(theirs)
        assert "one" in written(ours)


def test_what_is_more_than_words_is_no_words() -> None:
    cells = {name: plain_words(nodes.entry("", KINDS[name]("a b"))) for name in KINDS}
    words = dict.fromkeys(("text", "link", "badge"), "a b")
    assert cells == words | dict.fromkeys(("term", "strong", "list"))
