"""``fix`` where lines are added: bullets of list-tables, and options of a ``check``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from projects import Project

from sphinx_readiness.cli import main
from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.fixing.drafts import Draft, Drafts
from sphinx_readiness.fixing.facts import NO_MOVES, _at_home
from sphinx_readiness.fixing.new_options import option_edit
from sphinx_readiness.model.edits import Edit, Field, Fix
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.spans.source_text import source_text

REST = """\
Tables
======

.. checklist:: bulleted

   .. list-table::
      :header-rows: 1
      :widths: 30, 10

      * - Item
        - Status
      * - Guide is
          there

          - nested
        - ✅
      * - Second
        -

.. check:: One
   that goes on

   Text of it

- In a list

  .. check:: Two
     :status: ✅

.. check:: Three
    :status: ❌

    Body.

.. check:: Four

  Body.
"""

MARKDOWN = """\
# Page

:::{check} One
:status: done
:::

```{check} Two
---
status: done
---
Body
```

> :::{check} Three
> body
> :::

::::{checklist} bullets

:::{list-table}
:header-rows: 1

*\t- Item
\t- Status
*\t- Tabs are
\t- ✅
:::
::::

::::{checklist} table
:::{list-table}
:header-rows: 1

- * Item
  * Status
- * A row
  * ✅
:::
::::

| Item | Status |
|---|---|
| Loose | text |

:::{include} part.txt
:::

:::{check} Last
:::"""

PART = ":::{check} Included\n:status: done\n:::\n"

REST_AFTER = """\
.. checklist:: bulleted

   .. list-table::
      :header-rows: 1
      :widths: 10, 30, 10, 10

      * - ID
        - Item
        - Status
        - Owner
      * - bulleted-0
        - Guide is
          there

          - nested
        - ✅
        -
      * - bulleted-0
        - Second
        -
        -

.. check:: One
   that goes on
   :id: tables-0

   Text of it

- In a list

  .. check:: Two
     :id: tables-0
     :status: ✅

.. check:: Three
    :id: tables-0
    :status: ❌

    Body.

.. check:: Four
  :id: tables-0

  Body.
"""

MARKDOWN_AFTER = """\
# Page

:::{check} One
:id: page-0
:status: done
:::

```{check} Two
---
id: page-0
status: done
---
Body
```

> :::{check} Three
> :id: page-0
> body
> :::

::::{checklist} bullets

:::{list-table}
:header-rows: 1

*\t- Item
\t- Status
*\t- Tabs are
\t- ✅
:::
::::

::::{checklist} table
:::{list-table}
:header-rows: 1

- * ID
  * Item
  * Status
  * Owner
- * table-0
  * A row
  * ✅
  *
:::
::::

| Item | Status |
|---|---|
| Loose | text |

:::{include} part.txt
:::

