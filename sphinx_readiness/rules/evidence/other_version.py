"""Passed item whose proof is of another version, or of another product.

The report names a version (a property of its suites, the product of an SBOM, the records of a
`readiness.json`), or the statement does (`version=2.0.1`), and it is not the one of the project.
So is an SBOM of another product.

**Why it matters.** It proves something of another release.

**How to mend it.** Have it made again of this version. The version of another project is named in
the statement: `readiness engine/readiness.json version=3.1`.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD710",
    Fault.OTHER_VERSION,
    N_("Have it made again of this version."),
    __doc__,
)
