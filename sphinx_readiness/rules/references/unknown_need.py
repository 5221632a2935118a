"""Link of an item to a need that does not exist.

Where `sphinx_needs` is among the extensions, the links of an item (a `Links` column, the option
`:links:`) lead to needs, items and checklists. This rule speaks for a word in them that looks like
an id and is the id of none. Names of files and addresses are left alone.

**Why it matters.** The chain from a requirement to its sign-off has a gap that no diagram shows.

**How to mend it.** Correct the id, or add the need.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD604",
    name="unknown-need",
    family="references",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
