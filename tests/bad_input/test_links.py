"""Links that run code become text, wherever their target stands; files stay inside the root."""

from __future__ import annotations

import os
import re
from pathlib import Path

from hostile_project import build, write
from systems import needs_posix

MARKDOWN = (
    "[x](javascript:a)", "[x](JaVaScRiPt:a)", "[x](javascript&#58;a)", "<javascript:a>", "[x][js]",
    "[x](data:text/html,a)", "[x](vbscript:a)", "![i](javascript:a)", "[x](&#1;javascript:a)",
    "javascript:a", "[x](  javascript:a)", "[x](file:///etc/passwd)",
)  # fmt: skip

REST = (
    "`x <javascript:a>`_", "`x <javascript:a>`__", "js_", "anon__", "`x <JAVASCRIPT:b>`_", "|img|",
    "`d <data:text/html,x>`_", "chain_", "`v <vbscript:x>`__",
)  # fmt: skip

UNSAFE = re.compile(r'(?:href|src)="\s*(?:javascript|data:text|vbscript|file):', re.IGNORECASE)


def test_unsafe_links(tmp_path: Path) -> None:
    rows = "".join(f"| M-{i} | b{i} {each} e{i} | ok |\n" for i, each in enumerate(MARKDOWN))
    cells = "".join(
        f"      * - R-{i}\n        - b{i} {each} e{i}\n        - ok\n"
        for i, each in enumerate(REST)
    )
    files = {
        "a.md": f"# A\n\n:::{{checklist}} m\n| ID | Item | Status |\n|---|---|---|\n{rows}:::\n\n"
        "[js]: javascript:a\n\n:::{check} [x](javascript:t)\n:id: M-X\n\nbody [x](javascript:t)\n:::\n",
        "b.rst": "B\n=\n\n.. checklist:: r\n\n   .. list-table::\n      :header-rows: 1\n\n"
        f"      * - ID\n        - Item\n        - Status\n{cells}\n   prose js_\n\n"
        ".. _js: javascript:a\n.. _chain: js_\n.. |img| image:: javascript:a\n__ javascript:a\n",
    }
    folder = write(tmp_path, files)
    html = build(folder, "html")
    for page, count in (("a", len(MARKDOWN)), ("b", len(REST))):
        text = html.page(page)
        assert UNSAFE.search(text) is None
        for number in range(count):
            assert re.search(rf"b{number}\b.*e{number}\b", text, re.DOTALL)
    report = build(folder)
    unsafe = [
        each for each in report.findings if each["code"] == "RD603" and each["path"] == "b.rst"
    ]
    assert len({each["line"] for each in unsafe}) == len(REST) + 1


@needs_posix
def test_files_stay_inside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("SECRET")
    names = (
        "../../outside.txt", "/etc/hosts.conf", "link.txt", "loop.txt", "folder.txt", "pipe.txt",
        "secrets.toml", "pub.txt", "café.txt", "x" * 250 + ".txt", "x" * 190 + ".txt",
    )  # fmt: skip
    rows = "".join(f"| F-{i} | see {each} here{i} | ok |\n" for i, each in enumerate(names))
    root = tmp_path / "project"
    text = f"# A\n\n:::{{checklist}} m\n| ID | Item | Status |\n|---|---|---|\n{rows}:::\n"
    write(root, {"a.md": text, "secrets.toml": "s = 1", "pub.txt": "p", "café.txt": "c"})
    (root / "link.txt").symlink_to(outside)
    (root / "loop.txt").symlink_to(root / "loop.txt")
    (root / "folder.txt").mkdir()
    os.mkfifo(root / "pipe.txt")
    html = build(root, "html")
    page = html.page("a")
    assert all(f"here{i}" in page for i in range(len(names)))
    published = sorted(path.name for path in (html.out / "_downloads").rglob("*") if path.is_file())
    assert published == ["café.txt", "pub.txt"]


ACTIVE_HTML = (
    "<script>steal()</script>", '<b onclick="steal()">b</b>', '<a href="javascript:steal()">x</a>',
    '<a href="java&#115;cript:steal()">x</a>', '<img src=x onerror=steal()>', "<svg onload=\"steal()\"></svg>",
    '<iframe src="x"></iframe>',
)  # fmt: skip


