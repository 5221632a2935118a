"""Passed item whose proof is something else than its statement says.

The file can be read, but is no report of that kind: a report of coverage where one of tests was
meant, a file that was renamed, an SBOM that names no product.

**Why it matters.** A report that is read as another one would say that all is well.

**How to mend it.** Name the right file, or state it by the right word.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD703",
    Fault.UNLIKE,
    N_("Name the right file, or state it by the right word."),
    __doc__,
)
