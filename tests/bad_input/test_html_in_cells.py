"""HTML in what is ours: harmless elements stay, all else is text, and no row is swallowed."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hostile_project import build, write
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import Project

from sphinx_readiness.sphinx_ext.authoring.cells.harmless_html import harmless, without_comments
from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import LINK_SCHEMES, is_safe

HARMLESS = {
    "H<sub>2</sub>O": "H<sub>2</sub>O",
    "a<br>b": "a<br />b",
    "a<BR/>b": "a<br />b",
    "<kbd>Ctrl</kbd>": "<kbd>Ctrl</kbd>",
    "<b>**x**</b>": "<b><strong>x</strong></b>",
    "<a href='https://x.example/?a=1&copy=2'>x</a>": '<a href="https://x.example/?a=1&amp;copy=2">x</a>',
    "<a href=guide.html id=here>x</a>": '<a href="guide.html" id="here">x</a>',
    '<a href="mailto:a@x.example">x</a>': '<a href="mailto:a@x.example">x</a>',
    '<abbr title="a &gt; b">x</abbr>': '<abbr title="a &gt; b">x</abbr>',
    '<img src="https://x.example/b.svg" alt="b">': '<img src="https://x.example/b.svg" alt="b" />',
    "x<!-- seen by nobody -->y": "xy",
}

REFUSED = (
    "<textarea>", "<plaintext>", "<style>", "<title>", "<xmp>", "<noscript>", "<template>", "<select>",
    "<script>", "<noembed>", "<noframes>", "<listing>", "<button form=x>x</button>", "<frameset>",
    "<!-- never closed", "<b never closed", "<b>", "</b>", "</td></tr></table>", "<table>", "<i><b></i></b>",
    '<a href="java\tscript:x">x</a>', '<a href="java&#x0A;script:x">x</a>', '<a href="&#1;javascript:x">x</a>',
    '<a href="jAvAsCrIpT:x">x</a>', '<a href="vbscript:x">x</a>', '<a href="data:text/html,x">x</a>',
    '<a href="blob:x">x</a>', '<a href="filesystem:x">x</a>', '<a href="view-source:x">x</a>',
    '<a href="ms-msdt:x">x</a>', '<img src="data:x">', '<b style="position:fixed">x</b>', '<b onclick="x">x</b>',
    '<span class="readiness-badge readiness-pass">x</span>', '<math href="javascript:x">x</math>',
    "<base href=x>", "<meta http-equiv=refresh>", "<?php x ?>", "<![CDATA[x]]>", "<form>", "<input>",
)  # fmt: skip


def rows(cells: list[str]) -> str:
    lines = "".join(f"| R-{at} | b{at} {each} | ok | e{at} |\n" for at, each in enumerate(cells))
    return f"| ID | Item | Status | Notes |\n|---|---|---|---|\n{lines}"


def body_of(page: str) -> str:
    return page[page.index("<tbody") : page.index("</tbody>")]


def test_harmless_elements_stay_and_are_no_finding(tmp_path: Path) -> None:
    text = f"# A\n\n:::{{checklist}} m\n:owner: X\n\n{rows(list(HARMLESS))}:::\n"
    folder = write(tmp_path, {"a.md": text})
    body = body_of(build(folder, "html").page("a"))
    for at, wanted in enumerate(HARMLESS.values()):
        assert f"b{at} {wanted}</p>" in body
    assert "RD603" not in build(folder).codes()


def test_all_else_is_text_and_a_finding_at_its_row(tmp_path: Path) -> None:
    text = f"# A\n\n:::{{checklist}} m\n:owner: X\n\n{rows(list(REFUSED))}:::\n"
    folder = write(tmp_path, {"a.md": text})
    body = body_of(build(folder, "html").page("a"))
    assert set(re.findall(r"<(/?\w+)", body)) <= {"tbody", "tr", "td", "th", "/th", "p", "a", "b", "span",
                                                   "/b", "/tr", "/td", "/p", "/a", "/span", "ul", "li",
                                                   "i", "/ul", "/li", "/i"}  # fmt: skip
    assert all(re.search(f">e{at}</(p|td)>", body) for at in range(len(REFUSED)))
    lines = {each["line"] for each in build(folder).findings if each["code"] == "RD603"}
    as_text = {at for at, each in enumerate(REFUSED) if re.match(r"<(?:!--|b never)", each)}
    assert lines == {8 + at for at in range(len(REFUSED)) if at not in as_text}


REST = """\
A
=

