"""Passed item whose proof does not say what it belongs to.

The project demands that proof has an age ([evidence_max_age](#option-evidence-max-age)) or a
commit ([evidence_commit](#option-evidence-commit)), and neither the report nor the statement says
it.

**Why it matters.** It may be of any time.

**How to mend it.** Let the tool write it, or say it in the statement: `date=2026-01-31`,
`commit=0a1b2c3`.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD707",
    Fault.UNDATED,
    N_("Let the tool write it, or say it in the statement: date=YYYY-MM-DD, commit=SHA."),
    __doc__,
)
