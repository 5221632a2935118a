"""Boxes and rows that become text of a task or a paragraph: each is a finding, none is lost."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest
from projects import Project

from sphinx_readiness.cli import main
from sphinx_readiness.reading.box_forms import swallows_task

BELOW_A_TASK = {
    "no-break bullet": "-\u00a0[ ] two",
    "hidden bullet": "-\u200b [ ] two",
    "wide box": "- \uff3b \uff3d two",
    "wide blank": "- \uff3b\u3000\uff3dtwo",
    "bracketed": "- \u3010 \u3011 two",
    "box alone": "[ ] two",
    "indented box": "  [ ] two",
    "dash": "\u2013 [ ] two",
    "escaped bullet": "\\- [ ] two",
    "hidden blank": "- [ ]\u200btwo",
}
"""Lines right below a task, in either language."""

MARKDOWN_ONLY = {"break": "<br>- [ ] two", "dot": "\u2022 [ ] two"}
"""reST takes the dot for a bullet."""

BESIDE = {
    "simple table": "======  ======\nItem    Status\n======  ======\ntwo     \u274c\n======  ======",
    "wide bars": "\uff5c Item \uff5c Status \uff5c\n\uff5c two \uff5c \u274c \uff5c",
    "drawn bars": "\u2503 Item \u2503 Status \u2503\n\u2503 two \u2503 \u274c \u2503",
    "spreadsheet": "Item\tStatus\ntwo\t\u274c",
    "definition": "Term\n:   - [ ] two",
}
"""Paragraphs of a Markdown checklist."""

HARMLESS = {
    "words": "- [x] one\n  and the second line of it",
    "code": "- [x] one, as in\n  `- [ ] two`",
    "a legend": "- [x] one\n  (x) means done",
    "a note": "- [x] one\n  - a note [1] of it",
    "prose with commas": "- [x] one\n\nOps, Security\nand all the others, too",
    "a range": "- [x] one\n  [1, 2] is the range",
}


def _page(body: str) -> str:
    return f"# T\n\n:::{{checklist}}\n:owner: me\n\n{body}\n:::\n"


def _rest(body: str) -> str:
    inner = "".join(f"   {line}".rstrip(" ") + "\n" for line in body.split("\n"))
    return f"T\n=\n\n.. checklist::\n   :owner: me\n\n{inner}"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The codes that ``lint`` and the builder have of each page, which have to be the same."""
    pages = {f"{name}.md": _page(f"- [x] one\n{line}")
             for name, line in (BELOW_A_TASK | MARKDOWN_ONLY).items()}  # fmt: skip
    pages |= {f"rest {name}.rst": _rest(f"- [x] one\n{line}")
              for name, line in BELOW_A_TASK.items()}  # fmt: skip
    pages |= {f"{name}.md": _page(f"- [x] one\n\n{text}") for name, text in BESIDE.items()}
    pages |= {f"{name}.md": _page(text) for name, text in HARMLESS.items()}
    pages = {name.replace(" ", "_"): text for name, text in pages.items()}
    project = Project(tmp_path_factory.mktemp("swallowed"), {"index.md": "# I\n", **pages})
    out = project.root / "out"
    with contextlib.redirect_stdout(io.StringIO()):
        main(["lint", str(project.docs), "--out", str(out), "-q"])
    reports = [json.loads((folder / "readiness.json").read_text(encoding="utf-8"))
               for folder in (out, project.lint().out)]  # fmt: skip
    found = [
        {name: [each["code"] for each in report["findings"]
                if each["code"] != "RD103" and Path(each["path"]).name == name and each["severity"] != "info"]
         for name in pages}
        for report in reports
    ]  # fmt: skip
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize("name", [*BELOW_A_TASK, *MARKDOWN_ONLY, *BESIDE])
def test_it_is_a_finding(told: dict[str, list[str]], name: str) -> None:
    assert "RD101" in told[f"{name.replace(' ', '_')}.md"]
    if name in BELOW_A_TASK:
        assert "RD101" in told[f"rest_{name.replace(' ', '_')}.rst"]


@pytest.mark.parametrize("name", HARMLESS)
def test_it_is_none(told: dict[str, list[str]], name: str) -> None:
    assert told[f"{name.replace(' ', '_')}.md"] == []


@pytest.mark.parametrize(
    "text", ["one\n[ ] two", "one\n\uff3bx\uff3dtwo", "[ ] one", "one\n: - [ ] two"]
)
def test_another_box_in_a_task(text: str) -> None:
    assert swallows_task(text)


@pytest.mark.parametrize("text", ["one [ ] two", "one\n[1] two", "one\n[x](two)", "(x) is one", ""])
def test_no_other_box_in_a_task(text: str) -> None:
    assert not swallows_task(text)
