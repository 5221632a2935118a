"""``lint`` and the builder find the same in documents that need nothing of their machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from projects import DEFAULTS, Project
from systems import needs_posix

from sphinx_readiness.cli import main

PAGES = {
    "tables.md": """# Tables

## Docs

:::{checklist}
:verdict: ready

| ID  | Item                                    | Status | Owner | Notes |
|-----|-----------------------------------------|--------|-------|-------|
| A-1 | **Guide** states `1.0` {kbd}`Ctrl`      | ❌     | me    | TODO  |
|     | {doc}`other page <index>`, {abbr}`CI (x)` | ok     |       |       |
| A-3 | {guilabel}`Save` ![alt](x.png) [x](y.md) | what?  | me    |       |
:::

```{list-table}
* - a
```
""",
    "lists.rst": """Lists
=====

.. checklist:: l
   :owner: me

   - [ ] one :ref:`genindex` and :py:func:`~os.path.join`
   - [x] two |sub|

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - B-1
        - :term:`x` ``code``
        - fail

   .. csv-table::
      :header: ID, Item, Status

      B-2, :envvar:`HOME`, pending

.. |sub| replace:: words

.. note::

   .. check:: Restore
      :status: ❌

.. include:: part.txt
""",
    "part.txt": ".. check:: Included\n   :status: ❌\n",
    "lost.md": "# Lost\n\n```{include} gone.md\n```\n\n```{checklst}\n```\n",
    "lost.rst": "Lost\n====\n\n.. include:: gone.rst\n.. include:: part.txt\n   :start-after: NONE\n",
}


def findings(text: str) -> list[str]:
    return [line for line in text.splitlines() if " RD" in line]


@pytest.mark.parametrize("name", [*PAGES, "all"])
def test_the_same_findings(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    files = PAGES if name == "all" else {name: PAGES[name], "part.txt": PAGES["part.txt"]}
    project = make_project({"index.md": "# I\n", **files})
    built = project.lint()
    main(["lint", str(project.docs), "--color", "never"])
    by_lint = findings(capsys.readouterr().out)
    assert by_lint == findings(built.status)
    codes = [line.split()[2] for line in by_lint]
    assert codes == ["RD112"] if name == "part.txt" else "RD112" not in codes
    assert not any(str(project.root) in line or "<string>" in line for line in by_lint)


def test_roles_of_extensions_say_their_text(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    """A title, and an id that is made of it, are the same without the extension."""
    rows = "| Fix of {issue}`12` | {bdg-success}`fail` |\n| See {issue}`a text <7>` | ❌ |\n"
    text = "# T\n\n:::{checklist} c\n:owner: me\n\n| Item | Status |\n|---|---|\n" + rows + ":::\n"
    rest = (
        "R\n=\n\n.. checklist:: r\n   :owner: me\n\n   .. list-table::\n      :header-rows: 1\n\n"
        "      * - Item\n        - Status\n      * - Fix of :issue:`13`\n        - ❌\n"
    )
    project = make_project(
        {"index.md": text, "rest.rst": rest},
        extensions=["myst_parser", "sphinx_readiness", "sphinx.ext.extlinks"],
        extlinks={"issue": ("https://example.org/%s", "#%s")},
    )
    built = project.lint()
    titles = [item["title"] for item in built.items()]
    assert titles == ["Fix of 12", "See a text", "Fix of 13"]
    main(["lint", str(project.docs)])
    assert findings(capsys.readouterr().out) == findings(built.status)
    html = project.build()
    assert "https://example.org/12" in html.page("index")
    assert "https://example.org/13" in html.page("rest")


@needs_posix
def test_documents_that_are_not_read(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.md": "# I\n", "a.md": "# A\n", "a.rst": "A\n=\n"})
    Path(project.docs / "gone.md").symlink_to("nowhere.md")
    built = project.lint()
    main(["lint", str(project.docs)])
    by_lint = findings(capsys.readouterr().out)
    assert by_lint == findings(built.status)
    assert [line.split()[:3:2] for line in by_lint] == [
        ["docs/a.rst:1:", "RD114"],
        ["docs/gone.md:1:", "RD114"],
    ]


RAW = """A
=

.. role:: html(raw)
   :format: html

.. role:: tex(raw)
   :format: latex

.. role:: inner(html)

.. role:: none(raw)

.. checklist:: r
   :owner: me

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - R-1
        - bold
        - :html:`<b>ok</b>`
      * - R-2
        - not for this reader
        - :tex:`ok`
      * - R-3
        - a script :inner:`<script>`
        - :tex:`Verified`
      * - R-4
        - x
        - :none:`ok`

   prose :html:`<iframe>` and :tex:`x`
