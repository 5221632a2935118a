"""Hard line breaks of Markdown are blanks in what is read, and breaks on pages."""

from __future__ import annotations

import pytest
from projects import Project

from sphinx_readiness.cli import main

PAGE = """# A

:::{checklist} c
:owner: me

Above  
the tasks.

- [x] {#A-1} one  
  two
- [x] {#A-2} three\\
  *four*

| ID  | Item       | Status |
|-----|------------|--------|
| A-3 | five<br>six | ✅    |

Below\\
the table.
:::

::::{check} Seven
:id: A-4
:status: ✅
:owner: me

A body  
of two lines.
::::
"""  # noqa: W291 - these blanks are what it is about


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("breaks"), {"index.md": PAGE})


def test_titles_have_blanks_and_nothing_is_found(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    built = project.lint()
    titles = [item["title"] for item in built.items()]
    assert titles == ["one two", "three four", "five six", "Seven"]
    assert built.places == []
    assert main(["lint", str(project.docs), "--fail-on", "info"]) == 0
    assert "RD" not in capsys.readouterr().out


def test_pages_break_there(project: Project) -> None:
    html = project.build()
    assert html.warning_lines == []
    page = html.page("index")
    assert page.count("<br />") == 6
    assert "\\" not in page.partition('<div class="body"')[2].partition("clearer")[0]


def test_a_break_ends_no_row_of_latex(project: Project) -> None:
    made = project.build("latex")
    text = (made.out / "test.tex").read_text(encoding="utf-8")
    body = text[text.index("\\begin{document}") :]
    assert body.count("\\newline") == 5
    assert "textbackslash" not in body
