"""What the parser drops is a finding, never silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_project import CONF, make

TABLE = "| ID | Item | Status | Owner |\n|---|---|---|---|\n| X-1 | kept | ok | me |\n"


def checklist(body: str) -> str:
    return f"# T\n\n::::{{checklist}} c\n{TABLE}\n{body}\n::::\n"


MARKDOWN = {
    "short-delimiter": (checklist("| ID | Item | Status |\n|---|---|\n| A | b | fail |"), "RD101"),
    "no-delimiter": (checklist("| ID | Item |\n| A | b |"), "RD101"),
    "bad-delimiter": (checklist("| ID | Item |\n|--x|---|\n| A | b |"), "RD101"),
    "no-header": (checklist("|---|---|\n| A | b |"), "RD101"),
    "indented": (checklist("text\n\n    | ID | Item |\n    |---|---|\n    | A | b |"), "RD101"),
    "surplus-cells": (
        checklist("| ID | Item | Owner |\n|---|---|---|\n| A | b | me | lost |"),
        "RD102",
    ),
    "quoted-task": (checklist("> - [ ] hidden"), "RD101"),
    "html-rows": (checklist("<table><tr><td>A</td><td>❌</td></tr></table>"), "RD101"),
    "html-headers": (checklist("<table><tr><th>Key</th><th>Status</th></tr></table>"), "RD101"),
    "nested-too-deeply": (
        checklist("".join("  " * at + "- [x] one\n" for at in range(10)) + "- [ ] two"),
        "RD101",
    ),
    "nested-in-one-line": (checklist("- " * 10 + "words\n- [ ] two"), "RD101"),
    "nested-by-tabs-in-a-note": (
        checklist(
            ":::{note}\n" + "".join("\t" * at + "1. one\n" for at in range(10)) + "- [ ] two\n:::"
        ),
        "RD101",
    ),
    "quoted-too-deeply": (checklist("> " * 20 + "words"), "RD101"),
    "box-that-is-a-link": (checklist("[!]: #t\n\n- [x] one\n- [!] two"), "RD101"),
    "tick-that-is-a-link": (checklist("[x]: #t\n\n- [x] one\n- [ ] two"), "RD101"),
    "label-that-is-a-link": (checklist("[todo]: #t\n\n- [x] one\n- [todo] two"), "RD101"),
    "html-list": (checklist("<ul>\n<li>[ ] rotate the keys</li>\n</ul>"), "RD101"),
    "html-list-of-crosses": (checklist("<ul>\n<li>❌ backups are broken\n</ul>"), "RD101"),
    "html-lines": (checklist("<div>\n<p>words</p>\n<p>[x] one<br>[ ] two\n</div>"), "RD101"),
    "cross-without-a-box": (checklist("- ❌ backups are broken"), "RD101"),
    "empty-box-of-another-kind": (checklist("- ☐ rotate the keys"), "RD101"),
    "open-task-in-a-passed-check": (":::{check} c\n:status: ok\n\n- [ ] x\n:::\n", "RD101"),
    "table-in-a-passed-check": (
        checklist(":::{check} c\n:status: ok\n\n| ID | Status |\n|---|---|\n| A | fail |\n:::"),
        "RD101",
    ),
    "html-around-tasks": (checklist("<details>\n- [ ] hidden\n</details>"), "RD101"),
    "task-in-the-text-of-a-task": (checklist("- [x] one\n      - [ ] two"), "RD101"),
    "indented-row": (checklist("| ID | Item |\n|---|---|\n| A | b |\n    | C | d |"), "RD101"),
    "indented-task": (checklist("text\n\n    - [ ] hidden"), "RD101"),
    "no-blank-behind-the-box": (checklist("- [ ] one\n- [x]two"), "RD101"),
    "row-behind-a-blank-line": (
        checklist("| ID | Item |\n|---|---|\n| A | b |\n\nB | c"),
        "RD101",
    ),
    "surplus-cells-in-a-block": (
        checklist(":::{note}\n| ID | Item |\n|---|---|\n| A | b | lost |\n:::"),
        "RD102",
    ),
    "untitled-admonition": (checklist(":::{admonition}\n- [ ] hidden\n:::"), "RD101"),
    "misspelled-inside": (checklist(":::{chek} lost\n:status: fail\n:::"), "RD110"),
    "unknown-inside": (checklist(":::{nobody-knows}\n- [ ] x\n:::"), "RD110"),
    "misspelled": (":::{checklst} c\n" + TABLE + ":::\n", "RD110"),
    "unknown-around": ("::::{nobody-knows}\n:::{checklist} c\n- [ ] x\n:::\n::::\n", "RD110"),
    "two-colons": ("::{checklist} c\n- [ ] x\n::\n", "RD110"),
    "no-braces": ("```checklist\n- [ ] x\n```\n", "RD110"),
    "bad-yaml": (':::{checklist} c\n---\nverdict: "open\n---\n' + TABLE + ":::\n", "RD110"),
    "endless-yaml": (":::{checklist} c\n---\nverdict: ok\n" + TABLE + ":::\n", "RD110"),
    "tab-options": (":::{checklist} c\n:\tverdict:\tok\n" + TABLE + ":::\n", "RD110"),
    "late-option": (":::{checklist} c\n\n:owner: a\n\n" + TABLE + ":::\n", "RD107"),
    "late-verdict": (":::{checklist} c\n\n:verdict: ok\n\n" + TABLE + ":::\n", "RD110"),
    "double-option": (":::{checklist} c\n:owner: a\n:owner: b\n" + TABLE + ":::\n", "RD107"),
    "double-status": (":::{check} c\n:status: fail\n:status: ok\n:::\n", "RD110"),
    "double-status-by-case": (":::{check} c\n:Status: fail\n:status: ok\n:::\n", "RD110"),
    "double-blocking": (":::{check} c\n:blocking: yes\n:blocking: no\n:::\n", "RD110"),
    "double-verdict": (
        ":::{checklist} c\n:verdict: fail\n:verdict: ok\n" + TABLE + ":::\n",
        "RD110",
    ),
    "misspelled-status": (":::{check} c\n:stauts: fail\n:::\n", "RD110"),
    "misspelled-verdict": (":::{checklist} c\n:verdct: fail\n" + TABLE + ":::\n", "RD110"),
    "other-word-for-status": (":::{check} c\n:result: fail\n:::\n", "RD110"),
    "unknown-option": (":::{check} c\n:colour: red\n:::\n", "RD107"),
    "table-right-below-a-task": (
        checklist("- [x] one\n| ID | Item |\n|----|------|\n| A | b |"),
        "RD101",
    ),
    "row-right-below-a-task": (checklist("- [x] one\n  | A | b | fail |"), "RD101"),
    "table-right-below-a-note": (checklist("- [x] one\n  - note\n| A | b | fail |"), "RD101"),
    "table-in-the-text-of-a-passed-check": (
        ":::{check} c\n:status: ok\n\n- text\n| ID | Status |\n|---|---|\n| A | fail |\n:::\n",
        "RD101",
    ),
    "html-rows-behind-words": (
        checklist("see <table><tr><td>A</td><td>❌</td></tr></table>"),
        "RD101",
    ),
    "by-the-domain": (":::{readiness:checklist} c\n" + TABLE + ":::\n", "RD110"),
    "by-the-domain-inside": (checklist(":::{readiness:check} c\n:status: fail\n:::"), "RD110"),
    "textarea": ("<textarea>\n\n:::{checklist} c\n" + TABLE + ":::\n</textarea>\n", "RD110"),
    "script": ("<script>\n\n:::{checklist} c\n" + TABLE + ":::\n</script>\n", "RD110"),
    "body-of-view": (":::{readiness-summary}\n- [ ] x\n:::\n", "RD101"),
    "escaped-box": (checklist("- [x] one\n- \\[ \\] two"), "RD101"),
    "round-box": (checklist("- [x] one\n- ( ) two"), "RD101"),
    "bold-box": (checklist("- [x] one\n- **[ ]** two"), "RD101"),
    "crossed-box": (checklist("- [x] one\n- ☒ two"), "RD101"),
    "comment-without-end": (checklist("- [x] one\n<!-- forgotten\n- [ ] two"), "RD101"),
    "line-separator": (checklist("- [ ] a\u2028b"), "RD109"),
}

LIST_TABLE = "   .. list-table::\n      :header-rows: 1\n\n"

REST = {
    "bad-border": (
        "   +---+---+\n   | A | B |\n   +===+==+\n   | 1 | 2 |\n   +---+---+\n",
        "RD110",
    ),
    "uneven-list-table": (
        "   .. list-table::\n      :header-rows: 1\n\n      * - ID\n        - Item\n      * - 1\n",
        "RD110",
    ),
    "unclosed-csv": (
        '   .. csv-table::\n      :header: ID, Item\n\n      1, "open\n      2, b\n',
        "RD110",
    ),
    "no-header": ("   == ==\n   1  b\n   == ==\n", "RD101"),
    "border-between-rows": (
        "   == ==\n   ID X\n   == ==\n   1  b\n   == ==\n   2  c\n   == ==\n",
        "RD101",
    ),
    "two-headers": (
        LIST_TABLE.replace("rows: 1", "rows: 2")
        + "      * - 1\n        - b\n      * - ID\n        - Item\n      * - 2\n        - c\n",
        "RD101",
    ),
    "not-indented": ("\n.. checklist:: d\n   :owner: a\n\n- [ ] x\n", "RD101"),
    "table-not-indented": ("\n.. checklist:: d\n\n" + "== ==\nID B\n== ==\n1  b\n== ==\n", "RD101"),
    "undefined-substitution": (LIST_TABLE + "      * - Item\n      * - |nobody| knows\n", "RD101"),
    "raw-html": ("   .. raw:: html\n\n      <tr><td>A</td><td>❌</td></tr>\n", "RD101"),
    "open-task-in-a-passed-check": ("\n.. check:: d\n   :status: ok\n\n   - [ ] x\n", "RD101"),
    "task-in-the-text-of-a-task": ("   - [x] one\n     - [ ] two\n", "RD101"),
    "task-as-a-term": ("   - [ ] one\n       - [x] two\n", "RD101"),
    "cross-without-a-box": ("   - ❌ backups are broken\n   - ☐ keys\n", "RD101"),
    "quotation": ("   text\n\n     quoted\n\n     - [ ] hidden\n", "RD101"),
    "unknown-inside": ("   .. chek:: lost\n", "RD110"),
    "pipe-table": ("   | ID | Item |\n   | 1 | b |\n", "RD101"),
    "table-right-below-words": (
        "   words\n   == ==\n   ID X\n   == ==\n   1  b\n   == ==\n",
        "RD101",
    ),
    "grid-right-below-words": (
        "   words\n   +--+--+\n   |ID|B |\n   +==+==+\n   |1 |b |\n   +--+--+\n",
        "RD101",
    ),
    "grid-right-below-a-task": (
        "   - [x] one\n     +--+--+\n     |ID|B |\n     +==+==+\n     |1 |b |\n     +--+--+\n",
        "RD101",
    ),
    "pipes-right-below-a-task": (
        "   - [x] one\n     | ID | Item |\n     |----|------|\n     | 1  | b    |\n",
        "RD101",
    ),
    "by-the-domain": ("\n.. readiness:checklist:: d\n\n   - [ ] x\n", "RD110"),
    "unknown-around": ("\n.. nobody-knows::\n\n   .. checklist:: d\n\n      - [ ] x\n", "RD110"),
    "one-colon": ("\n.. checklist: d\n\n   - [ ] x\n", "RD110"),
    "no-blank": ("\n..checklist:: d\n\n   - [ ] x\n", "RD110"),
    "body-in-title": ("\n.. checklist:: d\n   - [ ] x\n", "RD101"),
    "double-option": ("\n.. checklist:: d\n   :id: a\n   :id: b\n\n   - [ ] x\n", "RD110"),
}


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The codes of the findings in each document of one project."""
    files = {f"m-{name}.md": "# T\n\n" + text for name, (text, _) in MARKDOWN.items()}
    for name, (body, _) in REST.items():
        files[f"r-{name}.rst"] = f"T\n=\n\n.. checklist:: c\n\n   prose\n\n{body}"
    built = make(tmp_path_factory.mktemp("unread"), files)
    assert built.status == 1
    return {name: built.codes(name) for name in files}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(codes: dict[str, list[str]], name: str) -> None:
    found = codes[f"m-{name}.md"]
    assert MARKDOWN[name][1] in found