"""


def test_roles_of_raw_text(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.rst": RAW})
    expected = [
        (26, "RD115"),
        (29, "RD603"),
        (29, "RD115"),
        (32, "RD115"),
        (36, "RD115"),
        (36, "RD603"),
    ]
    built = project.lint()
    assert sorted((each[1], each[3]) for each in built.places) == sorted(expected)
    assert built.exit_status == 1
    assert main(["lint", str(project.docs)]) == 1
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if " RD" in line]
    places = [(int(where.split(":")[1]), code) for where, _severity, code, *_rest in lines]
    assert sorted(places) == sorted(expected)


CHECKLIST = ".. checklist:: c\n   :owner: me\n\n   - [x] {#C-1} one\n"
REFUSED = {
    "figure with a wrong option": ".. figure:: a.png\n   :width: nonsense",
    "figure without a file": ".. figure::",
    "figure without a caption": ".. figure:: a.png",
    "admonition without a title": ".. admonition::",
    "note with an unknown option": ".. note::\n   :colour: red",
    "versionadded without a version": ".. versionadded::",
    "function of a domain": ".. c:function:: int x()\n   :nothing: x",
    "function of the primary domain": ".. function::",
    "what takes no content": ".. highlight:: python",
    "columns of a list": ".. hlist::\n   :columns: many",
    "toctree": ".. toctree::\n   :maxdepth: far",
    "index": ".. index:: a",
    "comment of a glossary": ".. glossary::",
}


@pytest.mark.parametrize("name", REFUSED)
def test_directives_that_the_parser_refuses(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """What stands in them is not on the page, and is no part of what a lint counts."""
    inside = "".join(f"   {line}\n" if line else "\n" for line in CHECKLIST.split("\n"))
    text = f"T\n=\n\n{REFUSED[name]}\n\n{inside}\n.. meta::\n   :x: y\n"
    project = make_project({"index.rst": text})
    built = project.lint()
    assert main(["lint", str(project.docs), "--color", "never"]) == built.exit_status == 1
    by_lint = findings(capsys.readouterr().out)
    assert by_lint == findings(built.status)
    assert [line.split()[2] for line in by_lint] == ["RD110"]


HOLDERS = {
    "figure": "figure} a.png\n:width: nonsense",
    "centered": "centered} a",
    "highlight": "highlight} python",
    "admonition": "admonition}",
    "image": "image} a.png",
}


@pytest.mark.parametrize("name", HOLDERS)
def test_directives_of_markdown_that_the_parser_refuses(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    inside = (
        ":::{checklist} c\n:owner: me\n\n| ID | Item | Status |\n|-|-|-|\n| C-1 | a | ✅ |\n:::"
    )
    project = make_project({"index.md": f"# T\n\n::::{{{HOLDERS[name]}\n\n{inside}\n::::\n"})
    built = project.lint()
    assert main(["lint", str(project.docs), "--color", "never"]) == built.exit_status == 1
    by_lint = findings(capsys.readouterr().out)
    assert by_lint == findings(built.status)
    assert [line.split()[2] for line in by_lint] == ["RD110"]


@pytest.mark.parametrize(
    "opening",
    [
        ".. figure:: a.png\n   :figwidth: image\n\n   A caption",
        ".. versionadded:: 1.0",
        ".. py:function:: f(x)\n   :no-index:",
        ".. glossary::\n\n   word",
        ".. mystery:: of an extension\n   :any: option",
    ],
)
def test_directives_that_are_looked_through(
    make_project: Callable[..., Project], opening: str
) -> None:
    inside = "".join(f"     {line}\n" if line else "\n" for line in CHECKLIST.split("\n"))
    if "word" not in opening:
        inside = inside.replace("     ", "   ", 1).replace("\n     ", "\n   ")
    others = [*DEFAULTS["extensions"], "an_extension_of_somebody"]
    project = make_project({"index.rst": f"T\n=\n\n{opening}\n\n{inside}"}, extensions=others)
    assert main(["lint", str(project.docs), "--fail-on", "info"]) == 0


UNKNOWN = {
    "tabs.md": "# T\n\n::::::{tab-set}\n:::::{tab-item} One\n::::{checklist} a\n:owner: me\n\n"
    "- [x] {#A-1} one\n::::\n:::::\n::::::\n",
    "tabs_rest.rst": "T\n=\n\n.. tab-set::\n\n   .. tab-item:: One\n\n      .. checklist:: b\n         :owner: me\n\n"
    "         - [x] {#B-1} one\n",
    "rows.md": "# T\n\n::::{checklist} c\n:owner: me\n\n:::{dropdown} More\n- [ ] {#C-1} one\n:::\n::::\n",
    "rows_rest.rst": "T\n=\n\n.. checklist:: d\n   :owner: me\n\n   .. dropdown:: More\n\n      - [ ] {#D-1} one\n",
    "code.md": "# T\n\n::::{checklist} e\n:owner: me\n\n- [x] {#E-1} one\n\n  :::{mermaid}\n  a --> b\n  :::\n::::\n",
    "todo.md": "# T\n\n::::{checklist} f\n:owner: me\n\n- [x] {#F-1} one\n\n  :::{todo}\n  b\n  :::\n::::\n",
    "nothing.md": "# T\n\n:::{mystery}\nwords\n:::\n\n```{mermaid}\na --> b\n```\n",
}


@pytest.mark.parametrize("others", [[], ["sphinx.ext.todo"]])
def test_directives_that_nothing_brings(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str], others: list[str]
) -> None:
    """Where all extensions are known, what none of them has is lost by lint as in a build."""
    project = make_project(
        {"index.md": "# I\n", **UNKNOWN}, extensions=[*DEFAULTS["extensions"], *others]
    )
    built = project.lint()
    assert main(["lint", str(project.docs), "--color", "never"]) == built.exit_status == 1
    by_lint = findings(capsys.readouterr().out)
    assert by_lint == findings(built.status)
    places = {line.split()[0] for line in by_lint if line.split()[2] == "RD110"}
    expected = {
        "docs/tabs.md:5:", "docs/tabs_rest.rst:8:", "docs/rows.md:6:", "docs/rows_rest.rst:7:",
        "docs/code.md:8:",
    }  # fmt: skip
    assert places == expected | ({"docs/todo.md:8:"} if not others else set())
