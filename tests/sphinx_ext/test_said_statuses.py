"""A status in the words of a ``check``: it may not take back the option, nor stand in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import Project

from sphinx_readiness.sphinx_ext.lint.command import report_on

AGAINST = [
    "status: \u274c", "status \u274c", "**Status:** \u274c", "Status \u2013 \u274c", "- status: failed",
    "Status = \u274c", "Der Status: \u274c", "Result: \u274c", "State: not met", "Ergebnis:\u274c",
    "Words.\n\nVerdict: FAIL", "Status:\n\u274c", "\u274c", "- \u274c the EU region", "The status: open", "\u274c button is missing", "\u274c is not shown",
    "| Part | Is |\n|--|--|\n| Status | \u274c |",
]  # fmt: skip

HARMLESS = [
    "Status: \u2705", "Status: done", "Result: 42 users moved", "State: see `x`", "Verified: by Ann, 2026-01-02",
    "Result: failed over in 30 s", "Status page: https://example.org", "Status: \u274c means failed",
    "`status: \u274c`", "> Status: \u274c", "```\nstatus: \u274c\n```", "Any open issue: no", "Answer: no",
    "Passed: 12\nFailed: 0", "- \u2705 Met\n- \u274c Not met", "\u274c = failed", "\u26a0 mind the gap",
    "It shows \u274c", "| Status | Means |\n|--|--|\n| \u2705 | ok |\n| \u274c | not |",
    "The state: open", "\u274c closes the dialog", "\u2717 marks failed hosts", "\u274c button is red",
    "Current state: open to all staff", "Health: red", "Rating: low", "Approval: rejected",
    "| Setting | Value |\n|--|--|\n| State | failed |",
]  # fmt: skip


def check(
    number: int, body: str, status: str = ":status: \u2705\n", title: str = "Backups work"
) -> str:
    return f":::{{check}} {title}\n:id: A-{number}\n:owner: Ann\n{status}\n{body}\n:::\n\n"


PAGES = {
    "against.md": [check(number, text) for number, text in enumerate(AGAINST)],
    "harmless.md": [check(100 + number, text) for number, text in enumerate(HARMLESS)],
    "alone.md": [
        check(200 + number, text, "")
        for number, text in enumerate([*AGAINST[:9], "Status: \u2705"])
    ],
    "open.md": [check(300, "Status: \u2705", ":status: \u274c\n")],
    "titles.md": [
        check(400, "Words.", title="Backups work, status: \u274c"),
        check(401, "", title="Backups work - status: failed"),
        check(402, "Words.", title="Status: the page is up"),
        check(403, "Words.", title="Circuit breaker state: open"),
        check(404, "Words.", title="Light: red"),
    ],
    "rest.rst": [
        ".. check:: Backups work\n   :id: A-500\n   :owner: Ann\n   :status: \u2705\n\n   Status: \u274c\n\n",
        (
            ".. check:: Backups work\n   :id: A-501\n   :owner: Ann\n   :status: \u2705\n\n   Words.\n\n"
            "   :Status: \u274c\n"
        ),
    ],
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[int]]:
    """The lines of RD110 by page; lint and the builder say the same."""
    heads = {name: "Page\n====\n\n" if name.endswith(".rst") else "# Page\n\n" for name in PAGES}
    files = {"index.md": "# I\n", **{name: heads[name] + "".join(PAGES[name]) for name in PAGES}}
    project = Project(tmp_path_factory.mktemp("said"), files)
    found: dict[str, list[int]] = {name: [] for name in PAGES}
    for path, line, _, code in project.lint().places:
        if code == "RD110":
            found[Path(path).name].append(line)
    by_lint: dict[str, list[int]] = {name: [] for name in PAGES}
    for each in report_on(project.docs, {}, 1).findings:
        if each.code == "RD110":
            by_lint[Path(each.location.path).name].append(each.location.line)
    assert by_lint == found
    return found


def starts(name: str) -> list[int]:
    """The lines at which the checks of a page begin, with the one behind the last."""
    line, found = 3, [3]
    for each in PAGES[name]:
        line += each.count("\n")
        found.append(line)
    return found


def test_what_takes_the_option_back_is_found_once_at_its_line(places: dict[str, list[int]]) -> None:
    lines = starts("against.md")
    assert len(places["against.md"]) == len(AGAINST)
    for at, line in enumerate(places["against.md"]):
        assert lines[at] + 4 < line < lines[at + 1]


def test_a_status_in_the_place_of_the_option_is_found(places: dict[str, list[int]]) -> None:
    assert len(places["alone.md"]) == len(PAGES["alone.md"])


def test_what_agrees_explains_or_is_code_is_not(places: dict[str, list[int]]) -> None:
    lines = starts("harmless.md")
    said = {
        HARMLESS[at]
        for at, line in enumerate(lines[:-1])
        for found in places["harmless.md"]
        if line <= found < lines[at + 1]
    }
    assert said == set()
    assert places["open.md"] == []


def test_titles_and_rest(places: dict[str, list[int]]) -> None:
    assert places["titles.md"] == starts("titles.md")[:2]
    assert places["rest.rst"] == [9, 18]
