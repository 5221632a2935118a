"""Passed item whose tests were skipped, a whole suite of them.

Single tests may be skipped where others of their suite ran. A suite in which all were skipped was
not run at all, whatever the other suites say.

**Why it matters.** Suites are skipped where what they need is missing: the database, the device.

**How to mend it.** Run them; or choose the suites that this is about: `junit report.xml
database*`.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD705",
    Fault.SKIPPED,
    N_("Run them, or choose the suites that this is about."),
    __doc__,
)
