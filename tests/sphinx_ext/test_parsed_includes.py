"""Files that are included with a parser or an encoding: the same by ``lint`` and by the builder."""

from __future__ import annotations

import contextlib
import io

import pytest
from projects import Built, Project
from systems import COUNTS_OTHERWISE

from sphinx_readiness.cli import main

MYST = "   :parser: myst_parser.sphinx_\n"


def _list(name: str, status: str = "❌") -> str:
    rows = f"| ID | Item | Status |\n|----|------|--------|\n| {name}-1 | one | {status} |\n"
    return f":::{{checklist}} {name.lower()}\n:owner: me\n\n{rows}:::\n"


def _rest(name: str, body: str) -> str:
    return f"{name}\n{'=' * len(name)}\n\n{body}"


PAGES = {
    "index.rst": _rest("I", ""),
    # as MyST tells its users to include a README
    "whole.rst": _rest("W", f".. include:: in/whole.md\n{MYST}"),
    "in/whole.md": f"---\nx: y\n---\n# Whole\n\n{_list('WHOLE')}",
    "clipped.rst": _rest(
        "C", f".. include:: in/clipped.md\n{MYST}   :start-after: FROM\n   :end-before: TO\n"
    ),
    "in/clipped.md": f"{_list('OTHER')}\nFROM\n\n{_list('CLIPPED')}\nTO\n\n{_list('REST')}",
    "body.rst": _rest(
        "B", f".. checklist:: b\n   :owner: me\n\n   .. include:: in/body.md\n   {MYST}"
    ),
    "lines.rst": _rest(
        "L",
        ".. include:: in/lines.txt\n   :end-before: TO\n\n"
        ".. include:: in/lines.txt\n   :start-after: TO\n",
    ),
    "in/lines.txt": ".. include:: gone.txt\n\nTO\n\n.. checklist:: lines\n   :owner: me\n   :x: y\n\n"
    "   - [x] {#LINES-1} one\n\n   .. include:: in/rows.txt\n      :start-line: 2\n\n"
    ".. include:: in/lost.txt\n",
    "in/rows.txt": "a\n\n- [x] {#LINES-2} two\n\n[ ] three\n",
    "in/body.md": "- [x] {#BODY-1} one\n\n| ID | Item | Status |\n|-|-|-|\n| BODY-2 | x | fail |\n",
    "nested.md": f"# N\n\n```{{eval-rst}}\n.. include:: in/nested.md\n{MYST}```\n",
    "in/nested.md": "```{include} deeper.md\n```\n",
    "deeper.md": _list("NESTED"),
    # What does not come about is no include.
    "comment.rst": _rest("C", f"..\n   .. include:: in/comment.md\n   {MYST}"),
    "in/comment.md": _list("COMMENT"),
    "lost.rst": _rest("L", f".. include:: in/lost.md\n{MYST}"),
    "in/lost.md": f"```\n{_list('LOST')}",
    "foreign.rst": _rest("F", f".. include:: in/foreign.md\n{MYST}"),
    "in/foreign.md": ".. checklist:: foreign\n   :owner: me\n\n   - [ ] one\n",
    "circle.rst": _rest("C", f".. include:: in/circle.md\n{MYST}"),
    "in/circle.md": f"```{{eval-rst}}\n.. include:: in/circle.md\n{MYST}```\n",
    "nobody.rst": _rest("N", ".. include:: in/nobody.md\n   :parser: no_such_parser\n"),
    "in/nobody.md": _list("NOBODY"),
    # What is not included is said once, and what stands in it not at all.
    "nothing.md": "# N\n\n```{include}\nin/other.md\n```\n",
    "unfound_md.md": "# U\n\n```{include} in/other.md\n:end-before: NOWHERE\n```\n",
    "unfound.rst": _rest("U", ".. include:: in/other.txt\n   :start-after: NOWHERE\n"),
    "quoted.md": '# Q\n\n```{include} in/other.md\n---\nstart-after: "TO"\n---\n```\n',
    "in/other.md": f"{_list('OTHER')}\nTO\n\n{_list('QUOTED')}",
    "in/other.txt": ".. checklist:: other\n   :owner: me\n\n   - [ ] one\n",
    "folded.rst": _rest("F", ".. include:: in/\n   folded.txt\n"),
    "in/folded.txt": ".. checklist:: folded\n   :owner: me\n\n   - [x] {#FOLDED-1} one\n",
    "null.rst": _rest("N", ".. include:: in\0valid\n"),
    "standard.rst": _rest("S", ".. include:: <isonum.txt>\n\n.. include:: <gone.txt>\n"),
    "jinja.md": "# J\n\n:::{checklist} jinja\n:owner: me\n\n- [x] {#JINJA-1} one\n\n"
    "```{include} in/jinja.md\n```\n:::\n",
    "jinja_too.rst": _rest(
        "J",
        ".. checklist:: jinjatoo\n   :owner: me\n\n   - [x] {#JINJA-2} one\n\n"
        f"   .. include:: in/jinja.md\n   {MYST}",
    ),
    "in/jinja.md": "Words.\n\n{{ nobody_knows }}\n",
    "wide.md": "# W\n\n```{include} in/wide.md\n:encoding: utf-16\n```\n",
    "in/wide.md": _list("WIDE").encode("utf-16"),
    "latin.rst": _rest("L", ".. include:: in/latin.txt\n   :encoding: latin-1\n"),
    "in/latin.txt": ".. checklist:: latin\n   :owner: M\xe9\n\n   - [x] {#LATIN-1} Caf\xe9\n".encode(
        "latin-1"
    ),
}
FOUND = [
    ("docs/deeper.md", 6, "RD201"),
    ("docs/in/body.md", 5, "RD201"),
    ("docs/in/circle.md", 2, "RD114"),
    ("docs/in/clipped.md", 16, "RD201"),
    ("docs/in/foreign.md", 1, "RD110"),
    ("docs/in/jinja.md", 3, "RD115"),  # by both pages that include it
    ("docs/in/lines.txt", 1, "RD114"),
    ("docs/in/lines.txt", 5, "RD107"),
    ("docs/in/lines.txt", 14, "RD114"),
    ("docs/in/lost.md", 2, "RD110"),
    ("docs/in/rows.txt", 5, "RD101"),
    ("docs/in/other.md", 16, "RD201"),
    ("docs/in/whole.md", 11, "RD201"),
    ("docs/in/wide.md", 6, "RD201"),
    ("docs/nobody.rst", 4, "RD114"),
    ("docs/nothing.md", 3, "RD114"),
    ("docs/null.rst", 4, "RD114"),
    ("docs/standard.rst", 6, "RD114"),
    ("docs/unfound_md.md", 3, "RD114"),
    ("docs/unfound.rst", 4, "RD114"),
]


