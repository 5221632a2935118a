"""The cells that may become typographic are found by one search; here one by one."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_readiness.reading.markup import CELL_SEPARATOR
from sphinx_readiness.sphinx_ext.authoring.cells.smart_quotes import SMART, smart_cells

texts = st.text(alphabet=["a", " ", "-", ".", "'", '"', "`", "\n", CELL_SEPARATOR], max_size=40)


@given(texts)
@example("")
@example("'" + CELL_SEPARATOR + "\n" + CELL_SEPARATOR + "--")
@example("-" + CELL_SEPARATOR + "-\n.\n." + CELL_SEPARATOR + "...")
def test_they_are_those_that_a_look_at_each_finds(text: str) -> None:
    each = [
        (row, column, cell)
        for row, line in enumerate(text.split("\n"))
        for column, cell in enumerate(line.split(CELL_SEPARATOR))
        if SMART.search(cell)
    ]
    assert list(smart_cells(text)) == each
