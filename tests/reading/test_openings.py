"""Where directives of ours open in a text, and how little a text without them costs."""

from __future__ import annotations

import pytest

from sphinx_readiness.reading.markdown_places import markdown_places
from sphinx_readiness.reading.openings import openings
from sphinx_readiness.reading.prefilter import names_in
from sphinx_readiness.reading.rest_places import rest_places
from sphinx_readiness.reading.similar_names import strangers
from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES

RIGHT = [
    ":::{checklist} a",
    "```{checklist}",
    "~~~{CheckList} a",
    "::: {checklist}",
    "> - :::{checklist}",
    "10. ```{checklist}",
    "[^1]: :::{checklist}",
    ".. checklist::",
    "   .. Checklist:: a",
    ".. checklist :: a",
    "* - .. checklist::",
    "#. .. checklist::",
]

FLAWED = {
    ":::{ checklist }": "markup",
    ":::checklist": "markup",
    ":::checklist a": "markup",
    ":::{checklist a": "markup",
    "::{checklist}": "markup",
    "```checklist": "markup",
    ":::\\{checklist}": "markup",
    ":::\\{checklist} a": "markup",
    ".. checklist: a": "markup",
    "..checklist:: a": "markup",
    "..  checklist  :: a": "markup",
    ".. checklist::: a": "markup",
    ":::{checklst}": "unknown",
    ":::{check_list}": "unknown",
    ".. checklst::": "unknown",
    ":::{check\u200blist}": "twin",
    ":::{check\u00adlist}": "twin",
    ":::{\u0441hecklist}": "twin",
    ":::{checklist\u0301}": "twin",
    ":::{\uff43\uff48ecklist}": "twin",
    "\uff1a\uff1a\uff1a{checklist}": "twin",
    ":::\uff5bchecklist\uff5d": "twin",
    "\u200b:::{checklist}": "twin",
    ".. checklist::\u00a0a": "twin",
    "..\u00a0checklist:: a": "twin",
    ".. go\u2011live::": "twin",
}

NOTHING = [
    "``{checklist}`` is a directive",
    "``.. checklist::`` as well",
    "`:::{checklist}`",
    "a :::{checklist} in a sentence",
    ".. a checklist of things",
    ".. _checklist: x",
    ".. [checklist] x",
    "```python",
    "~~checklist~~ done",
    ":::\\checklist",
    ".. \\checklist::",
    "checklist::",
    ":checklist: a field",
    "::checklist",
    "% :::{checklist}",
]


@pytest.mark.parametrize("line", RIGHT)
def test_a_directive_in_either_syntax_is_found(line):
    (found,) = openings(f"x\n{line}\n", DIRECTIVE_NAMES)
    assert (found.line, found.meant, found.flaw) == (2, "checklist", "")


@pytest.mark.parametrize("line", FLAWED)
def test_what_is_meant_as_one_is_found_with_its_flaw(line):
    (found,) = openings(f"x\n{line}\n", DIRECTIVE_NAMES)
    assert (found.line, found.flaw) == (2, FLAWED[line])
    assert found.meant in ("checklist", "go-live")
    assert names_in(f"x\n{line}\n")


@pytest.mark.parametrize("line", NOTHING)
def test_words_are_none(line):
    assert list(openings(f"x\n{line}\n", DIRECTIVE_NAMES)) == []


@pytest.mark.parametrize("line", [*RIGHT, *FLAWED])
def test_the_first_look_at_a_text_finds_all_of_them(line):
    assert names_in(line) - strangers(names_in(line), DIRECTIVE_NAMES)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_are_counted_as_a_reader_counts_them(end):
    text = end.join(["a\u2028b", "", ":::{checklist}", ":::", "c\u0085:::{check}"])
    found = [(each.line, each.counted, each.meant) for each in openings(text, DIRECTIVE_NAMES)]
    assert found == [(3, 4, "checklist"), (5, 7, "check")]


def test_names_of_other_directives_are_told_apart():
    names = names_in("```python\n:::{note}\n.. _label: x\n.. code-block:: c\n.. checklist::\n")
    assert names == {"python", "note", "code-block", "checklist"}
    assert strangers(names, DIRECTIVE_NAMES) == {"python", "note", "code-block"}


def kinds(text: str, *, markdown: bool, colons: bool = True) -> list[str]:
    """Return in what the line with an X stands."""
    lines = text.split("\n")
    number = next(at for at, line in enumerate(lines, 1) if "X" in line)
    if markdown:
        return [each.kind for each in markdown_places(lines, {number}, colons=colons)[number]]
    return [each.kind for each in rest_places(lines, {number})[number]]


