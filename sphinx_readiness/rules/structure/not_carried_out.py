"""Markup that a checklist relies on and that was not carried out.

`sphinx-readiness lint` reads documents that nobody vouches for. It evaluates no substitution, reads
no table from a file or an address, and runs nothing of an installed extension. Outside of
checklists that is nobody's business; inside of one it is this finding. An include that is not
carried out is one anywhere, as its text may hold checklists. No builder opens an address for a
`csv-table` or `raw` either, while the gate reads.

**Why it matters.** What the page will show is not what was checked.

**How to mend it.** Write the value into the checklist, or the rows into the document. Where the
project is trusted, `sphinx-build -b readiness` evaluates it.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD115",
    name="not-carried-out",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
