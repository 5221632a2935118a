"""Passed item whose report says that nothing ran, or less than is demanded.

A report of no tests, or of fewer than `min N`; a pattern that no test is like; coverage of no
code; an analysis without a run, or one that did not come to its end; an SBOM without components;
an audit that looked at no package; a pointer that leads to nothing. A skipped test has not run.

**Why it matters.** An empty report has no failures.

**How to mend it.** Find out why nothing ran, or correct what the statement chooses.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD704",
    Fault.NOTHING_RAN,
    N_("Find out why nothing ran, or correct what the statement chooses."),
    __doc__,
)
