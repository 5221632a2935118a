"""What a body is, is decided by the parser: a table of sources and the items in them."""

from __future__ import annotations

from typing import Any

import pytest
from projects import Project

Items = list[tuple[str, str | None]]

HEAD = "| ID | Item | Status |\n|----|------|--------|\n"

MARKDOWN: dict[str, tuple[str, Items]] = {
    "comment": ("<!-- copy:\n- [x] one\n-->\n\n- [ ] two", [("two", "pending")]),
    "comment with a blank line": ("<!--\n\n- [x] one\n\n" + HEAD + "| A | b | x |\n\n-->", []),
    "comment between tasks": ("- [x] a\n<!-- - [x] b -->\n- [ ] c", [("a", "verified"), ("c", "pending")]),
    "line comment": ("% - [x] one\n\n- [ ] two", [("two", "pending")]),
    "fence": ("```\n- [x] one\n```\n\n~~~md\n" + HEAD + "| A | b | x |\n~~~", []),
    "fence in a task": ("- [ ] Tag:\n\n  ```sh\n  - [x] no\n  ```\n- [x] Go", [("Tag:", "pending"), ("Go", "verified")]),
    "fence at once": ("- [ ] Tag:\n  ```sh\n  - [x] no\n  ```", [("Tag:", "pending")]),
    "quotation in a task": ("- [ ] One\n\n  > said", [("One", "pending")]),
    "paragraph in a task": ("- [ ] One\n\n  more\n\n- [x] Two", [("One", "pending"), ("Two", "verified")]),
    "directive below a task": ("- [x] One\n:::{check} Two\n:status: fail\n:::", [("One", "verified"), ("Two", "not-met")]),
    "directive in a task": ("- [x] One\n  :::{check} Two\n  :status: fail\n  :::", [("One", "verified"), ("Two", "not-met")]),
    "table below tasks": ("- [x] One\n\n" + HEAD + "| A | Two | ❌ |", [("One", "verified"), ("Two", "not-met")]),
    "table at once below tasks": ("- [x] One\n\n " + HEAD.replace("\n", "\n ") + "| A | Two | ❌ |", [("One", "verified"), ("Two", "not-met")]),
    "table in a task": ("- [x] One\n\n  " + HEAD.replace("\n", "\n  ") + "| A | Two | ❌ |", [("One", "verified"), ("Two", "not-met")]),
    "table of data in a task": ("- [x] One\n\n  | Host | Load |\n  |--|--|\n  | a | 1 |", [("One", "verified")]),
    "bullets beside and below": ("- [x] One\n- **Time**: 1 h\n- [ ] Two\n  - note\n  - [x] sub\n  - end", [("One", "verified"), ("Two", "pending"), ("sub", "verified")]),
    "tasks below a bullet": ("- Group\n  - [x] One\n- Other\n  1. [ ] Two", [("One", "verified"), ("Two", "pending")]),
    "ordered": ("1. [x] One\n2. [ ] Two\n   1) [X] Three", [("One", "verified"), ("Two", "pending"), ("Three", "verified")]),
    "bullets of all kinds": ("* [x] One\n\n+ [ ] Two", [("One", "verified"), ("Two", "pending")]),
    "two lines": ("- [ ] One\n  and on\n- [x] Two\nlazy", [("One and on", "pending"), ("Two lazy", "verified")]),
    "box on a line of its own": ("- [x]\n  One", [("One", "verified")]),
    "box before markup": ("- [x]**One**\n- [x] **Two**", [("Two", "verified")]),
    "in a note": (":::{note}\n- [ ] One\n:::", [("One", "pending")]),
    "escaped box": ("- \\[x] One\n- [ ] Two", [("Two", "pending")]),
    "box that is a link": ("- [x](https://example.org) One\n- [ ] Two", [("Two", "pending")]),
    "box that is defined": ("- [x] One\n- [ ] Two\n\n[x]: https://example.org", [("Two", "pending")]),
    "rows without bars": ("ID | Item | Status\n--|--|--\nA | One | ok\nB | Two | ❌", [("One", "verified"), ("Two", "not-met")]),
    "short rows": (HEAD + "| A | One |\n| B", [("One", "pending"), ("", "pending")]),
    "indented by three": ("   " + HEAD.replace("\n", "\n   ") + "| A | One | ok |", [("One", "verified")]),
    "setext": ("Words\n---\n\n- [ ] One", [("One", "pending")]),
    "definition in a table": (HEAD + "| A | see [here] | ok |\n\n[here]: https://example.org", [("see here", "verified")]),
    "target and attribute": ("(mark)=\n" + HEAD + "| A | One | ok |", [("One", "verified")]),
    "block break": ("- [ ] One\n+++\n- [x] Two", [("One", "pending"), ("Two", "verified")]),
    "comment in a cell": (HEAD + "| A | One <!-- two --> | pending <!-- ✅ --> |", [("One", "pending")]),
    "break in a cell": (HEAD + "| A | One<br>two | ok |", [("One two", "verified")]),
    "footnote in a cell": (HEAD + "| A | One[^1] | ok [^1] |\n\n[^1]: Why.", [("One", "verified")]),
    "entity": (HEAD + "| A | One &amp; two | &#10060; |", [("One & two", "not-met")]),
    "no-break blank": (HEAD + "| A | One\xa0two | ok |", [("One\xa0two", "verified")]),
    "list-table": ("```{list-table}\n:header-rows: 1\n\n* - ID\n  - Item\n  - Status\n* - A\n  - One\n  - ❌\n```", [("One", "not-met")]),
    "csv-table": ("```{csv-table}\n:header: ID, Item, Status\n\nA, One, ❌\n```", [("One", "not-met")]),
    "stub": ("```{list-table}\n:header-rows: 1\n:stub-columns: 1\n\n* - ID\n  - Item\n  - Status\n* - A\n  - One\n  - ok\n```", [("One", "verified")]),
    "tasks in a cell": ("```{list-table}\n:header-rows: 1\n\n* - ID\n  - Item\n  - Status\n* - A\n  - One\n\n    - [ ] Two\n  - ok\n```", [("One", "verified"), ("Two", "pending")]),
    "check in a cell": ("````{list-table}\n:header-rows: 1\n\n* - ID\n  - Item\n  - Status\n* - A\n  - One\n\n    ```{check} Two\n    :status: fail\n    ```\n  - ok\n````", [("One", "verified"), ("Two", "not-met")]),
}  # fmt: skip

