"""Cells that are harder to read than plain ones, with what they mean."""

from __future__ import annotations

from typing import Final

MARKED_STATUSES: Final = (
    ("[✓]", "pass"), ("🟢", "pass"), ("☑", "pass"), ("✔", "pass"),
    ("Done.", "pass"), ("✅ OPS-12", "pass"), ("✅\u00a0Verified", "pass"), ("yes", "pass"),
    ("[!]", "open"), ("🟡", "open"), ("☐", "open"), ("", "open"), ("✘", "fail"), ("🔴", "fail"),
    ("no", "fail"), ("⛔", "fail"),
    ("✅ no open issues", "pass"), ("✅ 10 of 10", "pass"), ("✅ verified by Bob", "pass"),
    ("✅ 100 %", "pass"), ("✅ reviewed on 2026-01-30", "pass"), ("✅ see #12", "pass"),
    ("✅ PASS (CI run 812)", "pass"), ("✅ nothing is pending any more", "pass"), ("✅ v2.4", "pass"),
    ("Approved", "pass"), ("👍", "pass"), ("not ready", "fail"), ("no-go", "fail"), ("🛑", "fail"),
    ("not started", "open"), ("🚧", "open"), ("⏳ in progress", "open"), ("not applicable", "unreasoned"),
    ("N/A", "unreasoned"), ("optional", "info"),
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
    "x", "someday", "✅ ❌", "✅ waiting for legal", "✅ awaiting sign-off by QA", "✅ until 2026-12-31",
    "✅ if the test passes", "✅ needs a second look", "✅ to be signed", "✅ 9 of 10", "✅ ?",
    "✅ scheduled for May", "✅ mostly", "✅ without arm64", "✅ no evidence", "✅ isn't true",
    "✅ cannot be tested", "✅ no-go", "✅ under review", "✅ (draft)",
)  # fmt: skip
"""Cells of which nothing passes, each with an error."""

DOUBTFUL: Final = ("[-]", "[~]", "[/]")
"""Boxes that are open, with a warning."""

MURKY: Final = ("✅ flurb", "✅ blorp zork", "✅ as gnarl says")
"""Ticks beside words that nobody knows: a pass, with a warning."""

SEVERITIES: Final = (
    ("critical", True), ("🔴 Critical", True), ("(P0)", True), ("**blocker**", True),
    ("High", False), ("P1", False), ("low", False), ("none", False), ("", False), ("sev2", False),
    ("Critical (P0)", True), ("sev1", True), ("S0", True), ("showstopper", True), ("🟥", True),
    ("must have", True), ("P0 – fatal", True), ("[Critical]", True), ("🟡 Medium", False),
    ("P2 – medium", False), ("major", False), ("2", False), ("#3", False), ("Low.", False),
    ("[High]", False), ("nice to have", False), ("not critical", False), ("HIGH", False),
)  # fmt: skip
"""Severities that are understood, and whether they block."""

BLOCKING: Final = (
    ("yes", True), ("x", True), ("✅", True), ("must", True), ("`yes`", True), ("[x]", True),
    ("no", False), ("-", False), ("n/a", False), ("", False), ("⬜", False), ("[ ]", False),
    ("not blocking", False), ("Blocker", True), ("required", True), ("🔴", True), ("Yes!", True),
    ("TRUE", True), ("optional", False), ("N", False), ("0", False), ("false", False), ("No.", False),
    ("non-blocking", False), ("🟢", False),
)  # fmt: skip
"""Blocking cells that are understood."""

UNCLEAR: Final = ("maybe", "soon", "?!", "ask Bob", "Critical?", "perhaps not")
"""What is neither a severity nor a flag: it blocks, with an error unless the row has passed."""

HEADERS: Final = {
    "item": ("Item", "**Check**", "Requirement?", "`Task`", "Item:", "ITEM", "Criterion",
             "Question", "[Item]"),
    "status": ("Status", "Status (2026-11)", "*Status*", "Done?", "Result", "Passed?", "Status\u00a0",
               "STATUS:", "Compliant?", "Status (as of 2026-11-02)", "Go/No-Go", "Ready?", "[Status]",
               "Pass/Fail", "Status…", "Current status", "Status 2026-11"),
    "severity": ("Severity", "Priority", "Severity [1]", "**Severity**", "Sev", "Prio.", "Criticality",
                 "Severity?"),
    "blocking": ("Blocking", "Blocker?", "Blocks release", "Is blocking", "Release blocker", "BLOCKER",
                 "Blocking (y/n)"),
    "owner": ("Owner", "Responsible", "Owner (team)", "Assignee", "Who?", "**Owner**", "Team"),
}  # fmt: skip
"""Header cells that name a field, in both markup languages."""

OWNERS: Final = ("@ann", "Ops", "A. Sample", "Platform team")

BLANK_OWNERS: Final = ("TBD", "?", "…", "n/a", "[name]", "-", "")
"""What stands for an owner, and names none."""
