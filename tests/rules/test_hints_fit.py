"""Hints fit what they speak of: none speaks of columns where there are none, nor of tasks of a row.

One project has the same faults in every form that a row may have, in both syntaxes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sphinx_readiness.cli import main

FAULTS = {
    "unknown": "frobnicated",
    "foreign": "🚀 done",
    "twofold": "✅ not met",
    "nothing": "",
    "left out": "n/a",
    "waived": "waived",
    "passed": "verified",
    "failed": "not met",
}
"""Titles to statuses; each comes twice, so that derived ids collide."""

BOXES = {"[x]": "passed TBD", "[~]": "in part", "[-]": "left out", "[?]": "unknown", "[ ]": "open"}

MORE = {"verify": "file gone.txt", "severity": "high-ish", "blocking": "perhaps"}


def check(title: str, status: str) -> tuple[str, list[str]]:
    return title, [f":status: {status}".rstrip(), *(f":{k}: {v}" for k, v in MORE.items())]


TITLES = [(title, status) for title, status in FAULTS.items() for _ in range(2)]

HEADERS = ["Item", "Status", "Owner", "Verify", "Severity", "Blocking"]

CELLS = [
    [title, status, "TBD", "`file gone.txt`", "high-ish", "perhaps"] for title, status in TITLES
]

TASKS = [f"- {box} {title}" for box, title in BOXES.items() for _ in range(2)]


def pipe(headers: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(each)} |" for each in (headers, ["---"] * len(headers), *rows)]


def listed(headers: list[str], rows: list[list[str]]) -> list[str]:
    lines = ["   .. list-table::", "      :header-rows: 1", ""]
    for row in (headers, *rows):
        lines += [
            f"      {'* -' if not at else '  -'} {cell}".rstrip() for at, cell in enumerate(row)
        ]
    return lines


def markdown(name: str, argument: str, body: list[str]) -> list[str]:
    return [f"::::{{{name}}} {argument}", "", *body, "", "::::", ""]


def rest(name: str, argument: str, body: list[str]) -> list[str]:
    return [f".. {name}:: {argument}", "", *(f"   {each}" for each in body), ""]


def csv(headers: list[str], rows: list[list[str]]) -> list[str]:
    quoted = [", ".join(f'"{cell}"' for cell in row) for row in (headers, *rows)]
    return ["   .. csv-table::", "      :header-rows: 1", "", *(f"      {each}" for each in quoted)]


CHECKS_MD = [line for title, status in TITLES for line in
             (f":::{{check}} {title}", *check(title, status)[1], ":::")]  # fmt: skip

CHECKS_RST = [line for title, status in TITLES for line in
              (f".. check:: {title}", *(f"   {each}" for each in check(title, status)[1]), "")]  # fmt: skip

SIGNED = ["Role", "Name", "Signature", "Date", "Status"]

SIGNATURES = [
    ["QA", "Ann", "Ann", "2026-13-01", "approved"],
    ["QA", "TBD", "x", "2099-01-01", "approved"],
    ["Ops", "Bob", "", "2020-01-01", "✅ rejected"],
    ["Dev", "Eve", "Eve", "", "approved"],
    ["Legal", "Al", "Al", "2020-01-01", "frobnicated"],
]

PAGES = {
    "table": ["# T", *markdown("checklist", "table", pipe(HEADERS, CELLS)),
              *markdown("checklist", "bare", pipe(["Item", "Status"], [c[:2] for c in CELLS])),
              *markdown("checklist", "none", pipe(["Item", "Notes"], [["a", "b"], ["a", "b | c"]]))],
    "listed": ["T", "=", "", ".. checklist:: listed", "", *listed(HEADERS, CELLS), "",
               ".. checklist:: csv", "", *csv(HEADERS, CELLS), "",
               ".. checklist:: fewer", "", *csv(["Item", "Status"], [c[:2] for c in CELLS])],
    "tasks": ["# T", *markdown("checklist", "tasks", TASKS),
              *markdown("checklist", "owned", [f"{each} @ann !blocking" for each in TASKS])],
    "tasks-rest": ["T", "=", "", *rest("checklist", "tasks-rest", TASKS)],
    "checks": ["# T", *markdown("checklist", "checks", CHECKS_MD)],
    "checks-rest": ["T", "=", "", *rest("checklist", "checks-rest", CHECKS_RST)],
    "lone": ["# T", *CHECKS_MD],
    "lone-rest": ["T", "=", "", *CHECKS_RST],
    "window": ["# T", *markdown("post-deployment", "24 hours", TASKS)],
    "conditions": ["# T", *markdown("go-live", "conditional", [f"{t} by 2020-01-01" for t in TASKS])],
    "signed": ["# T", *markdown("signoff-matrix", "", pipe(SIGNED, SIGNATURES)),
               *markdown("signoff-matrix", "", pipe(["Role", "Decison"], [["QA", "yes"]]))],
    "signed-rest": ["T", "=", "", ".. signoff-matrix::", "", *listed(SIGNED, SIGNATURES)],
    "mixed": ["# T", *markdown("checklist", "mixed", [*TASKS, "", *CHECKS_MD])],
}  # fmt: skip

COLUMNS = re.compile(r"(?i)\b(?:columns?|cells?|headers?)\b|'(?:ID|Owner|Verify|Status)'")

OTHERS = re.compile(r"(?i)\btasks?\b|\bchecks?\b|':(?:verify|approver):'")

OF_ITEMS = re.compile(r"(?i)\btasks?\b|\bchecks?\b|\bitems?\b|'(?:ID|Owner|Item|Verify)'|':\w")

FREE = ("table", "listed", "mixed", "signed", "signed-rest")
"""Pages that may speak of columns."""


@pytest.fixture(scope="module")
def hints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, set[str]]]:
    """Return the hints of each rule, by page."""
    root = tmp_path_factory.mktemp("hints")
    docs = root / "docs"
    docs.mkdir()
    for name, lines in PAGES.items():
        suffix = ".rst" if lines[0] == "T" else ".md"
        (docs / f"{name}{suffix}").write_text("\n".join(lines) + "\n", "utf-8")
    (docs / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_readiness"]\n'
        'myst_enable_extensions = ["colon_fence"]\n'
    )
    (root / "readiness.toml").write_text(
        "task_data = true\nnot_applicable_approver = true\n"
        'require_evidence = [{blocking = "no"}, {blocking = "yes"}]\n',
        "utf-8",
    )
    main(["lint", str(docs), "--out", str(root / "out"), "--format", "json", "-q"])
    report = json.loads((root / "out" / "readiness.json").read_text("utf-8"))
    found: dict[str, dict[str, set[str]]] = {}
    for each in report["findings"]:
        page = Path(each["path"]).stem
        found.setdefault(page, {}).setdefault(each["code"], set()).add(each["hint"])
    return found


@pytest.mark.parametrize("page", sorted(PAGES))
def test_hints_speak_of_what_is_there(hints: dict[str, dict[str, set[str]]], page: str) -> None:
    assert len(hints[page]) >= 2
    wrong = COLUMNS if page not in FREE else OTHERS if page != "mixed" else re.compile(r"(?!)")
    assert [(code, hint) for code, each in hints[page].items()
            for hint in each if wrong.search(hint)] == []  # fmt: skip


@pytest.mark.parametrize("page", ["signed", "signed-rest"])
def test_hints_for_signatures_speak_of_those(
    hints: dict[str, dict[str, set[str]]], page: str
) -> None:
    wanted = {"RD303", "RD306", "RD307"} | ({"RD113"} if page == "signed" else set())
    assert wanted - set(hints[page]) == set()
    assert [(code, hint) for code in hints[page] if code.startswith("RD3") or code == "RD113"
            for hint in hints[page][code] if OF_ITEMS.search(hint)] == []  # fmt: skip


def test_checks_without_a_checklist_have_no_id_of_one(
    hints: dict[str, dict[str, set[str]]],
) -> None:
    said = hints["lone"]["RD103"] ^ hints["lone-rest"]["RD103"]
    assert said == {
        "Give its section another title, or put a checklist with an ':id:' around them."
    }


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        (
            "table",
            {"RD102", "RD103", "RD104", "RD113", "RD301", "RD401", "RD505", "RD712", "RD809"},
        ),
        ("listed", {"RD103", "RD104", "RD301", "RD401", "RD505", "RD809"}),
        ("tasks", {"RD103", "RD104", "RD301", "RD712"}),
        ("checks", {"RD103", "RD104", "RD301", "RD401", "RD505", "RD809"}),
        ("lone", {"RD103", "RD104", "RD301", "RD401", "RD505", "RD809"}),
    ],
)
def test_each_form_has_the_faults(
    hints: dict[str, dict[str, set[str]]], page: str, codes: set[str]
) -> None:
    assert codes - set(hints[page]) == set()
