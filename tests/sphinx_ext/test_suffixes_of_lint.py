"""Documents with the suffixes that ``conf.py`` says: the same by ``lint`` and by the builder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from projects import Project

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.lint.suffixes import SUFFIXES, document_suffixes

MARKDOWN = "# %s\n\n:::{checklist} %s\n:owner: me\n\n- [x] {#%s-1} one\n- [!] {#%s-2} two\n:::\n"
REST = "%s\n=\n\n.. checklist:: %s\n   :owner: me\n\n   - [x] {#%s-1} one\n   - [!] {#%s-2} two\n"

FILES = {
    "a.md": MARKDOWN, "b.rst": REST, "c.txt": REST, "d.markdown": MARKDOWN, "e.page.md": MARKDOWN,
}  # fmt: skip


@pytest.mark.parametrize(
    ("suffixes", "read"),
    [
        ({".rst": "restructuredtext", ".txt": "restructuredtext"}, "ABCE"),
        ({".rst": None, ".txt": "rst", ".markdown": "myst", ".md": "markdown"}, "ABCDE"),
        ([".txt", ".md"], "ACE"),
        ({".page.md": "markdown", ".md": "markdown"}, "AE"),
        ({".rst": "markdown", ".md": "markdown"}, "AE"),  # where it opens nothing
    ],
)
def test_the_same_documents(
    make_project: Callable[..., Project],
    capsys: pytest.CaptureFixture[str],
    suffixes: Any,
    read: str,
) -> None:
    files = {name: text.replace("%s", name[0].upper()) for name, text in FILES.items()}
    project = make_project({"index.md": "# I\n", **files}, source_suffix=suffixes)
    built = project.lint()
    assert "".join(sorted({item["id"][0] for item in built.items()})) == read
    main(["lint", str(project.docs), "--color", "never"])
    by_lint = capsys.readouterr().out
    assert [line for line in by_lint.splitlines() if " RD" in line] == [
        line for line in built.status.splitlines() if " RD" in line
    ]
    assert ("docs/b.rst:4: error: RD110" in by_lint) is (
        suffixes == {".rst": "markdown", ".md": "markdown"}
    )


def test_a_new_document_is_seen_whatever_it_is_called(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.md": "# I\n"}, source_suffix=[".md", ".txt"])
    main(["lint", str(project.docs)])
    project.write({"readiness.txt": "R\n=\n\n.. check:: Restore\n   :status: fail\n"})
    capsys.readouterr()
    assert main(["lint", str(project.docs)]) == 1
    assert "docs/readiness.txt:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "is_all", "found"),
    [
        (None, True, SUFFIXES),
        (5, True, SUFFIXES),
        ([".txt", 5], True, SUFFIXES),
        (["txt"], True, SUFFIXES),
        ([".txt"], False, {**SUFFIXES, ".txt": "restructuredtext"}),
        ({".ipynb": "myst-nb"}, True, {".md": "markdown"}),
        ({".md": "myst-nb", ".rst": "rst"}, True, {".md": "markdown", ".rst": "restructuredtext"}),
        ({".rst": ["odd"]}, True, {".md": "markdown"}),
    ],
)
def test_what_conf_py_says(said: object, is_all: bool, found: dict[str, str]) -> None:
    assert document_suffixes(said, is_all=is_all) == found
