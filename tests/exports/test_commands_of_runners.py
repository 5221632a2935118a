"""Nothing that a document says is a line that a runner of pipelines obeys, or moves a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import Project
from systems import needs_posix

from sphinx_readiness.text.folding import inert, visible

OBEYED = re.compile(r"\A(?:\s|\x1b\[[0-9;]*m)*::|##[a-zA-Z]*\[")
"""github.com/actions/runner, ActionCommand: ``::`` behind blanks, ``##[`` anywhere; Azure and TeamCity."""

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

HOSTILE = (
    "::error file=app.py,line=1::forged", "##[error]forged", "##vso[task.setvariable variable=x]y",
    "##teamcity[buildStatus text='ok']", "###[group]x", "##VSO[x]", "x\x1b[2J\x9b31my", "\u202eevil",
)  # fmt: skip


def commands(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if OBEYED.search(line) or UNSAFE.search(line)]


@given(
    st.lists(st.sampled_from((*HOSTILE, "::", "##", "[", "a", " ", "\t", "\n", "\x1b[31m"))).map(
        "".join
    )
)
def test_no_line_is_obeyed(text: str) -> None:
    assert commands([inert(visible(text))]) == []
    assert OBEYED.search(inert(text)) is None


@pytest.mark.parametrize(
    "line",
    [
        "C++ :: templates",
        "a::b",
        ":",
        "# heading",
        "## heading",
        "## a [b]",
        "##",
        "issue ##12 [x]",
        "[##]",
    ],
)
def test_honest_text_stays(line: str) -> None:
    assert inert(line) == line


def test_what_is_escaped_is_seen() -> None:
    assert inert(" ::error::x") == " \\u{003A}:error::x"
    assert inert("a ##vso[x]") == "a #\\u{0023}vso[x]"


def hostile_files() -> dict[str, str]:
    files = {}
    for at, text in enumerate(HOSTILE):
        row = f"| {text} | {text} {at} | ❌ {text} | {text} | {text} |\n"
        files[f"d{at}.md"] = (
            f"# {text}\n\n:::{{readiness}} {text}\n:version: {text}\n:state: {text}\n:next-review: {text}\n:::\n\n"
            f":::{{checklist}} {text}\n:title: {text}\n:verdict: {text}\n:{text}: x\n\n"
            f"| ID | Item | Status | Owner | Notes |\n|---|---|---|---|---|\n{row}:::\n\n"
            f":::{{go-live}} {text}\n- [x] y [{text}]\n:::\n\n{{check}}`{text}`\n"
        )
    return files


NAMES = ("::error::x.md", "##vso[x]y.md", "e\x1b[31mred.md", "a\nb.md", "x\u202ey.md")


@needs_posix
@pytest.mark.parametrize("options", [[], ["-q"], ["--color", "always"]])
def test_the_console_script(make_project: Callable[..., Project], options: list[str]) -> None:
    project = make_project(hostile_files())
    rows = ":::{checklist}\n| ID | Item | Status |\n|---|---|---|\n| A | missing.md | ❌ |\n:::\n"
    project.write(dict.fromkeys(NAMES, f"# T\n\n{rows}"))
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_readiness", "lint", str(project.docs), *options],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    said = (
        re.sub("\x1b\\[[0-9;]*m", "", done.stdout + done.stderr)
        if "--color" in options
        else done.stdout + done.stderr
    )
    assert commands(said.split("\n")) == []
    assert "RD201" in said


@needs_posix
def test_warnings_of_pages(make_project: Callable[..., Project]) -> None:
    project = make_project({"index.md": "# I\n"} | hostile_files())
    rows = ":::{checklist}\n| ID | Item | Status |\n|---|---|---|\n| A | missing.md | ❌ |\n:::\n"
    project.write(dict.fromkeys(NAMES, f"---\norphan: true\n---\n# T\n\n{rows}"))
    warnings = project.build().warnings
    ours = [line for line in warnings.split("\n") if "RD" in line]
    assert len(ours) > 20
    assert commands(ours) == []


def test_the_command_line_is_not_repeated_as_it_is() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_readiness", "lint", "x", "##vso[x]\x1b[31m", "--a\n::error::b"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert commands(done.stderr.split("\n")) == []


@needs_posix
def test_what_sphinx_prints_is_not_obeyed(make_project: Callable[..., Project]) -> None:
    project = make_project(
        {"index.md": "# I\n", "::error::a.md": "# A\n", "##vso[x]b.md": "# B\n\n{nope}`x`\n",
         "e\x1b[31m\u202ered.md": "# C\n\n{nope}`x\x9b31m`\n"}
    )  # fmt: skip
    built = project.lint()
    assert "a" in built.warnings
    assert "b" in built.warnings
    lines = [*built.warnings.splitlines(), *built.status.splitlines()]
    assert commands(lines) == []
