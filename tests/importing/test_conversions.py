"""From one markup to the other: what both have is carried over, and the rest is reported."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from imports import document, imported
from projects import Built, Project

from sphinx_readiness.importing.inline import convert
from sphinx_readiness.importing.report import details
from sphinx_readiness.text.phrases import english

KITE = """---
title: Kite
---

# Kite 1.0

---

## Parts {#the-parts}

A line that ends \x20
and goes on\\
until here<br>and there.

A footnote[^1] and another[^wind].

[^1]: It has two
    lines

    and a paragraph.
[^wind]: Blows.

Frame
: What holds
: What breaks

---

***

(the-sail)=

## Sail

![The sail](sail.png "All of it")

See [the parts](#the-parts), [a book][b], [book], and an ![icon](icon.png).

[b]: https://example.org/b "The book"
[Book]: https://example.org/book_

% nobody reads this

+++

> A quotation
>
> ---
>
> > in another

| Item | Status | Notes |
|------|--------|-------|
| Sewn<br>twice | ✅ | <b>strong</b> &amp; **[bold](https://example.org/c)** |
| Dyed | ✅ | <span>x</span> |

- a list<br>item

---
"""

TOWER = """=====
Tower
=====

.. _base:

Base
====

| First line
| second line

Stone
   What holds

   it all
Mortar : wet
   What binds

A *title* `reference`, |name| and |picture|, and [#n]_.

.. |name| replace:: *Old* tower
.. |picture| image:: tower.png
   :alt: The tower
.. [#n] One

   - two

:Height: 30 m
:Built: long ago,
        by hand

#. first
#. second

-v       says more
--quiet  says nothing
         at all

>>> 1 + 1
2

----

Top
===

.. list-table:: Of the top
   :header-rows: 1
   :widths: 30 10
   :class: wide

   * - Item
     - Status
   * - Roof is tight, see `Base`_
     - done
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = {
        "kite.rst": document(KITE, "kite.md", "rest"),
        "tower.md": document(TOWER, "tower.rst", "markdown"),
        "index.md": "# All\n\n```{toctree}\nkite\ntower\n```\n",
        "sail.png": "",
    }
    return Project(tmp_path_factory.mktemp("turned"), files).build()


def text_of(built: Built, docname: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", built.page(docname)).split())


def test_what_was_turned_builds_without_a_warning(built: Built) -> None:
    assert [line for line in built.warning_lines if "[readiness" not in line] == []


def test_a_thematic_break_stays_where_rest_has_one(built: Built) -> None:
    assert document(KITE, "kite.md", "rest").count("\n\n----\n\n") == 2
    assert built.page("kite").count("<hr") == 2
    said = list(details(imported(KITE, "kite.md", "rest").plan, english))
    left = "a thematic break, left out: reST has none below a heading, beside another one or at the end"
    lines = [at for at, line in enumerate(KITE.split("\n"), 1) if line in ("---", "***")]
    assert [line for line in said if left in line] == [f"kite.md:{at}: {left}" for at in lines[4:]]


def test_markdown_in_rest(built: Built) -> None:
    text = document(KITE, "kite.md", "rest")
    for said in (
        ".. _the-parts:\n\nParts\n-----\n",
        "| A line that ends\n| and goes on\n| until here\n| and there.\n",
        ".. [#note-1] It has two\n   lines\n\n   and a paragraph.\n\n.. [#wind] Blows.\n",
        "Frame\n   What holds\n\n   What breaks\n",
        ".. _the-sail:\n",
        "`a book <https://example.org/b>`__, `book <https://example.org/book%5F>`__",
        "..\n   nobody reads this\n",
        "- Sewn\n\n          twice\n",
        "- **strong** & `bold <https://example.org/c>`__\n",
    ):
        assert said in text, said
    assert "Parts {" not in text_of(built, "kite")
    assert "nobody reads this" not in text_of(built, "kite")
    assert re.search(r'href="#[^"]+"><span class="std std-ref">the parts<', built.page("kite"))


def test_what_rest_has_nothing_for_is_reported() -> None:
    said = "\n".join(details(imported(KITE, "kite.md", "rest").plan, english))
    for line in (
        'titles of links and images, left out: 2, such as "All of it"',
        "images within text, which are links in reST: 1, such as ![icon]",
        "HTML within text, kept as text: 1, such as <span>",
        "breaks of lines in lists, which are blanks in reST: 1",
        "thematic breaks within quotations and directives, left out: 1",
    ):
        assert line in said
    assert "left out" not in "\n".join(
        details(imported(TOWER, "tower.rst", "markdown").plan, english)
    )


@pytest.mark.parametrize(
    ("text", "said", "kept"),
    [
        ("See <b>x <i>y</i></b>", "See <b>x *y*\\ </b>", "<b>"),
        ('See <a href="x.md">y</a>', 'See <a href="x.md">y</a>', '<a href="x.md">'),
        ("**a <kbd>x</kbd>** and <b>c</b>", "**a x** and **c**", ""),
        ("[<em>x</em>](y)", "`x <y>`__", ""),
    ],
)
def test_html_within_html(text: str, said: str, kept: str) -> None:
    made = imported(f"# Kite\n\n{text}\n\n- [ ] one\n", "kite.md", "rest")
    assert said in made.pages[0].lines
    notes = [line for line in details(made.plan, english) if "kept as text" in line]
    assert notes == (
        [f"kite.md:3: HTML within text, kept as text: 1, such as {kept}"] if kept else []
    )


def test_a_quotation_with_rows_is_one_to_the_gate(make_project: Callable[..., Project]) -> None:
    table = "| Item | Status |\n|---|---|\n| Frame glued | ✅ |\n"
    quoted = "".join(f"> {line}\n" for line in table.splitlines())
    source = f"# Kite\n\n## 1.1 Parts\n\n{table}\nAs it was:\n\n{quoted}\nAnd:\n> - [ ] Reel\n"
    text = document(source, "kite.md", "rest")
    assert text.count("\n\n..\n\n   ") == 2
    found = make_project({"index.rst": text}).lint().report["findings"]
    assert "RD110" not in {each["code"] for each in found}
    bare = make_project({"index.rst": text.replace("\n\n..\n\n", "\n\n")}).lint().report["findings"]
    assert [each["line"] for each in bare if each["code"] == "RD110"] == [7]


def test_rest_in_markdown(built: Built) -> None:
    text = document(TOWER, "tower.rst", "markdown")
    for said in (
        "(base)=\n",
        "First line\\\nsecond line\n",
        "- **Stone**: What holds\n\n  it all\n- **Mortar** (wet): What binds\n",
        "A *title* *reference*, *Old* tower and |picture|, and [^n].\n",
        "<!--\n.. |picture| image:: tower.png\n",
        "[^n]: One\n\n    - two\n",
        "Height: 30 m\\\nBuilt: long ago, by hand\n",
        "1. first\n1. second\n",
        "- `-v`: says more\n- `--quiet`: says nothing at all\n",
        "```pycon\n>>> 1 + 1\n2\n```\n",
        "\n---\n",
        ":::{list-table} Of the top\n:header-rows: 1\n:widths: 10 30 10\n:class: wide\n",
    ):
        assert said in text, said
    page = built.page("tower")
    assert page.count("<hr") >= 1
    assert "Roof is tight, see Base" in text_of(built, "tower").replace("  ", " ")
    said = "\n".join(details(imported(TOWER, "tower.rst", "markdown").plan, english))
    assert "substitutions that are no text, kept as they are written: 1, such as |picture|" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("***both***", "**both**"),
        ("**a *b* c**", "**a b c**"),
        ("**a `b` c**", "**a** ``b`` **c**"),
        ("*see [x](https://e.org)*", "*see* `x <https://e.org>`__"),
        ("**a[x](https://e.org)b**", r"**a**\ `x <https://e.org>`__\ **b**"),
        ("<em>a</em> <code>b*</code> H<sub>2</sub>O", r"*a* ``b*`` H\ :sub:`2`\ O"),
        ('<a href="https://e.org/?a&amp;b">x &lt;</a>', r"`x \< <https://e.org/?a&b>`__"),
        ("a<!-- b -->c", "ac"),
        ("`<!-- b --> <b>x</b>`", "``<!-- b --> <b>x</b>``"),
        ("[x](https://e.org/a_)", "`x <https://e.org/a%5F>`__"),
    ],
)
def test_markup_within_markup(text: str, said: str) -> None:
    assert convert(text, "markdown", "rest") == said


def test_a_break_within_what_becomes_a_directive_is_reported() -> None:
    source = (
        "# Kite\n\n## Go-live\n\nApproved: ☐ YES ☐ NO ☐ CONDITIONAL\n\n---\n\n"
        "- [ ] One\n\n## Sign\n\n- [x] Two\n"
    )
    for markup in ("markdown", "rest"):
        made = imported(source, "kite.md", markup)
        said = "\n".join(details(made.plan, english))
        text = "\n".join(made.pages[0].lines)
        assert ("a thematic break" in said) is not ("\n---\n" in text or "\n----\n" in text)


def test_a_term_may_begin_with_a_lone_return() -> None:
    text = document("A\n\n\rM\n -\n\n- [ ] x\n", "list.rst", "markdown")
    assert "- [ ] x" in text


def test_a_list_that_is_code_says_no_verdict() -> None:
    text = document("- [ ] x\n\n::\n\n   y\n\n- z::\n\n- [x] w\n", "list.rst", "markdown")
    assert "- [ ] x" in text


def test_a_verdict_may_go_on_below() -> None:
    source = "T\n=\n\n- [ ] x\n\n**Overall Status**: ready\n   but late\n"
    assert "   :verdict: ready" in document(source, "list.rst")
