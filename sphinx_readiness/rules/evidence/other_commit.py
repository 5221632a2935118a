"""Passed item whose proof is of another commit.

The report names the commit that it was made of (a property of its suites, its
`versionControlProvenance`, its subject), or the statement does (`commit=0a1b2c3`). That has to be
in the history of what is checked out, and where [evidence_commit](#option-evidence-commit) says
so its last commit, that of a tag, or near. Two different ones are none. An attestation has to be
about a file or commit of this project.

**Why it matters.** It proves something of another state of the product, or of another product.

**How to mend it.** Have it made again of this commit.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD709",
    Fault.OTHER_COMMIT,
    N_("Have it made again of this commit."),
    __doc__,
)
