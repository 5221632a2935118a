"""Holds the places of lines in Markdown to what markdown-it makes of whole texts."""

from __future__ import annotations

from body_parsers import PARSER
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_readiness.reading.markdown_places import markdown_places

LINES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(("", "", "", "  ", "   ", "    ", "     ", "      ", "       ")),
        st.sampled_from(("", "", "", "- ", "> ", "1. ", "* ", "10. ", "-    ", "> > ", "- > ")),
        st.sampled_from(("", "", "- ", "> ", "1. ")),
        st.sampled_from(
            ("x", "y", "", "", "```", "```", "~~~", "````", "# h", "---", "* * *", "<div>")
        ),
    ),
)

NEUTRAL = " >-*10."
"""What stands alone in these is a blank line, a rule or an empty item; it is no place."""


def by_markdown_it(text: str) -> dict[int, str]:
    """Return the kind of each line (from 1) that is within code, an indented one or HTML."""
    found = {}
    for token in PARSER.parse(text):
        kind = {"fence": "code", "code_block": "indented", "html_block": "html"}.get(token.type)
        if kind is not None and token.map is not None:
            first, last = token.map
            # The lines with the marks of a fence are not within it.
            edges = {first, last - 1} if kind == "code" else {first} if kind == "html" else set()
            found.update({at + 1: "edge" if at in edges else kind for at in range(first, last)})
    return found


@given(st.lists(LINES, min_size=2, max_size=10))
@example(["- x", "```", "```", "", "* y", "", "  ```", "  z", "  ```"])
@example(
    ["- x", "  - y", "    1. z", "", "       > q", "", "    1. y", "", "       ```", "       x"]
)
@example(["1. > ```", "> > # h", "", "```", "x"])
@example(["> > ```", "     > ```", "     ```"])
@example(["- y", "    y", "   > 10. ", "     ", "     ~~~", "       x", "    ```"])
def test_code_is_where_markdown_it_has_it(lines: list[str]) -> None:
    expected = by_markdown_it("\n".join(lines))
    wanted = [at for at, line in enumerate(lines, 1) if line.strip(NEUTRAL)]
    found = markdown_places(lines, wanted, colons=False)
    for number in wanted:
        if expected.get(number) == "edge":
            continue
        around = found.get(number, ())
        kind = around[-1].kind if around else None
        kind = "code" if kind == "unclosed" else kind
        assert kind == expected.get(number), (number, lines)