@pytest.mark.parametrize("name", REST)
def test_rest(codes: dict[str, list[str]], name: str) -> None:
    assert REST[name][1] in codes[f"r-{name}.rst"]


def test_what_docutils_cut_off_a_table_is_reported_once(codes: dict[str, list[str]]) -> None:
    assert codes["r-border-between-rows.rst"].count("RD101") == 1


def test_what_is_right_is_not_reported(tmp_path: Path) -> None:
    files = {
        "a.md": checklist(
            "Prose with a | pipe.\n\n```text\n| no | table |\n:::{chek}\n```\n\n:::{note}\nfine\n:::"
        ),
        "b.md": "# B\n\n```markdown\n:::{checklst} c\n:::\n```\n\n`{checklst}` and ``..checklist::``\n",
        "html.md": "# H\n\n<details>\n```markdown\n:::{checklist} c\n- [ ] x\n:::\n```\n</details>\n",
        "layout.md": checklist(
            "<table><tr><td><img src='a.png'></td><td>Logo</td></tr></table>\n\n"
            "<ul>\n<li>❌ Not met</li>\n<li>✅ works</li>\n<li><p>[ ] to do</p></li>\n</ul>\n\n"
            "- [1] a paper\n- [x](http://example.org) linked\n- [Fixes] a link\n\n"
            "[1]: http://example.org\n[fixes]: http://example.org\n\n"
            "- ✅ Verified\n- ❌ Not met\n- ⬜ = open\n- `[ ]` to do\n- \\[x\\] done\n- ⚠️ mind the gap\n\n"
            ":::{check} d\n:status: ok\n\n- [x] x\n- ❌ was seen before\n:::"
        )
        .replace("} c", "} layout")
        .replace("X-1", "X-3"),
        "bodies.md": checklist(
            "- [ ] one\n  - plain note\n\n  | Host | Load |\n  |--|--|\n  | web | 1 |\n\n  ```\n  - [x] no\n"
            "  ```\n- plain [x]\n\n:::{note}\n:unknown: option\n\n- [ ] two\n:::\n\n<!-- <td> - [x] -->\n\n"
            "<b>bold</b>\n\n| Item | Status |\n|--|--|\n| a \\| b | ok |"
        )
        .replace("} c", "} bodies")
        .replace("X-1", "X-2"),
        "more.rst": "B\n=\n\n.. |a| replace:: words\n\n.. checklist:: d\n\n"
        "   |a| and |a|\n\n   ====  ====  ======\n   Group       State\n   ----------  ------\n"
        "   ID    Item  Status\n   ====  ====  ======\n   1     |a|   ok\n   ====  ====  ======\n",
        "pipes.md": checklist(
            "- [x] run `one\n  | two | three`\n- [x] a \\| b\n\n"
            ":::{check} d\n:status: ok\n\n`a\n| b | c`\n:::\n\nwords <br> <b>bold</b> <time>1</time>\n\n"
            "See {readiness:check}`X-4`."
        )
        .replace("} c", "} pipes")
        .replace("X-1", "X-4"),
        "c.rst": "C\n=\n\n.. note::\n\n   ``.. checklist:``\n\n.. a checklist of things\n",
    }
    built = make(tmp_path, files)
    assert not {"RD101", "RD110"} & set(built.codes())
    assert built.status == 0


def test_included_file_is_named(tmp_path: Path) -> None:
    files = {
        "a.md": "# A\n\n```{include} part.txt\n```\n",
        "b.md": "# B\n\n```{include} part.txt\n```\n",
        "part.txt": "one\n\n:::{checklist} c\n" + TABLE + ":::\n\n:::{checklst} d\n:::\n",
    }
    built = make(tmp_path, files)
    found = [each for each in built.findings if each["path"] == "part.txt"]
    assert [each["code"] for each in found].count("RD103") == 1
    twice = next(each for each in found if each["code"] == "RD103")
    assert "'a'" in twice["message"]
    assert "'b'" in twice["message"]
    assert any(each["code"] == "RD110" and each["line"] == 9 for each in found)


def test_colon_fences_that_are_not_enabled(tmp_path: Path) -> None:
    conf = CONF.replace('"colon_fence", ', "")
    text = "# A\n\n:::{checklist} c\n- [ ] x\n:::\n\n```\n:::{checklist} d\n:::\n```\n"
    built = make(tmp_path, {"a.md": text, "conf.py": conf})
    assert built.codes().count("RD110") == 1
    assert built.status == 1
