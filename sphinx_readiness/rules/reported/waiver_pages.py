"""The pages of rules about excuses, which the engine applies when all findings are known."""

from __future__ import annotations

from typing import Final

UNUSED_EXCUSE: Final = """Excuse that nothing needs.

A `waiver` with `:rule:` excuses findings of that rule at the places that it names: items,
checklists, or files with a line or without. Where a rule that is on finds nothing there, the waiver
is reported. The report counts and lists the findings that are excused.

**Why it matters.** An excuse that nobody needs is an exception that nobody looks at.

**How to mend it.** Correct the place, or take the waiver out.
"""

UNUSABLE_EXCUSE: Final = """Excuse for a rule that there is not, or that is never excused.

`:rule:` of a waiver names no rule; or one whose findings nothing excuses: those that say that this
is not the gate that was meant, those about waivers, and blockers that are open. Such a blocker is
waived without `:rule:`, so that every page shows it.

**Why it matters.** The finding that was meant is still there, or it would vanish from every page.

**How to mend it.** Write the code or the name of the rule as the finding has it, or waive the row.
"""