SIMPLE = "==  ====  ======\nID  Item  Status\n==  ====  ======\nA   Two   ❌\n==  ====  ======\n"

REST: dict[str, tuple[str, Items]] = {
    "comment": (".. copy\n\n   - [x] one\n\n- [ ] two", [("two", "pending")]),
    "bare comment": ("..\n   - [x] one\n\n- [ ] two", [("two", "pending")]),
    "literal block": ("- [ ] Tag::\n\n    - [x] no\n\n- [x] Go", [("Tag:", "pending"), ("Go", "verified")]),
    "code in a task": ("- [ ] Tag:\n\n  .. code-block:: sh\n\n     - [x] no", [("Tag:", "pending")]),
    "doctest": (">>> x\n- [ ] no\n\n- [ ] one", [("one", "pending")]),
    "indented list": ("Words:\n\n  - [x] One\n  - [ ] Two", [("One", "verified"), ("Two", "pending")]),
    "table in a task": ("- [x] One\n\n  " + SIMPLE.replace("\n", "\n  ").rstrip(" "), [("One", "verified"), ("Two", "not-met")]),
    "check in a task": ("- [x] One\n\n  .. check:: Two\n     :status: fail", [("One", "verified"), ("Two", "not-met")]),
    "bullets beside and below": ("- [x] One\n- **Time**: 1 h\n- [ ] Two\n\n  - note\n  - [x] sub", [("One", "verified"), ("Two", "pending"), ("sub", "verified")]),
    "ordered": ("#. [x] One\n#. [ ] Two", [("One", "verified"), ("Two", "pending")]),
    "letters": ("a. [x] One\nb. [ ] Two", [("One", "verified"), ("Two", "pending")]),
    "two lines": ("- [ ] One\n  and on\n- [x] Two", [("One and on", "pending"), ("Two", "verified")]),
    "merged headers": (
        ("+---+------+-----------------+\n| ID| Item | Check           |\n|   |      +--------+--------+\n"
        "|   |      | Status | Owner  |\n+===+======+========+========+\n| A | One  | ❌     | Ann    |\n"
        "+---+------+--------+--------+"), [("One", "not-met")]),
    "merged header cell": (
        ("+---+---------------+--------+\n| ID| Item          | Status |\n+===+=======+=======+========+\n"
        "| A | One   | more  | ❌     |\n+---+-------+-------+--------+"), [("One", "not-met")]),
    "headers in csv": (".. csv-table::\n   :header-rows: 1\n\n   ID, Item, Status\n   A, One, ❌", [("One", "not-met")]),
    "substitution below": (
        (".. list-table::\n   :header-rows: 1\n\n   * - ID\n     - Item\n     - Status\n   * - A\n     - |what|\n     - |done|\n\n"
        ".. |done| replace:: ❌ Not\n   met\n\n.. |what| replace:: The *thing*"), [("The thing", "not-met")]),
    "citation": (
        (".. list-table::\n   :header-rows: 1\n\n   * - ID\n     - Item\n     - Status\n   * - A\n     - One [#]_ [C]_\n     - ok [#]_\n\n"
        ".. [#] a\n.. [#] b\n.. [C] c"), [("One", "verified")]),
    "image as a substitution": (
        ".. |done| image:: red.png\n\n.. check:: One\n   :status: |done|",
        [("One", "pending")],
    ),
    "codes below": (
        (".. list-table::\n   :header-rows: 1\n\n   * - Item\n     - Status\n   * - |what|\n     - |done|\n\n"
        ".. |done| unicode:: U+274C .. cross\n   :trim:\n\n.. |what| unicode:: 0x2A A 0x2A"), [("*A*", "not-met")]),
    "option of a check": (".. |done| replace:: ❌\n\n.. check:: One\n   :status: |done|", [("One", "not-met")]),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The items of each document of one project."""
    files = {"index.md": "# T\n\n```{toctree}\n:glob:\n*\n```\n"}
    for number, (body, _) in enumerate(MARKDOWN.values()):
        files[f"m{number}.md"] = f"# T\n\n::::::{{checklist}} c\n\n{body}\n::::::\n"
    for number, (body, _) in enumerate(REST.values()):
        indented = "".join(f"   {line}\n" if line else "\n" for line in body.split("\n"))
        files[f"r{number}.rst"] = f"T\n=\n\n.. checklist:: c\n\n{indented}"
    items = Project(tmp_path_factory.mktemp("bodies"), files).lint().items()
    by_document: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        name = item["location"]["path"].removeprefix("docs/").partition(".")[0]
        by_document.setdefault(name, []).append(item)
    return by_document


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(found: dict[str, list[dict[str, Any]]], name: str) -> None:
    items = found.get(f"m{list(MARKDOWN).index(name)}", [])
    assert [(item["title"], item["status"]) for item in items] == MARKDOWN[name][1]


@pytest.mark.parametrize("name", REST)
def test_rest(found: dict[str, list[dict[str, Any]]], name: str) -> None:
    items = found.get(f"r{list(REST).index(name)}", [])
    assert [(item["title"], item["status"]) for item in items] == REST[name][1]
