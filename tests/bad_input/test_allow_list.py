"""What lint carries out of a document that nobody vouches for, and what it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from systems import needs_posix

from sphinx_readiness.cli import main
from sphinx_readiness.reading import limits

pytestmark = pytest.mark.usefixtures("parsing_all")

HEAD = "# T\n\n:::{checklist} c\n:owner: me\n\n| ID | Item | Status |\n|---|---|---|\n"


@pytest.fixture
def lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Return a function that lints files by name and returns the lines of the findings."""

    def run(*arguments: str, **files: str) -> list[str]:
        (tmp_path / "readiness.toml").touch()
        for name, text in files.items():
            path = tmp_path / name.replace("__", ".")
            path.write_text(text, encoding="utf-8")
        status = main(["lint", str(tmp_path), *arguments])
        captured = capsys.readouterr()
        assert status in (0, 1), captured.err
        assert "Traceback" not in captured.err
        return [line for line in captured.out.splitlines() if " RD" in line]

    return run


def test_no_jinja(tmp_path: Path, lint) -> None:
    mark = tmp_path / "ran"
    code = f"{{{{ cycler.__init__.__globals__.os.system('touch {mark}') }}}}"
    front = "---\nmyst:\n  enable_extensions: [substitution, colon_fence]\n---\n\n"
    found = lint(index__md=front + HEAD + f"| A-1 | {code} | ok |\n:::\n\n{code}\n")
    assert not mark.exists()
    assert [line.split()[:3:2] for line in found] == [["index.md:13:", "RD115"]]


SAID = {
    "product": ":::{readiness} {{ s() }}\n:::\n",
    "version": ":::{readiness} P\n:version: {{ s() }}\n:::\n",
    "argument": ":::{checklist} {{ s() }}\n:owner: me\n\n- [x] A-2 t {#a}\n:::\n",
    "title": ":::{checklist} c2\n:title: {{ s() }}\n:owner: me\n\n- [x] A-2 t\n:::\n",
    "owner": ":::{checklist} c2\n:owner: {{ s() }}\n\n- [x] A-2 t\n:::\n",
    "check": ":::{check} {{ s() }}\n:status: ok\n:owner: me\n:::\n",
    "notes": ":::{check} x\n:status: ok\n:owner: me\n:notes: {{ s() }}\n:::\n",
    "window": ":::{post-deployment} 1 week\n:title: {{ s() }}\n:owner: me\n\n- [x] A-2 t\n:::\n",
    "filter": ":::{readiness-table}\n:owner: {{ s() }}\n:::\n",
    "roles": ":::{signoff-matrix}\n:roles: {{ s() }}\n:::\n",
}


@pytest.mark.parametrize("name", SAID)
def test_a_substitution_in_what_a_directive_is_told(lint, name: str) -> None:
    front = "---\nmyst:\n  enable_extensions: [substitution, colon_fence]\n---\n\n"
    found = lint(index__md=front + HEAD + "| A-1 | x | ok |\n:::\n\n" + SAID[name])
    at = 19 if name == "notes" else 16  # the line of the option, or of the directive
    assert [line.split()[0] for line in found if "RD115" in line] == [f"index.md:{at}:"]


def test_each_row_reports_its_own(lint) -> None:
    """Not the directive that follows, which is read before the rows above it are looked at."""
    front = "---\nmyst:\n  enable_extensions: [substitution, colon_fence]\n---\n"
    check = "\n```{check} Two\n:id: C-1\n:status: ok\n```\n\n"
    rows = "| B-1 | x | {{ a }} |\n| B-2 | y | {{ b }} |\n"
    found = lint(index__md=front + HEAD + rows + check + ":::\n")
    assert [line.split()[:3:2] for line in found if "RD115" in line] == [
        ["index.md:12:", "RD115"],
        ["index.md:13:", "RD115"],
    ]
    assert [line.split()[0] for line in found if "RD401" in line] == [
        "index.md:12:13:",
        "index.md:13:13:",
    ]


@pytest.mark.parametrize("value", ["ok", "❌"])
def test_plain_substitutions_are_text(lint, value: str) -> None:
    front = f"---\nmyst:\n  enable_extensions: [substitution, colon_fence]\n  substitutions: {{s: '{value}'}}\n---\n"
    found = lint(index__md=front + HEAD + "| A-1 | x | {{ s }} |\n:::\n")
    assert [line.split()[2] for line in found] == ([] if value == "ok" else ["RD201"])