:::{check} Last
:id: page-0
:::"""


def test_rows_and_options_in_both_syntaxes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "p", {"index.rst": REST})
    crlf = MARKDOWN.replace("\n", "\r\n").encode()
    project.write({"page.md": crlf, "part.txt": PART})
    wanted = ["fix", str(project.docs), "--unsafe", "--align", "--select", "RD104,RD301"]
    assert main([*wanted, "--diff"]) == 0
    shown = capsys.readouterr().out
    assert (project.docs / "page.md").read_bytes() == crlf
    assert main(wanted) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[:-1] == shown.splitlines()[:-1]

    def bare(name: str) -> str:
        text = (project.docs / name).read_bytes().decode()
        return re.sub(r"\b([a-z]+)-[0-9a-f]{8}\b", r"\1-0", text)

    assert bare("index.rst").removeprefix("Tables\n======\n\n") == REST_AFTER
    assert bare("page.md") == MARKDOWN_AFTER.replace("\n", "\r\n")
    assert bare("part.txt") == PART.replace("\n", "\n:id: page-0\n", 1)
    # Places are those of the files as they were.
    done = re.findall(r"^(\S+):(\d+): (RD\d+) (?!not mended)", said, re.MULTILINE)
    assert [(int(line), code) for path, line, code in done if path.endswith("index.rst")] == [
        (4, "RD301"), (12, "RD104"), (20, "RD104"), (27, "RD104"), (30, "RD104"), (35, "RD104"),
    ]  # fmt: skip
    left = re.findall(r"^\S+page.md:(\d+): RD104 not mended: where it is", said, re.MULTILINE)
    assert left == ["25"]  # tabs: where its cells stand is not told for sure
    assert "+:id: page-" in shown
    assert "-      * - Second\n+      * - bulleted-" in shown
    assert main([*wanted, "--check"]) == 0
    assert "nothing to mend\n" in capsys.readouterr().out


def test_lines_that_are_added_end_as_those_around() -> None:
    draft = Draft("a.md", b"\xef\xbb\xbfone\r\ntwo\nthree")
    edits = [
        Edit(Span("a.md", 1, 4, 1, 4), "\n:a: b"),
        Edit(Span("a.md", 2, 1, 2, 1), "- x\n  "),
        Edit(Span("a.md", 3, 6, 3, 6), "\nend"),
    ]
    assert draft.with_edits(edits) == "one\r\n:a: b\r\n- x\n  two\nthree\nend"
    assert draft.lines_after(edits) == [1, 1, 2, 2, 3, 3]
    assert list(draft.lines_after([Edit(Span("a.md", 1, 1, 1, 2), "O")])) == [1, 2, 3]
    alone = Draft("b.md", b"only")
    assert alone.with_edits([Edit(Span("b.md", 1, 5, 1, 5), "\nnext")]) == "only\nnext"


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\ntwo\nthree\n", encoding="utf-8")
    drafts = Drafts(tmp_path, ColumnNames(), task_data=False)
    draft = drafts.draft("a.md")
    assert draft is not None
    fix = Fix("RD104", Location("a.md", 3), "", (), (), safe=True,
              touched=frozenset((Field("item", "a.md", 3),)))  # fmt: skip
    assert drafts.original(fix) is fix
    drafts.take({"a.md": "one\n:a: b\ntwo\nthree\n"}, {"a.md": [1, 1, 2, 3, 4]})
    drafts.take({"a.md": "one\n:a: b\n:c: d\ntwo\nthree\n"}, {"a.md": [1, 2, 2, 3, 4, 5]})
    moved = drafts.original(fix._replace(location=Location("a.md", 5)))
    assert moved.location == Location("a.md", 3)
    assert [drafts.placed(Location("a.md", line)).line for line in range(1, 8)] == [
        1, 1, 1, 2, 3, 4, 7,
    ]  # fmt: skip
    assert drafts.original(fix).touched == {Field("item", "a.md", 1)}


def test_what_stands_at_places_is_compared_where_it_was() -> None:
    moved = {"a.md": [1, 1, 2]}
    place = Location("a.md", 3, 5)
    assert _at_home(place, moved) == Location("a.md", 2, 5)
    assert _at_home(place, NO_MOVES) is place
    assert _at_home(Location("b.md", 3), moved) == Location("b.md", 3)
    assert _at_home(("x", ("a.md", 2), [3], ("a.md", "2")), moved) == (
        "x", ("a.md", 1), [3], ("a.md", "2"),
    )  # fmt: skip
    field = Field("item", "a.md", 3)
    assert _at_home((field, None), moved) == (field, None)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (":::{check} A\n:::", ":::{check} A\n:id: x\n:::"),
        ("- - ```{check} A\n    ```", "- - ```{check} A\n    :id: x\n    ```"),
        (":::{check} A\n---\n---\n:::", ":::{check} A\n---\nid: x\n---\n:::"),
        ("  :::{check} A\n\t:status: ok\n", "  :::{check} A\n\t:id: x\n\t:status: ok\n"),
        (".. check:: A", ".. check:: A\n   :id: x"),
        ("- .. check:: A\n\n.. b", "- .. check:: A\n     :id: x\n\n.. b"),
        (".. check:: A\n\n      c\n    b\n", ".. check:: A\n    :id: x\n\n      c\n    b\n"),
        ("| A |", None),
    ],
)
def test_where_an_option_goes(text: str, after: str | None) -> None:
    source = source_text("a", text, ColumnNames())
    edit = option_edit(source, 1, "id", "x")
    made = None if edit is None else Draft("a", text.encode()).with_edits([edit])
    assert made == after