def test_html_that_runs_is_shown_as_text(tmp_path: Path) -> None:
    rows = "".join(f"| H-{i} | {each} | ok |\n" for i, each in enumerate(ACTIVE_HTML))
    harmless = "| H-9 | H<sub>2</sub>O | ok |\n"
    text = (
        f"# A\n\n:::{{checklist}} m\n| ID | Item | Status |\n|---|---|---|\n{rows}{harmless}:::\n"
    )
    folder = write(tmp_path, {"a.md": text})
    page = build(folder, "html").page("a")
    body = page[page.index("<tbody") : page.index("</tbody>")]
    body = re.sub(r'<tr class="[^"]*readiness-findings-row.*?</tr>', "", body, flags=re.DOTALL)
    assert re.search(r"<(?:script|iframe|svg|img)|<[^>]*(?:\son\w+=|javascript)", body) is None
    assert body.count("steal()") == len(ACTIVE_HTML) - 1
    assert "H<sub>2</sub>O" in body
    unsafe = [each for each in build(folder).findings if each["code"] == "RD603"]
    assert len({each["line"] for each in unsafe}) == len(ACTIVE_HTML)


def test_what_only_looks_like_a_dangerous_link_is_no_finding(tmp_path: Path) -> None:
    rows = (
        "| A-1 | copied **now** (data: all customers) | ok |\n"
        "| A-2 | `[x](javascript:a)` is refused | ok |\n"
        "| A-3 | ``[x](file:a)`` and a < data: b | ok |\n"
    )
    text = f"# A\n\n:::{{checklist}} m\n:owner: X\n\n| ID | Item | Status |\n|---|---|---|\n{rows}:::\n"
    rest = (
        "B\n=\n\n.. checklist:: r\n   :owner: X\n\n   ===  =====  ======\n   ID   Item   Status\n"
        "   ===  =====  ======\n   B-1  (data: *all*)  ok\n   ===  =====  ======\n"
    )
    report = build(write(tmp_path, {"a.md": text, "b.rst": rest}))
    assert [each for each in report.findings if each["code"] == "RD603"] == []


def test_each_dangerous_scheme_of_a_cell_is_a_finding(tmp_path: Path) -> None:
    row = "| A-1 | [x](javascript:a) [y](data:text/html,a) [z](javascript:b) | ok |\n"
    text = f"# A\n\n:::{{checklist}} m\n| ID | Item | Status |\n|---|---|---|\n{row}:::\n"
    report = build(write(tmp_path, {"a.md": text}))
    messages = [each["message"] for each in report.findings if each["code"] == "RD603"]
    assert ["javascript" in each for each in messages].count(True) == 1
    assert ["data" in each for each in messages].count(True) == 1
    assert len(messages) == 2


def test_the_row_of_a_dangerous_link_in_rest_is_named(tmp_path: Path) -> None:
    text = (
        "B\n=\n\n.. checklist:: r\n   :owner: X\n\n   ===  =======================  ======\n"
        "   ID   Item                     Status\n   ===  =======================  ======\n"
        "   B-1  plain                    ok\n   B-2  `x <javascript:a>`__     ok\n"
        "   B-3  `x <data:text/html,a>`_  ok\n   ===  =======================  ======\n"
    )
    report = build(write(tmp_path, {"b.rst": text}))
    assert [each["line"] for each in report.findings if each["code"] == "RD603"] == [11, 12]


def test_a_file_with_a_line_or_heading_is_never_a_web_site(tmp_path: Path) -> None:
    rows = "| A-1 | a.py:12 b.md#usage NOTES.md c.rs:3 | ok |\n"
    text = f"# A\n\n:::{{checklist}} m\n| ID | Item | Status |\n|---|---|---|\n{rows}:::\n"
    folder = write(tmp_path, {"a.md": text, "b.md": "# B\n", "a.py": "pass\n"})
    page = build(folder, "html").page("a")
    body = page[page.index("<tbody") : page.index("</tbody>")]
    body = re.sub(r'<tr class="[^"]*readiness-findings-row.*?</tr>', "", body, flags=re.DOTALL)
    assert "http://" not in body
    assert 'href="b.html"' in body
    assert "a.py</span></a>:12" in body