.. role:: html(raw)
   :format: html
.. role:: tex(raw)
   :format: latex

.. checklist:: r
   :owner: X

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - R-1
        - H\\ :html:`<sub>`\\ 2\\ :html:`</sub>`\\ O
        - ok
      * - R-2
        - x :html:`<textarea>` y
        - ok
      * - R-3
        - x :tex:`\\input{/etc/passwd}` y
        - ok
      * - R-4
        - .. raw:: html

             <style>
        - ok

   .. check:: title :html:`<plaintext>`
      :id: R-5
      :status: ok
      :notes: see :html:`<xmp>`

      .. raw:: html

         <details><summary>more</summary><ul><li>one<li>two</ul></details>

      .. raw:: html

         <iframe src="x"></iframe>

   end
"""


def test_raw_roles_and_directives_of_rest(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.rst": REST})
    page = build(folder, "html").page("a")
    assert "H<sub>2</sub>O" in page
    assert (
        re.search(r"<(?:textarea|style>|plaintext|xmp|iframe)", page.partition("<h1>")[2]) is None
    )
    assert "<details><summary>more</summary><ul><li>one</li><li>two</li></ul></details>" in page
    codes = build(folder).codes()
    assert codes.count("RD603") == 5
    assert codes.count("RD115") == 1
    text = next(build(folder, "latex").out.glob("*.tex")).read_text("utf-8")
    assert "\\input{/etc" not in text
    assert "textbackslash{}input" in text


def test_latex_of_cells_is_escaped(tmp_path: Path) -> None:
    cells = ["\\\\input{/etc/passwd}", "\\\\write18{id}", "$x$ % & # _ ^^41", "~ { }"]
    text = f"# A\n\n:::{{checklist}} m\n:title: \\input{{t}}\n:verdict: ok, \\write18{{v}}\n:owner: X\n\n{rows(cells)}:::\n"
    folder = write(tmp_path, {"a.md": text})
    made = next(build(folder, "latex").out.glob("*.tex")).read_text("utf-8")
    body = made[made.index("\\begin{document}") :]
    assert re.search(r"\\(?:input|write18)\{(?!sphinx)", body) is None
    assert body.count("textbackslash{}input") == 2
    assert body.count("textbackslash{}write18") == 2


def test_books_are_well_formed(tmp_path: Path) -> None:
    cells = [*HARMLESS, *REFUSED, "a &nbsp; b<br>c"]
    body = "\n<details open><summary>x&nbsp;y</summary>\n\ntext<br>text\n\n</details>\n\n<hr>\n\n<!-- c -->\n"
    check = f":::{{check}} <b>t</b> <br>\n:status: ok\n\n{body}\n:::\n"
    text = f"# A\n\n::::{{checklist}} m\n:owner: X\n\n{rows(cells)}\n{check}::::\n"
    folder = write(tmp_path, {"a.md": text})
    page = (build(folder, "epub").out / "a.xhtml").read_text("utf-8")
    assert ET.fromstring(page).tag == "{http://www.w3.org/1999/xhtml}html"


def test_translations_pass_through_the_same(tmp_path: Path) -> None:
    cells = ["plain **one**", "plain **two**", "plain **three**"]
    text = f"# A\n\n:::{{checklist}} m\n:owner: X\n\n{rows(cells)}:::\n"
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "".join(
        f'msgid "b{at} plain **{word}**"\nmsgstr "t{at} {said}"\n\n'
        for at, (word, said) in enumerate(
            (("one", "**eins** <iframe src=x></iframe>"), ("two", "**zwei** <b>2</b>"),
             ("three", "**drei** <vscode:x> <javascript:a>"))
        )
    )  # fmt: skip
    folder = write(tmp_path, {"a.md": text, "locale/de/LC_MESSAGES/a.po": po})
    built = build(folder, "html", language="de", locale_dirs=["locale"])
    body = body_of(built.page("a"))
    assert "t0" in body
    assert "<iframe" not in body
    assert "javascript:a" not in re.sub(r">[^<]*<", "><", body)
    assert "<b>2</b>" in body
    found = build(folder, language="de", locale_dirs=["locale"]).findings
    assert {each["line"] for each in found if each["code"] == "RD603"} == {8, 10}


def test_a_project_may_list_schemes_but_no_dangerous_one(tmp_path: Path) -> None:
    cells = ["<a href='vscode:x'>x</a>", "<vscode:y>", "<javascript:z>", "<tel:+1>"]
    text = f"# A\n\n:::{{checklist}} m\n:owner: X\n\n{rows(cells)}:::\n"
    folder = write(tmp_path, {"a.md": text})
    assert build(folder).codes().count("RD603") == 3
    listed = {"https": None, "vscode": None, "javascript": None}
    assert build(folder, myst_url_schemes=listed).codes().count("RD603") == 1


PIECES = st.lists(
    st.sampled_from(
        (
            "<b>", "</b>", "<br>", "<a href=x>", "</a>", "<textarea>", "<!--", "-->", "<style>", "</style>", "<i",
            ">", "<sub>", "</sub>", '"', "'", "<p>", "</p>", "<table>", "<td>", "&lt;", "&", "x", "<b title='>'>",
            "<a href='java\tscript:x'>", "<svg>", "<math>", "<mi>", "<!-->", "<li>", "<div>", "</div>",
        )
    )
)  # fmt: skip


@given(st.lists(PIECES.map("".join), min_size=1, max_size=4), st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_stays_is_balanced_harmless_and_stays_as_it_is(pieces: list[str], block: bool) -> None:
    made = harmless([without_comments(each) for each in pieces], LINK_SCHEMES, block=block)
    if isinstance(made, str):
        return
    assert len(made) == len(pieces)
    ET.fromstring(f"<div>{'x'.join(made)}</div>")
    assert harmless(made, LINK_SCHEMES, block=block) == made
    assert re.search(r"<(?:textarea|style|svg|math|script)", "".join(made)) is None


@pytest.mark.parametrize(
    "uri",
    ["java\nscript:x", " javascript:x", "\x01javascript:x", "JAVASCRIPT:x", "x-a.b+c:y", "slack:x"],
)
def test_schemes_are_read_as_a_browser_reads_them(uri: str) -> None:
    assert not is_safe(uri)


@pytest.mark.parametrize(
    "uri", ["a/b:c", "#a:b", "?a:b", "//x.example", "HTTPS://x", "mailto:a@b", ""]
)
def test_what_is_relative_or_allowed_is_safe(uri: str) -> None:
    assert is_safe(uri)


PLACED = {
    "rest_in_markdown.md": (
        (
        "# T\n\n:::{checklist} A\n:owner: o\n\n```{eval-rst}\n.. list-table::\n   :header-rows: 1\n\n"
        "   * - Item\n     - Status\n   * - one\n     - \u2705\n\n.. raw:: html\n\n   <script>\n```\n:::\n"
        ),
        [15],
    ),
    "checklist_in_rest.md": (
        (
        "# T\n\n```{eval-rst}\n.. checklist:: B\n   :owner: o\n\n   - [x] one\n\n   .. raw:: html\n\n"
        "      <script>\n```\n"
        ),
        [9],
    ),
    "in_tasks.md": (
        (
        "# T\n\n:::{checklist} C\n:owner: o\n\n- [x] one\n\n  ```{eval-rst}\n  words\n\n  .. raw:: html\n\n"
        "     <script>\n  ```\n- [x] two\n\n  <script>a</script>\n\n- [x] three\n\n  ```{raw} html\n  <script>\n"
        "  ```\n- [x] four <script>\n:::\n"
        ),
        [11, 17, 21, 24],
    ),
    "in_a_check.md": (
        (
        "# T\n\n:::{check} D\n:status: \u2705\n:owner: o\n\nwords\n\n```{raw} html\n<script>\n```\n:::\n"
        ),
        [9],
    ),
    "rest.rst": (
        (
        "T\n=\n\n.. checklist:: E\n   :owner: o\n\n   - [x] one\n\n     .. raw:: html\n\n        <script>\n\n"
        "   words\n\n   .. raw:: html\n\n      <script>\n"
        ),
        [9, 15],
    ),
}  # fmt: skip


def test_html_that_is_shown_as_text_is_named_at_its_own_line(tmp_path: Path) -> None:
    project = Project(
        tmp_path, {"index.md": "# I\n", **{name: text for name, (text, _) in PLACED.items()}}
    )
    places = project.lint().places
    for name, (_, lines) in PLACED.items():
        assert [
            line for path, line, _, code in places if path.endswith(name) and code == "RD603"
        ] == lines