READ = {
    "WHOLE-1": "one", "CLIPPED-1": "one", "BODY-1": "one", "BODY-2": "x", "NESTED-1": "one",
    "JINJA-1": "one", "JINJA-2": "one", "LINES-1": "one", "LINES-2": "two", "FOLDED-1": "one",
    "QUOTED-1": "one", "WIDE-1": "one", "LATIN-1": "Caf\xe9",
}  # fmt: skip

if COUNTS_OTHERWISE:
    for page, item, file in (
        ("jinja.md", "JINJA-1", ""), ("wide.md", "WIDE-1", "docs/in/wide.md"),
        ("quoted.md", "QUOTED-1", "docs/in/other.md"),
    ):  # fmt: skip
        del PAGES[page], READ[item]
        FOUND = [each for each in FOUND if each[0] != file]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(
        tmp_path_factory.mktemp("parsed"),
        {},
        exclude_patterns=["_build", "in", "deeper.md"],
        myst_enable_extensions=["colon_fence", "substitution"],
    )
    project.write(PAGES)
    return project


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return project.lint()


def test_the_same_findings(project: Project, built: Built) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["lint", str(project.docs), "--color", "never"]) == built.exit_status == 1
    places = [line.split()[:3:2] for line in out.getvalue().splitlines() if " RD" in line]
    assert places == [line.split()[:3:2] for line in built.status.splitlines() if " RD" in line]


def test_what_is_found(built: Built) -> None:
    assert sorted((path, line, code) for path, line, _, code in built.places) == sorted(FOUND)


def test_nothing_of_the_machine_is_said(built: Built) -> None:
    assert "site-packages" not in built.status
    assert "'<gone.txt>'" in built.status


def test_what_is_read(built: Built) -> None:
    assert {item["id"]: item["title"] for item in built.items()} == READ
