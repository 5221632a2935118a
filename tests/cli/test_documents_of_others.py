"""Documents of other suffixes, which lint does not read: what opens in them is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_readiness.cli import main

LIST = ":::{checklist} one\n:owner: Ann\n\n- [x] **A-1**: One\n\n:::\n"

BOOK = '{"cells": [\n{"source": ["# Page\\n",\n"%s one\\n"]}]}\n'

PREFIXED = "readiness_directive_prefix = 'rd-'\nsource_suffix = {'.txt': 'mine'}\n"


def lint(
    folder: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str], conf: str
) -> tuple[int, list[str]]:
    for name, text in {**files, "index.md": "# Start\n\n" + LIST, "conf.py": conf}.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    status = main(["lint", "--quiet", "--no-cache", str(folder)])
    said = capsys.readouterr().out.splitlines()
    return status, [line.partition(" lint reads")[0] for line in said if "RD114" in line]


@pytest.mark.parametrize(
    ("name", "text", "conf", "line"),
    [
        ("book.ipynb", BOOK % ":::{checklist}", "extensions = ['myst_nb', 'sphinx_readiness']", 3),
        ("a/b.ipynb", BOOK % "```{check}", "extensions = ['nbsphinx']", 3),
        ("page.txt", "Page\n\n.. checklist:: x\n", "source_suffix = {'.txt': 'asciidoc'}", 3),
        ("page.text", LIST, "source_suffix = {'.md': 'markdown', '.text': 'myst-nb'}", 1),
        ("page.txt", ".. rd-check:: x\n", PREFIXED, 1),
    ],
)  # fmt: skip
def test_a_checklist_that_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, conf: str, line: int
) -> None:
    found = f"{name}:{line}: error: RD114 unread-file"
    assert lint(tmp_path, capsys, {name: text}, conf) == (1, [found])


@pytest.mark.parametrize(
    ("name", "text", "conf"),
    [
        ("book.ipynb", BOOK % ":::{checklist}", "extensions = ['myst_parser']"),
        ("book.ipynb", BOOK % "A checklist", "extensions = ['myst_nb']"),
        ("page.txt", LIST, "source_suffix = ['.md']"),
        ("out/page.txt", LIST, "source_suffix = ['.md', '.txt']\nexclude_patterns = ['out']"),
        ("page.txt", LIST, "source_suffix = 5"),
    ],
)
def test_what_is_no_document_or_has_no_checklist(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, conf: str
) -> None:
    assert lint(tmp_path, capsys, {name: text}, conf)[1] == []
