"""The statuses that every project starts with, and what statuses, outcomes and matches are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

from sphinx_readiness.text.phrases import N_


class Outcome(Enum):
    """What a status means for the gate."""

    PASS = "pass"  # noqa: S105 - no password
    """The requirement is met."""
    OPEN = "open"
    """Not met yet; it keeps a verdict from being green."""
    FAIL = "fail"
    """Not met, and it stands between now and go-live."""
    INFO = "info"
    """Worth knowing; it never makes a verdict worse."""


WORST_FIRST: Final = (Outcome.FAIL, Outcome.OPEN, Outcome.PASS, Outcome.INFO)
"""The order in which outcomes decide a roll-up; ``INFO`` decides only when alone."""


class Status(NamedTuple):
    """One status of the vocabulary. Its first symbol is the one that is shown."""

    key: str
    label: str
    symbols: tuple[str, ...]
    aliases: tuple[str, ...]
    outcome: Outcome

    @property
    def symbol(self) -> str:
        """The symbol that is shown, or an empty string."""
        return self.symbols[0] if self.symbols else ""


class StatusMatch(NamedTuple):
    """How a status cell reads.

    ``status`` is None when nothing in the cell is known. ``conflict`` is the status that a word
    in the cell names when its symbol names another, or that stands for words that take it back:
    ``against`` has those. ``foreign`` lists symbols that are outside the vocabulary. ``words`` is
    what the cell says besides known symbols, ``unclear`` those of them that nothing knows.
    """

    status: Status | None
    conflict: Status | None = None
    foreign: tuple[str, ...] = ()
    words: str = ""
    against: str = ""
    unclear: str = ""
    outcome: Outcome = Outcome.OPEN
    """What counts: the worst of everything in the cell; open where nothing is known."""


NOT_APPLICABLE: Final = "not-applicable"
"""The key of the status of a row that is left out; it needs a reason."""

WAIVED: Final = "waived"
"""The key of the status of a row with a waiver in force; the word alone leaves the row open."""

DEFAULT_STATUSES: Final = (
    Status(
        "verified",
        N_("Verified"),
        ("✅", "✔", "☑", "✓", "[x]", "(x)"),
        ("pass", "passed", "done", "ok", "yes", "met", "complete", "completed", "ready"),
        Outcome.PASS,
    ),
    Status(
        "needs-review",
        N_("Needs review"),
        ("⚠️",),
        ("review", "needs attention", "needs work", "warning", "partial"),
        Outcome.OPEN,
    ),
    Status(
        "not-met",
        N_("Not met"),
        ("❌", "✗", "✘", "✖"),
        ("fail", "failed", "no", "blocked", "blocker", "unmet"),
        Outcome.FAIL,
    ),
    Status(
        "informational",
        N_("Informational"),
        ("ℹ️",),
        ("info", "optional", "recommended", "not required"),
        Outcome.INFO,
    ),
    Status(
        "in-progress",
        N_("In progress"),
        ("🔄",),
        ("wip", "ongoing", "started", "underway"),
        Outcome.OPEN,
    ),
    Status(
        "pending",
        N_("Pending"),
        ("⬜", "☐", "[ ]", "( )"),
        ("todo", "to do", "tbd", "open", "not started", "planned"),
        Outcome.OPEN,
    ),
    Status(
        NOT_APPLICABLE,
        N_("Not applicable"),
        ("➖", "[-]"),
        ("n/a", "does not apply", "out of scope"),
        Outcome.INFO,
    ),
    Status(
        WAIVED,
        N_("Waived"),
        ("⏸️",),
        ("waiver", "exempted"),
        Outcome.INFO,
    ),
)


IMPLIED_SYMBOLS: Final[Mapping[str, tuple[str, ...]]] = {
    "verified": ("🟢", "🟩", "👍", "🆗", "[✓]", "[✔]", "[✅]", "[☑]", ":white_check_mark:",
                 ":heavy_check_mark:", ":ballot_box_with_check:", ":green_circle:", ":+1:",
                 ":thumbsup:"),
    "needs-review": ("🟡", "🟠", "🟨", "🟧", "❗", "[!]", "[~]", "[/]", ":warning:",
                     ":yellow_circle:", ":orange_circle:"),
    "not-met": ("🔴", "🟥", "⛔", "🚫", "🛑", "👎", "[✗]", "[✘]", "[❌]", ":x:", ":red_circle:",
                ":no_entry:", ":no_entry_sign:", ":negative_squared_cross_mark:", ":-1:",
                ":thumbsdown:", ":octagonal_sign:"),
    "informational": (":information_source:",),
    "in-progress": ("⏳", "⌛", "🚧", ":arrows_counterclockwise:", ":hourglass:",
                    ":hourglass_flowing_sand:", ":construction:"),
    "pending": ("◻", "▢", "🔲", "⚪", "○", "[]", "[_]", ":white_large_square:", ":white_circle:"),
}  # fmt: skip
"""More symbols of the default statuses, which a status of the project may take for itself."""

IMPLIED_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "verified": ("go", "approved", "accepted", "green", "y", "true"),
    "needs-review": ("amber", "yellow", "orange", "conditional", "warn"),
    "not-met": (
        "no go",
        "nogo",
        "not ready",
        "not passed",
        "not compliant",
        "not ok",
        "rejected",
        "red",
        "failing",
        "fails",
        "n",
        "false",
    ),
    "informational": ("not needed",),
    "not-applicable": ("na", "n.a"),
    "in-progress": ("in work",),
    "pending": ("tbc", "tba", "outstanding", "to be done"),
}
"""More words of the default statuses, as :data:`IMPLIED_SYMBOLS`."""

WORDS_ALONE: Final[Mapping[str, tuple[str, ...]]] = {
    "verified": ("compliant", "confirmed", "checked", "tested", "finished", "fulfilled",
                 "satisfied", "successful", "success", "succeeded", "validated", "signed off",
                 "resolved", "fixed", "closed", "implemented", "live", "deployed",
                 "released", "published", "delivered", "shipped", "merged", "mitigated",
                 "rolled out", "in place", "lgtm", "100%", "100 %"),
    "needs-review": ("in review", "under review", "needs update", "needs changes", "partially",
                     "partly", "partially done", "partially met", "partially complete",
                     "partially compliant", "at risk", "off track", "overdue"),
    "not-met": ("non compliant", "noncompliant", "not fulfilled", "not satisfied", "not successful",
                "unsuccessful", "denied", "declined"),
    "in-progress": ("on track", "draft", "in testing", "in development", "being tested"),
    "pending": ("waiting", "awaiting", "unknown", "on hold", "deferred", "postponed", "delayed",
                "scheduled", "skipped", "cancelled", "canceled", "won't do", "wont do", "won't fix",
                "wont fix", "wontfix", "new",
                "not done", "not yet", "not tested", "not checked", "not reviewed", "not run",
                "not complete", "not completed", "not finished", "incomplete", "unfinished",
                "untested", "unverified"),
}  # fmt: skip
"""Words of the default statuses where no symbol stands beside them."""

AMBIGUOUS: Final = frozenset(("[/]",))
"""A box that people mean differently: in work, done in part. It is open."""