MARKDOWN = {
    "text": ("a\n\nX", []),
    "code": ("```\nX\n```", ["code"]),
    "longer closing": ("```\nX\n`````", ["code"]),
    "shorter closing": ("````\nX\n```", ["unclosed"]),
    "other mark": ("```\nX\n~~~", ["unclosed"]),
    "unclosed": ("```python\nb\nX", ["unclosed"]),
    "directive": (":::{note}\nX\n:::", ["directive"]),
    "code in directive": ("::::{note}\n```\nX\n```\n::::", ["directive", "code"]),
    "unclosed in directive": (":::{note}\n```\nX\n:::", ["directive", "unclosed"]),
    "div": (":::warning\nX\n:::", ["div"]),
    "no inline code": ("```a` b\n\nX", []),
    "list ends code": ("- ```\n  a\n\nX", []),
    "code in list": ("- a\n\n  ```\n  X\n  ```", ["code"]),
    "unclosed in list": ("- ```\n  X\n\nb", ["unclosed"]),
    "quote ends code": ("> ```\n> a\n\nX", []),
    "code in quote": ("> ```\n> X\n> ```", ["code"]),
    "code in list in quote": ("> - ```\n>   X\n>   ```", ["code"]),
    "code in footnote": ("[^1]: ```\n    X\n    ```", ["code"]),
    "comment": ("<!--\nX\n-->", ["comment"]),
    "comment on a line": ("<!-- a -->\nX", []),
    "unclosed comment": ("<!--\n\nX", ["unclosed"]),
    "html": ("<details>\nX", ["html"]),
    "html and blank": ("<details>\n\nX", []),
    "inline html": ("a\n<b>c</b> d\nX", []),
    "tag alone": ("<custom>\nX", ["html"]),
    "tag below text": ("a\n<custom>\nX", []),
    "pre": ("<pre>\n\nX\n</pre>", ["code"]),
    "textarea": ("<textarea>\n\nX\n</textarea>", ["element"]),
    "indented": ("a\n\n    X", ["indented"]),
    "tab": ("a\n\n\tX", ["indented"]),
    "lazy": ("a\n    X", []),
    "item": ("- a\n\n    X", []),
    "nested item": ("1. a\n   - b\n\n     X", []),
    "code in item": ("- a\n\n      X", ["indented"]),
    "behind a block in an item": ("- - a\n    ```\n    c\n    ```\n\n    X", []),
    "eval-rst": ("```{eval-rst}\n.. note::\n\n   X\n```", ["directive", "directive"]),
    "text in eval-rst": ("```{eval-rst}\n\nX\n```", ["directive"]),
    "code in eval-rst": ("```{eval-rst}\n.. code::\n\n   X\n```", ["directive", "code"]),
}

REST = {
    "text": ("a\n\nX", []),
    "literal": ("a::\n\n  X", ["code"]),
    "below literal": ("a::\n\n  b\n\nX", []),
    "directive": (".. note::\n\n   X", ["directive"]),
    "code": (".. code-block:: c\n\n   X", ["code"]),
    "nested": (".. note::\n\n   .. code::\n\n      X", ["directive", "code"]),
    "comment": (".. a: b\n\n   X", ["comment"]),
    "bare comment": ("..\n   X", ["comment"]),
    "below a comment": (".. a\n\nX", []),
    "footnote": (".. [1] a\n\n   X", []),
    "list": ("- .. note::\n\n     X", ["directive"]),
    "literal in list": ("- a::\n\n    X", ["code"]),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_in_what_a_line_of_markdown_stands(name):
    text, expected = MARKDOWN[name]
    assert kinds(text, markdown=True) == expected


@pytest.mark.parametrize("name", REST)
def test_in_what_a_line_of_rest_stands(name):
    text, expected = REST[name]
    assert kinds(text, markdown=False) == expected


def test_colons_open_nothing_where_they_are_not_enabled():
    assert kinds(":::{note}\n```\n:::\nX\n```", markdown=True, colons=False) == ["code"]


@pytest.mark.parametrize("text", ["- * + ", "> ", "\n:::{a}", "\n```{a}\nb", "\n- - a", "\n<!--\n"])
def test_deep_blocks_take_no_more_than_their_share(text):
    """Blocks are told apart to a depth: there each line costs the same, however many there are."""
    lines = (text * 3_000).split("\n")
    assert markdown_places(lines, {len(lines)})[len(lines)] is not None
