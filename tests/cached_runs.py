"""Lints with a cache, in this process: what is printed, and which pages were read for it."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.reporting.builder import ReadinessBuilder


class Ran(NamedTuple):
    """What a lint came to."""

    status: int
    printed: str
    read: tuple[str, ...] | None
    """The pages that were read; None if it was known without Sphinx."""


class Runner:
    """Runs lints that share a cache."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
        """Let the caches of the user be in *home*."""
        monkeypatch.delenv("SPHINX_READINESS_NO_CACHE", raising=False)
        monkeypatch.setenv("XDG_CACHE_HOME", str(home))
        monkeypatch.setenv("LOCALAPPDATA", str(home))
        monkeypatch.setenv("HOME", str(home))
        self.folder = home / "sphinx-readiness" / "lint"
        self._read: list[str] | None = None
        init = ReadinessBuilder.init
        note = self._note

        def noting(builder: ReadinessBuilder) -> None:
            init(builder)
            builder.read_doc = note(builder.read_doc)  # type: ignore[misc, method-assign]

        monkeypatch.setattr(ReadinessBuilder, "init", noting)

    def _note(self, read_doc: Callable[..., None]) -> Callable[..., None]:
        self._read = []

        def read(docname: str, **options: object) -> None:
            assert self._read is not None
            self._read.append(docname)
            read_doc(docname, **options)

        return read

    def lint(self, docs: Path, *arguments: str) -> Ran:
        """Return what a lint of *docs* comes to."""
        self._read = None
        written = io.BytesIO()
        with redirect_stdout(io.TextIOWrapper(written, encoding="utf-8", newline="\n")) as stream:
            status = main(["lint", str(docs), *arguments])
        stream.flush()
        printed = written.getvalue().decode("utf-8")
        read = self._read
        return Ran(status, printed, read if read is None else tuple(read))

    def fresh(self, docs: Path, *arguments: str) -> Ran:
        """Return the same without a cache."""
        return self.lint(docs, "--no-cache", *arguments)


def write(root: Path, files: dict[str, str]) -> Path:
    """Write *files* below *root* and return the folder of the documents, ``docs``."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / "docs"


TABLE = """\
| ID | Item | Status | Owner | Verify |
|----|------|--------|-------|--------|
"""

# The last setting lets Sphinx read the pages that are plain, too.
CONF = (
    'project = "Demo"\nextensions = ["myst_parser", "sphinx_readiness"]\n'
    "myst_title_to_header = False\n"
)

FILES = {
    "readiness.toml": "",
    "pyproject.toml": '[project]\nname = "demo"\nversion = "1.2.0"\n',
    "logs/restore.txt": "ok\n",
    "docs/conf.py": CONF + 'myst_enable_extensions = ["colon_fence"]\n',
    "docs/index.md": "# Demo 1.2.0\n\n```{toctree}\none\ntwo\nplain\n```\n",
    "docs/one.md": (
        f"# One\n\n:::{{checklist}} one\n:owner: QA\n\n{TABLE}"
        "| ONE-1 | Backups restored | ✅ | SRE | file logs/restore.txt |\n"
        "| ONE-2 | Version: 1.2.0 is out, see notes.md | ❌ | | |\n:::\n"
    ),
    "docs/two.md": (
        "# Two\n\nDemo 1.1.0 is current.\n\n:::{include} /shared/rows.md.txt\n:::\n\n"
        "See {check}`ONE-2`.\n\n:::{readiness-summary}\n:::\n"
    ),
    "docs/shared/rows.md.txt": (
        ":::{checklist} two\n\n- [x] TWO-1: signed (owner: QA)\n- [ ] TWO-2: sent\n:::\n"
    ),
    "docs/plain.md": "# Plain\n\nWords, and no more.\n",
}
