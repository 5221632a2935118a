"""``lint`` and the builder find the same in documents that need nothing of their machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Project
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
    codes = [line.split()[1] for line in by_lint]
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
    assert [line.split()[:2] for line in by_lint] == [
        ["docs/a.rst:1:", "RD114"],
        ["docs/gone.md:1:", "RD114"],
    ]
