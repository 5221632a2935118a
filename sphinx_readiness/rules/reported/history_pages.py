"""Pages of the rules about earlier reports, by code."""

from __future__ import annotations

from typing import Final

UNREADABLE_HISTORY: Final = """Earlier report that cannot be read, or is none of this project.

The option `history` names the reports of earlier days, from which pages tell how long a row has
been open. This rule speaks for a file among them that is not there, cannot be read, contradicts
itself, is made for a day to come, or is about none of the records and products of this project.

**Why it matters.** Such a file counts for nothing: rows look as if they were open for a shorter
time than they are. It never changes what the gate says of a row.

**How to mend it.** Put the `readiness.json` there as the build wrote it, or take the file out.
"""
