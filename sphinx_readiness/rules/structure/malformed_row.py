"""Row or table that cannot be read as items.

A checklist's body has to be read row by row. This rule speaks where that is not possible: a row
without a title, a table whose markup is broken, a directive that could not be parsed. What could
be read is kept; the rest stands in the page as it was written.

**Why it matters.** A row that nobody can read is a requirement that nobody checks.

**How to mend it.** Write the title in the item column, or close the table's markup. The message
says what was expected.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD101",
    name="malformed-row",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
