"""Cells that are harder to read than plain ones, with what they mean."""

from __future__ import annotations

from typing import Final

MARKED_STATUSES: Final = (
    ("[✓]", "pass"), ("🟢", "pass"), ("☑", "pass"), ("✔", "pass"),
    ("Done.", "pass"), ("✅ OPS-12", "pass"), ("✅\u00a0Verified", "pass"), ("yes", "pass"),
    ("[!]", "open"), ("🟡", "open"), ("☐", "open"), ("", "open"), ("✘", "fail"), ("🔴", "fail"),
    ("no", "fail"), ("⛔", "fail"),
)  # fmt: skip
"""Symbols and words of the vocabulary in any markup language."""

MYST_STATUSES: Final = (
    ("&#9744;", "open"), ("&#x2705;", "pass"), ("&check;", "pass"), ("✅&nbsp;done", "pass"),
    ("✅ <!-- not yet -->", "pass"), ("<!-- ❌ --> ✅", "pass"), ("✅ PASS<br>2026-01-30", "pass"),
    ("[✅ done](https://example.org/x)", "pass"), ("<b>❌</b>", "fail"), ("`PASS`", "pass"),
    (":white_check_mark:", "pass"), (":x:", "fail"),
)  # fmt: skip
"""The same with markup of Markdown."""

WORSE: Final = (
    "[~~✅~~]", "~~✅~~", "~~❌~~ ✅", "✅ except arm64", "✅ not on EU", "✅ (in progress)", "✅ 99 %",
    "x", "someday", "✅ ❌",
)  # fmt: skip
"""Cells of which nothing passes, each with an error."""

DOUBTFUL: Final = ("[-]", "[~]", "[/]")
"""Boxes that are open, with a warning."""

SEVERITIES: Final = (
    ("critical", True), ("🔴 Critical", True), ("(P0)", True), ("**blocker**", True),
    ("High", False), ("P1", False), ("low", False), ("none", False), ("", False), ("sev2", False),
)  # fmt: skip
"""Severities that are understood, and whether they block."""

BLOCKING: Final = (
    ("yes", True), ("x", True), ("✅", True), ("must", True), ("`yes`", True), ("[x]", True),
    ("no", False), ("-", False), ("n/a", False), ("", False), ("⬜", False), ("[ ]", False),
    ("not blocking", False),
)  # fmt: skip
"""Blocking cells that are understood."""

UNCLEAR: Final = ("maybe", "soon", "?!", "ask Bob")
"""What is neither a severity nor a flag: it blocks, with an error unless the row has passed."""

HEADERS: Final = {
    "item": ("Item", "**Check**", "Requirement?", "`Task`", "Item:", "ITEM"),
    "status": ("Status", "Status (2026-11)", "*Status*", "Done?", "Result", "Passed?", "Status\u00a0"),
    "severity": ("Severity", "Priority", "Severity [1]", "**Severity**"),
    "blocking": ("Blocking", "Blocker?", "Blocks release"),
    "owner": ("Owner", "Responsible", "Owner (team)"),
}  # fmt: skip
"""Header cells that name a field, in both markup languages."""

OWNERS: Final = ("@ann", "Ops", "A. Sample", "Platform team")

BLANK_OWNERS: Final = ("TBD", "?", "…", "n/a", "[name]", "-", "")
"""What stands for an owner, and names none."""
