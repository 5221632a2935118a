"""Excuse that names no item.

The option `excuse` names items whose words are right as they are. An entry that is the id of no
item is reported: a misspelled one excuses nothing, and one of an item that is gone would excuse the
next item that gets its id. The report counts and lists the findings that are excused.

**Why it matters.** An excuse that nobody needs is an exception that nobody looks at.

**How to mend it.** Write the id as the row has it, or take the entry out.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD116",
    name="unused-excuse",
    family="structure",
    severity=Severity.WARNING,
    page=__doc__,
    check=reported,
)
