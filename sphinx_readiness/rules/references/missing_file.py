"""File that a cell names and that is not there.

A file name in a cell, such as `DEPLOYMENT_GUIDE.md`, becomes a link to that document or project
file. This rule speaks where there is no such file. The name stays plain text.

**Why it matters.** A row that points at a missing file has lost its proof, or never had it.

**How to mend it.** Correct the path, relative to the document or to the root of the project, or add
the file.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD602",
    name="missing-file",
    family="references",
    severity=Severity.INFO,
    page=__doc__,
    check=reported,
)
