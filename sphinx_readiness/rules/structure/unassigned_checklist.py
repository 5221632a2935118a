"""Checklist or sign-off matrix that belongs to no record.

With several records in one project each checklist goes to the record of its document, or of its
folder. This rule speaks where that leaves no answer, or where `:record:` names a record that does
not exist.

**Why it matters.** A checklist that is counted for no release, or for the wrong one, guards
nothing.

**How to mend it.** Write `:record:` with the id of the record.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD108",
    name="unassigned-checklist",
    family="structure",
    severity=Severity.WARNING,
    page=__doc__,
    check=reported,
)
