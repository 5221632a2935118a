"""What stands in the sources is compared with what ran."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from projects import Built, Project

from sphinx_readiness.reading import similar_names

TASK = ":owner: O\n\n- [ ] item\n"
CHECKLIST = f":::{{checklist}} c\n{TASK}:::\n"
REST = ".. checklist:: c\n   :owner: O\n\n   - [ ] item\n"

Make = Callable[..., Project]


def unread(built: Built) -> list[tuple[str, int, str]]:
    """Return path, line and severity of what was not read."""
    return [
        (each["path"].removeprefix("docs/"), each["line"], each["severity"])
        for each in built.report["findings"]
        if each["code"] == "RD110"
    ]


def message(built: Built) -> str:
    (found,) = (each for each in built.report["findings"] if each["code"] == "RD110")
    said: str = found["message"]
    return said


OFF = {
    "no extensions": "---\nmyst:\n  enable_extensions: []\n---\n",
    "another extension": "---\nmyst:\n  enable_extensions:\n  - dollarmath\n---\n",
    "only commonmark": "---\nmyst:\n  commonmark_only: true\n---\n",
    "only gfm": "---\nmyst:\n  gfm_only: true\n---\n",
    "no syntax": "---\nmyst:\n  disable_syntax: [colon_fence]\n---\n",
}


@pytest.mark.parametrize("name", OFF)
def test_front_matter_that_turns_directives_off(make_project: Make, name: str) -> None:
    head = OFF[name]
    built = make_project({"index.md": f"{head}\n# T\n\n{CHECKLIST}"}).lint()
    assert unread(built) == [("index.md", head.count("\n") + 4, "error")]
    assert "front matter" in message(built)


@pytest.mark.parametrize("name", ["myst_gfm_only", "myst_commonmark_only"])
def test_settings_that_turn_directives_off(make_project: Make, name: str) -> None:
    built = make_project({"index.md": f"# T\n\n{CHECKLIST}"}, **{name: True}).lint()
    assert unread(built) == [("index.md", 3, "error")]
    assert name in message(built)


@pytest.mark.parametrize("mark", ["", "- ", "> ", "> - "])
def test_colon_fences_that_are_not_enabled_in_a_block(make_project: Make, mark: str) -> None:
    text = "".join(f"{'  ' * bool(at) if mark == '- ' else mark}{line}\n"
                   if not (at == 0 and mark == "- ") else f"- {line}\n"
                   for at, line in enumerate(CHECKLIST.splitlines()))  # fmt: skip
    built = make_project({"index.md": f"# T\n\n{text}"}, myst_enable_extensions=[]).lint()
    assert unread(built) == [("index.md", 3, "error")]
    assert "colon_fence" in message(built)


def test_files_are_read_by_the_parser_of_what_includes_them(make_project: Make) -> None:
    project = make_project(
        {
            "index.md": "# T\n\n```{include} a.rst\n```\n\n```{include} fine.md\n```\n",
            "b.rst": "B\n=\n\n.. include:: c.md\n\n.. include:: d.txt\n",
            "a.rst": f"one\n\n{REST}",
            "c.md": f"one\n\n{CHECKLIST}",
            "d.txt": f"one\n\ntwo\n\n{CHECKLIST}",
            "fine.md": CHECKLIST.replace("} c", "} d"),
        },
        exclude_patterns=["a.rst", "c.md", "fine.md"],
    )
    built = project.lint()
    assert unread(built) == [
        ("a.rst", 3, "error"), ("c.md", 3, "error"), ("d.txt", 5, "error")
    ]  # fmt: skip
    assert [item["location"]["path"] for item in built.items()] == ["docs/fine.md"]


def test_another_parser_for_an_included_file(make_project: Make) -> None:
    swallowed = f"<details>\n{CHECKLIST}</details>\n\n{CHECKLIST}"
    project = make_project(
        {
            "index.rst": "T\n=\n\n.. include:: a.md\n   :parser: myst_parser.sphinx_\n",
            "a.md": swallowed,
        },
        exclude_patterns=["a.md"],
    )
    built = project.lint()
    assert unread(built) == [("a.md", 2, "error")]
    assert len(built.items()) == 1


@pytest.mark.parametrize(
    "options", [":literal:", ":code: markdown", ":end-line: 1", ":start-line: 3\n:end-line: 4"]
)
def test_what_is_not_included_as_markup_is_not_missed(make_project: Make, options: str) -> None:
    project = make_project(
        {"index.md": f"# T\n\n```{{include}} ../README.md\n{options}\n```\n",
         "../README.md": "Text\n\nHow to:\n\n:::{checklst} x\n- [ ] item\n:::\n"},
    )  # fmt: skip
    assert unread(project.lint()) == []


def test_the_part_that_is_included_is_compared(make_project: Make) -> None:
    part = f"one\n\ntwo\n\n<div>\n{CHECKLIST}</div>\n"
    project = make_project(
        {"index.md": "# T\n\n```{include} part.txt\n:start-line: 3\n```\n",
         "b.rst": "B\n=\n\n.. include:: other.txt\n   :start-line: 2\n",
         "part.txt": part,
         "other.txt": "one\n\ntwo\n\n.. mystery::\n\n   .. checklist:: e\n\n      - [ ] a\n"},
    )  # fmt: skip
    assert unread(project.lint()) == [("other.txt", 7, "error"), ("part.txt", 6, "error")]


def test_line_ends_and_other_breaks_move_no_finding(make_project: Make) -> None:
    text = f"# T\n\none\u2028two\x0cthree\n\n<div>\n{CHECKLIST}</div>\n\n{CHECKLIST}"
    project = make_project({"index.md": text.replace("\n", "\r\n")})
    built = project.lint()
    assert unread(built) == [("index.md", 6, "error")]
    assert len(built.items()) == 1


def test_what_an_extension_rewrites_is_what_counts(make_project: Make) -> None:
    project = make_project({"index.md": f"# T\n\nREPLACED\n\n{CHECKLIST}", "rewriting.py": ""})
    conf = project.docs / "conf.py"
    code = (
        "\n\ndef setup(app):\n"
        "    app.connect('source-read', rewrite)\n\n\n"
        "def rewrite(app, docname, source):\n"
        "    source[0] = source[0].replace('REPLACED', 'a\\n\\nb\\n\\n<div>\\n"
        ":::{checklist} x\\n:::\\n</div>')\n"
    )
    conf.write_text(conf.read_text("utf-8") + code, encoding="utf-8")
    built = project.lint()
    assert [each[2] for each in unread(built)] == ["error"]
    assert len(built.items()) == 1


def test_nested_directives_that_start_at_once_have_run(make_project: Make) -> None:
    text = "# T\n\n" + ":::::::{note}\n::::::{note}\n:::::{note}\n::::{checklist} c\n" + (
        ":::{check} a\n:id: A-1\n:status: fail\n\nwhy\n:::\n"
        ":::{check} b\n:id: A-2\n:status: pass\n:::\n::::\n:::::\n::::::\n:::::::\n"
    )  # fmt: skip
    built = make_project({"index.md": text}).lint()
    assert unread(built) == []
    assert [item["id"] for item in built.items()] == ["A-1", "A-2"]


def test_a_body_below_an_empty_checklist(make_project: Make) -> None:
    table = "== ==\nID Item\n== ==\nA  b\n== ==\n"
    project = make_project(
        {
            "index.rst": f"T\n=\n\n.. checklist:: a\n\n- [ ] item\n\nEnd\n---\n\n"
            f".. checklist:: b\n:owner: x\n\n{table}",
            "b.md": "# B\n\n:::{checklist} d\n:::{note}\nx\n:::\n\n| ID | Item |\n|--|--|\n"
            "| A | b |\n",
            "c.md": "# C\n\n:::{checklist} e\n:::\n\nText, then:\n\n| a |\n|--|\n| b |\n",
        }
    )
    assert unread(project.lint()) == [
        ("b.md", 3, "error"), ("index.rst", 4, "error"), ("index.rst", 11, "error")
    ]  # fmt: skip


@pytest.mark.parametrize("option", [":Verdict: open", ":VERDICT: open", ":verdict: open"])
@pytest.mark.parametrize("suffix", [".md", ".rst"])
def test_options_are_read_in_any_case(make_project: Make, option: str, suffix: str) -> None:
    text = {
        ".md": f"# T\n\n:::{{checklist}} c\n{option}\n:owner: O\n\n- [ ] item\n:::\n",
        ".rst": f"T\n=\n\n.. checklist:: c\n   {option}\n   :owner: O\n\n   - [ ] item\n",
    }[suffix]
    built = make_project({f"index{suffix}": text}).lint()
    (checklist,) = built.report["records"][0]["checklists"]
    assert checklist["declared"]
    assert unread(built) == []
    assert not [each for each in built.report["findings"] if each["code"] == "RD107"]


def test_a_plain_comment_with_a_colon_is_none(make_project: Make) -> None:
    text = "T\n=\n\n.. check: whether this is still right\n\nText\n\n.. readiness: see above\n"
    assert unread(make_project({"index.rst": text}).lint()) == []


def test_findings_hold_no_path_of_the_machine(make_project: Make) -> None:
    text = f"T\n=\n\n.. figure:: {'x' * 5}.png\n   :nothing: a\n\n   {REST.splitlines()[0]}\n"
    project = make_project({"index.rst": text})
    built = project.lint()
    assert len(unread(built)) == 1
    assert str(project.root) not in str(built.report["findings"])


def test_findings_stay_in_incremental_and_parallel_builds(make_project: Make) -> None:
    files = {f"d{at}.md": f"# T{at}\n\n<div>\n{CHECKLIST}</div>\n" for at in range(8)}
    project = make_project({"index.md": "# T\n", **files})
    expected = [(f"d{at}.md", 4, "error") for at in range(8)]
    first = project.build("readiness", jobs=2)
    assert unread(first) == expected
    project.edit("d3.md", "<div>", "<div>\n")
    again = project.build("readiness")
    assert unread(again) == [each for each in expected if each[0] != "d3.md"]
    assert again.read == ("d3",)


def test_code_without_checklists_costs_nothing(
    make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each name is judged once in a build; the documents are not looked at any more."""
    judged: list[str] = []
    whole = similar_names.similar

    def similar(name: str, ours: Any) -> str:
        judged.append(name)
        return whole(name, ours)

    def never(*_: Any) -> None:
        pytest.fail("no document concerns us")

    monkeypatch.setattr(similar_names, "similar", similar)
    monkeypatch.setattr(
        "sphinx_readiness.sphinx_ext.authoring.coverage.executed.note_source", never
    )
    monkeypatch.setattr(
        "sphinx_readiness.sphinx_ext.authoring.coverage.unread.unread_directives", never
    )
    monkeypatch.setattr("sphinx_readiness.sphinx_ext.authoring.collect.collect_document", never)
    fences = "".join(
        f"```{language}\nx = {number}\n```\n\n:::{{note}}\ntext\n:::\n\n"
        for number in range(400)
        for language in ("python", "console")
    )
    project = make_project({"index.md": f"# T\n\n{fences}", "b.md": f"# B\n\n{fences}"})
    project.build("dummy")
    assert sorted(judged) == ["console", "note", "python"]


