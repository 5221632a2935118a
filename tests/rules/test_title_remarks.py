"""Titles beside a tick: which say at one of their ends that the item is not done."""

from __future__ import annotations

from sphinx_readiness.testing import Case, findings_of

HEAD = "| ID | Item | Status |\n|----|------|--------|\n"

FIRST = 4

UNFINISHED = """
❌ Critical path not covered
❌ must be redone
❌ High: keys rotated
🔴 critical bug in the EU
🔴 High
Failover status (in progress)
Migration state (pending)
Quota value (TBD)
Label (TODO)
Alert on job state (TODO)
TODO: restarts
TBD: signed by legal
Pending: signed contract
Pending: updates
""".strip().splitlines()

HONEST = """
🔴 High: keys rotated
🟠 Major) Backups kept
🔴 P1: backups kept
Alert on job state (pending)
Query by status (in progress)
Pending: shown in grey
Pending: translated
""".strip().splitlines()


def spoken_against(titles: list[str]) -> list[str]:
    rows = "".join(f"| A-{at} | {title} | \u2705 |\n" for at, title in enumerate(titles))
    case = Case("unfinished-note", "fail", 0, {"body": HEAD + rows})
    lines = {finding.location.line for finding in findings_of(case)}
    return [title for at, title in enumerate(titles) if at + FIRST in lines]


def test_titles_that_say_what_is_open() -> None:
    assert spoken_against(UNFINISHED) == UNFINISHED


def test_titles_that_only_name_it() -> None:
    assert spoken_against(HONEST) == []
