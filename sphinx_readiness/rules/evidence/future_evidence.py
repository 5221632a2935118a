"""Passed item whose proof is of a day that has not come.

The date in the report, or the one in the statement, is more than a day after the [day of the
report](#option-as-of).

**Why it matters.** It would never be too old.

**How to mend it.** Correct the date, or the clock of the machine that made it.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD708",
    Fault.FUTURE,
    N_("Correct the date, or the clock of the machine that made it."),
    __doc__,
)