@pytest.mark.parametrize("blank", ["   \u00a0", "\u00a0  ", "\u3000"])
def test_options_behind_odd_blanks(make_project: Make, blank: str) -> None:
    text = f"T\n=\n\n.. checklist:: a\n{blank}:owner: O\n\n   - [ ] item\n"
    assert unread(make_project({"index.rst": text}).lint()) == [("index.rst", 4, "error")]


def test_a_cell_of_a_table_that_names_directives_is_none(make_project: Make) -> None:
    text = "# T\n\n| a | b |\n|---|---|\n| :::{checklist} | rows |\n"
    assert unread(make_project({"index.md": text}).lint()) == []


def test_the_current_folder_does_not_matter(
    make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """docutils names an included file relative to the current folder where that is near."""
    project = make_project(
        {"b.rst": "B\n=\n\n.. include:: part.txt\n", "index.md": "# I\n",
         "part.txt": "one\n\n.. checklist:: e\n\n   - [ ] a\n"},
    )  # fmt: skip
    for folder in (project.root, project.docs, project.root.parent):
        monkeypatch.chdir(folder)
        built = project.lint(folder.name)
        assert unread(built) == []
        assert len(built.items()) == 1


INDENTED = """# T

:::{{checklist}} c
:owner: O

- [x] {{#C-1}} one
{inside}:::
{below}"""

CHECK = "\n    :::{check} four\n    :id: C-4\n    :status: fail\n    :::\n"


def test_a_row_that_is_indented_as_code_is_lost(make_project: Make) -> None:
    inside = "\n## Text\n" + CHECK
    built = make_project({"index.md": INDENTED.format(inside=inside, below="")}).lint()
    assert ("index.md", 10, "error") in unread(built)
    assert built.exit_status == 1


def test_a_sample_that_is_indented_as_code_is_an_info(make_project: Make) -> None:
    built = make_project({"index.md": INDENTED.format(inside="", below=CHECK)}).lint()
    assert unread(built) == [("index.md", 9, "info")]
    assert built.exit_status == 0


CUT = """T
=

.. checklist:: c
   :owner: O

   - [x] {#C-1} one
two
   - [!] {#C-2} three
"""


def test_rows_below_a_line_at_the_margin(make_project: Make) -> None:
    built = make_project({"index.rst": CUT}).lint()
    assert unread(built) == [("index.rst", 4, "error")]
    assert "not indented" in message(built)


QUOTED = """# T

:::{checklist} c
:owner: O

- [x] {#C-1} one
:::

The old list:

> - [ ] two
"""


def test_rows_in_a_quotation_of_markdown_below_a_checklist(make_project: Make) -> None:
    assert unread(make_project({"index.md": QUOTED}).lint()) == []


def test_rows_below_words_in_rest_are_those_of_a_quotation_if_a_comment_says_so(
    make_project: Make,
) -> None:
    page = f"T\n=\n\n{REST}\nThe old list:\n\n{{}}   - [ ] two\n"
    built = make_project({"index.rst": page.format("")}).lint()
    assert unread(built) == [("index.rst", 4, "error")]
    assert unread(make_project({"index.rst": page.format("..\n\n")}).lint()) == []
    target = page.format(".. _old:\n\n")  # which announces nothing
    assert unread(make_project({"index.rst": target}).lint()) == [("index.rst", 4, "error")]


def test_text_at_once_below_a_checklist(make_project: Make) -> None:
    for text in (CUT.replace("   - [!] {#C-2} three\n", "\n- a\n- b\n"), CUT.replace("two", "")):
        assert unread(make_project({"index.rst": text}).lint()) == []
