"""Directive that could not be read where it stands.

Some places cannot hold a checklist, such as the cell of a table. What stands there is shown as it
was written, but its rows are not items.

**Why it matters.** Rows that are not read are not checked, although the page shows them.

**How to mend it.** Move the directive to the top level of the document.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.core.findings import Rule
from sphinx_readiness.core.severity import Severity
from sphinx_readiness.rules.reading import reported

RULE: Final = Rule(
    code="RD110",
    name="unread-directive",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
