"""The snippets that the documentation shows, and how they are built.

A snippet is a fenced block. Comments right above it (``% key: value`` in MyST, ``<!-- key: value
-->`` in the README) say how it is meant:

``expect: RD201, RD204``
    the rules that speak for it; without it, none may;
``project: NAME``
    it belongs to a project that several snippets of the page make up, in their order;
``since: NAME VERSION``
    it is left out where an older version of that distribution is installed;
``file: PATH``
    it is that file of the project; what stands there before is replaced.

Console snippets run in their project, as it is at that point. ``python tests/docs/snippets.py
--write`` puts the real output of the commands into the pages.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import sphinx
from packaging.version import Version

from sphinx_readiness.cli import main

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(
    r"(?P<marks>(?:^(?:%[^\n]*|<!--[^\n]*-->)\n)*)"
    r"^(?P<fence>`{3,})(?P<language>[a-z]+)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)

_MARK = re.compile(r"^(?:%|<!--)\s*(expect|project|file|since):\s*(.*?)\s*(?:-->)?$", re.MULTILINE)

SITE = "_site"
"""The folder of a project that its commands install into."""

CONF = """
project = "Lantern"
extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence", "linkify", "tasklist"]
"""
"""The configuration of a project that shows none."""


@dataclass(frozen=True)
class Snippet:
    """One fenced block of *page* (a path below the root), at *line*."""

    page: str
    line: int
    language: str
    text: str
    marks: Mapping[str, str]
    span: tuple[int, int]
    """Where *text* stands in the page."""

    @property
    def name(self) -> str:
        """A name for test ids and for documents."""
        return re.sub(r"[^a-z0-9]+", "-", f"{self.page}-{self.line}".lower())

    @property
    def expected(self) -> set[str]:
        """The codes of the rules that speak for it."""
        return set(re.findall(r"[A-Z]{2,6}\d+", self.marks.get("expect", "")))


def pages() -> list[Path]:
    """Return the pages with snippets."""
    found = [path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts]
    return [ROOT / "README.md", *sorted(found)]


def snippets_of(page: Path) -> Iterator[Snippet]:
    """Yield the snippets of *page*."""
    source = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(source):
        yield Snippet(
            page.relative_to(ROOT).as_posix(),
            source.count("\n", 0, match.start("fence")) + 1,
            match.group("language"),
            match.group("text"),
            dict(_MARK.findall(match.group("marks"))),
            match.span("text"),
        )


def all_snippets() -> list[Snippet]:
    """Return the snippets of all pages."""
    return [snippet for page in pages() for snippet in snippets_of(page)]


def projects(snippets: list[Snippet]) -> dict[tuple[str, str], list[Snippet]]:
    """Return the snippets of each project, by page and name."""
    found: dict[tuple[str, str], list[Snippet]] = {}
    for snippet in snippets:
        if name := snippet.marks.get("project"):
            found.setdefault((snippet.page, name), []).append(snippet)
    return found


def is_new_enough(snippet: Snippet) -> bool:
    """Say whether the distribution that *snippet* asks for is installed in that version."""
    name, _, bound = snippet.marks.get("since", "").partition(" ")
    return not name or Version(version(name)) >= Version(bound)


def write_file(snippet: Snippet, root: Path) -> None:
    """Write *snippet* to its file below *root*."""
    path = root / snippet.marks["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(snippet.text, encoding="utf-8", newline="\n")


_QUIET = {
    "PYTHONDONTWRITEBYTECODE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "SPHINX_READINESS_NO_CACHE": "1",
}  # fmt: skip


def _installing(root: Path) -> dict[str, str]:
    """Return what lets ``pip install`` work without a network, into a folder below *root*."""
    site = str(root / SITE)
    return {
        "PIP_TARGET": site, "PYTHONPATH": site, "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # as pip has it, this is no isolation
    }  # fmt: skip


def run_console(text: str, root: Path) -> str:
    """Return *text* with the real output of its commands, run in *root*."""
    shown, status = "", 0
    for line in text.splitlines():
        if line.startswith("$ "):
            output, status = run_command(line[2:], root, status)
            shown += f"{line}\n{output}"
    return normalised(shown, root)


def run_command(command: str, root: Path, before: int) -> tuple[str, int]:
    """Return what *command* prints and its exit status, after a command with the status *before*.

    Our own script runs in this process where no shell is needed and no plug-in is installed: to
    start one takes ten times as long as most of what it does.
    """
    simple = not set(command) & set("|<>&;$`*?'\"\\") and not (root / SITE).exists()
    if command.startswith("sphinx-readiness ") and simple:
        return run_ours(command.split()[1:], root)
    if sphinx.version_info < (8,):  # which does not say of a warning what type it has
        command = command.replace("sphinx-build ", "sphinx-build -D show_warning_types=1 ")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    kept = {k: v for k, v in os.environ.items() if k in {"HOME", "TMPDIR"}}
    done = subprocess.run(
        ["/bin/sh", "-c", f"(exit {before})\n{command}"],
        cwd=root,
        env=kept | {"PATH": path, "LC_ALL": "C.UTF-8", **_QUIET, **_installing(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout, done.returncode


def run_ours(arguments: list[str], root: Path) -> tuple[str, int]:
    """Return what the console script prints with *arguments*, in English, and its exit status."""
    said = io.StringIO()
    language = os.environ.get("LANGUAGE")
    os.environ["LANGUAGE"] = "en"
    try:
        with contextlib.chdir(root), redirect_stdout(said), redirect_stderr(said):
            status = main(arguments)
    finally:
        if language is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = language
    return said.getvalue(), status


def normalised(text: str, root: Path) -> str:
    """Return *text* with paths below *root* made relative, without blanks at ends of lines."""
    for prefix in {str(root), str(root.resolve())}:
        text = text.replace(f"{prefix}/", "").replace(prefix, ".")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def loosened(text: str) -> str:
    """Return *text* with runs of blanks and rulers shortened, and no day of now.

    How wide the columns of a table of text are is a matter of the version of docutils.
    """
    text = re.sub(r"computed for \d{4}-\d\d-\d\d", "computed for today", text)
    return re.sub(r"([ =-])\1+", r"\1", text)


def run_project(members: list[Snippet], root: Path) -> list[tuple[Snippet, str]]:
    """Write the files of a project in order; return console snippets with their real output."""
    (root / ".git").mkdir(parents=True, exist_ok=True)
    real = []
    for snippet in members:
        if "file" in snippet.marks and is_new_enough(snippet):
            write_file(snippet, root)
        elif snippet.language == "console":
            real.append((snippet, run_console(snippet.text, root)))
    return real


def rewrite() -> None:
    """Put the real output of all commands into the pages."""
    edits: dict[str, list[tuple[tuple[int, int], str]]] = {}
    for (page, _name), members in projects(all_snippets()).items():
        with tempfile.TemporaryDirectory() as scratch:
            for snippet, output in run_project(members, Path(scratch)):
                if "Traceback (most recent call last)" in output:
                    sys.exit(f"{snippet.page}:{snippet.line}: a command breaks:\n{output}")
                if loosened(output) != loosened(snippet.text):
                    edits.setdefault(page, []).append((snippet.span, output))
    for page, changes in edits.items():
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        for (start, end), output in sorted(changes, reverse=True):
            text = text[:start] + output + text[end:]
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    rewrite()
