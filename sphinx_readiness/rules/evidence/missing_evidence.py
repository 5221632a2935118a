"""Passed item whose proof is not there.

Its statement names a file that a tool was to write, such as `junit reports/unit.xml`, and there
is no such file, beside the document or in the root of the project: it was never written, or has
another name. A folder is none. (`file PATH`, which states no more than that, [fails](#rd505).)

**Why it matters.** What has not run has not passed.

**How to mend it.** Let the tool write the file before the gate runs, or correct its name.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD701",
    Fault.MISSING,
    N_("Let the tool write it before the gate runs, or correct its name."),
    __doc__,
)
