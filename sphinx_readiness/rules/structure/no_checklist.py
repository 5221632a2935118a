"""Gate that found no checklist at all.

The gate ran over documents in which there is no `checklist`, `check`, sign-off, decision or
`post-deployment` window, and no need blocks. Builds of pages do not say this, and where an error
says that a directive, an include or a file was not read, that is said instead.

**Why it matters.** A gate that looks at nothing is always open: perhaps the checklists moved, or
are excluded, or the wrong folder is checked.

**How to mend it.** Name the folder of the documents with the checklists, or take the gate away.
With `severity = { RD112 = "error" }` the gate fails. A project that has only its versions checked
can ignore this rule.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD112",
    name="no-checklist",
    family="structure",
    severity=Severity.WARNING,
    page=__doc__,
    check=reported,
)