@pytest.mark.parametrize(
    "text",
    [
        "```{raw} html\n:file: /etc/hostname\n```",
        "```{csv-table}\n:file: /etc/hostname\n```",
        "```{csv-table}\n:url: http://127.0.0.1:9/\n```",
        "```{literalinclude} /etc/hostname\n```",
        "```{eval-rst}\n.. raw:: html\n   :url: http://127.0.0.1:9/\n```",
        "```{eval-rst}\n.. include:: x\n   :parser: antigravity\n   :literal:\n```".replace(
            "include:: x", "include:: <isonum.txt>"
        ),
        "```{figure} /dev/zero\nCaption\n```",
        "![x](/dev/ze*)",
        "[x](/dev/zero)",
        "{download}`/dev/zero`",
        "```{py:function} f(x)\ncontent\n```",
        "{py:func}`f` {unknown:role}`x` {sub-ref}`today`",
        "```{role} check\n```",
    ],
)
def test_the_rest_of_a_page_is_nobodys_business(lint, text: str) -> None:
    assert lint(index__md=f"# T\n\n{text}\n\n" + HEAD[5:] + "| A-1 | x | ok |\n:::\n") == []


@pytest.mark.parametrize(
    "text",
    ["```{csv-table}\n:url: http://127.0.0.1:9/\n```", "```{raw} html\n:url: file:///etc/hostname\n```",
     "```{date}\n```", "```{eval-rst}\n.. csv-table::\n   :url: http://127.0.0.1:9/\n```"],
)  # fmt: skip
def test_what_a_checklist_relies_on_is_a_finding(lint, text: str) -> None:
    body = HEAD.replace(":::{", "::::{") + f"| A-1 | x | ok |\n\n{text}\n::::\n"
    found = lint(index__md=body, rows__csv="a,b\n")
    assert [line.split()[2] for line in found] == ["RD115"]


@needs_posix
@pytest.mark.parametrize("kind", ["md", "rst"])
def test_no_file_of_an_image_is_looked_for(tmp_path: Path, lint, kind: str) -> None:
    """Sphinx opens what ``*`` stands for, and would wait for the pipe."""
    os.mkfifo(tmp_path / "pipe.foo")
    text = {"md": "# T\n\n![x](pipe.*)\n", "rst": "T\n=\n\n.. image:: pipe.*\n"}[kind]
    assert lint(**{f"index__{kind}": text, "list__md": HEAD + "| A-1 | x | ok |\n:::\n"}) == []


def test_roles_give_their_text(lint) -> None:
    rows = (
        "| A-1 | {issue}`12` and {doc}`a guide <guide>` and {py:func}`~a.b` | {bdg}`fail` |\n:::\n"
    )
    found = lint(index__md=HEAD + rows)
    assert len(found) == 1
    assert "12 and a guide and b" in found[0]


def test_a_page_cannot_replace_our_roles_and_directives(lint) -> None:
    text = (
        "T\n=\n\n.. role:: check\n\n.. default-role:: raw\n\n.. checklist:: c\n   :owner: me\n\n"
        "   - [ ] one, see :check:`GONE`\n"
    )
    assert any("RD601" in line for line in lint(index__rst=text))


@pytest.mark.parametrize("name", ["DOCUTILSCONFIG", ""])
def test_settings_of_docutils_are_not_read(
    tmp_path: Path, lint, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Docutils reads them from the environment, the folder of ``conf.py`` and the current one."""
    settings = tmp_path / "docutils.conf"
    settings.write_text("[restructuredtext parser]\ncharacter_level_inline_markup: yes\n")
    if name:
        monkeypatch.setenv(name, str(settings))
    monkeypatch.chdir(tmp_path)
    text = "T\n=\n\n.. checklist:: c\n   :owner: me\n\n   .. csv-table::\n      :header: ID,Item,Status\n\n"
    found = lint(index__rst=text + "      A-1,one*two*three,fail\n")
    assert len(found) == 1
    assert "'one*two*three'" in found[0]


@pytest.mark.parametrize("options", ["start-after: BEGIN\n:end-before: END", "literal:"])
@pytest.mark.parametrize("kind", ["md", "rst"])
def test_a_page_may_show_a_part_of_itself(lint, kind: str, options: str) -> None:
    """As a circle counts what docutils takes for one: the same part of the same file."""
    directive = {
        "md": "```{include} index.md\n:%s\n```\n",
        "rst": ".. include:: index.rst\n   :%s\n",
    }[kind]
    options = options if kind == "md" else options.replace("\n", "\n   ")
    text = {"md": "# T\n\n", "rst": "T\n=\n\n"}[kind]
    text += "% BEGIN\n\nx\n\n% END\n\n" if kind == "md" else ".. BEGIN\n\nx\n\n.. END\n\n"
    found = lint(**{f"index__{kind}": text + directive % options})
    assert [line.split()[2] for line in found] == ["RD112"]


def test_lines_in_eval_rst(lint) -> None:
    text = (
        "```{eval-rst}\n\ntext\n\n.. csv-table:: one\n   :url: http://127.0.0.1:9/\n\n.. csv-table:: two\n   :widths: x\n\n   a,b\n\n"
        ".. date::\n\n.. csv-table::\n   :header: a\n   :url: http://127.0.0.1:9/\n```\n"
    )
    found = lint(index__md=HEAD.replace(":::", "::::") + f"| A-1 | x | ok |\n\n{text}::::\n")
    assert [line.split()[:3:2] for line in found] == [
        ["index.md:14:", "RD115"], ["index.md:17:", "RD110"], ["index.md:22:", "RD115"],
        ["index.md:24:", "RD115"],
    ]  # fmt: skip


def test_includes_keep_their_lines(lint) -> None:
    part = "ignored\n\nSTART\n\n" + HEAD.replace("# T\n\n", "") + "| A-1 | x | fail |\n:::\n\nEND\n"
    found = lint(
        index__md="# T\n\n```{include} part.txt\n:start-after: START\n:end-before: END\n```\n",
        part__txt=part,
    )
    assert [line.split()[:3:2] for line in found] == [["part.txt:10:13:", "RD201"]]


@pytest.mark.parametrize("kind", ["md", "rst"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.txt", "there is no file 'gone.txt', which is included here"),
        ("/../../../../../../../../dev/zero", "outside the project's root"),
        ("me.txt", "includes itself, or is included by what it includes"),
        ("bytes.txt", "is not UTF-8"),
        ("folder", "no regular file"),
        ("<../../../../../../../etc/hostname>", "outside the project's root"),
    ],
)
def test_includes_that_are_not_read(
    tmp_path: Path, lint, kind: str, name: str, reason: str
) -> None:
    (tmp_path / "bytes.txt").write_bytes(b"\xff")
    (tmp_path / "folder").mkdir()
    directive = {"md": "```{include} %s\n```\n", "rst": ".. include:: %s\n"}[kind]
    (tmp_path / "me.txt").write_text("x\n\n" + directive % "me.txt")
    text = {"md": "# T\n\n", "rst": "T\n=\n\n"}[kind] + directive % name
    found = lint(**{f"index__{kind}": text})
    assert [line.split()[2] for line in found] == ["RD114"]
    assert reason in found[0]


@pytest.mark.parametrize("kind", ["md", "rst"])
def test_includes_have_an_end(tmp_path: Path, lint, kind: str) -> None:
    directive = {"md": "```{include} %s\n```\n\n", "rst": ".. include:: %s\n\n"}[kind]
    for number in range(23):
        name = f"i{number + 1}.txt"
        (tmp_path / f"i{number}.txt").write_text(directive % name * 2)
    (tmp_path / "i23.txt").write_text("x\n")
    text = {"md": "# T\n\n", "rst": "T\n=\n\n"}[kind] + directive % "i0.txt"
    found = lint(**{f"index__{kind}": text})
    assert [line.split()[2] for line in found] == ["RD114"]
    assert "more than 1000 files" in found[0]


@pytest.mark.parametrize("kind", ["md", "rst"])
def test_a_file_that_is_included_again_is_said_once(lint, kind: str) -> None:
    directive = {"md": "```{include} %s\n```\n\n", "rst": ".. include:: %s\n\n"}[kind]
    head = {"md": "# T\n\n", "rst": "T\n=\n\n"}[kind]
    again = directive % "gone.txt" * (limits.MOST_INCLUDES - 1)
    found = lint(**{f"index__{kind}": head + again + directive % "/../out.txt"})
    assert [line.split()[2] for line in found] == ["RD114"] * 2
    assert ":4:" in found[0] or ":3:" in found[0]
    found = lint(**{f"index__{kind}": head + again * 2})
    assert [line.split()[2] for line in found] == ["RD114"] * 2
    assert "more than 1000 files" in found[1]


BOMB = "\n".join(
    (
        "a0: &a0 [x, x]",
        *(f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 10)),
    )
)
"""Aliases that stand for 9^9 * 2 values in ten lines."""


@pytest.mark.parametrize(
    "front",
    [
        f"---\n{BOMB}\ntitle: *a9\nmyst:\n  title_to_header: true\n---\n",
        f"---\n{BOMB}\nmyst: {{url_schemes: *a9, enable_extensions: *a9}}\n---\n",
        # MyST ends the settings at the second line, and what it shows at the last one.
        f"---\n---x: y\n{BOMB}\ntitle: *a9\nmyst:\n  title_to_header: true\n---\n",
    ],
    ids=["title", "settings", "two ends"],
)
def test_aliases_of_front_matter_are_counted(lint, front: str) -> None:
    rows = HEAD + "| A-1 | x | ok |\n:::\n"
    found = lint(index__md=front + rows)
    assert [line.split()[:3:2] for line in found] == [["index.md:1:", "RD114"]]
    assert "more than 100000 values" in found[0]
    front = "---\na: &a [x, y]\nb: [*a, *a]\ntext: '*not* an alias'\n---\n"
    assert lint(index__md=front + rows) == []


def test_runs_do_not_change_each_other(lint) -> None:
    from docutils.parsers.rst import directives, roles

    before = set(directives._directives), set(roles._roles), directives.directive, roles.role
    lint(index__md="# T\n\n```{strange}\n```\n{odd}`x`\n")
    after = set(directives._directives), set(roles._roles), directives.directive, roles.role
    assert after == before


def test_substitutions_have_an_end(lint) -> None:
    """Each stands for the next one twice: 2^40 words in 40 lines."""
    lines = [f".. |a{at}| replace:: |a{at + 1}| |a{at + 1}|" for at in range(40)]
    text = "T\n=\n\n|a0|\n\n" + "\n".join(lines) + "\n.. |a40| replace:: x\n"
    assert [line.split()[:3:2] for line in lint(index__rst=text)] == [["index.rst:1:", "RD114"]]


@pytest.mark.parametrize(
    "text",
    ["[" * 300_000, ("*a " * 3000 + "\n") * 4,  "x" * 200_000, ">" * 2000 + " x", "- " * 2000 + "x", "---\na: " + "[" * 5000 + "\n---"],
    ids=["brackets", "emphasis", "line", "quotations", "lists", "front"],
)  # fmt: skip
def test_what_would_take_for_ever_is_one_finding(lint, text: str) -> None:
    good = HEAD + "| A-1 | x | ok |\n:::\n"
    found = lint(index__md=good, bad__md=f"{text}\n")
    assert [line.partition(":")[0] for line in found] in ([], ["bad.md"])
    assert all("RD114" in line for line in found)
    assert found or text.startswith("---")


@pytest.mark.parametrize(
    ("documents", "limit"), [(0, 4 << 20), (512, 4 << 20), (4096, 512 << 10), (50_000, 256 << 10)]
)
def test_the_share_of_a_document(documents: int, limit: int) -> None:
    assert limits.included_limit(documents) == limit


def test_what_is_included_does_not_depend_on_processes(
    lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ALL_INCLUDED", 40_000)
    monkeypatch.setattr(limits, "LEAST_INCLUDED", 1_000)
    text = "# T\n\n```{include} part.txt\n```\n\n```{include} part.txt\n```\n"
    files = {f"page{at}__md": text for at in range(16)}
    files |= {"few__md": text.replace("part", "small")}
    files |= {
        "part__txt": "x y\n" * 500,
        "small__txt": "x\n",
        "list__md": HEAD + "| A-1 | x | ok |\n:::\n",
    }
    alone = lint("--jobs", "1", **files)
    assert [line.split()[2] for line in alone] == ["RD114"] * 16
    assert "or 2222 characters" in alone[0]
    assert lint("--jobs", "2", **files) == alone
